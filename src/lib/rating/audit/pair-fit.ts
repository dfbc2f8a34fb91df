import { chiSquareAbove } from '../distributions.ts';
import { formatP, round } from './finding.ts';
import type { AuditFinding } from './finding.ts';
import type { PairResult } from './pair-results.ts';

/**
 * Chi-square of the pairs' results about the fit, in units of how votes really scatter (Pearson
 * 1900; degrees of freedom: pairs that met, less the strengths that were fitted).
 */
export function auditPairFit(pairs: readonly PairResult[], models: number): AuditFinding {
  let statistic = 0;
  for (const { points, played, expected, scatter } of pairs) {
    statistic += (points - played * expected) ** 2 / scatter;
  }
  const degrees = pairs.length - (models - 1);
  const p = chiSquareAbove(statistic, degrees);
  const isMisfit = degrees > 0 && p < 0.01;
  const figures = `${round(statistic)} on ${degrees} degrees of freedom (p ${formatP(p)})`;
  return {
    test: 'fit',
    tested: 'Whether one strength a model explains the results of all pairs (residual chi-square).',
    figure: round(statistic, 2),
    verdict:
      degrees <= 0
        ? 'Too few pairs to tell.'
        : isMisfit
          ? `It does not: ${figures}. Some pairs go their own way.`
          : `It does: ${figures}.`,
    isConcern: isMisfit,
  };
}
