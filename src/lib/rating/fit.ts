import { findLinked } from './components.ts';
import { createMatrix, factorize, invert, solveFactorized } from './matrix.ts';
import type { SquareMatrix } from './matrix.ts';
import type { Comparisons } from './tally.ts';

/** How an answer depends on the strengths. */
export type Method = 'bradley-terry' | 'davidson';

export interface FitOptions {
  /**
   * `bradley-terry`: a draw is half a win to each. `davidson`: draws have a chance of their own,
   * which is largest between equals.
   */
  readonly method?: Method;
  /** Whether an advantage of the left side is fitted beside the strengths. */
  readonly slot?: boolean;
  /**
   * Phantom wins and as many phantom losses that every model has against an opponent of mean
   * strength. 0, the default, lets the votes speak alone; above 0 a fit always exists.
   */
  readonly prior?: number;
  /** Strengths to start from, in the order of the models: a fit of nearly the same votes. */
  readonly start?: Float64Array;
}

/** Strengths of a set of models, and how the likelihood bends around them. */
export interface Fit {
  readonly models: readonly string[];
  readonly method: Method;
  /** Natural log-odds, mean 0. */
  readonly logOdds: Float64Array;
  /** Advantage of the left side in natural log-odds, where it was fitted. */
  readonly slot: number | undefined;
  /** Natural log of Davidson's tie parameter, where it was fitted. */
  readonly logTie: number | undefined;
  /**
   * Second derivatives of minus the log-likelihood at the fit: models first, then slot, then tie
   * parameter, as far as fitted.
   */
  readonly information: SquareMatrix;
  readonly prior: number;
  /** Newton steps taken. */
  readonly steps: number;
}

const largestStep = 1e-12;
const mostSteps = 100;

/** How likely the left of two models is to be preferred, from the difference of their log-odds. */
export function expectedScore(logOddsDifference: number): number {
  return 1 / (1 + Math.exp(-logOddsDifference));
}

/**
 * Maximum-likelihood strengths by Newton's method on the counts.
 *
 * Bradley-Terry (Bradley and Terry, Biometrika 1952): P(left) = 1 / (1 + exp(-d)), where d is the
 * difference of log-odds plus the slot effect, and a draw counts as half a win to each. Davidson
 * (Journal of the American Statistical Association 1970): P(left) : P(right) : P(draw) =
 * exp(d/2) : exp(-d/2) : nu. Both likelihoods are concave (Hunter, Annals of Statistics 2004,
 * section 2), so that there is one answer and the order of votes plays no part.
 *
 * The cost grows with the cube of the number of models and not with the number of votes. Without a
 * prior the estimate exists only where wins link every model to every other in both directions.
 *
 * For the worked example of 22 games on Wikipedia (A beat B twice, D beat A once, ...) the
 * strengths exp(logOdds) are .640, 1.043, .660 and 2.270.
 *
 * @throws RangeError where the votes have no maximum-likelihood estimate
 */
export function fitStrengths(comparisons: Comparisons, options: FitOptions = {}): Fit {
  const { models } = comparisons;
  const { method = 'bradley-terry', slot = false, prior = 0, start } = options;
  if (prior === 0 && findLinked(comparisons).length !== 1) {
    throw new RangeError(
      `Cannot rate ${models.join(', ')} together: wins do not link them in both directions`,
    );
  }
  if (method === 'davidson') assertDraws(comparisons);
  if (slot) assertBothSides(comparisons);
  const shape = shapeOf(models.length, method, slot);
  let parameters = new Float64Array(shape.size);
  if (start !== undefined) parameters.set(start);
  let likelihood = logLikelihood(comparisons, parameters, shape, prior);
  for (let steps = 1; steps <= mostSteps; steps += 1) {
    const { gradient, information } = derivativesAt(comparisons, parameters, shape, prior);
    const step = solveFactorized(factorize(anchor(information, shape, prior)), gradient);
    let scale = 1;
    let next = moveBy(parameters, step, scale, shape, prior);
    let nextLikelihood = logLikelihood(comparisons, next, shape, prior);
    // The likelihood is concave: a step that overshoots is halved until it climbs.
    while (nextLikelihood < likelihood - 1e-9 * Math.abs(likelihood) && scale > 1e-9) {
      scale /= 2;
      next = moveBy(parameters, step, scale, shape, prior);
      nextLikelihood = logLikelihood(comparisons, next, shape, prior);
    }
    parameters = next;
    likelihood = nextLikelihood;
    if (step.every((value) => Math.abs(value) < largestStep)) {
      const { information: atFit } = derivativesAt(comparisons, parameters, shape, prior);
      return {
        models,
        method,
        logOdds: center(parameters.slice(0, shape.models)),
        slot: shape.slot === undefined ? undefined : parameters[shape.slot],
        logTie: shape.tie === undefined ? undefined : parameters[shape.tie],
        information: atFit,
        prior,
        steps,
      };
    }
  }
  throw new RangeError(`Cannot rate ${models.join(', ')}: no fit in ${mostSteps} steps`);
}

