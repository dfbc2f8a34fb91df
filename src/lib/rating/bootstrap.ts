import { seededUniform } from './distributions.ts';
import { fitStrengths, parametersOf } from './fit.ts';
import { widenForFew } from './intervals.ts';
import type { IntervalMethod } from './intervals.ts';
import { createMatrix } from './matrix.ts';
import type { SquareMatrix } from './matrix.ts';
import { restrictComparisons, toComparisons } from './comparisons.ts';
import type { TieRule } from './comparisons.ts';
import { sumVoters } from './voters.ts';
import type { VoterTally } from './voters.ts';

export interface BootstrapOptions extends TieRule {
  readonly seed: number;
  /** How often voters are drawn anew; 200 by default. */
  readonly resamples?: number;
}

/**
 * Draws as many voters as there are, with replacement, fits anew each time, and takes the
 * covariance of the fits (Efron, Annals of Statistics 1979; by voter: Davison and Hinkley,
 * "Bootstrap Methods and their Application", 1997, section 3.8). A cross-check of the sandwich:
 * slower, and different for each seed; below thirty voters widened as the sandwich is.
 *
 * @throws RangeError where most draws leave models without a link
 */
export function bootstrapOverVoters(
  votes: VoterTally,
  { seed, resamples = 200, ...rule }: BootstrapOptions,
): IntervalMethod {
  return (fit) => {
    const uniform = seededUniform(seed);
    const members = fit.models.map((model) => votes.models.indexOf(model));
    const size = fit.information.size;
    const draws: Float64Array[] = [];
    let failed = 0;
    while (draws.length < resamples) {
      const weights = new Float64Array(votes.voters.length);
      for (let drawn = 0; drawn < weights.length; drawn += 1) {
        weights[Math.floor(uniform() * weights.length)]! += 1;
      }
      const comparisons = restrictComparisons(
        toComparisons(sumVoters(votes, weights), rule),
        members,
      );
      try {
        const again = fitStrengths(comparisons, {
          method: fit.method,
          slot: fit.slot !== undefined,
          prior: fit.prior,
          start: parametersOf(fit),
        });
        draws.push(parametersOf(again));
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        failed += 1;
        if (failed > resamples) {
          throw new RangeError(
            'Cannot bootstrap: most draws of voters leave models without a link',
            {
              cause: error,
            },
          );
        }
      }
    }
    const doubt = widenForFew(covarianceOf(draws, size), votes.voters.length);
    if (failed === 0) return doubt;
    const remark = `${failed} draws of voters linked too little and were drawn again.`;
    return { ...doubt, remark: doubt.remark === undefined ? remark : `${doubt.remark} ${remark}` };
  };
}

function covarianceOf(draws: readonly Float64Array[], size: number): SquareMatrix {
  const covariance = createMatrix(size);
  const means = new Float64Array(size);
  for (const draw of draws) draw.forEach((value, index) => (means[index]! += value / draws.length));
  for (const draw of draws) {
    for (let i = 0; i < size; i += 1) {
      for (let j = 0; j < size; j += 1) {
        covariance.values[i * size + j]! +=
          ((draw[i]! - means[i]!) * (draw[j]! - means[j]!)) / (draws.length - 1);
      }
    }
  }
  return covariance;
}
