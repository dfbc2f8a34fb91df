import { describe, expect, it } from 'vitest';
import { dayOn, gapOf } from '../../../src/lib/catalog/board-history.ts';
import { toArenaHistory, toVotedHistory } from '../../../src/lib/catalog/to-history.ts';
import {
  defaultChoice,
  defaultView,
  toHistoryChart,
} from '../../../src/lib/catalog/history-chart.ts';
import { toHistoryCsv } from '../../../src/lib/catalog/history-csv.ts';
import {
  emptyHistoryQuery,
  isDay,
  readHistoryQuery,
  toView,
  writeHistoryQuery,
} from '../../../src/lib/catalog/history-query.ts';
import { packHistory, unpackHistory } from '../../../src/lib/catalog/pack-history.ts';
import { computeHistory } from '../../../src/lib/rating/index.ts';
import { aRatedBoard, aTally } from '../../builders.ts';
import { anArenaCatalog } from './arenas.ts';

const catalog = anArenaCatalog();
const history = toArenaHistory(catalog.arenas[0]!);

describe('toArenaHistory()', () => {
  it('holds the copies and not the quotes', () => {
    expect(history.days.map(({ day }) => day)).toEqual([
      '2026-04-10',
      '2026-05-01',
      '2026-06-01',
      '2026-07-01',
    ]);
  });

  it('names models with their variant, and strangers as published', () => {
    expect(history.entries.map(({ name, vendorId }) => [name, vendorId])).toEqual([
      ['Reel 1', 'studio'],
      ['Reel 1 (audio)', 'studio'],
      ['Spool 2', 'studio'],
      ['bobbin', undefined],
    ]);
  });
});

describe('toVotedHistory()', () => {
  const board = aRatedBoard(aTally(['reel-1', 'spool-2', 30, 20]));
  const points = computeHistory([
    { day: '2026-05-01', tally: aTally(['reel-1', 'spool-2', 30, 20]) },
    { day: '2026-05-02', tally: aTally(['reel-1', 'spool-2', 10, 40]) },
  ]);
  const voted = toVotedHistory(board, points, catalog.models);

  it('makes of our own ratings what is drawn like any other history', () => {
    expect(voted.days.map(({ day, places }) => [day, places])).toEqual([
      ['2026-05-01', 2],
      ['2026-05-02', 2],
    ]);
    const leader = voted.days[0]!.rows.find(({ key }) => key === 'reel-1')!;
    expect(leader.rating).toBe(voted.days[0]!.best);
    expect(leader.rating! - leader.below!).toBeCloseTo(points[0]!.rows[0]!.lower!, 9);
    const chart = toHistoryChart(voted, defaultView(voted));
    expect(chart.series.map(({ runs }) => runs.map((run) => run.length))).toEqual([[2], [2]]);
  });
});

describe('dayOn()', () => {
  it.each([
    ['2026-04-09', undefined],
    ['2026-04-10', '2026-04-10'],
    ['2026-05-31', '2026-05-01'],
    ['2030-01-01', '2026-07-01'],
  ])('%s -> %s', (asked, found) => {
    expect(dayOn(history, asked)?.day).toBe(found);
  });
});

describe('gapOf()', () => {
  it('is 0 for the leader, below 0 for others, and unknown without a rating', () => {
    expect(gapOf({ rating: 1100 }, { best: 1100 })).toBe(0);
    expect(gapOf({ rating: 1060 }, { best: 1100 })).toBe(-40);
    expect(gapOf({ rating: undefined }, { best: 1100 })).toBeUndefined();
  });
});

