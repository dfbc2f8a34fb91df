/** The 97.5 % point of the standard normal distribution: half-width of a 95 % interval in standard errors. */
export const normal95 = 1.959963984540054;

/**
 * Chance that a standard normal variable is below x, to some 1e-15 relative even far out, where
 * p-values are multiplied by the number of tests: near the middle the series of Abramowitz and
 * Stegun, "Handbook of Mathematical Functions", 26.2.11, in the tails the continued fraction 26.2.14.
 */
export function normalBelow(x: number): number {
  const distance = Math.abs(x);
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  if (distance < 3) {
    let term = x;
    let sum = x;
    for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
      term *= (x * x) / odd;
      sum += term;
    }
    return 0.5 + density * sum;
  }
  let fraction = distance;
  for (let level = 60; level > 0; level -= 1) fraction = distance + level / fraction;
  const tail = density / fraction;
  return x > 0 ? 1 - tail : tail;
}

/** Two-sided p-value of a standard normal test statistic. */
export function normalTwoSided(z: number): number {
  return Math.min(1, 2 * normalBelow(-Math.abs(z)));
}

/**
 * The 97.5 % point of Student's t distribution with the given degrees of freedom, by the expansion
 * of Cornish and Fisher about the normal (Abramowitz and Stegun 26.7.5); from 3 degrees on within
 * 0.5 % of the tables, exact for 1 and 2.
 */
export function student95(degrees: number): number {
  if (degrees <= 0) return Infinity;
  if (degrees === 1) return 12.706204736;
  if (degrees === 2) return 4.30265273;
  const z = normal95;
  const [z3, z5, z7, z9] = [z ** 3, z ** 5, z ** 7, z ** 9];
  return (
    z +
    (z3 + z) / (4 * degrees) +
    (5 * z5 + 16 * z3 + 3 * z) / (96 * degrees ** 2) +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * degrees ** 3) +
    (79 * z9 + 776 * z7 + 1482 * z5 - 1920 * z3 - 945 * z) / (92160 * degrees ** 4)
  );
}

/**
 * Two-sided p-value of a chi-square statistic's upper tail, by the cube-root approximation of
 * Wilson and Hilferty (Proceedings of the National Academy of Sciences 1931).
 */
export function chiSquareAbove(statistic: number, degrees: number): number {
  if (degrees <= 0) return 1;
  const z =
    (Math.cbrt(statistic / degrees) - (1 - 2 / (9 * degrees))) / Math.sqrt(2 / (9 * degrees));
  return normalBelow(-z);
}

/** A stream of numbers from 0 up to 1 that depends on the seed alone (mulberry32, T. Ettinger 2017). */
export function seededUniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Standard normal numbers from uniform ones (Box and Muller, Annals of Mathematical Statistics 1958). */
export function seededNormal(seed: number): () => number {
  const uniform = seededUniform(seed);
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}
