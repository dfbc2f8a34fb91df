import type { VoterTally } from '../voters.ts';
import { round } from './finding.ts';
import type { AuditFinding } from './finding.ts';

/**
 * How far the votes come from few hands: the share of the busiest, and the number of equal voters
 * that would scatter as much, (sum of n)² / sum of n² (Kish, "Survey Sampling", 1965).
 */
export function auditConcentration({ voters, starts, count }: VoterTally): AuditFinding {
  let total = 0;
  let squares = 0;
  let most = 0;
  for (let voter = 0; voter < voters.length; voter += 1) {
    let own = 0;
    for (let row = starts[voter]!; row < starts[voter + 1]!; row += 1) own += count[row]!;
    total += own;
    squares += own * own;
    most = Math.max(most, own);
  }
  const effective = (total * total) / squares;
  const busiest = most / total;
  return {
    test: 'voter-concentration',
    tested: 'Whether few voters cast most votes (effective number of voters, Kish 1965).',
    figure: round(effective, 1),
    verdict: `${voters.length} voters count as ${round(effective)} equal ones; the busiest cast ${(busiest * 100).toFixed(1)} % of the votes.`,
    isConcern: busiest > 0.1 || effective < 30,
  };
}
