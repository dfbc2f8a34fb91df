import { formatCounted } from '../format/list.ts';
import type { AuthoredVotedBoard } from '../schema/board.ts';
import { preferredValue } from './fact.ts';
import type { Model } from './catalog.ts';

/** A board that readers vote on, with the models that can be drawn. */
export type VotedBoard = AuthoredVotedBoard & {
  readonly id: string;
  readonly href: string;
  /** Ids of the models that can be drawn, in the order of the alphabet. */
  readonly pool: readonly string[];
  /** What the board waits for, as a sentence; undefined where it can be voted on. */
  readonly missing: string | undefined;
};

/** The name of each kind of board as readers see it, with what it means. */
export const boardKinds = {
  imported: "Imported: somebody else's published judgements, rated here from their counts.",
  open: 'Open: readers answer from experience, the names shown.',
  blind: 'Blind: readers watch two clips of one prompt, the names hidden until the vote is in.',
} as const;

/** Joins a board that readers vote on with the models that can be drawn on it. */
export function toVotedBoard(
  board: AuthoredVotedBoard & { readonly id: string },
  models: readonly Model[],
): VotedBoard {
  const pool = board.kind === 'open' ? openPool(board.pool.status, models) : [];
  return {
    ...board,
    href: `/boards/${board.id}/`,
    pool,
    missing: missingOf(board, pool),
  } as VotedBoard;
}

function openPool(statuses: readonly string[], models: readonly Model[]): string[] {
  return models
    .filter(({ lifecycle, sources }) => {
      const status = preferredValue(lifecycle.status, sources);
      return status !== undefined && statuses.includes(status);
    })
    .map(({ id }) => id)
    .sort();
}

function missingOf(board: AuthoredVotedBoard, pool: readonly string[]): string | undefined {
  if (pool.length > 1) return undefined;
  return board.kind === 'open'
    ? `It opens when two models can be drawn; there is ${formatCounted(pool.length, 'model')}.`
    : `It opens when a prompt has ${board.audio ? 'clips with sound' : 'silent clips'} of two models.`;
}
