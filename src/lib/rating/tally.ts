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
  const total = createTally([...first.models, ...second.models]);
  for (const part of [first, second]) {
    const place = part.models.map((model) => total.models.indexOf(model));
    for (const outcome of outcomes) {
      part[outcome].forEach((count, cell) => {
        const row = place[Math.floor(cell / part.models.length)]!;
        const column = place[cell % part.models.length]!;
        total[outcome][row * total.models.length + column]! += count;
      });
    }
  }
  return total;
}

const outcomes: readonly Outcome[] = ['left', 'right', 'tie', 'both_bad'];

/** How votes without a winner enter the ratings. */
export interface TieRule {
  /** `half`: half a win to each side. `drop`: left out. */
  readonly ties?: 'half' | 'drop';
  /** `tie`: like any other tie. `drop`: left out. */
  readonly bothBad?: 'tie' | 'drop';
}

/** Results of pairs regardless of side; k by k, row-major. */
export interface Comparisons {
  readonly models: readonly string[];
  /** `wins[i * k + j]`: how often i was preferred to j outright. */
  readonly wins: Float64Array;
  /** `draws[i * k + j]`: how often i and j drew, by the tie rule; symmetric. */
  readonly draws: Float64Array;
}

/** Folds the two sides of each pair together and applies the tie rule. */
export function toComparisons(
  tally: Tally,
  { ties = 'half', bothBad = 'tie' }: TieRule = {},
): Comparisons {
  const size = tally.models.length;
  const wins = new Float64Array(size * size);
  const draws = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      const asLeft = i * size + j;
      const asRight = j * size + i;
      wins[asLeft] = tally.left[asLeft]! + tally.right[asRight]!;
      if (ties === 'drop') continue;
      draws[asLeft] = tally.tie[asLeft]! + tally.tie[asRight]!;
      if (bothBad === 'tie') draws[asLeft] += tally.both_bad[asLeft]! + tally.both_bad[asRight]!;
    }
  }
  return { models: tally.models, wins, draws };
}

/** What one model took from another: its wins and half of their draws. */
export function pointsOf(
  { models, wins, draws }: Comparisons,
  of: number,
  against: number,
): number {
  const cell = of * models.length + against;
  return wins[cell]! + draws[cell]! / 2;
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function byCodePoint(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
