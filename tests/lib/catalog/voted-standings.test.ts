import { describe, expect, it } from 'vitest';
import { toVotedStandings } from '../../../src/lib/catalog/voted-board-page.ts';
import { computeStandings } from '../../../src/lib/rating/index.ts';
import { aTally } from '../../builders.ts';
import { aVotedCatalog } from './voted-catalog.ts';

const catalog = aVotedCatalog();
const [board] = catalog.votedBoards;
const readAt = Date.UTC(2026, 10, 24, 10, 42);

/** The standings after so many votes for one of two and as many for the other. */
function after(votes: number) {
  const standings = computeStandings(aTally(['reel-1', 'reel-2', votes / 2, votes / 2]));
  return toVotedStandings(catalog, board!, { standings, readAt });
}

describe('toVotedStandings()', () => {
  it('shows no ranking below 100 votes', () => {
    expect(after(98)).toMatchObject({ leaderboard: undefined, asOf: '24 Nov 2026, 10:42 UTC' });
    expect(after(98).stage).toMatch(/^Collecting: 98 votes/);
  });

  it('shows a preliminary one below 300, and then a ranking', () => {
    expect(after(100)).toMatchObject({ isPreliminary: true });
    expect(after(100).leaderboard!.rows.map(({ name }) => name)).toEqual([
      'Studio Reel 1',
      'Studio Reel 2',
    ]);
    expect(after(300)).toMatchObject({ isPreliminary: false, stage: '300 votes.' });
  });
});
