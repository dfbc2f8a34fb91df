import { answerChances } from './davidson.ts';
import type { Fit } from './fit.ts';
import { createMatrix, mirrorLower } from './matrix.ts';
import type { SquareMatrix } from './matrix.ts';
import { layoutOf } from './parameters.ts';
import type { Layout } from './parameters.ts';
import type { Comparisons } from './comparisons.ts';

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

/** Scores of all answers to all pairs: left, right and draw at 3 times the cell and on. */
export interface ScoreTable {
  readonly difference: Float64Array;
  readonly tie: Float64Array;
}

/** Where an answer's score stands after three times its cell. */
const answerPlaces: Readonly<Record<Answer, number>> = { left: 0, right: 1, draw: 2 };

/** Works out all scores once, for what looks them up vote by vote. */
function tabulateScores(fit: Fit): ScoreTable {
  const size = fit.models.length;
  const difference = new Float64Array(3 * size * size);
  const tie = new Float64Array(3 * size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      const at = 3 * (i * size + j);
      const scores = scoresOf(fit, i, j);
      for (const answer of answers) {
        difference[at + answerPlaces[answer]] = scores[answer].difference;
        tie[at + answerPlaces[answer]] = scores[answer].tie;
      }
    }
  }
  return { difference, tie };
}

/**
 * Sum over votes of the outer product of each vote's score at the fit: the middle of the sandwich
 * when every vote is independent of every other (White's HC0).
 */
export function scoreProductsOfVotes(comparisons: Comparisons, fit: Fit): SquareMatrix {
  const { models } = comparisons;
  const products = createMatrix(fit.information.size);
  const { size, values } = products;
  const { slot, tie } = layoutOfFit(fit);
  for (let i = 0; i < models.length; i += 1) {
    for (let j = 0; j < models.length; j += 1) {
      const cell = i * models.length + j;
      const counts = {
        left: comparisons.left[cell]!,
        right: comparisons.right[cell]!,
        draw: comparisons.draws[cell]!,
      };
      if (counts.left + counts.right + counts.draw === 0) continue;
      const scores = scoresOf(fit, i, j);
      let own = 0;
      let cross = 0;
      let ties = 0;
      for (const answer of answers) {
        const score = scores[answer];
        own += counts[answer] * score.difference * score.difference;
        cross += counts[answer] * score.difference * score.tie;
        ties += counts[answer] * score.tie * score.tie;
      }
      // The lower triangle only, mirrored at the end.
      values[i * size + i]! += own;
      values[j * size + j]! += own;
      values[Math.max(i, j) * size + Math.min(i, j)]! -= own;
      if (slot !== undefined) {
        values[slot * size + slot]! += own;
        values[slot * size + i]! += own;
        values[slot * size + j]! -= own;
      }
      if (tie !== undefined) {
        values[tie * size + tie]! += ties;
        values[tie * size + i]! += cross;
        values[tie * size + j]! -= cross;
        if (slot !== undefined) values[tie * size + slot]! += cross;
      }
    }
  }
  mirrorLower(products);
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
  const size = fit.models.length;
  for (const { left, right, draws } of clusters) {
    for (let i = 0; i < size; i += 1) {
      for (let j = 0; j < size; j += 1) {
        const cell = i * size + j;
        if (left[cell]! > 0) sums.add(i, j, 'left', left[cell]!);
        if (right[cell]! > 0) sums.add(i, j, 'right', right[cell]!);
        if (draws[cell]! > 0) sums.add(i, j, 'draw', draws[cell]!);
      }
    }
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
  readonly #models: number;
  readonly #layout: Layout;
  readonly #quantum: number;
  readonly #scores: ScoreTable;
  readonly #sum: Float64Array;
  readonly #touched: Uint32Array;
  readonly #isTouched: Uint8Array;
  #count = 0;

  /**
   * @param quantum where clusters arrive in no fixed order, products are rounded to multiples of
   * this power of two, so that their sum does not depend on it
   */
  constructor(fit: Fit, quantum = 0) {
    const { size } = fit.information;
    this.#models = fit.models.length;
    this.#layout = layoutOfFit(fit);
    this.#quantum = quantum;
    this.#scores = tabulateScores(fit);
    this.#lower = createMatrix(size);
    this.#sum = new Float64Array(size);
    this.#touched = new Uint32Array(size);
    this.#isTouched = new Uint8Array(size);
  }

  /** Adds an answer, given `count` times, to the open cluster. */
  add(left: number, right: number, answer: Answer, count: number): void {
    const at = 3 * (left * this.#models + right) + answerPlaces[answer];
    const pull = count * this.#scores.difference[at]!;
    const { slot, tie } = this.#layout;
    this.#touch(left, pull);
    this.#touch(right, -pull);
    if (slot !== undefined) this.#touch(slot, pull);
    if (tie !== undefined) this.#touch(tie, count * this.#scores.tie[at]!);
  }

  /** Closes the cluster: its products are added, and the next one begins. */
  endCluster(): void {
    if (this.#count === 0) return;
    const { size, values } = this.#lower;
    const quantum = this.#quantum;
    const touched = this.#touched.subarray(0, this.#count);
    for (const i of touched) {
      const own = this.#sum[i]!;
      const row = i * size;
      for (const j of touched) {
        if (j > i) continue;
        const product = own * this.#sum[j]!;
        values[row + j]! += quantum === 0 ? product : Math.round(product / quantum) * quantum;
      }
    }
    for (const index of touched) {
      this.#sum[index] = 0;
      this.#isTouched[index] = 0;
    }
    this.#count = 0;
    this.clusters += 1;
  }

  /** Sum over all closed clusters of the outer product of their score. */
  get products(): SquareMatrix {
    const full = { size: this.#lower.size, values: Float64Array.from(this.#lower.values) };
    mirrorLower(full);
    return full;
  }

  #touch(index: number, amount: number): void {
    this.#sum[index]! += amount;
    if (this.#isTouched[index] === 1) return;
    this.#isTouched[index] = 1;
    this.#touched[this.#count] = index;
    this.#count += 1;
  }
}

const answers = ['left', 'right', 'draw'] as const;

function layoutOfFit(fit: Fit): Layout {
  return layoutOf(fit.models.length, fit.method, fit.slot !== undefined);
}
