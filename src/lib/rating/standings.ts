import { tabulatePoints, toComparisons } from './comparisons.ts';
import type { Comparisons, TieRule } from './comparisons.ts';
import { slotEffect, tieEffect } from './effects.ts';
import type { SlotEffect, TieEffect } from './effects.ts';
import { eloPerLogOdds, meanRating, roundPublished } from './elo-scale.ts';
import type { Fit } from './fit.ts';
import { sandwichOfVotes } from './intervals.ts';
import type { Doubt, IntervalMethod } from './intervals.ts';
import { fitLinked } from './linked-fit.ts';
import type { LinkedFit } from './linked-fit.ts';
import type { Method } from './parameters.ts';
import { separateFamily, separatePairs, spreadRanks } from './ranks.ts';
import { recordOf } from './records.ts';
import type { VoteRecord } from './records.ts';
import { countVotes } from './tally.ts';
import type { Tally } from './tally.ts';

/**
 * What the votes can say of a model.
 * `rated`: it has a rating. `provisional`: it has one, from fewer than {@link fewVotes}. `unbeaten`: it never lost
 * nor drew, so no rating is high enough. `winless`: it never won nor drew, so none is low enough.
 * `unlinked`: its votes do not tie it to the rated models in both directions, so there is no
 * common scale.
 */
export type StandingState = 'rated' | 'provisional' | 'unbeaten' | 'winless' | 'unlinked';

/**
 * With fewer votes than this a model's rating is provisional: below it a model often has no rating at
 * all, and 95 % intervals hold the truth in 94 of 100 cases (the small boards of `bench:coverage`).
 */
export const fewVotes = 30;

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
  /** Davidson's tie parameter; absent under other methods. */
  readonly tie?: TieEffect;
}

export interface StandingOptions extends TieRule {
  readonly method?: Method;
  /** How intervals are found; every vote for itself by default. */
  readonly interval?: IntervalMethod;
  /** Phantom wins and losses of each model; see `FitOptions`. */
  readonly prior?: number;
  /** A model with fewer votes than this is `provisional`; {@link fewVotes} where nothing is said. */
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
 *
 * @throws RangeError where the method has no estimate, as Davidson's has none without a tie
 */
export function computeStandings(tally: Tally, options: StandingOptions = {}): Standings {
  const comparisons = toComparisons(tally, options);
  const linked = fitLinked(comparisons, options);
  const others = unratedRows(tally, comparisons, linked?.members ?? []);
  const votes = countVotes(tally);
  if (linked === undefined) return { votes, rows: others };

  const { fit, comparisons: inner } = linked;
  const { interval = sandwichOfVotes } = options;
  const doubt = interval(fit, inner);
  const slot = options.slot === true ? slotEffect(inner, fit, interval) : undefined;
  const tie = tieEffect(fit, doubt);
  return {
    votes,
    rows: [...ratedRows(tally, linked, doubt, options), ...others],
    fit,
    covariance: doubt.covariance,
    doubt,
    ...(slot === undefined ? {} : { slot }),
    ...(tie === undefined ? {} : { tie }),
  };
}

/** Rows that say of each model why it has no number, but for those that have one. */
export function unratedRows(
  tally: Tally,
  comparisons: Comparisons,
  rated: readonly number[],
): UnratedStanding[] {
  if (rated.length === tally.models.length) return [];
  const points = tabulatePoints(comparisons);
  const isRated = new Set(rated);
  return tally.models.flatMap((model, index) =>
    isRated.has(index)
      ? []
      : [
          {
            model,
            state: stateOf(points, tally.models.length, index),
            ...recordOf(tally, index),
            ...noEstimate,
          },
        ],
  );
}

function ratedRows(
  tally: Tally,
  { members, fit }: LinkedFit,
  { covariance, critical }: Doubt,
  { ranks, provisionalBelow = fewVotes }: StandingOptions,
): RatedStanding[] {
  const separate = ranks === 'family' ? separateFamily : separatePairs;
  const spreads = spreadRanks(members.length, separate(fit.logOdds, covariance, critical));
  const rows = members.map((index, place) => {
    const rating = meanRating + eloPerLogOdds * fit.logOdds[place]!;
    const variance = covariance.values[place * covariance.size + place]!;
    const standardError = eloPerLogOdds * Math.sqrt(Math.max(variance, 0));
    const record = recordOf(tally, index);
    return {
      model: tally.models[index]!,
      state: record.votes < provisionalBelow ? ('provisional' as const) : ('rated' as const),
      ...record,
      rating: roundPublished(rating),
      lower: roundPublished(rating - critical * standardError),
      upper: roundPublished(rating + critical * standardError),
      standardError: roundPublished(standardError),
      rankLow: spreads[place]!.low,
      rankHigh: spreads[place]!.high,
    };
  });
  rows.sort((left, right) => right.rating - left.rating);
  const ratings = rows.map(({ rating }) => rating);
  return rows.map((row) => ({ ...row, rank: 1 + ratings.indexOf(row.rating) }));
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

/** Why a model has no rating, from the points that each took from each other. */
function stateOf(points: Float64Array, size: number, index: number): UnratedStanding['state'] {
  let taken = 0;
  let given = 0;
  for (let other = 0; other < size; other += 1) {
    taken += points[index * size + other]!;
    given += points[other * size + index]!;
  }
  if (taken > 0 && given === 0) return 'unbeaten';
  if (given > 0 && taken === 0) return 'winless';
  return 'unlinked';
}
