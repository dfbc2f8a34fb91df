import { computeElo, computeStandings, roundPublished, tallyCounts } from '../rating/index.ts';
import type { Standing, VoteRecord } from '../rating/index.ts';
import type { RateOptions } from './rate-votes.ts';
import type { VoteFile } from './vote-file.ts';
import type { CountedVote } from './vote-rows.ts';

/** A row of online Elo: a rating without an interval. */
export type EloStanding = { readonly model: string; readonly state: 'rated' } & {
  readonly rating: number;
  readonly rank: number;
} & {
  readonly [Key in 'lower' | 'upper' | 'standardError' | 'rankLow' | 'rankHigh']: null;
} & VoteRecord;

/**
 * Online Elo in the order of the file. A model whose votes are all dropped keeps the 1000 points
 * that it started with.
 *
 * @throws RangeError where the file holds counts, which have no order
 */
export async function rateElo(
  file: VoteFile,
  groups: readonly CountedVote[],
  { k, pairs, ties, bothBad }: RateOptions,
): Promise<EloStanding[]> {
  if (pairs) throw new RangeError('--method elo needs single votes in their order, not --pairs');
  const votes: CountedVote[] = [];
  await file.forEachVote((vote) => {
    const isTie = vote.outcome === 'tie' || vote.outcome === 'both_bad';
    if (isTie && (ties === 'drop' || (vote.outcome === 'both_bad' && bothBad === 'drop'))) return;
    votes.push(vote);
  });
  const ratings = computeElo(votes, { k });
  const { rows } = computeStandings(tallyCounts(groups));
  const rated = rows
    .map((row) => ({ row, rating: ratings.get(row.model) ?? 1000 }))
    .sort((first, second) => second.rating - first.rating);
  return rated.map(({ row, rating }) => ({
    model: row.model,
    state: 'rated',
    rating: roundPublished(rating),
    lower: null,
    upper: null,
    standardError: null,
    rank: 1 + rated.filter((other) => other.rating > rating).length,
    rankLow: null,
    rankHigh: null,
    ...recordOf(row),
  }));
}

function recordOf({ votes, wins, losses, ties, bothBad }: Standing): VoteRecord {
  return { votes, wins, losses, ties, bothBad };
}
