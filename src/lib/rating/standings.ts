import { expectedScore, fitBradleyTerry } from './bradley-terry.ts';
import type { Fit } from './bradley-terry.ts';
import { findLinked } from './components.ts';
import type { SquareMatrix } from './matrix.ts';
import { normal95, spreadRanks } from './ranks.ts';
import { sandwichCovariance, scoreProductsOfVotes, varianceOfDifference } from './sandwich.ts';
import { countVotes, pointsOf, toComparisons } from './tally.ts';
import type { Comparisons, Tally, TieRule } from './tally.ts';

/**
 * What the votes can say of a model.
 * `rated`: it has a rating. `unbeaten`: it never lost nor drew, so no rating is high enough.
 * `winless`: it never won nor drew, so none is low enough. `unlinked`: its votes do not tie it to
 * the rated models in both directions, so there is no common scale.
 */
export type StandingState = 'rated' | 'unbeaten' | 'winless' | 'unlinked';

/** Results of a model over all its votes. */
export interface VoteRecord {
  readonly votes: number;
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
  readonly bothBad: number;
}

interface Estimate {
  /** Elo points, mean of the rated models 1000. */
  readonly rating: number;
  /** Ends of the 95 % interval, Elo points. */
  readonly lower: number;
  readonly upper: number;
  readonly standardError: number;
  /** Place by rating, from 1. */
  readonly rank: number;
  /** Best and worst place that the votes allow. */
  readonly rankLow: number;
  readonly rankHigh: number;
}

/** A model's row on a board. Numbers that the votes do not carry are null. */
export type Standing = { readonly model: string } & VoteRecord &
  (
    | ({ readonly state: 'rated' } & Estimate)
    | ({ readonly state: Exclude<StandingState, 'rated'> } & {
        readonly [Key in keyof Estimate]: null;
      })
  );

/** All rows of a board, with what is needed to compare two of them. */
export interface Standings {
  readonly votes: number;
  /** Rated models by rating, then the others by id. */
  readonly rows: readonly Standing[];
  /** Absent where not even two models can be compared. */
  readonly fit?: Fit;
  /** Covariance of the log-odds of `fit`, in its order of models. */
  readonly covariance?: SquareMatrix;
}

/** Elo points in one unit of natural log-odds: 400 / ln 10. */
export const eloPerLogOdds = 400 / Math.LN10;

/** The rating that the rated models of a board have on average. */
export const meanRating = 1000;

export interface StandingOptions extends TieRule {
  /** Middle of the sandwich where votes are not independent; over `tally.models`, in that order. */
  readonly scoreProducts?: SquareMatrix;
}

/**
 * Ratings, 95 % intervals and rank spreads of all models in a tally, by Bradley-Terry with
 * sandwich errors. Rates the largest set of models that wins link in both directions (most votes
 * first among equals) and says of every other model why it has no number.
 *
 * @throws RangeError where score products are given and do not fit the rated models
 */
export function computeStandings(tally: Tally, options: StandingOptions = {}): Standings {
  const comparisons = toComparisons(tally, options);
  const linked = pickComponent(comparisons);
  const rated = linked.length < 2 ? [] : linked;
  const records = tally.models.map((_, index) => recordOf(tally, index));
  const votes = countVotes(tally);
  const others = tally.models
    .map((model, index) => ({ model, index }))
    .filter(({ index }) => !rated.includes(index))
    .map(({ model, index }) => ({
      model,
      state: stateOf(comparisons, index),
      ...records[index]!,
      ...noEstimate,
    }));
  if (rated.length === 0) return { votes, rows: others };

  const inner = restrict(comparisons, rated);
  const fit = fitBradleyTerry(inner);
  const scoreProducts = options.scoreProducts ?? scoreProductsOfVotes(inner, fit);
  if (scoreProducts.size !== rated.length) {
    throw new RangeError(
      `Cannot use score products of ${scoreProducts.size} models for ${rated.length} rated ones`,
    );
  }
  const covariance = sandwichCovariance(fit, scoreProducts);
  const spreads = spreadRanks(fit.logOdds, covariance);
  const rows = rated
    .map((index, place) => {
      const rating = meanRating + eloPerLogOdds * fit.logOdds[place]!;
      const standardError =
        eloPerLogOdds * Math.sqrt(covariance.values[place * rated.length + place]!);
      return {
        model: tally.models[index]!,
        state: 'rated' as const,
        ...records[index]!,
        rating: roundPublished(rating),
        lower: roundPublished(rating - normal95 * standardError),
        upper: roundPublished(rating + normal95 * standardError),
        standardError: roundPublished(standardError),
        rankLow: spreads[place]!.low,
        rankHigh: spreads[place]!.high,
      };
    })
    .sort((left, right) => right.rating - left.rating);
  const ranked = rows.map((row) => ({
    ...row,
    rank: 1 + rows.filter((other) => other.rating > row.rating).length,
  }));
  return { votes, rows: [...ranked, ...others], fit, covariance };
}

