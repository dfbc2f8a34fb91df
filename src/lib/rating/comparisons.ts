import type { Tally } from './tally.ts';

/** How votes without a winner enter the ratings. */
export interface TieRule {
  /** `half`: half a win to each side. `drop`: left out. */
  readonly ties?: 'half' | 'drop';
  /** `tie`: like any other tie. `drop`: left out. */
  readonly bothBad?: 'tie' | 'drop';
}

/**
 * Results that count, after the tie rule; k by k, row-major, row = model shown on the left.
 */
export interface Comparisons {
  readonly models: readonly string[];
  /** How often the model on the left was preferred. */
  readonly left: Float64Array;
  /** How often the model on the right was preferred. */
  readonly right: Float64Array;
  /** How often neither was. */
  readonly draws: Float64Array;
}

/** Applies the tie rule to a tally. */
export function toComparisons(
  tally: Tally,
  { ties = 'half', bothBad = 'tie' }: TieRule = {},
): Comparisons {
  const draws = new Float64Array(tally.tie.length);
  for (let cell = 0; ties === 'half' && cell < draws.length; cell += 1) {
    draws[cell] = tally.tie[cell]! + (bothBad === 'tie' ? tally.both_bad[cell]! : 0);
  }
  return { models: tally.models, left: tally.left, right: tally.right, draws };
}

/** What each model took from each other, on either side: its wins and half of their draws. */
export function tabulatePoints({ models, left, right, draws }: Comparisons): Float64Array {
  const size = models.length;
  const points = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      const asLeft = i * size + j;
      const asRight = j * size + i;
      points[asLeft] = left[asLeft]! + right[asRight]! + (draws[asLeft]! + draws[asRight]!) / 2;
    }
  }
  return points;
}

/** The comparisons among some of the models, by position. */
export function restrictComparisons(
  { models, left, right, draws }: Comparisons,
  members: readonly number[],
): Comparisons {
  return {
    models: members.map((index) => models[index]!),
    left: pickCells(left, models.length, members),
    right: pickCells(right, models.length, members),
    draws: pickCells(draws, models.length, members),
  };
}

/** The cells of a k by k table among some of the models, by position. */
export function pickCells(
  table: Float64Array,
  size: number,
  members: readonly number[],
): Float64Array<ArrayBuffer> {
  const picked = new Float64Array(members.length ** 2);
  let at = 0;
  for (const i of members) {
    for (const j of members) {
      picked[at] = table[i * size + j]!;
      at += 1;
    }
  }
  return picked;
}
