import {
  computeStandings,
  findSuspectVoters,
  fitStrengths,
  sumVoters,
  tallyByVoter,
  toComparisons,
} from '../rating/index.ts';
import type { CastVote, Fit, SuspectVoter, VoterTally } from '../rating/index.ts';

/** A voter whose votes an audit proposes to exclude, with the figures that speak for it. */
export interface ExclusionProposal extends SuspectVoter {
  /** How many times the board was fitted without those found before, until this voter stood out. */
  readonly round: number;
  /** The same in words, to be kept as the reason: `always for reel-1 (z 7.1, p 3e-9, 41 votes)`. */
  readonly reason: string;
}

/** What an audit of one board found. */
export interface BoardAudit {
  readonly voters: number;
  readonly votes: number;
  /** Strongest first. */
  readonly proposals: readonly ExclusionProposal[];
}

/** More rounds than this found nothing new in simulations. */
const mostRounds = 5;

/**
 * Looks for voters who answer by side or by name instead of by what was asked
 * (`findSuspectVoters`). Dishonest votes bend the fit that they are judged by, so the board is
 * fitted again without those who were found, until nobody new stands out.
 *
 * @param votes the votes of a board that count, grouped or single
 */
export function auditBoard(votes: readonly CastVote[]): BoardAudit {
  const total = votes.reduce((sum, { count = 1 }) => sum + count, 0);
  const voters = new Set(votes.map(({ voter }) => voter)).size;
  const found = new Map<string, ExclusionProposal>();
  if (votes.length > 0) {
    const all = tallyByVoter(votes);
    for (let round = 1; round <= mostRounds; round += 1) {
      const fit = fitWithout(all, found);
      const fresh =
        fit === undefined
          ? []
          : findSuspectVoters(all, fit).filter(({ voter }) => !found.has(voter));
      if (fresh.length === 0) break;
      for (const suspect of fresh) {
        if (found.has(suspect.voter)) continue;
        found.set(suspect.voter, { ...suspect, round, reason: describe(suspect) });
      }
    }
  }
  return { voters, votes: total, proposals: [...found.values()] };
}

/** The fit of the board without some voters, with the slot effect where the votes tell one. */
function fitWithout(votes: VoterTally, without: ReadonlyMap<string, unknown>): Fit | undefined {
  const weights = votes.voters.map((voter) => (without.has(voter) ? 0 : 1));
  const tally = sumVoters(votes, weights);
  const { fit, slot } = computeStandings(tally, { slot: true });
  if (fit === undefined || slot === undefined || fit.models.length < tally.models.length) {
    return fit;
  }
  return fitStrengths(toComparisons(tally), { method: fit.method, slot: true, start: fit.logOdds });
}

function describe({ leaning, z, pAdjusted, votes }: SuspectVoter): string {
  const towards =
    leaning === 'slot'
      ? `leans to the ${z > 0 ? 'left' : 'right'} side`
      : `leans ${z > 0 ? 'to' : 'against'} ${leaning}`;
  return `${towards} beyond chance (z ${z}, p ${pAdjusted.toExponential(1)} over all tests, ${votes} votes)`;
}