/** How likely one model is to be preferred to another, with its 95 % interval. */
export interface Prediction {
  readonly expected: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * The chance that `first` is preferred to `second` where one of them is, from their ratings; the
 * interval is that of the difference, carried through the logistic curve.
 *
 * @returns undefined where one of the two has no rating
 */
export function predictWin(
  standings: Standings,
  first: string,
  second: string,
): Prediction | undefined {
  const { fit, covariance } = standings;
  const i = fit?.models.indexOf(first) ?? -1;
  const j = fit?.models.indexOf(second) ?? -1;
  if (fit === undefined || covariance === undefined || i === -1 || j === -1) return undefined;
  const difference = fit.logOdds[i]! - fit.logOdds[j]!;
  const halfWidth = normal95 * Math.sqrt(varianceOfDifference(covariance, i, j));
  return {
    expected: roundPublished(expectedScore(difference)),
    lower: roundPublished(expectedScore(difference - halfWidth)),
    upper: roundPublished(expectedScore(difference + halfWidth)),
  };
}

/** What two models did against each other, seen from the first. */
export function headToHead(tally: Tally, first: string, second: string): VoteRecord {
  const size = tally.models.length;
  const i = tally.models.indexOf(first);
  const j = tally.models.indexOf(second);
  if (i === -1 || j === -1) return { votes: 0, wins: 0, losses: 0, ties: 0, bothBad: 0 };
  const [asLeft, asRight] = [i * size + j, j * size + i];
  return withVotes({
    wins: tally.left[asLeft]! + tally.right[asRight]!,
    losses: tally.right[asLeft]! + tally.left[asRight]!,
    ties: tally.tie[asLeft]! + tally.tie[asRight]!,
    bothBad: tally.both_bad[asLeft]! + tally.both_bad[asRight]!,
  });
}

/** Published numbers are rounded to 1e-6, since Math.exp may differ in its last bit between engines. */
export function roundPublished(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

const noEstimate = {
  rating: null,
  lower: null,
  upper: null,
  standardError: null,
  rank: null,
  rankLow: null,
  rankHigh: null,
};

/** The models to rate: the largest strongly connected component, then the one with the most votes. */
function pickComponent(comparisons: Comparisons): readonly number[] {
  const components = findLinked(comparisons);
  const votesWithin = (members: readonly number[]): number =>
    members.reduce(
      (sum, i) => sum + members.reduce((inner, j) => inner + pointsOf(comparisons, i, j), 0),
      0,
    );
  const most = components[0]?.length ?? 0;
  return components
    .filter(({ length }) => length === most)
    .reduce((best, candidate) => (votesWithin(candidate) > votesWithin(best) ? candidate : best));
}

function stateOf(comparisons: Comparisons, index: number): Exclude<StandingState, 'rated'> {
  let taken = 0;
  let given = 0;
  comparisons.models.forEach((_, other) => {
    taken += pointsOf(comparisons, index, other);
    given += pointsOf(comparisons, other, index);
  });
  if (taken > 0 && given === 0) return 'unbeaten';
  if (given > 0 && taken === 0) return 'winless';
  return 'unlinked';
}

function restrict({ models, wins, draws }: Comparisons, members: readonly number[]): Comparisons {
  const pick = (table: Float64Array): Float64Array =>
    Float64Array.from(members.flatMap((i) => members.map((j) => table[i * models.length + j]!)));
  return { models: members.map((index) => models[index]!), wins: pick(wins), draws: pick(draws) };
}

function recordOf(tally: Tally, index: number): VoteRecord {
  const totals = tally.models
    .map((other) => headToHead(tally, tally.models[index]!, other))
    .reduce((sum, { wins, losses, ties, bothBad }) => ({
      votes: 0,
      wins: sum.wins + wins,
      losses: sum.losses + losses,
      ties: sum.ties + ties,
      bothBad: sum.bothBad + bothBad,
    }));
  return withVotes(totals);
}

function withVotes({ wins, losses, ties, bothBad }: Omit<VoteRecord, 'votes'>): VoteRecord {
  return { votes: wins + losses + ties + bothBad, wins, losses, ties, bothBad };
}
