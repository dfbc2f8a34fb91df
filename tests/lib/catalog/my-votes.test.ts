import { describe, expect, it } from 'vitest';
import { toMyVotesPage } from '../../../src/lib/catalog/my-votes.ts';
import type { MyVote } from '../../../src/lib/catalog/my-votes.ts';
import { computeStandings } from '../../../src/lib/rating/index.ts';
import { aTally } from '../../builders.ts';
import { aVotedCatalog } from './voted-catalog.ts';

const catalog = aVotedCatalog();
/** Reel 1 is rated above Reel 2 above Reel 3. */
const standings = computeStandings(
  aTally(['reel-1', 'reel-2', 30, 20], ['reel-2', 'reel-3', 30, 20]),
);

function aMyVote(change: Partial<MyVote> = {}): MyVote {
  return {
    board: 'next-project',
    prompt: null,
    left: 'reel-1',
    right: 'reel-2',
    outcome: 'left',
    castAt: '2026-11-23T12:00:00.000Z',
    ...change,
  };
}

const page = (votes: readonly MyVote[]) => toMyVotesPage(catalog, votes, () => standings);

describe('toMyVotesPage()', () => {
  it('says that no vote is known', () => {
    expect(page([])).toEqual({ summary: 'No vote of this browser is known.', boards: [] });
  });

  it('counts how often the better rated was preferred, ties left out', () => {
    const votes = [
      aMyVote(),
      aMyVote({ left: 'reel-3', right: 'reel-1', outcome: 'right' }),
      aMyVote({ left: 'reel-3', right: 'reel-2', outcome: 'left' }),
      aMyVote({ outcome: 'tie' }),
    ];
    const [board] = page(votes).boards;
    expect(board!.agreement).toBe('You preferred the better rated of two in 2 of 3 decided votes.');
    expect(board!.rows.map(({ answer, crowd }) => [answer, crowd])).toEqual([
      ['tie', '–'],
      ['Studio Reel 3', 'differs'],
      ['Studio Reel 1', 'agrees'],
      ['Studio Reel 1', 'agrees'],
    ]);
  });

  it('gives a share once there are votes enough for one', () => {
    const votes = Array.from({ length: 12 }, (_, index) =>
      aMyVote({ outcome: index < 9 ? 'left' : 'right' }),
    );
    expect(page(votes).boards[0]!.agreement).toBe(
      'You preferred the better rated of two in 75 % of 12 decided votes.',
    );
  });

  it('hands over what the own ranking is made of, with the places of all', () => {
    const [board] = page([aMyVote()]).boards;
    expect(board!.votes).toEqual([{ left: 'reel-1', right: 'reel-2', outcome: 'left' }]);
    expect(board!.models).toEqual([
      { id: 'reel-1', title: 'Studio Reel 1', place: 1 },
      { id: 'reel-2', title: 'Studio Reel 2', place: 2 },
    ]);
  });

  it('sets nothing beside ratings that do not exist', () => {
    const [board] = toMyVotesPage(catalog, [aMyVote()], () => undefined).boards;
    expect(board!.agreement).toMatch(/none can be set beside/);
    expect(board!.rows[0]!.crowd).toBe('–');
  });
});
