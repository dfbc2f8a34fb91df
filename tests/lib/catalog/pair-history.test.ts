import { describe, expect, it } from 'vitest';
import { findModel } from '../../../src/lib/catalog/catalog.ts';
import type { ArenaInput } from '../../../src/lib/catalog/arena-board.ts';
import { toPairHistory } from '../../../src/lib/catalog/pair-history.ts';
import { aCapture, anArena, aPublished } from '../../content-builders.ts';
import { readOwnCatalog } from '../../own-content.ts';
import { anArenaCatalog } from './arenas.ts';

type Row = readonly [name: string, rating: number, reach?: number];

/** A board whose best rating is 1100 on each day; a day may stand on the scale `new`. */
function aBoardOf(id: string, days: Readonly<Record<string, readonly Row[]>>): ArenaInput {
  return {
    ...anArena({
      name: `Board ${id}`,
      names: [
        { name: 'reel', model: 'reel-1' },
        { name: 'reel-pro', model: 'reel-1', variant: 'Pro' },
        { name: 'spool', model: 'spool-2' },
      ],
      scales: { old: { name: 'Old scale' }, new: { name: 'New scale' } },
    }),
    id,
    captures: Object.keys(days).map((day) => {
      const [capture, scale = 'old'] = day.split(' ');
      return aCapture({ capture: capture!, scale });
    }),
    standings: Object.entries(days).flatMap(([day, rows]) =>
      rows.map(([name, rating, reach], index) =>
        aPublished({
          capture: day.split(' ')[0]!,
          rank: index + 1,
          ...{ name, rating, below: reach, above: reach },
        }),
      ),
    ),
  };
}

function historyOf(...boards: readonly ArenaInput[]) {
  const catalog = anArenaCatalog(...boards);
  return toPairHistory(catalog, [findModel(catalog, 'reel-1'), findModel(catalog, 'spool-2')]);
}

