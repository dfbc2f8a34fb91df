import { invertInformation } from './fit.ts';
import type { Fit } from './fit.ts';
import { createMatrix, multiplyAround } from './matrix.ts';
import type { SquareMatrix } from './matrix.ts';

/**
 * Sandwich covariance of all parameters of a fit: inverse information, score products, inverse
 * information (Huber 1967; White, Econometrica 1982). Right for half-win ties and clustered votes,
 * where the inverse information alone is not. Strengths are taken about their mean.
 */
export function sandwichCovariance(fit: Fit, scoreProducts: SquareMatrix): SquareMatrix {
  const bread = invertInformation(fit);
  return centerStrengths(multiplyAround(bread, scoreProducts), fit.models.length);
}

/** Variance of the difference of two log-odds. */
export function varianceOfDifference(
  { size, values }: SquareMatrix,
  first: number,
  second: number,
): number {
  const variance =
    values[first * size + first]! +
    values[second * size + second]! -
    2 * values[first * size + second]!;
  return Math.max(variance, 0);
}

/** The covariance when the first `models` parameters are taken about their own mean. */
function centerStrengths(covariance: SquareMatrix, models: number): SquareMatrix {
  const { size, values } = covariance;
  const centered = createMatrix(size);
  const rowMeans = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < models; j += 1) rowMeans[i]! += values[i * size + j]! / models;
  }
  const grandMean = rowMeans.subarray(0, models).reduce((sum, mean) => sum + mean, 0) / models;
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      centered.values[i * size + j] =
        values[i * size + j]! -
        (j < models ? rowMeans[i]! : 0) -
        (i < models ? rowMeans[j]! : 0) +
        (i < models && j < models ? grandMean : 0);
    }
  }
  return centered;
}
