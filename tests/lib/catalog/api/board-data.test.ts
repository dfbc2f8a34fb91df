import { describe, expect, it } from 'vitest';
import { toBoardData } from '../../../../src/lib/catalog/api/board-data.ts';
import { computeStandings, tallyCounts } from '../../../../src/lib/rating/index.ts';
import type { RatedBoard } from '../../../../src/lib/catalog/rated-board.ts';
import { readOwnCatalog } from '../../../own-content.ts';

type Pair = Record<'first' | 'second', string> &
  Record<'firstWins' | 'secondWins' | 'ties' | 'bothBad', number>;

interface View {
  votes: number;
  standings: ({ entry: string; state: string; rating: number | null } & Record<
    'votes' | 'wins' | 'losses' | 'ties' | 'bothBad',
    number
  >)[];
  pairs: Pair[];
}

const catalog = await readOwnCatalog();
const board = catalog.boards.find(({ id }) => id === 'video-bench-2025')!;

describe('toBoardData()', () => {
  const views = toBoardData(board)['views'] as View[];

  it('gives counts from which the ratings can be computed again', () => {
    expect(views).toHaveLength(10);
    for (const { standings, pairs } of views) {
      const tally = tallyCounts(
        pairs.flatMap(({ first, second, firstWins, secondWins, ties }) => [
          { left: first, right: second, outcome: 'left' as const, count: firstWins },
          { left: first, right: second, outcome: 'right' as const, count: secondWins },
          { left: first, right: second, outcome: 'tie' as const, count: ties },
        ]),
      );
      const again = computeStandings(tally).rows;
      expect(standings.map(({ entry, rating }) => [entry, rating])).toEqual(
        again.map(({ model, rating }) => [model, rating]),
      );
    }
  });

  it('adds up: every vote is in one pair and in two rows', () => {
    for (const { votes, standings, pairs } of views) {
      const inPairs = pairs.reduce(
        (sum, pair) => sum + pair.firstWins + pair.secondWins + pair.ties + pair.bothBad,
        0,
      );
      expect(inPairs).toBe(votes);
      expect(standings.reduce((sum, row) => sum + row.votes, 0)).toBe(2 * votes);
      for (const row of standings) {
        expect(row.wins + row.losses + row.ties + row.bothBad).toBe(row.votes);
      }
    }
  });

  it('has no number for what the votes do not carry, and says why', () => {
    const tally = tallyCounts([
      { left: 'kling', right: 'lavie', outcome: 'left', count: 3 },
      { left: 'lavie', right: 'kling', outcome: 'left', count: 2 },
      { left: 'show-1', right: 'kling', outcome: 'left', count: 4 },
    ]);
    const [overall] = board.views;
    const small: RatedBoard = {
      ...board,
      views: [{ ...overall!, tally, standings: computeStandings(tally) }],
    };
    const [view] = toBoardData(small)['views'] as View[];
    expect(view!.standings.at(-1)).toMatchObject({
      entry: 'show-1',
      model: null,
      state: 'unbeaten',
      rating: null,
      lower: null,
      upper: null,
      standardError: null,
      rank: null,
      rankLow: null,
      rankHigh: null,
      votes: 4,
    });
    expect(view!.pairs).toHaveLength(2);
  });
});
