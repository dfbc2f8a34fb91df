import { restrictComparisons, toComparisons } from '../comparisons.ts';
import { fitStrengths } from '../fit.ts';
import { computeStandings } from '../standings.ts';
import type { StandingOptions } from '../standings.ts';
import type { Tally } from '../tally.ts';
import type { VoterTally } from '../voters.ts';
import { auditConcentration } from './concentration.ts';
import { auditCycles } from './cycles.ts';
import type { AuditFinding } from './finding.ts';
import { auditFragility } from './fragility.ts';
import { auditPairFit } from './pair-fit.ts';
import { listPairResults } from './pair-results.ts';
import { auditSeparation } from './separation.ts';
import { auditSlot } from './slot.ts';
import { auditVoters } from './suspect-voters.ts';
import { auditTieConvention } from './tie-convention.ts';

/**
 * What the votes of a board can and cannot carry.
 *
 * @param tally all votes
 * @param options as for the standings
 * @param voters the same votes by voter, where voters are known
 */
export function auditVotes(
  tally: Tally,
  options: StandingOptions = {},
  voters?: VoterTally,
): AuditFinding[] {
  const standings = computeStandings(tally, { ...options, slot: true });
  const { fit } = standings;
  const findings = [auditSeparation(standings.rows)];
  if (fit === undefined) return findings;
  const places = new Map(tally.models.map((model, index) => [model, index]));
  const inner = restrictComparisons(
    toComparisons(tally, options),
    fit.models.map((model) => places.get(model)!),
  );
  const pairs = listPairResults(inner, fit);
  findings.push(
    auditSlot(standings),
    auditTieConvention(tally, options),
    auditPairFit(pairs, fit.models.length),
    auditCycles(pairs, fit.models),
    auditFragility(tally, options),
  );
  if (voters === undefined) return findings;
  findings.push(auditConcentration(voters));
  // A side that all prefer is no voter's own leaning: where it can be told it is part of the fit.
  const judge =
    standings.slot === undefined
      ? fit
      : fitStrengths(inner, {
          method: fit.method,
          prior: fit.prior,
          slot: true,
          start: fit.logOdds,
        });
  findings.push(auditVoters(voters, judge, options));
  return findings;
}
