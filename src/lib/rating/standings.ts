import { findLinked } from './components.ts';
import { expectedScore, fitStrengths } from './fit.ts';
import type { Fit, Method } from './fit.ts';
import { sandwichOfVotes } from './intervals.ts';
import type { Doubt, IntervalMethod } from './intervals.ts';
import { separateFamily, separatePairs, spreadRanks } from './ranks.ts';
import { varianceOfDifference } from './sandwich.ts';
import { countVotes, pointsOf, restrictComparisons, toComparisons } from './tally.ts';
import type { Comparisons, Tally, TieRule } from './tally.ts';

/**
 * What the votes can say of a model.
 * `rated`: it has a rating. `provisional`: it has one, from few votes. `unbeaten`: it never lost
 * nor drew, so no rating is high enough. `winless`: it never won nor drew, so none is low enough.
 * `unlinked`: its votes do not tie it to the rated models in both directions, so there is no
 * common scale.
 */
export type StandingState = 'rated' | 'provisional' | 'unbeaten' | 'winless' | 'unlinked';

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

/** A row with a rating. */
export type RatedStanding = { readonly model: string } & VoteRecord & {
    readonly state: 'rated' | 'provisional';
  } & Estimate;

/** A row without one: numbers that the votes do not carry are null. */
export type UnratedStanding = { readonly model: string } & VoteRecord & {
    readonly state: Exclude<StandingState, 'rated' | 'provisional'>;
  } & { readonly [Key in keyof Estimate]: null };

/** A model's row on a board. */
export type Standing = RatedStanding | UnratedStanding;

/** Whether a row has a rating, provisional or not. */
export function hasRating(row: Standing): row is RatedStanding {
  return row.rating !== null;
}

/** What the left side is worth, in Elo points, with its 95 % interval. */
export interface SlotEffect {
  readonly advantageElo: number;
  readonly lower: number;
  readonly upper: number;
}

/** All rows of a board, with what is needed to compare two of them. */
export interface Standings {
  readonly votes: number;
  /** Models with a rating, best first, then the others by id. */
  readonly rows: readonly Standing[];
  /** Absent where not even two models can be compared. */
  readonly fit?: Fit;
  /** Covariance of the parameters of `fit`, in its order. */
  readonly covariance?: Doubt['covariance'];
  readonly doubt?: Doubt;
  /** Absent where it was not asked for or cannot be told from the votes. */
  readonly slot?: SlotEffect;
}

/** Elo points in one unit of natural log-odds: 400 / ln 10. */
export const eloPerLogOdds = 400 / Math.LN10;

/** The rating that the rated models of a board have on average. */
export const meanRating = 1000;

export interface StandingOptions extends TieRule {
  readonly method?: Method;
  /** How intervals are found; every vote for itself by default. */
  readonly interval?: IntervalMethod;
  /** Phantom wins and losses of each model; see `FitOptions`. */
  readonly prior?: number;
  /** A model with fewer votes than this is `provisional`. */
  readonly provisionalBelow?: number;
  /** `pairs`: each verdict is right at 95 %. `family`: all verdicts of the board together are. */
  readonly ranks?: 'pairs' | 'family';
  /** Whether to report what the left side is worth. The ratings do not use it. */
  readonly slot?: boolean;
  /** A fit of nearly the same votes, to start from. */
  readonly start?: Fit | undefined;
}

/**
 * Ratings, 95 % intervals and rank spreads of all models in a tally. Rates the largest set of
 * models that wins link in both directions (most votes first among equals) and says of every other
 * model why it has no number. With a prior every model has one.
 */
