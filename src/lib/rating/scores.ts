import { answerChances } from './fit.ts';
import type { Fit } from './fit.ts';
import { createMatrix } from './matrix.ts';
import type { SquareMatrix } from './matrix.ts';
import type { Comparisons } from './tally.ts';

/** What an answer was, after the tie rule. */
export type Answer = 'left' | 'right' | 'draw';

/**
 * The score of one answer: how it pulls at the difference of strengths and at the tie parameter,
 * the derivative of its log-likelihood at the fit.
 */
export interface Score {
  readonly difference: number;
  readonly tie: number;
}

/**
 * Scores of the three answers for the model at position `left` shown on the left of `right`.
 * In expectation over the fitted chances they cancel, under Bradley-Terry over wins alone.
 */
export function scoresOf(fit: Fit, left: number, right: number): Readonly<Record<Answer, Score>> {
  const difference = fit.logOdds[left]! - fit.logOdds[right]! + (fit.slot ?? 0);
  const chances = answerChances(difference, fit.logTie);
  if (fit.method === 'bradley-terry') {
    return {
      left: { difference: 1 - chances.left, tie: 0 },
      right: { difference: -chances.left, tie: 0 },
      draw: { difference: 0.5 - chances.left, tie: 0 },
    };
  }
  const lean = (chances.left - chances.right) / 2;
  return {
    left: { difference: 0.5 - lean, tie: -chances.draw },
    right: { difference: -0.5 - lean, tie: -chances.draw },
    draw: { difference: -lean, tie: 1 - chances.draw },
  };
}

/**
 * Sum over votes of the outer product of each vote's score at the fit: the middle of the sandwich
 * when every vote is independent of every other (White's HC0).
 */
export function scoreProductsOfVotes(comparisons: Comparisons, fit: Fit): SquareMatrix {
  const products = createMatrix(fit.information.size);
  forEachCell(comparisons, (i, j, counts) => {
    const scores = scoresOf(fit, i, j);
    for (const answer of answers) {
      const count = counts[answer];
      if (count > 0) addOuter(products, entriesOf(fit, i, j, scores[answer]), count);
    }
  });
  return products;
}

/**
 * The same sum for votes that come in clusters (all votes of one voter, say), where the scores of
 * a cluster are added before the product is taken (Liang and Zeger, Biometrika 1986).
 *
 * @param clusters the comparisons of each cluster, over the same models as the fit
 */
export function scoreProductsOfClusters(clusters: Iterable<Comparisons>, fit: Fit): SquareMatrix {
  const sums = new ScoreSums(fit);
  for (const comparisons of clusters) {
    forEachCell(comparisons, (i, j, counts) => {
      for (const answer of answers) {
        if (counts[answer] > 0) sums.add(i, j, answer, counts[answer]);
      }
    });
    sums.endCluster();
  }
  return sums.products;
}

/**
 * Adds up scores cluster by cluster without building tables for each: for votes that arrive as
 * rows, those of one cluster together.
 */
export class ScoreSums {
  clusters = 0;
  /** The lower triangle; `products` mirrors it. */
  readonly #lower: SquareMatrix;
  readonly #fit: Fit;
  readonly #quantum: number;
  readonly #sum: Float64Array;
  readonly #touched: number[] = [];
  readonly #isTouched: Uint8Array;
  /** Scores of left, right and draw for each cell, at the difference and at the tie parameter. */
  readonly #difference: Float64Array;
  readonly #tie: Float64Array;

  /**
   * @param quantum where clusters arrive in no fixed order, products are rounded to multiples of
   * this power of two, so that their sum does not depend on it
   */
  constructor(fit: Fit, quantum = 0) {
    const cells = fit.models.length ** 2;
    this.#fit = fit;
    this.#quantum = quantum;
    this.#lower = createMatrix(fit.information.size);
    this.#sum = new Float64Array(fit.information.size);
    this.#isTouched = new Uint8Array(fit.information.size);
    this.#difference = new Float64Array(3 * cells).fill(Number.NaN);
    this.#tie = new Float64Array(3 * cells);
  }

  /** Adds an answer, given `count` times, to the open cluster. */
  add(left: number, right: number, answer: Answer, count: number): void {
    const fit = this.#fit;
    const size = fit.models.length;
    const at = 3 * (left * size + right) + answerPlaces[answer];
    if (Number.isNaN(this.#difference[at])) {
      const score = scoresOf(fit, left, right)[answer];
      this.#difference[at] = score.difference;
      this.#tie[at] = score.tie;
    }
    const pull = count * this.#difference[at]!;
    this.#touch(left, pull);
    this.#touch(right, -pull);
    if (fit.slot !== undefined) this.#touch(size, pull);
    if (fit.logTie !== undefined) {
      this.#touch(fit.slot === undefined ? size : size + 1, count * this.#tie[at]!);
    }
  }

  /** Closes the cluster: its products are added, and the next one begins. */
  endCluster(): void {
    if (this.#touched.length === 0) return;
    const { size, values } = this.#lower;
    const quantum = this.#quantum;
    for (const i of this.#touched) {
      const own = this.#sum[i]!;
      const row = i * size;
      for (const j of this.#touched) {
        if (j > i) continue;
        const product = own * this.#sum[j]!;
        values[row + j]! += quantum === 0 ? product : Math.round(product / quantum) * quantum;
      }
    }
    for (const index of this.#touched) {
      this.#sum[index] = 0;
      this.#isTouched[index] = 0;
    }
    this.#touched.length = 0;
    this.clusters += 1;
  }

  /** Sum over all closed clusters of the outer product of their score. */
  get products(): SquareMatrix {
    const { size, values } = this.#lower;
    const full = createMatrix(size);
    for (let i = 0; i < size; i += 1) {
      for (let j = 0; j <= i; j += 1) {
        full.values[i * size + j] = values[i * size + j]!;
        full.values[j * size + i] = values[i * size + j]!;
      }
    }
    return full;
  }

  #touch(index: number, amount: number): void {
    this.#sum[index]! += amount;
    if (this.#isTouched[index] === 1) return;
    this.#isTouched[index] = 1;
    this.#touched.push(index);
  }
}

const answerPlaces: Readonly<Record<Answer, number>> = { left: 0, right: 1, draw: 2 };

const answers = ['left', 'right', 'draw'] as const;

/** The parameters that an answer pulls at, and how much. */
function entriesOf(fit: Fit, i: number, j: number, score: Score): [index: number, value: number][] {
  const size = fit.models.length;
  const entries: [number, number][] = [
    [i, score.difference],
    [j, -score.difference],
  ];
  if (fit.slot !== undefined) entries.push([size, score.difference]);
  if (fit.logTie !== undefined) entries.push([fit.slot === undefined ? size : size + 1, score.tie]);
  return entries;
}

function addOuter(
  { size, values }: SquareMatrix,
  entries: readonly (readonly [number, number])[],
  count: number,
): void {
  for (const [i, first] of entries) {
    for (const [j, second] of entries) values[i * size + j]! += count * first * second;
  }
}

function forEachCell(
  { models, left, right, draws }: Comparisons,
  visit: (i: number, j: number, counts: Readonly<Record<Answer, number>>) => void,
): void {
  const size = models.length;
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      const cell = i * size + j;
      const counts = { left: left[cell]!, right: right[cell]!, draw: draws[cell]! };
      if (counts.left + counts.right + counts.draw > 0) visit(i, j, counts);
    }
  }
}
