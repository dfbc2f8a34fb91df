import { createMatrix } from '../rating/index.ts';
import type { SquareMatrix } from '../rating/index.ts';
import { unitsPerScore } from './kind-scores.ts';

/** Voters whose dense scores are multiplied out together. */
const blockSize = 64;

/** Sum of the outer products of scores of many voters; scores come in whole units. */
export class ScoreProducts {
  readonly #size: number;
  readonly #padded: number;
  /** The lower triangle, in rows of `#padded`. */
  readonly #lower: Float64Array;
  /** Scores of a block of voters: one parameter after the other. */
  readonly #block: Float64Array;
  /** Where the scores of a voter are that are not zero. */
  readonly #places: Int32Array;
  #inBlock = 0;

  /** @param size how many parameters there are */
  constructor(size: number) {
    this.#size = size;
    this.#padded = Math.ceil(size / 4) * 4;
    this.#lower = new Float64Array(this.#padded ** 2);
    this.#block = new Float64Array(this.#padded * blockSize);
    this.#places = new Int32Array(size);
  }

  /**
   * Adds the product of a voter's scores.
   *
   * @param from where in the list they begin
   * @param times how many voters have these scores
   */
  add(scores: Float64Array, from = 0, times = 1): void {
    const [size, places] = [this.#size, this.#places];
    let count = 0;
    for (let at = 0; at < size; at += 1) {
      places[count] = at;
      if (scores[from + at]! !== 0) count += 1;
    }
    if (times === 1 && count * 2 > size) this.#addDense(scores, from);
    else this.#addSparse(scores, from, { count, times });
  }

  #addSparse(
    scores: Float64Array,
    from: number,
    { count, times }: { readonly count: number; readonly times: number },
  ): void {
    const [lower, padded, places] = [this.#lower, this.#padded, this.#places];
    for (let first = 0; first < count; first += 1) {
      const i = places[first]!;
      const own = (times * scores[from + i]!) / unitsPerScore;
      for (let second = 0; second <= first; second += 1) {
        const j = places[second]!;
        lower[i * padded + j]! += (own * scores[from + j]!) / unitsPerScore;
      }
    }
  }

  #addDense(scores: Float64Array, from: number): void {
    const block = this.#block;
    const inBlock = this.#inBlock;
    for (let at = 0; at < this.#size; at += 1) {
      block[at * blockSize + inBlock] = scores[from + at]! / unitsPerScore;
    }
    this.#inBlock += 1;
    if (this.#inBlock === blockSize) this.#flush();
  }

  /** The sum of all that was added. */
  get matrix(): SquareMatrix {
    this.#flush();
    const full = createMatrix(this.#size);
    for (let i = 0; i < this.#size; i += 1) {
      for (let j = 0; j <= i; j += 1) {
        const value = this.#lower[i * this.#padded + j]!;
        full.values[i * this.#size + j] = value;
        full.values[j * this.#size + i] = value;
      }
    }
    return full;
  }

  /** Multiplies out the block, four rows by two columns at a time. */
  #flush(): void {
    const [block, lower, padded, voters] = [this.#block, this.#lower, this.#padded, this.#inBlock];
    this.#inBlock = 0;
    if (voters === 0) return;
    for (let i = 0; i < padded; i += 4) {
      const [i0, i1, i2, i3] = [
        i * blockSize,
        (i + 1) * blockSize,
        (i + 2) * blockSize,
        (i + 3) * blockSize,
      ];
      for (let j = 0; j < i + 4; j += 2) {
        const [j0, j1] = [j * blockSize, (j + 1) * blockSize];
        let [s00, s01, s10, s11, s20, s21, s30, s31] = [0, 0, 0, 0, 0, 0, 0, 0];
        for (let voter = 0; voter < voters; voter += 1) {
          const a = block[j0 + voter]!;
          const b = block[j1 + voter]!;
          const p = block[i0 + voter]!;
          const q = block[i1 + voter]!;
          const r = block[i2 + voter]!;
          const s = block[i3 + voter]!;
          s00 += p * a;
          s01 += p * b;
          s10 += q * a;
          s11 += q * b;
          s20 += r * a;
          s21 += r * b;
          s30 += s * a;
          s31 += s * b;
        }
        const at = i * padded + j;
        lower[at]! += s00;
        lower[at + 1]! += s01;
        lower[at + padded]! += s10;
        lower[at + padded + 1]! += s11;
        lower[at + 2 * padded]! += s20;
        lower[at + 2 * padded + 1]! += s21;
        lower[at + 3 * padded]! += s30;
        lower[at + 3 * padded + 1]! += s31;
      }
    }
  }
}
