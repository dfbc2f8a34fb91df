/** How far two rankings of the same models agree. */
export interface RankCorrelation {
  /** Kendall's tau-b, from -1 (opposite order) to 1 (same order). */
  readonly tau: number;
  /** Its 95 % interval. */
  readonly lower: number;
  readonly upper: number;
  readonly count: number;
}

/** With fewer shared models the interval says nothing. */
export const fewestShared = 10;

const normal95 = 1.959963984540054;

/**
 * Kendall's tau-b of two lists of values for the same models, with its 95 % interval; undefined
 * with fewer than `fewestShared` models or where one list holds a single value.
 *
 * tau-b = (C - D) / sqrt((P - T1)(P - T2)), with C concordant and D discordant of P pairs, and T1, T2
 * the pairs tied in either list (Kendall 1945, "The treatment of ties in ranking problems",
 * Biometrika 33). The interval is symmetric on Fisher's z, whose variance is 0.437 / (n - 4)
 * (Fieller, Hartley and Pearson 1957, "Tests for rank correlation coefficients", Biometrika 44). It
 * is an approximation for samples of independent pairs; models are no sample, so it says how much a
 * handful of other models could have changed the number, not more.
 *
 * @throws RangeError where the lists differ in length
 */
export function correlateRanks(
  first: readonly number[],
  second: readonly number[],
): RankCorrelation | undefined {
  const tau = kendallTauB(first, second);
  const count = first.length;
  if (tau === undefined || count < fewestShared) return undefined;
  // Fisher's z of a perfect correlation is infinite: its interval is the point itself.
  const z = Math.atanh(tau);
  const reach = normal95 * Math.sqrt(0.437 / (count - 4));
  return { tau, lower: Math.tanh(z - reach), upper: Math.tanh(z + reach), count };
}

/** Kendall's tau-b; undefined where one list holds a single value. */
export function kendallTauB(
  first: readonly number[],
  second: readonly number[],
): number | undefined {
  if (first.length !== second.length) {
    throw new RangeError(`Cannot correlate ${first.length} values with ${second.length}`);
  }
  let balance = 0;
  let distinctFirst = 0;
  let distinctSecond = 0;
  for (let i = 0; i < first.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const a = Math.sign(first[i]! - first[j]!);
      const b = Math.sign(second[i]! - second[j]!);
      balance += a * b;
      distinctFirst += Math.abs(a);
      distinctSecond += Math.abs(b);
    }
  }
  return distinctFirst === 0 || distinctSecond === 0
    ? undefined
    : balance / Math.sqrt(distinctFirst * distinctSecond);
}