describe('toHistoryChart()', () => {
  const view = defaultView(history);
  const runsOf = (id: string, change: Partial<typeof view> = {}) =>
    toHistoryChart(history, { ...view, ...change }).series.find((series) => series.id === id)?.runs;

  it('breaks lines at gaps and at changes of scale, whatever is drawn', () => {
    for (const measure of ['gap', 'rank'] as const) {
      expect(runsOf('reel-v1', { measure })?.map((run) => run.map(({ day }) => day))).toEqual([
        ['2026-04-10', '2026-05-01'],
        ['2026-06-01'],
        ['2026-07-01'],
      ]);
    }
  });

  it('draws ratings of one scale alone', () => {
    expect(runsOf('reel-v1', { measure: 'rating', scale: 'new' })?.flat()).toMatchObject([
      { day: '2026-07-01', value: 880, lower: 875, upper: 885 },
    ]);
    expect(runsOf('reel-v1', { measure: 'rating', scale: 'old' })?.flat()).toHaveLength(3);
  });

  it('says in words what a point is', () => {
    expect(runsOf('reel-v1')?.flat()[1]?.text).toBe(
      'Reel 1, 1 May 2026: place 2 of 3, 10 points behind the leader, rating 1100 ±5',
    );
  });

  it('flags changes of scale, events and releases of the chosen, in order of date', () => {
    const { flags } = toHistoryChart(history, { ...view, chosen: ['reel-v1'] });
    expect(flags.map(({ day, kind }) => [day, kind])).toEqual([
      ['2026-04-20', 'release'],
      ['2026-05-02', 'event'],
      ['2026-07-01', 'scale'],
    ]);
    expect(toHistoryChart(history, { ...view, chosen: ['bobbin'] }).flags).toHaveLength(2);
  });

  it('tells chosen lines of one vendor apart', () => {
    const { series } = toHistoryChart(history, { ...view, chosen: ['reel-v1', 'spool-v2'] });
    expect(series.filter(({ isChosen }) => isChosen).map(({ id, dash }) => [id, dash])).toEqual([
      ['reel-v1', 0],
      ['spool-v2', 1],
    ]);
  });
});

describe('defaultChoice()', () => {
  it('takes the best entry of each vendor with a page, then the others', () => {
    expect(defaultChoice(history)).toEqual(['spool-v2', 'bobbin', 'reel-v1']);
  });
});

describe('packHistory()', () => {
  it('is undone by unpackHistory(), also over JSON', () => {
    expect(unpackHistory(packHistory(history))).toEqual(history);
    const sent = JSON.parse(JSON.stringify(packHistory(history))) as ReturnType<typeof packHistory>;
    expect(JSON.stringify(unpackHistory(sent))).toBe(JSON.stringify(history));
  });
});

describe('the query of a history', () => {
  it('is read back as it was written', () => {
    const query = {
      measure: 'rank' as const,
      show: ['reel-v1', 'kling-3.0-1080p-pro'],
      from: '2026-04-10',
      to: '2026-06-01',
      scale: 'old',
      on: '2026-03-01',
    };
    expect(readHistoryQuery(writeHistoryQuery(query))).toEqual(query);
    expect(writeHistoryQuery(emptyHistoryQuery)).toBe('');
  });

  it('passes over what is no measure and no day', () => {
    expect(readHistoryQuery('?by=luck&from=soon&on=2026-02-30')).toEqual(emptyHistoryQuery);
    expect([isDay('2026-02-28'), isDay('2026-02-30'), isDay('2026-2-3')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('falls back to the first view where it asks for nothing that is there', () => {
    const first = defaultView(history);
    expect(toView(history, emptyHistoryQuery)).toEqual(first);
    const strange = { show: ['nobody'], scale: 'none', from: '2026-06-01', to: '2026-05-01' };
    expect(toView(history, { ...emptyHistoryQuery, ...strange })).toEqual(first);
    const period = { from: '2026-05-01', to: '2026-06-01', show: ['bobbin'] };
    expect(toView(history, { ...emptyHistoryQuery, ...period })).toMatchObject({
      from: '2026-05-01',
      to: '2026-06-01',
      chosen: ['bobbin'],
    });
  });
});

describe('toHistoryCsv()', () => {
  it('writes a row a day and chosen entry, with its credit', () => {
    const lines = toHistoryCsv(history, { ...defaultView(history), chosen: ['bobbin'] }).split(
      '\r\n',
    );
    expect(lines).toHaveLength(6);
    expect(lines[1]).toBe(
      'other,2026-04-10,bobbin,bobbin,old,2,3,1060.4,5,5,-39.6,1200,Other arena',
    );
  });

  it('keeps to the period and to the scale that is drawn', () => {
    const view = {
      ...defaultView(history),
      measure: 'rating' as const,
      from: '2026-05-01',
      scale: 'old',
    };
    expect(toHistoryCsv(history, { ...view, chosen: ['bobbin'] }).split('\r\n')).toHaveLength(4);
  });
});
