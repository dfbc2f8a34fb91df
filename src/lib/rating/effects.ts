import type { Comparisons } from './comparisons.ts';
import { eloPerLogOdds, roundPublished } from './elo-scale.ts';
import { fitStrengths, parametersOf } from './fit.ts';
import type { Fit } from './fit.ts';
import type { Doubt, IntervalMethod } from './intervals.ts';

/** What the left side is worth, in Elo points, with its 95 % interval. */
export interface SlotEffect {
  readonly advantageElo: number;
  readonly lower: number;
  readonly upper: number;
}

/** Davidson's tie parameter nu: between equals a tie has the chance nu / (2 + nu). */
export interface TieEffect {
  readonly nu: number;
  /** Ends of the 95 % interval, symmetric about the logarithm. */
  readonly lower: number;
  readonly upper: number;
  /** Of the natural logarithm of nu. */
  readonly logStandardError: number;
}

/**
 * What the left side is worth, by a fit of its own that has this parameter beside the strengths.
 *
 * @returns undefined where the votes cannot tell it from strength
 */
export function slotEffect(
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
    return describeSlot(withSlot, interval(withSlot, comparisons), fit.models.length);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/**
 * The slot effect of a fit that has one.
 *
 * @param place where the slot effect stands in the covariance
 */
export function describeSlot(fit: Fit, doubt: Doubt, place: number): SlotEffect {
  const advantage = eloPerLogOdds * fit.slot!;
  const error = eloPerLogOdds * errorAt(doubt, place);
  return {
    advantageElo: roundPublished(advantage),
    lower: roundPublished(advantage - doubt.critical * error),
    upper: roundPublished(advantage + doubt.critical * error),
  };
}

/** The tie parameter of a fit with its error; undefined where the method has none. */
export function tieEffect(fit: Fit, doubt: Doubt): TieEffect | undefined {
  if (fit.logTie === undefined) return undefined;
  const error = errorAt(doubt, parametersOf(fit).length - 1);
  return {
    nu: roundPublished(Math.exp(fit.logTie)),
    lower: roundPublished(Math.exp(fit.logTie - doubt.critical * error)),
    upper: roundPublished(Math.exp(fit.logTie + doubt.critical * error)),
    logStandardError: roundPublished(error),
  };
}

function errorAt({ covariance: { size, values } }: Doubt, index: number): number {
  return Math.sqrt(Math.max(values[index * size + index]!, 0));
}
