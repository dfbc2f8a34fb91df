import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  auditVotes,
  computeHistory,
  computeStandings,
  listNeighbourGaps,
  predictWin,
  sandwichOfVoters,
  sumVoters,
  tallyByDay,
  tallyByVoter,
  tallyVotes,
  valueMatchups,
} from '../../../src/lib/rating/index.ts';
import type { CastVote, DatedVote } from '../../../src/lib/rating/index.ts';
import { castInTurn, linkedVotes } from './cases.ts';

type Row = CastVote & DatedVote;

/** The same rows in two orders. */
const twoOrders = linkedVotes.chain((cast) => {
  const rows: Row[] = castInTurn(cast, 7).map((vote, index) => ({
    ...vote,
    day: `2026-03-0${1 + (index % 5)}`,
  }));
  return fc
    .shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length })
    .map((shuffled) => [rows, shuffled] as const);
});

/** Everything that is published of a board, as a file would hold it. */
function publish(rows: readonly Row[]): string {
  const voters = tallyByVoter(rows);
  const tally = tallyVotes(rows);
  const byVoter = { interval: sandwichOfVoters(voters), slot: true } as const;
  const standings = computeStandings(tally, byVoter);
  const { rows: plain, slot } = computeStandings(tally, { slot: true, ranks: 'family' });
  const davidson = computeStandings(sumVoters(voters), { method: 'davidson', slot: true });
  return JSON.stringify({
    clustered: [standings.rows, standings.slot],
    plain: [plain, slot],
    davidson: [davidson.rows, davidson.slot, davidson.tie],
    gaps: listNeighbourGaps(standings),
    win: predictWin(standings, 'a', 'b'),
    history: computeHistory(tallyByDay(rows)),
    audit: auditVotes(tally, byVoter, voters),
    matchups: valueMatchups(standings, tally.models),
  });
}

describe('the engine', () => {
  it('publishes the same bytes for the same votes, in whatever order they come', () => {
    fc.assert(
      fc.property(twoOrders, ([rows, shuffled]) => {
        expect(publish(shuffled)).toBe(publish(rows));
      }),
      { numRuns: 15 },
    );
  });

  it('publishes no minus nothing, and no more than six decimals', () => {
    fc.assert(
      fc.property(linkedVotes, (cast) => {
        const { rows, slot } = computeStandings(tallyVotes(castInTurn(cast, 7)), { slot: true });
        const numbers = [...rows, slot!]
          .flatMap((record): unknown[] => Object.values(record))
          .filter((value) => typeof value === 'number');
        for (const value of numbers) {
          expect(Object.is(value, -0)).toBe(false);
          expect(String(value)).toMatch(/^-?\d+(\.\d{1,6})?$/);
        }
      }),
      { numRuns: 50 },
    );
  });
});
