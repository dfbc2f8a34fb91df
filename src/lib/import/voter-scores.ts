import type { Fit, SquareMatrix, TieRule } from '../rating/index.ts';
import { scoreKinds } from './kind-scores.ts';
import type { KindScores } from './kind-scores.ts';
import { ScoreProducts } from './score-products.ts';
import type { CountedVote } from './vote-rows.ts';
import type { VotesByVoter } from './votes-by-voter.ts';

/**
 * The middle of the voter-clustered sandwich (Liang and Zeger, Biometrika 1986), from votes that
 * may be many: scores are added up voter by voter, and the products of these sums added up over the
 * voters. Voters come in a fixed order and each sum is exact, so that rows of the file in another
 * order give the same numbers to the last digit.
 */
export class VoterScores {
  /** Voters who cast a vote that counts. */
  voters = 0;
  readonly #products: ScoreProducts;
  readonly #sum: Float64Array;
  readonly #scores: KindScores;
  readonly #slotAt: number;
  readonly #tieAt: number;

  constructor(fit: Fit, kinds: readonly CountedVote[], rule: TieRule) {
    const models = fit.models.length;
    this.#products = new ScoreProducts(fit.information.size);
    this.#sum = new Float64Array(fit.information.size);
    this.#scores = scoreKinds(fit, kinds, rule);
    this.#slotAt = fit.slot === undefined ? -1 : models;
    this.#tieAt = fit.logTie === undefined ? -1 : models + (fit.slot === undefined ? 0 : 1);
  }

  /**
   * Adds voters with all their votes.
   *
   * @param lastDay leaves out votes of later days, where votes have days
   */
  add(votes: VotesByVoter, lastDay = Number.POSITIVE_INFINITY): void {
    for (let voter = 0; voter < votes.voters; voter += 1) {
      if (!this.#addUp(votes, voter, lastDay)) continue;
      this.voters += 1;
      this.#products.add(this.#sum);
      this.#sum.fill(0);
    }
  }

  /** Adds up the scores of one voter; tells whether any of the votes counts. */
  #addUp({ starts, ends, groups, days }: VotesByVoter, voter: number, lastDay: number): boolean {
    const sum = this.#sum;
    const { left, right, difference, tie } = this.#scores;
    const isDated = days.length > 0;
    let counts = false;
    let slot = 0;
    let ties = 0;
    const end = ends[voter]!;
    for (let vote = starts[voter]!; vote < end; vote += 1) {
      const group = groups[vote]!;
      const i = left[group]!;
      if (i < 0 || (isDated && days[vote]! > lastDay)) continue;
      const pull = difference[group]!;
      sum[i]! += pull;
      sum[right[group]!]! -= pull;
      slot += pull;
      ties += tie[group]!;
      counts = true;
    }
    if (this.#slotAt >= 0) sum[this.#slotAt] = slot;
    if (this.#tieAt >= 0) sum[this.#tieAt] = ties;
    return counts;
  }

  /** Sum over all voters of the outer product of their score. */
  get products(): SquareMatrix {
    return this.#products.matrix;
  }
}
