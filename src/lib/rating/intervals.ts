import { normal95, student95 } from './distributions.ts';
import type { Fit } from './fit.ts';
import type { SquareMatrix } from './matrix.ts';
import { sandwichCovariance } from './sandwich.ts';
import { ScoreSums, scoreProductsOfVotes } from './scores.ts';
import type { Comparisons, TieRule } from './comparisons.ts';
import { answerOf } from './voters.ts';
import type { VoterTally } from './voters.ts';

/** How unsure the parameters of a fit are, and how that was found. */
export interface Doubt {
  /** Covariance of the parameters: log-odds first, then slot and tie parameter as far as fitted. */
  readonly covariance: SquareMatrix;
  /** How many standard errors a 95 % interval reaches to each side. */
  readonly critical: number;
  /** Independent groups of votes behind it, where they are known. */
  readonly clusters?: number;
  /** What a reader must know, where there is something. */
  readonly remark?: string;
}

/** A way to find the doubt of a fit. */
export type IntervalMethod = (fit: Fit, comparisons: Comparisons) => Doubt;

/** Fewer independent voters than this, and intervals are widened for it. */
const fewClusters = 30;

/** Every vote stands for itself. */
export const sandwichOfVotes: IntervalMethod = (fit, comparisons) => ({
  covariance: sandwichCovariance(fit, scoreProductsOfVotes(comparisons, fit)),
  critical: normal95,
});

/**
 * Votes are independent between voters and not within. Below thirty voters the variance is scaled
 * by G/(G-1) and the interval uses Student's t with G-1 degrees of freedom (Cameron and Miller, "A
 * practitioner's guide to cluster-robust inference", Journal of Human Resources 2015, section VI).
 */
export function sandwichOfVoters(votes: VoterTally, rule: TieRule = {}): IntervalMethod {
  return (fit) => {
    const place = votes.models.map((model) => fit.models.indexOf(model));
    const sums = new ScoreSums(fit);
    for (let voter = 0; voter < votes.voters.length; voter += 1) {
      for (let row = votes.starts[voter]!; row < votes.starts[voter + 1]!; row += 1) {
        const [left, right] = [place[votes.left[row]!]!, place[votes.right[row]!]!];
        const answer = answerOf(votes.outcome[row]!, rule);
        if (left < 0 || right < 0 || answer === undefined) continue;
        sums.add(left, right, answer, votes.count[row]!);
      }
      sums.endCluster();
    }
    return clusteredDoubt(fit, sums.products, sums.clusters);
  };
}

/**
 * The doubt from score products that were added up elsewhere, voter by voter.
 *
 * @param clusters how many voters there were
 */
export function clusteredDoubt(fit: Fit, products: SquareMatrix, clusters: number): Doubt {
  if (clusters < 2) {
    throw new RangeError('Cannot give intervals by voter: all votes are of one voter');
  }
  return widenForFew(sandwichCovariance(fit, products), clusters);
}

/**
 * A covariance by cluster with what few clusters ask for: below thirty of them it is scaled by
 * G/(G-1) and the interval uses Student's t, and the remark says so.
 */
export function widenForFew(covariance: SquareMatrix, clusters: number): Doubt {
  if (clusters >= fewClusters) return { covariance, critical: normal95, clusters };
  const factor = clusters / (clusters - 1);
  return {
    covariance: { size: covariance.size, values: covariance.values.map((value) => factor * value) },
    critical: student95(clusters - 1),
    clusters,
    remark: `Only ${clusters} voters: intervals are widened (factor ${clusters}/${clusters - 1}, Student's t with ${clusters - 1} degrees of freedom).`,
  };
}

/**
 * Score products that were stored, for votes that are not at hand.
 *
 * @throws RangeError where they are of another size than the fit
 */
export function sandwichOfProducts(products: SquareMatrix, clusters?: number): IntervalMethod {
  return (fit) => {
    if (products.size !== fit.information.size) {
      throw new RangeError(
        `Cannot use score products of ${products.size} parameters for a fit of ${fit.information.size}`,
      );
    }
    if (clusters !== undefined) return clusteredDoubt(fit, products, clusters);
    return { covariance: sandwichCovariance(fit, products), critical: normal95 };
  };
}
