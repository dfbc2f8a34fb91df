import { describe, expect, it } from 'vitest';
import { toAgreements } from '../../../src/lib/catalog/agreement.ts';
import { neighbourDays, toArenaList, toArenaPage } from '../../../src/lib/catalog/arena-page.ts';
import {
  boardsWithHistory,
  toDayPage,
  toHistoryList,
  toHistoryPage,
} from '../../../src/lib/catalog/history-page.ts';
import { toElsewherePlaces, toModelHistory } from '../../../src/lib/catalog/model-elsewhere.ts';
import { aCapture } from '../../content-builders.ts';
import { aVotedCatalog } from './voted-catalog.ts';
import { anArenaCatalog, anArenaInput } from './arenas.ts';

const catalog = anArenaCatalog();

describe('toArenaPage()', () => {
  const page = toArenaPage(catalog, 'other');

  it('shows the newest copy, not the quote after it', () => {
    expect(page.table?.date).toBe('1 Jul 2026');
    expect(page.table?.rows.map(({ rank, name, gap }) => [rank, name, gap])).toEqual([
      ['1', 'bobbin', '0'],
      ['2', 'spool-v2', '−20'],
      ['3', 'reel-v1', '−40'],
    ]);
  });

  it('says who leads and by how much', () => {
    expect(page.summary).toBe(
      'bobbin holds the first of 3 places on 1 Jul 2026, 20 points ahead of Spool 2.',
    );
  });

  it('says where the lead is within the doubt', () => {
    const { summary } = toDayPage(catalog, 'other', '2026-05-01');
    expect(summary).toMatch(/10 points ahead of Reel 1, within the doubt about either\.$/);
  });

  it('lists quotes apart, and keeps marks on the axis', () => {
    expect(page.quotes).toMatchObject([{ date: '15 Jun 2026', name: 'Spool 2', text: 'place 2' }]);
    for (const { mark } of page.table!.rows) {
      expect(mark!.lower).toBeGreaterThanOrEqual(0);
      expect(mark!.upper).toBeLessThanOrEqual(1);
    }
  });

  it('refuses a board that is not there', () => {
    expect(() => toArenaPage(catalog, 'none')).toThrow('No board "none" of another arena');
  });

  it('does not name a leader that it may not show', () => {
    const input = anArenaInput();
    const standings = input.standings.filter(({ name }) => name !== 'bobbin');
    const hidden = anArenaCatalog({ ...input, shown: 'models-here', standings });
    expect(toArenaPage(hidden, 'other').summary).toBe(
      'The first place on 1 Jul 2026 is held by an entry without a page here.',
    );
  });
});

describe('toArenaList()', () => {
  it('puts boards of which only quotes are at hand last, and marks old ones', () => {
    const input = anArenaInput();
    const quoted = {
      ...input,
      id: 'quoted',
      arena: 'A',
      captures: [aCapture({ kind: 'quoted', capture: '2026-06-15' })],
      standings: input.standings.filter(({ capture }) => capture === '2026-06-15'),
    };
    const list = toArenaList({ ...anArenaCatalog(quoted, input), today: '2026-12-01' });
    expect(list.map(({ href, isOld }) => [href, isOld])).toEqual([
      ['/boards/other/', true],
      ['/boards/quoted/', false],
    ]);
  });
});

