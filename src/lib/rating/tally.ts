import { pickCells } from './comparisons.ts';

/** What a voter can answer about a matchup. */
export type Outcome = 'left' | 'right' | 'tie' | 'both_bad';

/** The four outcomes in the order of their codes, 0 to 3. */
export const outcomes: readonly Outcome[] = ['left', 'right', 'tie', 'both_bad'];

/** One answered matchup. */
export interface Vote {
  readonly left: string;
  readonly right: string;
  readonly outcome: Outcome;
}

/**
 * Counts of votes by ordered pair and outcome: all that ratings need, however many votes there
 * were. The four tables are k by k, row-major, row = model shown on the left.
 */
export interface Tally {
  /** Ids in code-point order, so that the same votes in any order give the same tally. */
  readonly models: readonly string[];
  readonly left: Float64Array;
  readonly right: Float64Array;
  readonly tie: Float64Array;
  readonly both_bad: Float64Array;
}

/**
 * An empty tally for the models named, sorted and without repeats.
 *
 * @throws RangeError where there are fewer than two models
 */
export function createTally(models: Iterable<string>): Tally {
  const sorted = [...new Set(models)].sort(byCodePoint);
  if (sorted.length < 2) {
    throw new RangeError(`Cannot compare ${sorted.length} model: a tally needs at least two`);
  }
  const cells = sorted.length ** 2;
  return {
    models: sorted,
    left: new Float64Array(cells),
    right: new Float64Array(cells),
    tie: new Float64Array(cells),
    both_bad: new Float64Array(cells),
  };
}

/** How many votes a tally holds. */
export function countVotes(tally: Tally): number {
  return outcomes.reduce((sum, outcome) => sum + sumOf(tally[outcome]), 0);
}

/** The sum of two tallies, over the models of both. */
export function addTallies(first: Tally, second: Tally): Tally {
  return combineTallies(first, second, 1);
}

/**
 * What is left of a tally when the votes of another are taken out, over the models of the first.
 *
 * @throws RangeError where the second holds votes that the first does not
 */
export function subtractTallies(first: Tally, second: Tally): Tally {
  const rest = combineTallies(first, second, -1);
  if (
    rest.models.length > first.models.length ||
    outcomes.some((outcome) => rest[outcome].some((count) => count < 0))
  ) {
    throw new RangeError('Cannot take votes out of a tally that does not hold them');
  }
  return rest;
}

/** Sums from the first day to each day, all over the models of all days. */
export function accumulateTallies(days: readonly Tally[]): Tally[] {
  if (days.length === 0) return [];
  let total = createTally(days.flatMap(({ models }) => models));
  return days.map((day) => (total = addTallies(total, day)));
}

function combineTallies(first: Tally, second: Tally, sign: 1 | -1): Tally {
  const total = createTally([...first.models, ...second.models]);
  addInto(total, first, 1);
  addInto(total, second, sign);
  return total;
}

/** Adds the votes of a part to a tally that knows its models, or takes them out, in place. */
export function addInto(total: Tally, part: Tally, sign: 1 | -1): void {
  const size = total.models.length;
  const place = new Map(total.models.map((model, index) => [model, index]));
  const places = part.models.map((model) => place.get(model)!);
  for (const outcome of outcomes) {
    const from = part[outcome];
    const into = total[outcome];
    let cell = 0;
    for (const row of places) {
      for (const column of places) {
        if (from[cell] !== 0) into[row * size + column]! += sign * from[cell]!;
        cell += 1;
      }
    }
  }
}

/** The votes among some of the models, by position. */
export function restrictTally(tally: Tally, members: readonly number[]): Tally {
  const size = tally.models.length;
  return {
    models: members.map((index) => tally.models[index]!),
    left: pickCells(tally.left, size, members),
    right: pickCells(tally.right, size, members),
    tie: pickCells(tally.tie, size, members),
    both_bad: pickCells(tally.both_bad, size, members),
  };
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/** The one order of names, the same on every machine. */
export function byCodePoint(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
