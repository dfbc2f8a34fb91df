/** What a voter can answer about a matchup. */
export type Outcome = 'left' | 'right' | 'tie' | 'both_bad';

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

/**
 * Counts votes. The order of the votes does not matter.
 *
 * @throws RangeError where a model meets itself or fewer than two models appear
 */
export function tallyVotes(votes: Iterable<Vote>): Tally {
  const counts = new Map<string, { readonly vote: Vote; count: number }>();
  for (const vote of votes) {
    const key = JSON.stringify([vote.left, vote.right, vote.outcome]);
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { vote, count: 1 });
    else known.count += 1;
  }
  return tallyCounts([...counts.values()].map(({ vote, count }) => ({ ...vote, count })));
}

/**
 * Counts votes that are already grouped, as a database returns them.
 *
 * @throws RangeError where a model meets itself, a count is negative or not a number, or fewer than two models appear
 */
export function tallyCounts(rows: readonly (Vote & { readonly count: number })[]): Tally {
  const tally = createTally(rows.flatMap(({ left, right }) => [left, right]));
  const indexOf = new Map(tally.models.map((model, index) => [model, index]));
  for (const { left, right, outcome, count } of rows) {
    if (left === right) throw new RangeError(`Cannot count a vote of ${left} against itself`);
    if (!(count >= 0))
      throw new RangeError(`Cannot count ${count} votes of ${left} against ${right}`);
    const cell = indexOf.get(left)! * tally.models.length + indexOf.get(right)!;
    tally[outcome][cell]! += count;
  }
  return tally;
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
  for (const [part, factor] of [
    [first, 1],
    [second, sign],
  ] as const) {
    const place = part.models.map((model) => total.models.indexOf(model));
    for (const outcome of outcomes) {
      part[outcome].forEach((count, cell) => {
        const row = place[Math.floor(cell / part.models.length)]!;
        const column = place[cell % part.models.length]!;
        total[outcome][row * total.models.length + column]! += factor * count;
      });
    }
  }
  return total;
}

/** The four outcomes in the order of their codes, 0 to 3. */
export const outcomes: readonly Outcome[] = ['left', 'right', 'tie', 'both_bad'];

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
  const draws = tally.tie.map((count, cell) =>
    ties === 'drop' ? 0 : count + (bothBad === 'tie' ? tally.both_bad[cell]! : 0),
  );
  return { models: tally.models, left: tally.left, right: tally.right, draws };
}

/** What one model took from another, on either side: its wins and half of their draws. */
export function pointsOf(comparisons: Comparisons, of: number, against: number): number {
  const { models, left, right, draws } = comparisons;
  const asLeft = of * models.length + against;
  const asRight = against * models.length + of;
  return left[asLeft]! + right[asRight]! + (draws[asLeft]! + draws[asRight]!) / 2;
}

/** The comparisons among some of the models, by position. */
export function restrictComparisons(
  { models, left, right, draws }: Comparisons,
  members: readonly number[],
): Comparisons {
  const pick = (table: Float64Array): Float64Array =>
    Float64Array.from(members.flatMap((i) => members.map((j) => table[i * models.length + j]!)));
  return {
    models: members.map((index) => models[index]!),
    left: pick(left),
    right: pick(right),
    draws: pick(draws),
  };
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function byCodePoint(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
