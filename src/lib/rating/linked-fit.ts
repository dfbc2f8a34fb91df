import { restrictComparisons, tabulatePoints } from './comparisons.ts';
import type { Comparisons } from './comparisons.ts';
import { findLinked } from './components.ts';
import { fitStrengths, parametersOf } from './fit.ts';
import type { Fit } from './fit.ts';
import type { Method } from './parameters.ts';

/** A fit of those models of a board that have a common scale. */
export interface LinkedFit {
  /** Their positions on the board, in the order of the fit. */
  readonly members: readonly number[];
  readonly comparisons: Comparisons;
  readonly fit: Fit;
}

/**
 * Fits the largest set of models that wins link in both directions (most votes first among
 * equals); with a prior all models.
 *
 * @param options `start`: a fit of nearly the same votes, to start from
 * @returns undefined where not even two models are linked
 * @throws RangeError where the method has no estimate for them
 */
export function fitLinked(
  comparisons: Comparisons,
  {
    method,
    prior = 0,
    start,
  }: {
    readonly method?: Method | undefined;
    readonly prior?: number | undefined;
    readonly start?: Fit | undefined;
  },
): LinkedFit | undefined {
  const members = prior > 0 ? comparisons.models.map((_, index) => index) : pickLinked(comparisons);
  if (members.length === 0) return undefined;
  const inner =
    members.length === comparisons.models.length
      ? comparisons
      : restrictComparisons(comparisons, members);
  const fit = fitStrengths(inner, {
    ...(method === undefined ? {} : { method }),
    prior,
    ...(start === undefined ? {} : { start: startFrom(start, inner.models) }),
  });
  return { members, comparisons: inner, fit };
}

/** What is known of the models from an earlier fit, 0 of the others, and its tie parameter. */
function startFrom(start: Fit, models: readonly string[]): Float64Array {
  const places = new Map(start.models.map((model, index) => [model, index]));
  const strengths = models.map((model) => start.logOdds[places.get(model) ?? -1] ?? 0);
  const ties = start.logTie === undefined ? [] : parametersOf(start).slice(-1);
  return Float64Array.of(...strengths, ...ties);
}

/** The models to rate: the largest strongly connected component, then the one with the most votes. */
function pickLinked(comparisons: Comparisons): readonly number[] {
  const components = findLinked(comparisons);
  const most = components[0]?.length ?? 0;
  if (most < 2) return [];
  const largest = components.filter(({ length }) => length === most);
  if (largest.length === 1) return largest[0]!;
  const size = comparisons.models.length;
  const points = tabulatePoints(comparisons);
  const votesWithin = (members: readonly number[]): number => {
    let sum = 0;
    for (const i of members) for (const j of members) sum += points[i * size + j]!;
    return sum;
  };
  return largest.reduce((best, candidate) =>
    votesWithin(candidate) > votesWithin(best) ? candidate : best,
  );
}
