import { expectedScore } from './bradley-terry.ts';
import { seededUniform } from './distributions.ts';
import type { Standings } from './standings.ts';

/** A pair and what one vote on it is worth. */
export interface MatchupValue {
  readonly first: string;
  readonly second: string;
  /** How much one vote shrinks the summed variance of the differences between neighbours, log-odds squared. */
  readonly value: number;
  /** Chance that the pair is drawn. */
  readonly propensity: number;
}

export interface MatchupOptions {
  /** Part of the draws that go to all pairs alike, so that every pair is met; 0.1 by default. */
  readonly floor?: number;
}

/** A drawn pair with its sides. */
export interface DrawnMatchup {
  readonly left: string;
  readonly right: string;
  /** Chance of this pair, whichever side: what a reweighting needs to know. */
  readonly propensity: number;
}

/**
 * What one more vote on each pair would teach the ranking. A vote between a and b adds p(1-p) to
 * the information along their difference c, so that the covariance V falls by
 * V c cᵀ V p(1-p) / (1 + p(1-p) cᵀ V c) (the formula of Sherman and Morrison, Annals of
 * Mathematical Statistics 1950); its value is by how much this shrinks the variances of the
 * differences between neighbours, added up. A pair with a model that has no rating yet counts as
 * much as the most valuable pair that has.
 *
 * @param models all models in the pool, with votes or without
 */
export function valueMatchups(
  standings: Standings,
  models: readonly string[],
  { floor = 0.1 }: MatchupOptions = {},
): MatchupValue[] {
  if (!(floor >= 0 && floor <= 1)) throw new RangeError(`Cannot use a floor of ${floor}: 0 to 1`);
  const pool = [...new Set(models)].sort();
  const shrink = shrinkOfPairs(standings);
  const pairs: { first: string; second: string; value: number | undefined }[] = [];
  for (const [index, first] of pool.entries()) {
    for (const second of pool.slice(index + 1)) {
      pairs.push({ first, second, value: shrink(first, second) });
    }
  }
  const most = pairs.reduce((highest, { value = 0 }) => Math.max(highest, value), 0);
  const total = pairs.reduce((sum, { value = most }) => sum + value, 0);
  const alike = 1 / pairs.length;
  return pairs.map(({ first, second, value = most }) => ({
    first,
    second,
    value,
    propensity: total === 0 ? alike : ((1 - floor) * value) / total + floor * alike,
  }));
}

/**
 * Draws a pair by its propensity, and its sides by a coin.
 *
 * @throws RangeError where there is no pair
 */
export function drawMatchup(values: readonly MatchupValue[], seed: number): DrawnMatchup {
  return prepareDraws(values)(seed);
}

/**
 * A way to draw from the same values many times, as between two refits: each draw looks its pair up
 * among running sums. For one seed it is the draw of {@link drawMatchup}.
 *
 * @throws RangeError where there is no pair
 */
export function prepareDraws(values: readonly MatchupValue[]): (seed: number) => DrawnMatchup {
  if (values.length === 0) {
    throw new RangeError('Cannot draw a matchup: there is no pair of models');
  }
  let sum = 0;
  const ends = Float64Array.from(values, ({ propensity }) => (sum += propensity));
  return (seed) => {
    const uniform = seededUniform(seed);
    const { first, second, propensity } = values[findEnd(ends, uniform())]!;
    const [left, right] = uniform() < 0.5 ? [first, second] : [second, first];
    return { left, right, propensity };
  };
}

/** Position of the first running sum above a number; the last where rounding leaves none. */
function findEnd(ends: Float64Array, above: number): number {
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! > above) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The shrink that a vote on a pair brings; undefined where one of the two has no rating. With D the
 * differences of the rows of V between neighbours and G = DᵀD, the variances between neighbours
 * shrink along c by cᵀ G c = G[a,a] + G[b,b] - 2 G[a,b]: G is worked out once for all pairs.
 */
function shrinkOfPairs({
  fit,
  covariance,
}: Standings): (first: string, second: string) => number | undefined {
  if (fit === undefined || covariance === undefined) return () => undefined;
  const places = new Map(fit.models.map((model, index) => [model, index]));
  const size = fit.models.length;
  const between = neighbourProducts(fit.logOdds, covariance.values, covariance.size);
  const along = (table: Float64Array, width: number, a: number, b: number): number =>
    table[a * width + a]! + table[b * width + b]! - 2 * table[a * width + b]!;
  return (first, second) => {
    const a = places.get(first);
    const b = places.get(second);
    if (a === undefined || b === undefined) return undefined;
    const chance = expectedScore(fit.logOdds[a]! - fit.logOdds[b]!);
    const weight = chance * (1 - chance);
    const spread = along(covariance.values, covariance.size, a, b);
    return Math.max(0, (weight * along(between, size, a, b)) / (1 + weight * spread));
  };
}

/** G: for each two models, how their columns of the covariance move together between neighbours. */
function neighbourProducts(
  logOdds: Float64Array,
  covariance: Float64Array,
  width: number,
): Float64Array {
  const size = logOdds.length;
  const order = Array.from(logOdds, (_, index) => index).sort(
    (left, right) => logOdds[right]! - logOdds[left]!,
  );
  const products = new Float64Array(size * size);
  const step = new Float64Array(size);
  for (let place = 0; place + 1 < size; place += 1) {
    const upper = order[place]! * width;
    const lower = order[place + 1]! * width;
    for (let a = 0; a < size; a += 1) step[a] = covariance[upper + a]! - covariance[lower + a]!;
    for (let a = 0; a < size; a += 1) {
      for (let b = a; b < size; b += 1) products[a * size + b]! += step[a]! * step[b]!;
    }
  }
  for (let a = 0; a < size; a += 1) {
    for (let b = 0; b < a; b += 1) products[a * size + b] = products[b * size + a]!;
  }
  return products;
}
