import type { Tally } from './tally.ts';

/** Results of a model over all its votes. */
export interface VoteRecord {
  readonly votes: number;
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
  readonly bothBad: number;
}

/** What a model did against all others; `index` is its position in the tally. */
export function recordOf(tally: Tally, index: number): VoteRecord {
  const others = tally.models.map((_, other) => other).filter((other) => other !== index);
  return recordAgainst(tally, index, others);
}

/** What two models did against each other, seen from the first. */
export function headToHead(tally: Tally, first: string, second: string): VoteRecord {
  const i = tally.models.indexOf(first);
  const j = tally.models.indexOf(second);
  return recordAgainst(tally, i, i === -1 || j === -1 ? [] : [j]);
}

function recordAgainst(
  { models, left, right, tie, both_bad }: Tally,
  index: number,
  others: readonly number[],
): VoteRecord {
  let [wins, losses, ties, bothBad] = [0, 0, 0, 0];
  for (const other of others) {
    const asLeft = index * models.length + other;
    const asRight = other * models.length + index;
    wins += left[asLeft]! + right[asRight]!;
    losses += right[asLeft]! + left[asRight]!;
    ties += tie[asLeft]! + tie[asRight]!;
    bothBad += both_bad[asLeft]! + both_bad[asRight]!;
  }
  return { votes: wins + losses + ties + bothBad, wins, losses, ties, bothBad };
}