describe('toHistoryPage()', () => {
  const page = toHistoryPage(catalog, 'other');

  it('draws the chosen in both charts, and lists every other entry in numbers', () => {
    expect(page.gapChart.wide.series.filter(({ isChosen }) => isChosen)).toHaveLength(3);
    expect(page.rankChart.narrow.series).toHaveLength(3);
    expect(page.chosen.rows.map(({ name }) => name)).toEqual(['Spool 2', 'bobbin', 'Reel 1']);
    expect(page.others.rows.map(({ name }) => name)).toEqual(['Reel 1 (audio)']);
  });

  it('has a number for each point of the charts, the newest day first', () => {
    const { cells } = page.chosen.rows[2]!;
    expect(cells.map((cell) => cell && [cell.place, cell.gap])).toEqual([
      ['3', '−40'],
      ['2', '−30'],
      ['2', '−10'],
      ['1', '0'],
    ]);
    expect(page.others.rows[0]!.cells.slice(0, 2)).toEqual([undefined, undefined]);
  });

  it('numbers its flags as the picture does, and names both scales', () => {
    expect(page.flags).toHaveLength(page.gapChart.wide.flags.length);
    expect(page.scales.map(({ name, period }) => [name, period])).toEqual([
      ['Old scale', '10 Apr 2026 to 1 Jun 2026'],
      ['New scale', '1 Jul 2026 to 1 Jul 2026'],
    ]);
  });
});

describe('toDayPage()', () => {
  it('shows a day with its neighbours', () => {
    const { table, before, after } = toDayPage(catalog, 'other', '2026-05-01');
    expect(table.rows[0]?.name).toBe('bobbin');
    expect([before?.href, after?.href]).toEqual([
      '/history/other/2026-04-10/',
      '/history/other/2026-06-01/',
    ]);
    expect(neighbourDays(catalog.arenas[0]!, '2026-07-01').after).toBeUndefined();
  });

  it('refuses a day of which there is only a quote', () => {
    expect(() => toDayPage(catalog, 'other', '2026-06-15')).toThrow(
      'No copy of "other" of 2026-06-15',
    );
  });
});

describe('toHistoryList()', () => {
  it('leads to where the server draws the boards that can be voted on', () => {
    expect(toHistoryList(aVotedCatalog()).voted).toEqual([
      { name: 'Next project', href: '/boards/next-project/live/#history' },
    ]);
  });

  it('says why a board has no history', () => {
    const single = anArenaInput({
      id: 'single',
      captures: [aCapture()],
      standings: anArenaInput().standings.slice(0, 3),
    });
    const both = anArenaCatalog(anArenaInput(), single);
    expect(boardsWithHistory(both).map(({ id }) => id)).toEqual(['other']);
    expect(toHistoryList(both).without).toMatchObject([{ href: '/boards/single/' }]);
  });
});

describe('toElsewherePlaces()', () => {
  it('gives the newest place of each entry, the best first, and says which are gone', () => {
    expect(
      toElsewherePlaces(catalog, 'reel-1').map(({ name, place, date, state }) => [
        name,
        place,
        date,
        state,
      ]),
    ).toEqual([
      ['reel-v1', '3 of 3', '1 Jul 2026', undefined],
      ['reel-v1-audio', '3 of 3', '1 May 2026', 'no longer listed'],
    ]);
  });

  it('finds nothing of a model that no arena lists', () => {
    expect(toElsewherePlaces(catalog, 'nobody')).toEqual([]);
  });
});

describe('toModelHistory()', () => {
  it('draws all entries of a model, where three days or more are at hand', () => {
    expect(toModelHistory(catalog, 'reel-1')?.charts.wide.series.map(({ name }) => name)).toEqual([
      'Reel 1',
      'Reel 1 (audio)',
    ]);
    expect(toModelHistory(catalog, 'reel-1')?.href).toBe(
      '/history/other/?show=reel-v1&show=reel-v1-audio',
    );
    expect(toModelHistory(catalog, 'spool-2')).toBeUndefined();
  });
});

describe('toAgreements()', () => {
  it('counts shared models once, and says where they are too few', () => {
    const other = anArenaInput({ id: 'second', name: 'Second arena' });
    expect(toAgreements(anArenaCatalog(anArenaInput(), other), 'other')).toEqual([
      {
        boardName: 'Second arena',
        href: '/boards/second/',
        shared: '2 models',
        tau: undefined,
        interval: undefined,
        words: 'too few to say; 10 are needed',
      },
    ]);
  });
});
