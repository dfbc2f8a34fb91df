import { varianceOfDifference } from './sandwich.ts';
import type { SquareMatrix } from './matrix.ts';

/** The 97.5 % point of the standard normal distribution: half-width of a 95 % interval in standard errors. */
export const normal95 = 1.959963984540054;

/** Log-odds closer than this are equal: far below a millionth of an Elo point, far above rounding. */
const smallestDifference = 1e-9;

/** Where a model may stand: from its best to its worst place. */
export interface RankSpread {
  readonly low: number;
  readonly high: number;
}

/**
 * Best and worst rank of each model by tests of differences: a model is surely behind those whose
 * 95 % interval of the difference lies above 0, and surely ahead of those where it lies below.
 * Differences use the whole covariance; comparing two intervals for overlap would call too many
 * models equal (Schenker and Gentleman, The American Statistician 2001).
 *
 * For three models at 1100, 1090 and 900 with a standard error of 10 on each difference the
 * spreads are 1-2, 1-2 and 3-3.
 */
export function spreadRanks(logOdds: Float64Array, covariance: SquareMatrix): RankSpread[] {
  return Array.from(logOdds, (own, i) => {
    let ahead = 0;
    let behind = 0;
    logOdds.forEach((other, j) => {
      if (i === j) return;
      const halfWidth =
        normal95 * Math.sqrt(varianceOfDifference(covariance, i, j)) + smallestDifference;
      if (other - own > halfWidth) ahead += 1;
      if (own - other > halfWidth) behind += 1;
    });
    return { low: 1 + ahead, high: logOdds.length - behind };
  });
}
