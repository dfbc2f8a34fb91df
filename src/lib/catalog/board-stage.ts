import { formatCounted } from '../format/list.ts';

/** How far the votes of a board carry. */
export type BoardStage = 'empty' | 'collecting' | 'preliminary' | 'settled';

/** A board with fewer votes than the first is collecting, than the second preliminary. */
export const stageVotes = { collecting: 100, preliminary: 300 } as const;

/** How far so many votes carry: 0 -> empty, 99 -> collecting, 299 -> preliminary. */
export function stageOf(votes: number): BoardStage {
  if (votes === 0) return 'empty';
  if (votes < stageVotes.collecting) return 'collecting';
  return votes < stageVotes.preliminary ? 'preliminary' : 'settled';
}

/** The stage as readers see it. */
export function describeStage(votes: number): string {
  const count = formatCounted(votes, 'vote');
  switch (stageOf(votes)) {
    case 'empty':
      return 'No votes yet.';
    case 'collecting':
      return `Collecting: ${count} of the ${stageVotes.collecting} from which on a board is shown as a ranking.`;
    case 'preliminary':
      return `Preliminary: ${count}; below ${stageVotes.preliminary} the order may still change much.`;
    case 'settled':
      return `${count}.`;
  }
}