/**
 * Maximum-likelihood Bradley-Terry strengths without slot effect or prior.
 *
 * @throws RangeError where the votes have no maximum-likelihood estimate
 */
export function fitBradleyTerry(comparisons: Comparisons): Fit {
  return fitStrengths(comparisons);
}

/**
 * The inverse of a fit's information among differences of strengths, slot and tie parameter: the
 * covariance that the model itself would claim, and the bread of the sandwich.
 */
export function invertInformation(fit: Fit): SquareMatrix {
  const shape = shapeOf(fit.models.length, fit.method, fit.slot !== undefined);
  const inverse = invert(anchor(fit.information, shape, fit.prior));
  if (fit.prior > 0) return inverse;
  // The anchored direction, all strengths alike, carries no information: take it out again.
  for (let i = 0; i < shape.models; i += 1) {
    for (let j = 0; j < shape.models; j += 1) {
      inverse.values[i * inverse.size + j]! -= 1 / shape.models;
    }
  }
  return inverse;
}

/** Where each parameter lies: strengths first, then slot, then tie parameter. */
interface Shape {
  readonly models: number;
  readonly slot: number | undefined;
  readonly tie: number | undefined;
  readonly size: number;
}

function shapeOf(models: number, method: Method, slot: boolean): Shape {
  const tie = models + (slot ? 1 : 0);
  return {
    models,
    slot: slot ? models : undefined,
    tie: method === 'davidson' ? tie : undefined,
    size: method === 'davidson' ? tie + 1 : tie,
  };
}

/** Chances of the three answers, given the difference and the log of the tie parameter. */
export interface AnswerChances {
  readonly left: number;
  readonly right: number;
  readonly draw: number;
}

/** Davidson's chances; without a tie parameter Bradley-Terry's, in which draws have no chance. */
export function answerChances(difference: number, logTie: number | undefined): AnswerChances {
  if (logTie === undefined) {
    const left = expectedScore(difference);
    return { left, right: 1 - left, draw: 0 };
  }
  // Shifted by the largest exponent, so that nothing overflows.
  const top = Math.max(Math.abs(difference) / 2, logTie);
  const left = Math.exp(difference / 2 - top);
  const right = Math.exp(-difference / 2 - top);
  const draw = Math.exp(logTie - top);
  const sum = left + right + draw;
  return { left: left / sum, right: right / sum, draw: draw / sum };
}

function derivativesAt(
  { left, right, draws }: Comparisons,
  parameters: Float64Array,
  shape: Shape,
  prior: number,
): { readonly gradient: Float64Array; readonly information: SquareMatrix } {
  const { models: size } = shape;
  const gradient = new Float64Array(shape.size);
  const information = createMatrix(shape.size);
  const { values } = information;
  const add = (row: number, column: number, amount: number): void => {
    values[row * shape.size + column]! += amount;
    if (row !== column) values[column * shape.size + row]! += amount;
  };
  const slotShift = shape.slot === undefined ? 0 : parameters[shape.slot]!;
  const logTie = shape.tie === undefined ? undefined : parameters[shape.tie]!;
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      const cell = i * size + j;
      const drawn = draws[cell]!;
      const played = left[cell]! + right[cell]! + drawn;
      if (played === 0) continue;
      const difference = parameters[i]! - parameters[j]! + slotShift;
      const chances = answerChances(difference, logTie);
      // Residual and weight of the difference, in units of d.
      const isDavidson = shape.tie !== undefined;
      const lean = isDavidson ? (chances.left - chances.right) / 2 : chances.left;
      const residual = isDavidson
        ? (left[cell]! - right[cell]!) / 2 - played * lean
        : left[cell]! + drawn / 2 - played * lean;
      const weight =
        played *
        (isDavidson
          ? (chances.left + chances.right) / 4 - lean * lean
          : chances.left * chances.right);
      gradient[i]! += residual;
      gradient[j]! -= residual;
      add(i, i, weight);
      add(j, j, weight);
      add(i, j, -weight);
      if (shape.slot !== undefined) {
        gradient[shape.slot]! += residual;
        add(shape.slot, shape.slot, weight);
        add(i, shape.slot, weight);
        add(j, shape.slot, -weight);
      }
      if (shape.tie !== undefined) {
        const cross = -played * lean * chances.draw;
        gradient[shape.tie]! += drawn - played * chances.draw;
        add(shape.tie, shape.tie, played * chances.draw * (1 - chances.draw));
        add(i, shape.tie, cross);
        add(j, shape.tie, -cross);
        if (shape.slot !== undefined) add(shape.slot, shape.tie, cross);
      }
    }
  }
  for (let i = 0; prior > 0 && i < size; i += 1) {
    const expected = expectedScore(parameters[i]!);
    gradient[i]! += prior * (1 - 2 * expected);
    add(i, i, 2 * prior * expected * (1 - expected));
  }
  return { gradient, information };
}

