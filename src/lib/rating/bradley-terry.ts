import { findLinked } from './components.ts';
import { createMatrix, factorize, invert, solveFactorized } from './matrix.ts';
import type { SquareMatrix } from './matrix.ts';
import type { Comparisons } from './tally.ts';

/** Strengths of a set of models that the votes link in both directions. */
export interface Fit {
  readonly models: readonly string[];
  /** Natural log-odds, mean 0: P(i preferred to j) = 1 / (1 + exp(logOdds[j] - logOdds[i])). */
  readonly logOdds: Float64Array;
  /** Second derivatives of minus the log-likelihood at the fit (singular along equal shifts). */
  readonly information: SquareMatrix;
  /** Newton steps taken. */
  readonly steps: number;
}

const largestStep = 1e-12;
const mostSteps = 100;

/** How likely the first of two models is to be preferred, from the difference of their log-odds. */
export function expectedScore(logOddsDifference: number): number {
  return 1 / (1 + Math.exp(-logOddsDifference));
}

/**
 * Maximum-likelihood Bradley-Terry strengths by Newton's method on the counts, a draw being half
 * a win to each (Bradley and Terry, Biometrika 1952; the likelihood is concave: Hunter, "MM
 * algorithms for generalized Bradley-Terry models", Annals of Statistics 2004, section 2).
 *
 * The cost grows with the cube of the number of models and not with the number of votes. The
 * estimate exists only where wins link every model to every other in both directions.
 *
 * For the worked example of 22 games on Wikipedia (A beat B twice, D beat A once, ...) the
 * strengths exp(logOdds) are .640, 1.043, .660 and 2.270.
 *
 * @throws RangeError where the votes have no maximum-likelihood estimate
 */
export function fitBradleyTerry(comparisons: Comparisons): Fit {
  const { models } = comparisons;
  const size = models.length;
  if (findLinked(comparisons).length !== 1) {
    throw new RangeError(
      `Cannot rate ${models.join(', ')} together: wins do not link them in both directions`,
    );
  }
  let logOdds: Float64Array = new Float64Array(size);
  let likelihood = logLikelihood(comparisons, logOdds);
  for (let steps = 1; steps <= mostSteps; steps += 1) {
    const { gradient, information } = derivativesAt(comparisons, logOdds);
    const step = solveFactorized(factorize(anchor(information)), gradient);
    let scale = 1;
    let next = moveBy(logOdds, step, scale);
    let nextLikelihood = logLikelihood(comparisons, next);
    // The likelihood is concave: a step that overshoots is halved until it climbs.
    while (nextLikelihood < likelihood - 1e-9 * Math.abs(likelihood) && scale > 1e-9) {
      scale /= 2;
      next = moveBy(logOdds, step, scale);
      nextLikelihood = logLikelihood(comparisons, next);
    }
    logOdds = next;
    likelihood = nextLikelihood;
    if (step.every((value) => Math.abs(value) < largestStep)) {
      return {
        models,
        logOdds,
        information: derivativesAt(comparisons, logOdds).information,
        steps,
      };
    }
  }
  throw new RangeError(`Cannot rate ${models.join(', ')}: no fit in ${mostSteps} steps`);
}

/** Inverse of the information among differences of strengths (its Moore-Penrose inverse). */
export function invertInformation(information: SquareMatrix): SquareMatrix {
  const inverse = invert(anchor(information));
  return {
    size: inverse.size,
    values: inverse.values.map((value) => value - 1 / inverse.size),
  };
}

/** Adds 11ᵀ/k: the one direction that votes say nothing of, all strengths shifted alike. */
function anchor({ size, values }: SquareMatrix): SquareMatrix {
  return { size, values: values.map((value) => value + 1 / size) };
}

function derivativesAt(
  { models, wins, draws }: Comparisons,
  logOdds: Float64Array,
): { readonly gradient: Float64Array; readonly information: SquareMatrix } {
  const size = models.length;
  const gradient = new Float64Array(size);
  const information = createMatrix(size);
  for (let i = 0; i < size; i += 1) {
    for (let j = i + 1; j < size; j += 1) {
      const won = wins[i * size + j]! + draws[i * size + j]! / 2;
      const played = wins[i * size + j]! + wins[j * size + i]! + draws[i * size + j]!;
      if (played === 0) continue;
      const expected = expectedScore(logOdds[i]! - logOdds[j]!);
      const residual = won - played * expected;
      const weight = played * expected * (1 - expected);
      gradient[i]! += residual;
      gradient[j]! -= residual;
      information.values[i * size + i]! += weight;
      information.values[j * size + j]! += weight;
      information.values[i * size + j]! -= weight;
      information.values[j * size + i]! -= weight;
    }
  }
  return { gradient, information };
}

function logLikelihood({ models, wins, draws }: Comparisons, logOdds: Float64Array): number {
  const size = models.length;
  let sum = 0;
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      const won = wins[i * size + j]! + draws[i * size + j]! / 2;
      // log of the expected score, written so that large differences do not overflow
      if (won > 0) sum -= won * softplus(logOdds[j]! - logOdds[i]!);
    }
  }
  return sum;
}

function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

function moveBy(from: Float64Array, step: Float64Array, scale: number): Float64Array {
  const moved = from.map((value, index) => value + scale * step[index]!);
  const mean = moved.reduce((sum, value) => sum + value, 0) / moved.length;
  return moved.map((value) => value - mean);
}
