import { expectedScore } from './bradley-terry.ts';
import { tabulatePoints, toComparisons } from './comparisons.ts';
import type { TieRule } from './comparisons.ts';
import { answerChances } from './davidson.ts';
import { eloPerLogOdds, roundPublished } from './elo-scale.ts';
import { varianceOfDifference } from './sandwich.ts';
import type { Standings } from './standings.ts';
import type { Tally } from './tally.ts';

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
  return carryDifference(standings, [first, second], expectedScore);
}

/**
 * By how many Elo points `first` is rated above `second`, with the 95 % interval of that
 * difference, which is narrower than the two intervals would suggest where the two are correlated.
 *
 * @returns undefined where one of the two has no rating
 */
export function predictDifference(
  standings: Standings,
  first: string,
  second: string,
): Prediction | undefined {
  return carryDifference(standings, [first, second], (difference) => eloPerLogOdds * difference);
}

/** What one model took from another, and what their ratings let expect. */
export interface HeadToHeadExpectation {
  readonly played: number;
  /** Wins and half of the draws of the first. */
  readonly points: number;
  /** Points to be expected of as many votes, with the 95 % interval of that expectation. */
  readonly expected: Prediction;
}

/**
 * Points of `first` against `second` beside those that their ratings let expect. The interval is
 * that of the expectation, not of a result.
 *
 * @returns undefined where one of the two has no rating
 */
export function expectHeadToHead(
  standings: Standings,
  tally: Tally,
  [first, second]: readonly [string, string],
  rule: TieRule = {},
): HeadToHeadExpectation | undefined {
  const [i, j] = [tally.models.indexOf(first), tally.models.indexOf(second)];
  if (i === -1 || j === -1) return undefined;
  const taken = tabulatePoints(toComparisons(tally, rule));
  const points = taken[i * tally.models.length + j]!;
  const played = points + taken[j * tally.models.length + i]!;
  const expected = carryDifference(standings, [first, second], (difference) => {
    const { left, draw } = answerChances(difference, standings.fit?.logTie);
    return played * (left + draw / 2);
  });
  return expected === undefined ? undefined : { played, points, expected };
}

/** A rising function of a difference of log-odds, at the fit and at the ends of the interval. */
function carryDifference(
  { fit, doubt }: Standings,
  [first, second]: readonly [string, string],
  toValue: (logOddsDifference: number) => number,
): Prediction | undefined {
  const i = fit?.models.indexOf(first) ?? -1;
  const j = fit?.models.indexOf(second) ?? -1;
  if (fit === undefined || doubt === undefined || i === -1 || j === -1) return undefined;
  const difference = fit.logOdds[i]! - fit.logOdds[j]!;
  const halfWidth = doubt.critical * Math.sqrt(varianceOfDifference(doubt.covariance, i, j));
  return {
    expected: roundPublished(toValue(difference)),
    lower: roundPublished(toValue(difference - halfWidth)),
    upper: roundPublished(toValue(difference + halfWidth)),
  };
}
