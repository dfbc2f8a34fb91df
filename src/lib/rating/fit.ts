import { bradleyTerryDerivatives, expectedScore } from './bradley-terry.ts';
import { davidsonDerivatives } from './davidson.ts';
import { assertEstimate, cannotRate } from './existence.ts';
import { factorize, invert, solveFactorized } from './matrix.ts';
import type { SquareMatrix } from './matrix.ts';
import { layoutOf, listMeetings } from './parameters.ts';
import type { Derivatives, Layout, Method } from './parameters.ts';
import type { Comparisons } from './comparisons.ts';

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
   * strength. 0, the default, lets the votes speak alone; above 0 strengths always exist.
   */
  readonly prior?: number;
  /**
   * Parameters to start from, such as those of a fit of nearly the same votes: strengths in the
   * order of the models, and perhaps slot and tie parameter after them.
   */
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

/** A step as short as this is the last one. */
const shortestStep = 1e-12;
/** Below this, steps shrink to nothing at once, unless rounding is all that is left of them. */
const shortStep = 1e-6;
const mostSteps = 100;

/**
 * Maximum-likelihood strengths by Newton's method on the counts, for the likelihoods of
 * {@link bradleyTerryDerivatives} and {@link davidsonDerivatives}. Both are concave (Hunter, "MM
 * algorithms for generalized Bradley-Terry models", Annals of Statistics 2004, section 2), so that
 * there is one answer and the order of votes plays no part.
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
  assertEstimate(comparisons, { method, slot, prior });
  const layout = layoutOf(models.length, method, slot);
  const meetings = listMeetings(comparisons, slot);
  const derive = method === 'davidson' ? davidsonDerivatives : bradleyTerryDerivatives;
  const deriveAt = (parameters: Float64Array): Derivatives =>
    addPrior(derive(meetings, parameters, layout), parameters, layout, prior);

  let parameters = new Float64Array(layout.size);
  if (start !== undefined) parameters.set(start.subarray(0, layout.size));
  let here = deriveAt(parameters);
  let lastLength = Infinity;
  for (let steps = 1; steps <= mostSteps; steps += 1) {
    const step = newtonStep(here, layout, prior, comparisons);
    let scale = 1;
    let next = moveBy(parameters, step, scale, layout, prior);
    let there = deriveAt(next);
    // The likelihood is concave: a step that overshoots is halved until it climbs.
    while (isLower(there, here) && scale > 1e-9) {
      scale /= 2;
      next = moveBy(parameters, step, scale, layout, prior);
      there = deriveAt(next);
    }
    parameters = next;
    here = there;
    const length = step.reduce((longest, value) => Math.max(longest, Math.abs(value)), 0);
    if (length < shortestStep || (length < shortStep && length > lastLength / 2)) {
      return {
        models,
        method,
        logOdds: center(parameters.slice(0, layout.models)),
        slot: layout.slot === undefined ? undefined : parameters[layout.slot],
        logTie: layout.tie === undefined ? undefined : parameters[layout.tie],
        information: here.information,
        prior,
        steps,
      };
    }
    lastLength = length;
  }
  throw new RangeError(`${cannotRate(comparisons)}: no fit in ${mostSteps} steps`);
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
  const layout = layoutOf(fit.models.length, fit.method, fit.slot !== undefined);
  const weight = anchorWeight(fit.information, layout);
  if (fit.prior > 0) return invert(fit.information);
  const inverse = invert(anchor(fit.information, layout, weight));
  // The anchored direction, all strengths alike, carries no information: take it out again.
  const surplus = 1 / (weight * layout.models);
  for (let i = 0; i < layout.models; i += 1) {
    for (let j = 0; j < layout.models; j += 1) inverse.values[i * inverse.size + j]! -= surplus;
  }
  return inverse;
}

/** All parameters of a fit in one row, as `start` takes them. */
export function parametersOf(fit: Fit): Float64Array {
  const extra = [fit.slot, fit.logTie].filter((value) => value !== undefined);
  const parameters = new Float64Array(fit.models.length + extra.length);
  parameters.set(fit.logOdds);
  parameters.set(extra, fit.models.length);
  return parameters;
}

/** Adds `prior` wins and losses of each model against an opponent of strength 0. */
function addPrior(
  derivatives: Derivatives,
  parameters: Float64Array,
  { models, size }: Layout,
  prior: number,
): Derivatives {
  if (prior === 0) return derivatives;
  const { gradient, information } = derivatives;
  for (let i = 0; i < models; i += 1) {
    const expected = expectedScore(parameters[i]!);
    gradient[i]! += prior * (1 - 2 * expected);
    information.values[i * size + i]! += 2 * prior * expected * (1 - expected);
    const strength = Math.abs(parameters[i]!);
    derivatives.logLikelihood -= prior * (strength + 2 * Math.log1p(Math.exp(-strength)));
  }
  return derivatives;
}

/** Where the likelihood would be highest if it bent everywhere as it does here. */
function newtonStep(
  { gradient, information }: Derivatives,
  layout: Layout,
  prior: number,
  comparisons: Comparisons,
): Float64Array {
  const anchored =
    prior > 0 ? information : anchor(information, layout, anchorWeight(information, layout));
  let triangle: SquareMatrix;
  try {
    triangle = factorize(anchored);
  } catch (cause) {
    throw new RangeError(`${cannotRate(comparisons)}: the votes leave a parameter without bound`, {
      cause,
    });
  }
  const step = solveFactorized(triangle, gradient);
  if (prior === 0) step.set(center(step.subarray(0, layout.models)));
  return step;
}

/** Adds w 11ᵀ/k: without a prior, votes say nothing of all strengths shifted alike. */
function anchor(information: SquareMatrix, { models, size }: Layout, weight: number): SquareMatrix {
  const values = Float64Array.from(information.values);
  for (let i = 0; i < models; i += 1) {
    for (let j = 0; j < models; j += 1) values[i * size + j]! += weight / models;
  }
  return { size, values };
}

/** The mean information on a strength, so that the anchor is neither lost nor loud beside the votes. */
function anchorWeight({ size, values }: SquareMatrix, { models }: Layout): number {
  let sum = 0;
  for (let i = 0; i < models; i += 1) sum += values[i * size + i]!;
  return sum / models;
}

/** Whether the likelihood fell by more than rounding can explain. */
function isLower(there: Derivatives, here: Derivatives): boolean {
  // Also where it is not a number.
  return !(there.logLikelihood >= here.logLikelihood - 1e-10 * Math.abs(here.logLikelihood));
}

function moveBy(
  from: Float64Array,
  step: Float64Array,
  scale: number,
  layout: Layout,
  prior: number,
): Float64Array<ArrayBuffer> {
  const moved = new Float64Array(from.length);
  for (let index = 0; index < moved.length; index += 1) {
    moved[index] = from[index]! + scale * step[index]!;
  }
  if (prior === 0) moved.set(center(moved.subarray(0, layout.models)));
  return moved;
}

function center(values: Float64Array): Float64Array {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  return values.map((value) => value - mean);
}
