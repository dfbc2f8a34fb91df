import { eloPerLogOdds, roundPublished } from './elo-scale.ts';
import { invertInformation } from './fit.ts';
import { votesToSeparate } from './ranks.ts';
import { varianceOfDifference } from './sandwich.ts';
import type { Standings } from './standings.ts';

/** Two models next to each other in the order, and what lies between them. */
export interface NeighbourGap {
  readonly ahead: string;
  readonly behind: string;
  /** Elo points, with the ends of the 95 % interval of the difference. */
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
  /**
   * Votes between the two that would tell them apart at 95 %, at the present split and with votes
   * that scatter as those so far; 0 where they are apart, null where they are level.
   */
  readonly votesToSeparate: number | null;
}

/**
 * The gaps of a board from first to last. Votes on one pair scatter more than the model claims where
 * they come in clusters, and less where many are ties: the ratio of the two variances of the
 * difference says by how much, and further votes are counted at that rate.
 *
 * @returns as many gaps as rated models, less one
 */
export function listNeighbourGaps({ fit, doubt }: Standings): NeighbourGap[] {
  if (fit === undefined || doubt === undefined) return [];
  const { logOdds, models } = fit;
  const { covariance, critical } = doubt;
  const claimed = invertInformation(fit);
  const order = Array.from(logOdds, (_, index) => index).sort(
    (first, second) => logOdds[second]! - logOdds[first]!,
  );
  return order.slice(1).map((behind, place) => {
    const ahead = order[place]!;
    const difference = logOdds[ahead]! - logOdds[behind]!;
    const variance = varianceOfDifference(covariance, ahead, behind);
    const halfWidth = critical * Math.sqrt(variance);
    const scatter = variance / varianceOfDifference(claimed, ahead, behind);
    const needed = votesToSeparate(logOdds, covariance, [ahead, behind], { critical, scatter });
    return {
      ahead: models[ahead]!,
      behind: models[behind]!,
      difference: roundPublished(eloPerLogOdds * difference),
      lower: roundPublished(eloPerLogOdds * (difference - halfWidth)),
      upper: roundPublished(eloPerLogOdds * (difference + halfWidth)),
      votesToSeparate: Number.isFinite(needed) ? needed : null,
    };
  });
}