describe('toPairHistory()', () => {
  it('is undefined where no board holds both on two days', () => {
    expect(
      historyOf(
        aBoardOf('one', {
          '2026-04-10': [['reel', 1100]],
          '2026-05-10': [
            ['reel', 1100],
            ['spool', 1090],
          ],
          '2026-06-10': [['spool', 1100]],
        }),
      ),
    ).toBeUndefined();
  });

  it('takes the board that holds both most often, and of two the one read last', () => {
    const both: readonly Row[] = [
      ['reel', 1100],
      ['spool', 1090],
    ];
    const long = aBoardOf('long', { '2026-04-10': both, '2026-05-10': both, '2026-06-10': both });
    const late = aBoardOf('late', { '2026-06-20': both, '2026-07-10': both });
    const later = aBoardOf('later', { '2026-06-20': both, '2026-07-11': both });
    expect(historyOf(late, long)?.board).toBe('Board long');
    expect(historyOf(late, later)?.href).toBe('/history/later/?show=reel&show=spool');
  });

  it('says how each moved, which way only where the intervals are apart', () => {
    const history = historyOf(
      aBoardOf('other', {
        '2026-04-10': [
          ['reel', 1100, 5],
          ['spool', 1060, 5],
        ],
        '2026-05-10': [
          ['spool', 1064, 5],
          ['reel', 1040, 5],
        ],
      }),
    );
    expect(history?.summary).toEqual([
      'From 10 Apr 2026 to 10 May 2026 Reel 1 fell back from the front to 60 points behind the leader, and Spool 2 stayed about where it was, 40 and then 36 points behind the leader (the intervals overlap). Of the two, Reel 1 was ahead by 40 points at first, Spool 2 was ahead by 24 points at last.',
    ]);
  });

  it('says no direction where no interval is published', () => {
    const history = historyOf(
      aBoardOf('other', {
        '2026-04-10': [
          ['reel', 1099],
          ['spool', 1060],
        ],
        '2026-05-10': [
          ['reel', 1100],
          ['spool', 1060],
        ],
      }),
    );
    expect(history?.summary).toEqual([
      'From 10 Apr 2026 to 10 May 2026 Reel 1 went from 1 point behind the leader to the front, and Spool 2 stayed 40 points behind the leader. Of the two, Reel 1 was ahead by 39 points at first and by 40 at last.',
    ]);
  });

  it('sets nothing of two scales against each other, and breaks the lines there', () => {
    const history = historyOf(
      aBoardOf('other', {
        '2026-04-10': [
          ['reel', 1100],
          ['spool', 1060],
        ],
        '2026-05-10': [
          ['reel', 1090],
          ['spool', 1060],
        ],
        '2026-06-10 new': [
          ['reel', 1080],
          ['spool', 900],
        ],
      }),
    );
    expect(history?.summary).toEqual([
      expect.stringMatching(/^From 10 Apr 2026 to 10 May 2026 .* to 10 points behind the leader/),
      'On 10 Jun 2026, on another scale, Reel 1 was 20 points behind the leader and Spool 2 was 200 points behind the leader.',
    ]);
    expect(history?.flags).toMatchObject([{ kind: 'release' }, { kind: 'scale' }]);
    expect(history?.chart.series.map(({ line }) => line.match(/M/g)?.length)).toEqual([1, 1]);
    expect(history?.chart.series.map(({ points }) => points.length)).toEqual([3, 3]);
  });

  it('says so where each scale holds both on one day only', () => {
    const history = historyOf(
      aBoardOf('other', {
        '2026-05-10': [
          ['reel', 1090],
          ['spool', 1060],
        ],
        '2026-06-10 new': [
          ['reel', 1100],
          ['spool', 900],
        ],
      }),
    );
    expect(history?.summary).toEqual([
      'No two days that hold both are on one scale, so nothing can be said about how they moved.',
      'On 10 Jun 2026, Reel 1 was in front and Spool 2 was 200 points behind the leader.',
    ]);
  });

  it('draws one line a model, broken where another of its entries stands in', () => {
    const spool: Row = ['spool', 1000];
    const history = historyOf(
      aBoardOf('other', {
        '2026-04-10': [['reel-pro', 1100], ['reel', 1050], spool],
        '2026-05-10': [['reel', 1060], spool],
        '2026-06-10': [['reel', 1060], spool],
        '2026-07-10': [['reel-pro', 1090], spool],
      }),
    )!;
    const [reel] = history.chart.series;
    expect(reel?.name).toBe('Reel 1');
    expect(reel?.points.map(({ text }) => text.split(',')[0])).toEqual([
      'Reel 1',
      'Reel 1',
      'Reel 1',
      'Reel 1 (Pro)',
    ]);
    expect(reel?.line.match(/[ML]/g)?.join('')).toBe('MLL');
    expect(history.numbers.rows.map(({ name }) => name)).toEqual([
      'Reel 1',
      'Spool 2',
      'Reel 1 (Pro)',
    ]);
    expect(history.summary[0]).toMatch(/^From 10 Apr 2026 to 10 Jun 2026 Reel 1 /);
  });

  it('draws two models of makers without a mark of their own in different strokes', () => {
    const both: readonly Row[] = [
      ['reel', 1100],
      ['spool', 1090],
    ];
    const history = historyOf(aBoardOf('other', { '2026-04-10': both, '2026-05-10': both }))!;
    const [reel, spool] = history.chart.series;
    expect(reel?.dash).not.toBe(spool?.dash);
  });

  it('holds the figures of the sheets for Runway Gen-4.5 against Kling 3.0', async () => {
    const catalog = await readOwnCatalog();
    const history = toPairHistory(catalog, [
      findModel(catalog, 'kling-3-0'),
      findModel(catalog, 'runway-gen-4-5'),
    ])!;
    // Ratings of 10 Apr 2026: 1388.55 the best, Kling 3.0 1080p (Pro) 1242.74, Runway Gen-4.5 1223.21.
    expect(history.board).toBe('Artificial Analysis: text to video');
    expect(history.summary[0]).toContain('Kling 3.0 (1080p Pro) caught up from 146 to 106 points');
    expect(history.numbers.days.map(({ text }) => text).at(-1)).toBe('10 Apr 2026');
    expect(history.numbers.rows[0]?.cells.at(-1)).toEqual({ place: '4', gap: '−146' });
  });
});
