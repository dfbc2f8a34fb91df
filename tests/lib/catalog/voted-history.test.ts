import { describe, expect, it } from 'vitest';
import { toVotedBoardHistory } from '../../../src/lib/catalog/voted-history.ts';
import { aTally } from '../../builders.ts';
import { aVotedCatalog } from './voted-catalog.ts';

const catalog = aVotedCatalog();
const board = catalog.votedBoards[0]!;

/** So many days on each of which one model wins so often against another. */
function historyOf(days: readonly (readonly [day: string, wins: number, losses: number])[]) {
  return toVotedBoardHistory(
    catalog,
    board,
    days.map(([day, wins, losses]) => ({ day, tally: aTally(['reel-1', 'reel-2', wins, losses]) })),
  );
}

describe('toVotedBoardHistory()', () => {
  it('has nothing to draw before the second day with votes enough for a ranking', () => {
    expect(historyOf([])).toBeUndefined();
    expect(
      historyOf([
        ['2026-11-01', 30, 30],
        ['2026-11-02', 30, 30],
      ]),
    ).toBeUndefined();
  });

  it('leaves out the days on which the board was collecting', () => {
    const history = historyOf([
      ['2026-11-01', 30, 30],
      ['2026-11-02', 30, 30],
      ['2026-11-03', 80, 20],
    ])!;
    expect(history.numbers.days.map(({ text }) => text)).toEqual(['3 Nov 2026', '2 Nov 2026']);
    expect(history.caption).toContain('the end of each day, 2 points');
  });

  it('names the models, says places and gaps, and draws a band', () => {
    const history = historyOf([
      ['2026-11-01', 60, 60],
      ['2026-11-02', 20, 80],
    ])!;
    const rows = Object.fromEntries(history.numbers.rows.map(({ name, cells }) => [name, cells]));
    expect(rows['Studio Reel 2']?.[0]).toEqual({ place: '1', gap: '0' });
    // 80 of 220 votes: 400 log10(80 / 140) points.
    expect(rows['Studio Reel 1']?.[0]).toEqual({ place: '2', gap: '−97' });
    expect(history.charts.wide.series.map(({ band }) => band !== '')).toEqual([true, true]);
  });

  it('takes weeks and months where there are many days', () => {
    const days = (count: number) =>
      Array.from({ length: count }, (_, index) => {
        const day = new Date(Date.UTC(2025, 0, 1 + index)).toISOString().slice(0, 10);
        return [day, 60, 50] as const;
      });
    expect(historyOf(days(61))?.caption).toContain('each week, 9 points');
    expect(historyOf(days(420))?.caption).toContain('each month, 14 points');
  });
});