export function computeStandings(tally: Tally, options: StandingOptions = {}): Standings {
  const { method = 'bradley-terry', interval = sandwichOfVotes, prior = 0 } = options;
  const comparisons = toComparisons(tally, options);
  const rated = prior > 0 ? tally.models.map((_, index) => index) : pickLinked(comparisons);
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

  const inner = restrictComparisons(comparisons, rated);
  const fit = fitStrengths(inner, { method, prior, ...startFrom(options.start, inner.models) });
  const doubt = interval(fit, inner);
  const { covariance, critical } = doubt;
  const separate = options.ranks === 'family' ? separateFamily : separatePairs;
  const spreads = spreadRanks(rated.length, separate(fit.logOdds, covariance, critical));
  const rows = rated
    .map((index, place) => {
      const rating = meanRating + eloPerLogOdds * fit.logOdds[place]!;
      const variance = covariance.values[place * covariance.size + place]!;
      const standardError = eloPerLogOdds * Math.sqrt(Math.max(variance, 0));
      const record = records[index]!;
      const isFew = record.votes < (options.provisionalBelow ?? 0);
      return {
        model: tally.models[index]!,
        state: isFew ? ('provisional' as const) : ('rated' as const),
        ...record,
        rating: roundPublished(rating),
        lower: roundPublished(rating - critical * standardError),
        upper: roundPublished(rating + critical * standardError),
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
  const slot = options.slot === true ? slotEffect(inner, fit, interval) : undefined;
  return {
    votes,
    rows: [...ranked, ...others],
    fit,
    covariance,
    doubt,
    ...(slot === undefined ? {} : { slot }),
  };
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
  const { fit, doubt } = standings;
  const i = fit?.models.indexOf(first) ?? -1;
  const j = fit?.models.indexOf(second) ?? -1;
  if (fit === undefined || doubt === undefined || i === -1 || j === -1) return undefined;
  const difference = fit.logOdds[i]! - fit.logOdds[j]!;
  const halfWidth = doubt.critical * Math.sqrt(varianceOfDifference(doubt.covariance, i, j));
  return {
    expected: roundPublished(expectedScore(difference)),
    lower: roundPublished(expectedScore(difference - halfWidth)),
    upper: roundPublished(expectedScore(difference + halfWidth)),
  };
}

/** What two models did against each other, seen from the first. */
export function headToHead(tally: Tally, first: string, second: string): VoteRecord {
  const i = tally.models.indexOf(first);
  const j = tally.models.indexOf(second);
  if (i === -1 || j === -1) return { votes: 0, wins: 0, losses: 0, ties: 0, bothBad: 0 };
  return withVotes(resultsBetween(tally, i, j));
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

/** What the left side is worth; undefined where the votes cannot tell it from strength. */
function slotEffect(
  comparisons: Comparisons,
  fit: Fit,
  interval: IntervalMethod,
): SlotEffect | undefined {
  try {
    const withSlot = fitStrengths(comparisons, {
      method: fit.method,
      prior: fit.prior,
      slot: true,
      start: fit.logOdds,
    });
    const { covariance, critical } = interval(withSlot, comparisons);
    const at = fit.models.length;
    const advantage = eloPerLogOdds * withSlot.slot!;
    const error = eloPerLogOdds * Math.sqrt(covariance.values[at * covariance.size + at]!);
    return {
      advantageElo: roundPublished(advantage),
      lower: roundPublished(advantage - critical * error),
      upper: roundPublished(advantage + critical * error),
    };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function startFrom(
  start: Fit | undefined,
  models: readonly string[],
): { readonly start?: Float64Array } {
  if (start === undefined) return {};
  return {
    start: Float64Array.from(models, (model) => start.logOdds[start.models.indexOf(model)] ?? 0),
  };
}

/** The models to rate: the largest strongly connected component, then the one with the most votes. */
function pickLinked(comparisons: Comparisons): readonly number[] {
  const components = findLinked(comparisons);
  const votesWithin = (members: readonly number[]): number =>
    members.reduce(
      (sum, i) => sum + members.reduce((inner, j) => inner + pointsOf(comparisons, i, j), 0),
      0,
    );
  const most = components[0]?.length ?? 0;
  if (most < 2) return [];
  return components
    .filter(({ length }) => length === most)
    .reduce((best, candidate) => (votesWithin(candidate) > votesWithin(best) ? candidate : best));
}

function stateOf(comparisons: Comparisons, index: number): UnratedStanding['state'] {
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

function recordOf(tally: Tally, index: number): VoteRecord {
  const total = { wins: 0, losses: 0, ties: 0, bothBad: 0 };
  tally.models.forEach((_, other) => {
    const { wins, losses, ties, bothBad } = resultsBetween(tally, index, other);
    total.wins += wins;
    total.losses += losses;
    total.ties += ties;
    total.bothBad += bothBad;
  });
  return withVotes(total);
}

function resultsBetween(tally: Tally, i: number, j: number): Omit<VoteRecord, 'votes'> {
  const size = tally.models.length;
  const [asLeft, asRight] = [i * size + j, j * size + i];
  return {
    wins: tally.left[asLeft]! + tally.right[asRight]!,
    losses: tally.right[asLeft]! + tally.left[asRight]!,
    ties: tally.tie[asLeft]! + tally.tie[asRight]!,
    bothBad: tally.both_bad[asLeft]! + tally.both_bad[asRight]!,
  };
}

function withVotes({ wins, losses, ties, bothBad }: Omit<VoteRecord, 'votes'>): VoteRecord {
  return { votes: wins + losses + ties + bothBad, wins, losses, ties, bothBad };
}
