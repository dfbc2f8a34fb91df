import { expectedScore, invertInformation } from './bradley-terry.ts';
import type { Fit } from './bradley-terry.ts';
import { createMatrix, multiply } from './matrix.ts';
import type { SquareMatrix } from './matrix.ts';
import type { Comparisons } from './tally.ts';

/**
 * Sum over votes of the outer product of each vote's score, (observed - expected) (e_i - e_j), at
 * the fit: the middle of the sandwich when every vote is independent of every other (White's HC0).
 */
export function scoreProductsOfVotes({ wins, draws }: Comparisons, fit: Fit): SquareMatrix {
  const size = fit.models.length;
  const products = createMatrix(size);
  for (let i = 0; i < size; i += 1) {
    for (let j = i + 1; j < size; j += 1) {
      const expected = expectedScore(fit.logOdds[i]! - fit.logOdds[j]!);
      addScore(
        products,
        [i, j],
        wins[i * size + j]! * (1 - expected) ** 2 +
          wins[j * size + i]! * expected ** 2 +
          draws[i * size + j]! * (0.5 - expected) ** 2,
      );
    }
  }
  return products;
}

/**
 * The same sum for votes that come in clusters (all votes of one voter, say), where the scores of
 * a cluster are added before the product is taken (Liang and Zeger, Biometrika 1986).
 *
 * @param clusters the comparisons of each cluster, over the same models as the fit
 */
export function scoreProductsOfClusters(clusters: Iterable<Comparisons>, fit: Fit): SquareMatrix {
  const size = fit.models.length;
  const products = createMatrix(size);
  for (const { wins, draws } of clusters) {
    const score = new Float64Array(size);
    for (let i = 0; i < size; i += 1) {
      for (let j = i + 1; j < size; j += 1) {
        const won = wins[i * size + j]! + draws[i * size + j]! / 2;
        const played = wins[i * size + j]! + wins[j * size + i]! + draws[i * size + j]!;
        if (played === 0) continue;
        const residual = won - played * expectedScore(fit.logOdds[i]! - fit.logOdds[j]!);
        score[i]! += residual;
        score[j]! -= residual;
      }
    }
    for (let i = 0; i < size; i += 1) {
      for (let j = 0; j < size; j += 1) products.values[i * size + j]! += score[i]! * score[j]!;
    }
  }
  return products;
}

/**
 * Sandwich covariance of the log-odds: inverse information, score products, inverse information
 * (Huber 1967; White, Econometrica 1982). Right for half-win ties and clustered votes, where the
 * inverse information alone is not.
 */
export function sandwichCovariance(fit: Fit, scoreProducts: SquareMatrix): SquareMatrix {
  const bread = invertInformation(fit.information);
  return multiply(multiply(bread, scoreProducts), bread);
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

function addScore(products: SquareMatrix, [i, j]: readonly [number, number], square: number): void {
  const { size, values } = products;
  values[i * size + i]! += square;
  values[j * size + j]! += square;
  values[i * size + j]! -= square;
  values[j * size + i]! -= square;
}
