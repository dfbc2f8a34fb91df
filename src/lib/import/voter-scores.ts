import { createMatrix } from '../rating/index.ts';
import type { Fit, SquareMatrix, TieRule } from '../rating/index.ts';
import { scoresOf } from '../rating/scores.ts';
import type { CountedVote } from './vote-rows.ts';
import type { VotesByVoter } from './votes-by-voter.ts';

/** Scores are held in units of this, so that the sum over a voter's votes is exact in any order. */
const unitsPerScore = 2 ** 30;

/** Voters whose dense scores are multiplied out together. */
const blockSize = 64;

/**
 * The middle of the voter-clustered sandwich (Liang and Zeger, Biometrika 1986), from votes that
 * may be many: scores are added up voter by voter, and the products of these sums added up over the
 * voters. Voters come in a fixed order and each sum is exact, so that rows of the file in another
 * order give the same numbers to the last digit.
 */
export class VoterScores {
  /** Voters who cast a vote that counts. */
  voters = 0;
  readonly #size: number;
  readonly #padded: number;
  /** The lower triangle, in rows of `#padded`. */
  readonly #lower: Float64Array;
  readonly #sum: Float64Array;
  readonly #touched: Int32Array;
  readonly #isTouched: Uint8Array;
  /** Scores of a block of voters: one parameter after the other. */
  readonly #block: Float64Array;
  #inBlock = 0;
  /** For each group of votes its two models in the fit, -1 where it does not count, and its scores. */
  readonly #left: Int16Array;
  readonly #right: Int16Array;
  readonly #difference: Float64Array;
  readonly #tie: Float64Array;
  readonly #slotAt: number;
  readonly #tieAt: number;

  constructor(fit: Fit, groups: readonly CountedVote[], rule: TieRule) {
    const models = fit.models.length;
    this.#size = fit.information.size;
    this.#padded = Math.ceil(this.#size / 4) * 4;
    this.#lower = new Float64Array(this.#padded ** 2);
    this.#sum = new Float64Array(this.#size);
    this.#touched = new Int32Array(this.#size);
    this.#isTouched = new Uint8Array(this.#size);
    this.#block = new Float64Array(this.#padded * blockSize);
    this.#slotAt = fit.slot === undefined ? -1 : models;
    this.#tieAt = fit.logTie === undefined ? -1 : models + (fit.slot === undefined ? 0 : 1);
    const place = new Map(fit.models.map((model, index) => [model, index]));
    this.#left = new Int16Array(groups.length).fill(-1);
    this.#right = new Int16Array(groups.length);
    this.#difference = new Float64Array(groups.length);
    this.#tie = new Float64Array(groups.length);
    groups.forEach(({ left, right, outcome }, group) => {
      const [i, j] = [place.get(left), place.get(right)];
      if (i === undefined || j === undefined || isLeftOut(outcome, rule)) return;
      const answer = outcome === 'left' || outcome === 'right' ? outcome : 'draw';
      const score = scoresOf(fit, i, j)[answer];
      this.#left[group] = i;
      this.#right[group] = j;
      this.#difference[group] = Math.round(score.difference * unitsPerScore);
      this.#tie[group] = Math.round(score.tie * unitsPerScore);
    });
  }

  /**
   * Adds voters with all their votes.
   *
   * @param lastDay leaves out votes of later days, where votes have days
   */
  add(votes: VotesByVoter, lastDay = Number.POSITIVE_INFINITY): void {
    for (let voter = 0; voter < votes.voters; voter += 1) {
      const count = this.#addUp(votes, voter, lastDay);
      if (count === 0) continue;
      this.voters += 1;
      if (count * 2 > this.#size) this.#addDense();
      else this.#addSparse(count);
    }
  }

  /** Adds up the scores of one voter; tells how many parameters they pull at. */
  #addUp({ starts, ends, groups, days }: VotesByVoter, voter: number, lastDay: number): number {
    const [sum, touched, isTouched] = [this.#sum, this.#touched, this.#isTouched];
    const [left, right, difference] = [this.#left, this.#right, this.#difference];
    const isDated = days.length > 0;
    let count = 0;
    let slot = 0;
    let tie = 0;
    const end = ends[voter]!;
    for (let vote = starts[voter]!; vote < end; vote += 1) {
      const group = groups[vote]!;
      const i = left[group]!;
      if (i < 0 || (isDated && days[vote]! > lastDay)) continue;
      const j = right[group]!;
      const pull = difference[group]!;
      sum[i]! += pull;
      sum[j]! -= pull;
      slot += pull;
      if (this.#tieAt >= 0) tie += this.#tie[group]!;
      if (isTouched[i] === 0) {
        isTouched[i] = 1;
        touched[count] = i;
        count += 1;
      }
      if (isTouched[j] === 0) {
        isTouched[j] = 1;
        touched[count] = j;
        count += 1;
      }
    }
    if (count > 0 && this.#slotAt >= 0) {
      sum[this.#slotAt] = slot;
      touched[count] = this.#slotAt;
      count += 1;
    }
    if (count > 0 && this.#tieAt >= 0) {
      sum[this.#tieAt] = tie;
      touched[count] = this.#tieAt;
      count += 1;
    }
    return count;
  }

  /** Sum over all voters of the outer product of their score. */
  get products(): SquareMatrix {
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

  #addSparse(count: number): void {
    const [sum, touched, lower] = [this.#sum, this.#touched, this.#lower];
    for (let at = 0; at < count; at += 1) sum[touched[at]!]! /= unitsPerScore;
    for (let first = 0; first < count; first += 1) {
      const i = touched[first]!;
      const own = sum[i]!;
      for (let second = 0; second <= first; second += 1) {
        const j = touched[second]!;
        const product = own * sum[j]!;
        if (i >= j) lower[i * this.#padded + j]! += product;
        else lower[j * this.#padded + i]! += product;
      }
    }
    for (let at = 0; at < count; at += 1) {
      sum[touched[at]!] = 0;
      this.#isTouched[touched[at]!] = 0;
    }
  }

  #addDense(): void {
    const [sum, block] = [this.#sum, this.#block];
    for (let at = 0; at < this.#size; at += 1) {
      block[at * blockSize + this.#inBlock] = sum[at]! / unitsPerScore;
    }
    sum.fill(0);
    this.#isTouched.fill(0);
    this.#inBlock += 1;
    if (this.#inBlock === blockSize) this.#flush();
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

function isLeftOut(outcome: CountedVote['outcome'], { ties, bothBad }: TieRule): boolean {
  if (outcome === 'left' || outcome === 'right') return false;
  return ties === 'drop' || (outcome === 'both_bad' && bothBad === 'drop');
}