function logLikelihood(
  { left, right, draws }: Comparisons,
  parameters: Float64Array,
  shape: Shape,
  prior: number,
): number {
  const { models: size } = shape;
  const slotShift = shape.slot === undefined ? 0 : parameters[shape.slot]!;
  let sum = 0;
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      const cell = i * size + j;
      const [won, lost, drawn] = [left[cell]!, right[cell]!, draws[cell]!];
      if (won + lost + drawn === 0) continue;
      const difference = parameters[i]! - parameters[j]! + slotShift;
      if (shape.tie === undefined) {
        sum -=
          (won + drawn / 2) * softplus(-difference) + (lost + drawn / 2) * softplus(difference);
      } else {
        const logTie = parameters[shape.tie]!;
        const top = Math.max(Math.abs(difference) / 2, logTie);
        const logSum =
          top +
          Math.log(
            Math.exp(difference / 2 - top) +
              Math.exp(-difference / 2 - top) +
              Math.exp(logTie - top),
          );
        sum += ((won - lost) * difference) / 2 + drawn * logTie - (won + lost + drawn) * logSum;
      }
    }
    sum -= prior * (softplus(parameters[i]!) + softplus(-parameters[i]!));
  }
  return sum;
}

/** log(1 + exp(x)), without overflow. */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** Adds 11ᵀ/k: without a prior, votes say nothing of all strengths shifted alike. */
function anchor(information: SquareMatrix, shape: Shape, prior: number): SquareMatrix {
  if (prior > 0) return information;
  const values = Float64Array.from(information.values);
  for (let i = 0; i < shape.models; i += 1) {
    for (let j = 0; j < shape.models; j += 1) values[i * shape.size + j]! += 1 / shape.models;
  }
  return { size: shape.size, values };
}

function moveBy(
  from: Float64Array,
  step: Float64Array,
  scale: number,
  shape: Shape,
  prior: number,
): Float64Array<ArrayBuffer> {
  const moved = from.map((value, index) => value + scale * step[index]!);
  if (prior === 0) moved.set(center(moved.subarray(0, shape.models)));
  return moved;
}

function center(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

function assertDraws({ draws, left, right }: Comparisons): void {
  const total = (table: Float64Array): number => table.reduce((sum, count) => sum + count, 0);
  if (total(draws) === 0 || total(left) + total(right) === 0) {
    throw new RangeError(
      'Cannot fit a tie parameter: it takes both draws and decided votes; use bradley-terry',
    );
  }
}

function assertBothSides({ models, left, right, draws }: Comparisons): void {
  const size = models.length;
  const isPlayed = (i: number, j: number): boolean =>
    left[i * size + j]! + right[i * size + j]! + draws[i * size + j]! > 0;
  if (isOrderedBySide(size, isPlayed)) {
    throw new RangeError(
      'Cannot fit a slot effect: every model was always shown on the same side of the others',
    );
  }
}

/**
 * Whether models can be put on levels so that the left one always stands a level above the right
 * one: a slot effect then cannot be told from strength.
 */
function isOrderedBySide(size: number, isPlayed: (i: number, j: number) => boolean): boolean {
  const level = new Map<number, number>();
  const visit = (node: number, depth: number): boolean => {
    const known = level.get(node);
    if (known !== undefined) return known === depth;
    level.set(node, depth);
    for (let other = 0; other < size; other += 1) {
      if (isPlayed(node, other) && !visit(other, depth + 1)) return false;
      if (isPlayed(other, node) && !visit(other, depth - 1)) return false;
    }
    return true;
  };
  return Array.from({ length: size }, (_, node) => node).every(
    (node) => level.has(node) || visit(node, 0),
  );
}
