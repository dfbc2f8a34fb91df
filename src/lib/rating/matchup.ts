import { seededUniform } from './distributions.ts';
import { expectedScore } from './fit.ts';
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
  if (floor < 0 || floor > 1) throw new RangeError(`Cannot use a floor of ${floor}: 0 to 1`);
  const pool = [...new Set(models)].sort();
  const pairs = pool.flatMap((first, index) =>
    pool
      .slice(index + 1)
      .map((second) => ({ first, second, value: shrinkOf(standings, first, second) })),
  );
  const most = Math.max(0, ...pairs.map(({ value }) => value ?? 0));
  const valued = pairs.map((pair) => ({ ...pair, value: pair.value ?? most }));
  const total = valued.reduce((sum, { value }) => sum + value, 0);
  return valued.map((pair) => ({
    ...pair,
    propensity:
      total === 0 ? 1 / valued.length : ((1 - floor) * pair.value) / total + floor / valued.length,
  }));
}

/** A drawn pair with its sides. */
export interface DrawnMatchup {
  readonly left: string;
  readonly right: string;
  /** Chance of this pair, whichever side: what a reweighting needs to know. */
  readonly propensity: number;
}

/**
 * Draws a pair by its propensity, and its sides by a coin.
 *
 * @throws RangeError where there is no pair
 */
export function drawMatchup(values: readonly MatchupValue[], seed: number): DrawnMatchup {
  const uniform = seededUniform(seed);
  let rest = uniform();
  const drawn = values.find(({ propensity }) => (rest -= propensity) < 0) ?? values.at(-1);
  if (drawn === undefined)
    throw new RangeError('Cannot draw a matchup: there is no pair of models');
  const [left, right] = uniform() < 0.5 ? [drawn.first, drawn.second] : [drawn.second, drawn.first];
  return { left, right, propensity: drawn.propensity };
}

/** The shrink that a vote on a rated pair brings; undefined where one of the two has no rating. */
function shrinkOf(
  { fit, covariance }: Standings,
  first: string,
  second: string,
): number | undefined {
  if (fit === undefined || covariance === undefined) return undefined;
  const a = fit.models.indexOf(first);
  const b = fit.models.indexOf(second);
  if (a === -1 || b === -1) return undefined;
  const { size, values } = covariance;
  const chance = expectedScore(fit.logOdds[a]! - fit.logOdds[b]!);
  const weight = chance * (1 - chance);
  const along = (index: number): number => values[index * size + a]! - values[index * size + b]!;
  const spread = along(a) - along(b);
  const order = Array.from(fit.logOdds, (_, index) => index).sort(
    (left, right) => fit.logOdds[right]! - fit.logOdds[left]!,
  );
  let shrink = 0;
  for (let place = 0; place + 1 < order.length; place += 1) {
    shrink += (along(order[place]!) - along(order[place + 1]!)) ** 2;
  }
  return (weight * shrink) / (1 + weight * spread);
}
