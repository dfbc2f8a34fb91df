import { describe, expect, it } from 'vitest';
import { toVoteCountsPage } from '../../../src/lib/catalog/vote-counts.ts';
import type { BoardCount } from '../../../src/lib/catalog/vote-counts.ts';
import { aTally } from '../../builders.ts';
import { aVotedCatalog } from './voted-catalog.ts';

const tally = aTally(['reel-1', 'reel-2', 50, 30], ['reel-1', 'reel-3', 40, 40]);

function aCount(change: Partial<BoardCount> = {}): BoardCount {
  return {
    board: 'next-project',
    tally,
    votes: 160,
    excluded: 12,
    skips: 7,
    slot: undefined,
    ...change,
  };
}

const page = (count: BoardCount) => toVoteCountsPage(aVotedCatalog(), [count], []);

describe('toVoteCountsPage()', () => {
  it('adds up what is in, out and skipped', () => {
    expect(page(aCount()).summary).toBe('160 votes count, 12 are excluded, 7 pairs were skipped.');
  });

  it('gives each model its share of what was shown, adding up to one', () => {
    const { shares } = page(aCount()).boards[0]!;
    expect(shares.map(({ title, text, votes }) => [title, text, votes])).toEqual([
      ['Studio Reel 1', '50 %', '160'],
      ['Studio Reel 2', '25 %', '80'],
      ['Studio Reel 3', '25 %', '80'],
    ]);
    expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });

  it.each([
    [{ advantageElo: 21.3, lower: 8, upper: 34 }, '+21 (+8 to +34)', undefined],
    [{ advantageElo: -4, lower: -18, upper: 10 }, '−4 (−18 to +10)', 'no more than chance'],
    [undefined, '–', 'cannot be told yet'],
  ])('says what the left side is worth', (slot, text, note) => {
    const [board] = page(aCount({ slot })).boards;
    expect(board).toMatchObject({ slot: text, slotNote: note });
  });

  it('lists what was excluded with its reason, the newest first', () => {
    const exclusion = { reason: 'One side only', excludedAt: '2026-11-01T00:00:00Z', votes: 30 };
    const { exclusions } = toVoteCountsPage(
      aVotedCatalog(),
      [],
      [
        { ...exclusion, liftedReason: 'It was a mistake' },
        { ...exclusion, excludedAt: '2026-11-02T00:00:00Z', liftedReason: null },
      ],
    );
    expect(exclusions).toEqual([
      { day: '2 Nov 2026', votes: '30', reason: 'One side only', lifted: undefined },
      { day: '1 Nov 2026', votes: '30', reason: 'One side only', lifted: 'It was a mistake' },
    ]);
  });
});
