import { normal95, normalTwoSided, seededNormal } from './distributions.ts';
import type { SquareMatrix } from './matrix.ts';
import { varianceOfDifference } from './sandwich.ts';

/** Log-odds closer than this are equal: far below a millionth of an Elo point, far above rounding. */
const smallestDifference = 1e-9;

/** Where a model may stand: from its best to its worst place. */
export interface RankSpread {
  readonly low: number;
  readonly high: number;
}

/** Which pairs a set of tests tells apart: `isAhead(i, j)` where i is surely ahead of j. */
export type Separation = (i: number, j: number) => boolean;

/**
 * Pairs told apart one at a time: those whose 95 % interval of the difference excludes 0. Uses the
 * whole covariance; comparing two intervals for overlap would call too many models equal (Schenker
 * and Gentleman, The American Statistician 2001).
 *
 * @param critical standard errors that a 95 % interval reaches to each side
 */
export function separatePairs(
  logOdds: Float64Array,
  covariance: SquareMatrix,
  critical: number = normal95,
): Separation {
  return (i, j) => {
    const halfWidth = critical * Math.sqrt(varianceOfDifference(covariance, i, j));
    return logOdds[i]! - logOdds[j]! > halfWidth + smallestDifference;
  };
}

/**
 * Pairs told apart all at once: the chance that even one verdict of the board is wrong stays at
 * 5 % (Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of
 * Statistics 1979).
 */
export function separateFamily(
  logOdds: Float64Array,
  covariance: SquareMatrix,
  critical: number = normal95,
): Separation {
  const size = logOdds.length;
  const tests: { i: number; j: number; p: number }[] = [];
  for (let i = 0; i < size; i += 1) {
    for (let j = i + 1; j < size; j += 1) {
      const difference = logOdds[i]! - logOdds[j]!;
      const error = Math.sqrt(varianceOfDifference(covariance, i, j));
      const z = Math.abs(difference) <= smallestDifference ? 0 : Math.abs(difference) / error;
      // Where few clusters ask for a wider interval, the statistic shrinks in the same measure.
      tests.push({ i, j, p: normalTwoSided((z * normal95) / critical) });
    }
  }
  tests.sort((first, second) => first.p - second.p);
  const apart = new Uint8Array(size * size);
  for (const [index, { i, j, p }] of tests.entries()) {
    if (p > 0.05 / (tests.length - index)) break;
    const [ahead, behind] = logOdds[i]! > logOdds[j]! ? [i, j] : [j, i];
    apart[ahead * size + behind] = 1;
  }
  return (i, j) => apart[i * size + j] === 1;
}

/**
 * Best and worst rank of each model: behind all that are surely ahead of it, ahead of all that it
 * is surely ahead of.
 *
 * For three models at 1100, 1090 and 900 with a standard error of 10 on each difference the
 * spreads are 1-2, 1-2 and 3-3.
 */
export function spreadRanks(size: number, isAhead: Separation): RankSpread[] {
  return Array.from({ length: size }, (_, own) => {
    let ahead = 0;
    let behind = 0;
    for (let other = 0; other < size; other += 1) {
      if (other === own) continue;
      if (isAhead(other, own)) ahead += 1;
      if (isAhead(own, other)) behind += 1;
    }
    return { low: 1 + ahead, high: size - behind };
  });
}

/**
 * Groups of neighbours that the tests do not tell apart, best first: each group runs from a model
 * down to the last one that is not surely behind it. Groups overlap where ties are not transitive.
 */
export function groupTies(logOdds: Float64Array, isAhead: Separation): number[][] {
  const order = Array.from(logOdds, (_, index) => index).sort(
    (first, second) => logOdds[second]! - logOdds[first]!,
  );
  const groups: number[][] = [];
  let reached = -1;
  order.forEach((model, place) => {
    let end = place;
    while (end + 1 < order.length && !isAhead(model, order[end + 1]!)) end += 1;
    if (end > reached) {
      groups.push(order.slice(place, end + 1));
      reached = end;
    }
  });
  return groups;
}

/**
 * The chance of each model to be truly first, when strengths scatter about the fit as the
 * covariance says; by seeded draws, so good to about one over the square root of their number.
 */
export function chancesOfFirst(
  logOdds: Float64Array,
  covariance: SquareMatrix,
  { seed, draws = 20_000 }: { readonly seed: number; readonly draws?: number },
): number[] {
  const size = logOdds.length;
  const root = symmetricRoot(covariance, size);
  const normal = seededNormal(seed);
  const firsts = new Float64Array(size);
  const noise = new Float64Array(size);
  for (let draw = 0; draw < draws; draw += 1) {
    for (let index = 0; index < size; index += 1) noise[index] = normal();
    let best = 0;
    let highest = -Infinity;
    for (let i = 0; i < size; i += 1) {
      let value = logOdds[i]!;
      for (let j = 0; j <= i; j += 1) value += root[i * size + j]! * noise[j]!;
      if (value > highest) {
        highest = value;
        best = i;
      }
    }
    firsts[best]! += 1;
  }
  return Array.from(firsts, (count) => count / draws);
}

/**
 * How many more votes between two models would tell them apart at 95 %, if they went on as fitted.
 * A vote between the two adds p(1-p) to the information on their difference, so that its variance
 * falls from v to v / (1 + n p(1-p) v / s), where s is how many times as much votes scatter as the
 * model claims.
 *
 * @returns 0 where they are apart already, Infinity where the fit calls them equal
 */
export function votesToSeparate(
  logOdds: Float64Array,
  covariance: SquareMatrix,
  [first, second]: readonly [number, number],
  {
    critical = normal95,
    scatter = 1,
  }: { readonly critical?: number; readonly scatter?: number } = {},
): number {
  const difference = Math.abs(logOdds[first]! - logOdds[second]!);
  const variance = varianceOfDifference(covariance, first, second);
  const wanted = (difference / critical) ** 2;
  if (variance <= wanted) return 0;
  if (difference <= smallestDifference) return Infinity;
  const chance = 1 / (1 + Math.exp(-difference));
  return Math.ceil((scatter * (1 / wanted - 1 / variance)) / (chance * (1 - chance)));
}

/** A lower triangle whose product with itself is the covariance, which may be singular. */
function symmetricRoot({ size: width, values }: SquareMatrix, size: number): Float64Array {
  const root = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = values[i * width + j]!;
      for (let m = 0; m < j; m += 1) sum -= root[i * size + m]! * root[j * size + m]!;
      const pivot = root[j * size + j]!;
      if (i === j) root[i * size + i] = Math.sqrt(Math.max(sum, 0));
      else root[i * size + j] = pivot > 1e-12 ? sum / pivot : 0;
    }
  }
  return root;
}
