import { findLinked } from './components.ts';
import type { Method } from './parameters.ts';
import type { Comparisons } from './comparisons.ts';

/** What is to be fitted, as far as it decides whether there is an answer. */
export interface Estimand {
  readonly method: Method;
  readonly slot: boolean;
  readonly prior: number;
}

/**
 * Refuses votes that have no maximum-likelihood estimate: those to which the likelihood has no top,
 * but climbs for ever as some parameters go off together. For choices with several answers this is
 * when a direction exists along which no answer given falls behind one not given (Albert and
 * Anderson, "On the existence of maximum likelihood estimates in logistic regression models",
 * Biometrika 1984). Such a direction sets each model on a level, and each answer bounds the
 * difference of two levels; bounds can all be kept unless they add up to less than nothing around a
 * cycle, which is what is looked for here.
 *
 * @throws RangeError that says what is missing
 */
export function assertEstimate(comparisons: Comparisons, { method, slot, prior }: Estimand): void {
  if (prior === 0 && findLinked(comparisons).length !== 1) {
    throw new RangeError(`${cannotRate(comparisons)}: wins do not link them in both directions`);
  }
  if (method === 'davidson') assertTieParameter(comparisons, prior);
  if (slot) assertSlot(comparisons, method, prior);
}

/** How a refusal of all models together begins. */
export function cannotRate({ models }: Pick<Comparisons, 'models'>): string {
  return `Cannot rate ${models.join(', ')} together`;
}

/**
 * Linked models have a Davidson fit where wins outnumber draws around some cycle, as around two
 * models that beat each other. Otherwise strengths can go apart while the tie parameter grows.
 */
function assertTieParameter(comparisons: Comparisons, prior: number): void {
  const { left, right, draws } = comparisons;
  if (sumOf(draws) === 0 || sumOf(left) + sumOf(right) === 0) {
    throw new RangeError(
      'Cannot fit a tie parameter: it takes both draws and decided votes; use bradley-terry',
    );
  }
  if (prior > 0) return;
  const bounds = noBounds(comparisons);
  forEachMeeting(comparisons, (i, j, won, lost, drawn) => {
    if (won > 0) bounds.tighten(i, j, -1);
    if (lost > 0) bounds.tighten(j, i, -1);
    if (drawn > 0) {
      bounds.tighten(i, j, 1);
      bounds.tighten(j, i, 1);
    }
  });
  if (bounds.canBeKept()) {
    throw new RangeError(
      `${cannotRate(comparisons)}: around no cycle are there more wins than draws, so that ties and strengths have no bound; use bradley-terry`,
    );
  }
}

/**
 * A slot effect needs models that were shown on both sides of others, and answers that a growing
 * advantage of either side would make less likely. Draws do so where they are half wins; a tie
 * parameter that grows half as fast keeps them as likely as they were.
 */
function assertSlot(comparisons: Comparisons, method: Method, prior: number): void {
  if (boundsOfSlot(comparisons, 1, true).canBeKept()) {
    throw new RangeError(
      'Cannot fit a slot effect: every model was always shown on the same side of the others',
    );
  }
  for (const [side, sign] of [
    ['left', 1],
    ['right', -1],
  ] as const) {
    const other = sign === 1 ? comparisons.right : comparisons.left;
    const against = sumOf(other) + (method === 'davidson' ? 0 : sumOf(comparisons.draws));
    const isUnbound =
      against === 0 || (prior === 0 && boundsOfSlot(comparisons, sign, false).canBeKept());
    if (isUnbound) {
      throw new RangeError(
        `Cannot fit a slot effect: no advantage of the ${side} side is too large for these votes`,
      );
    }
  }
}

/** What answers demand of levels while the advantage of the left side grows by `sign`. */
function boundsOfSlot(comparisons: Comparisons, sign: 1 | -1, asDraws: boolean): Bounds {
  const bounds = noBounds(comparisons);
  forEachMeeting(comparisons, (i, j, won, lost, drawn) => {
    if (asDraws || won + drawn > 0) bounds.tighten(i, j, sign);
    if (asDraws || lost + drawn > 0) bounds.tighten(j, i, -sign);
  });
  return bounds;
}

interface Bounds {
  /** Demands that the level of `lower` be at most that of `upper` plus `by`. */
  tighten(upper: number, lower: number, by: number): void;
  /** Whether levels exist that keep every bound. */
  canBeKept(): boolean;
}

function noBounds({ models }: Comparisons): Bounds {
  const size = models.length;
  const bounds = new Float64Array(size * size).fill(Infinity);
  return {
    tighten(upper, lower, by) {
      const cell = upper * size + lower;
      bounds[cell] = Math.min(bounds[cell]!, by);
    },
    canBeKept: () => !hasNegativeCycle(size, bounds),
  };
}

/**
 * Whether lengths add up to less than nothing around some cycle (Bellman, "On a routing problem",
 * Quarterly of Applied Mathematics 1958). Pairs are looked at first: on a real board they decide.
 */
function hasNegativeCycle(size: number, lengths: Float64Array): boolean {
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < i; j += 1) {
      if (lengths[i * size + j]! + lengths[j * size + i]! < 0) return true;
    }
  }
  const levels = new Float64Array(size);
  for (let round = 0; round <= size; round += 1) {
    let hasMoved = false;
    for (let i = 0; i < size; i += 1) {
      for (let j = 0; j < size; j += 1) {
        const reached = levels[i]! + lengths[i * size + j]!;
        if (reached >= levels[j]!) continue;
        levels[j] = reached;
        hasMoved = true;
      }
    }
    if (!hasMoved) return false;
  }
  return true;
}

function forEachMeeting(
  { models, left, right, draws }: Comparisons,
  visit: (i: number, j: number, won: number, lost: number, drawn: number) => void,
): void {
  const size = models.length;
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      const cell = i * size + j;
      if (left[cell]! + right[cell]! + draws[cell]! === 0) continue;
      visit(i, j, left[cell]!, right[cell]!, draws[cell]!);
    }
  }
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
