import type { Fit, SquareMatrix, TieRule } from '../rating/index.ts';
import { scoreKinds, slotPulls } from './kind-scores.ts';
import type { KindPulls, KindScores } from './kind-scores.ts';
import { ScoreProducts } from './score-products.ts';
import type { CountedVote } from './vote-rows.ts';
import type { BucketedVotes, VoterBucket } from './votes-by-voter.ts';

/** Numbers that the rows of voters may take at once: 8 MB, in a processor's near memory. */
const numbersInRows = 2 ** 20;

/**
 * The middle of the voter-clustered sandwich (Liang and Zeger, Biometrika 1986) from votes that may
 * be many: each voter of a bucket has a row of sums, to which votes are added in any order, and the
 * products of these sums are added up over the voters. Each sum is exact, and voters are multiplied
 * out in the order of their hashes, so that rows of the file in another order give the same numbers
 * to the last digit.
 */
export class ScoreRows {
  /** Voters who cast a vote that counts. */
  voters = 0;
  /** Variance of the slot effect when voters are clusters; zero without a fit of it. */
  slotVariance = 0;
  readonly #products: ScoreProducts;
  readonly #scores: KindScores;
  readonly #pulls: KindPulls;
  /** Parameters in a row. */
  readonly #width: number;
  readonly #slotAt: number;
  readonly #tieAt: number;
  /** Voters who have rows at once. */
  readonly #most: number;
  readonly #rows: Float64Array;
  readonly #slots: Float64Array;
  /** Whether a voter cast a vote that counts. */
  readonly #counts: Uint8Array;

  /** @param withSlot a fit with a slot effect, where its variance is wanted beside this fit's products */
  constructor(fit: Fit, kinds: readonly CountedVote[], rule: TieRule, withSlot?: Fit) {
    const models = fit.models.length;
    this.#width = fit.information.size;
    this.#slotAt = fit.slot === undefined ? -1 : models;
    this.#tieAt = fit.logTie === undefined ? -1 : this.#width - 1;
    this.#most = Math.max(1, Math.floor(numbersInRows / this.#width));
    this.#rows = new Float64Array(this.#most * this.#width);
    this.#slots = new Float64Array(this.#most);
    this.#counts = new Uint8Array(this.#most);
    this.#products = new ScoreProducts(this.#width);
    this.#scores = scoreKinds(fit, kinds, rule);
    this.#pulls =
      withSlot === undefined
        ? { pulls: new Float64Array(kinds.length), unit: 1 }
        : slotPulls(withSlot, kinds, scoreKinds(withSlot, kinds, rule));
  }

  /** Sum over all voters of the outer product of their score. */
  get products(): SquareMatrix {
    return this.#products.matrix;
  }

  /**
   * Adds voters with all their votes.
   *
   * @param lastDay leaves out votes of later days, where votes have days
   */
  add({ buckets, unnamed, kinds }: BucketedVotes, lastDay = Number.POSITIVE_INFINITY): void {
    for (const bucket of buckets) {
      for (let first = 0; first < bucket.voters; first += this.#most) {
        this.#addUp(bucket, first, lastDay);
        this.#multiplyOut(Math.min(this.#most, bucket.voters - first));
      }
    }
    for (const [key, votes] of [...unnamed].sort(([one], [other]) => one - other)) {
      if (Math.floor(key / kinds) <= lastDay) this.#addUnnamed(key % kinds, votes);
    }
  }

  /** Adds up the scores of the voters from `first` on who have rows. */
  #addUp({ votes, ranks, groups, days }: VoterBucket, first: number, lastDay: number): void {
    const { left, right, difference, tie } = this.#scores;
    const { pulls } = this.#pulls;
    const [rows, slots, counts] = [this.#rows, this.#slots, this.#counts];
    const [width, slotAt, tieAt, most] = [this.#width, this.#slotAt, this.#tieAt, this.#most];
    const isDated = days.length > 0;
    for (let vote = 0; vote < votes; vote += 1) {
      const voter = ranks[vote]! - first;
      const kind = groups[vote]!;
      const i = left[kind]!;
      if (i < 0 || voter < 0 || voter >= most || (isDated && days[vote]! > lastDay)) continue;
      const row = voter * width;
      const pull = difference[kind]!;
      rows[row + i]! += pull;
      rows[row + right[kind]!]! -= pull;
      if (slotAt >= 0) rows[row + slotAt]! += pull;
      if (tieAt >= 0) rows[row + tieAt]! += tie[kind]!;
      slots[voter]! += pulls[kind]!;
      counts[voter] = 1;
    }
  }

  /** Adds the products of the first voters who have rows, and makes the rows free. */
  #multiplyOut(voters: number): void {
    const [rows, width] = [this.#rows, this.#width];
    for (let voter = 0; voter < voters; voter += 1) {
      if (this.#counts[voter] === 0) continue;
      this.voters += 1;
      this.slotVariance += (this.#slots[voter]! * this.#pulls.unit) ** 2;
      this.#products.add(rows, voter * width);
    }
    rows.fill(0, 0, voters * width);
    this.#slots.fill(0, 0, voters);
    this.#counts.fill(0, 0, voters);
  }

  /** Adds votes without a voter, each of which stands for one. */
  #addUnnamed(kind: number, votes: number): void {
    const { left, right, difference, tie } = this.#scores;
    if (left[kind]! < 0) return;
    this.voters += votes;
    this.slotVariance += votes * (this.#pulls.pulls[kind]! * this.#pulls.unit) ** 2;
    const score = new Float64Array(this.#width);
    score[left[kind]!] = difference[kind]!;
    score[right[kind]!] = -difference[kind]!;
    if (this.#slotAt >= 0) score[this.#slotAt] = difference[kind]!;
    if (this.#tieAt >= 0) score[this.#tieAt] = tie[kind]!;
    this.#products.add(score, 0, votes);
  }
}
