import type { Vote } from './tally.ts';

export interface EloOptions {
  /** How far one answer moves a rating at most; 4 is what public arenas used. */
  readonly k?: number;
  /** What every model starts with. */
  readonly initial?: number;
}

/**
 * Online Elo: ratings after each vote in the order given (Elo, "The Rating of Chessplayers", 1978).
 * A second view beside Bradley-Terry and never the ranking: it depends on the order of the votes.
 * A tie of either kind is half a win to each.
 *
 * With K = 4, one win of a over b, both at 1000, makes 1002 and 998.
 */
export function computeElo(
  votes: Iterable<Vote>,
  { k = 4, initial = 1000 }: EloOptions = {},
): Map<string, number> {
  const ratings = new Map<string, number>();
  for (const { left, right, outcome } of votes) {
    if (left === right) throw new RangeError(`Cannot rate ${left} against itself`);
    const leftRating = ratings.get(left) ?? initial;
    const rightRating = ratings.get(right) ?? initial;
    const expected = 1 / (1 + 10 ** ((rightRating - leftRating) / 400));
    const score = outcome === 'left' ? 1 : outcome === 'right' ? 0 : 0.5;
    ratings.set(left, leftRating + k * (score - expected));
    ratings.set(right, rightRating + k * (expected - score));
  }
  return ratings;
}
