import { describe, expect, it } from 'vitest';
import { cutChart, dashOf, toRuns } from '../../../src/lib/chart/index.ts';
import type { DatedPoint } from '../../../src/lib/chart/index.ts';
import { aChart, aPoint, aSeries } from './line-charts.ts';

const points = ['2026-01-01', '2026-02-01', '2026-03-01'].map((day): DatedPoint => ({
  ...aPoint(day, 1),
  scale: 'old',
}));

describe('toRuns()', () => {
  const daysOf = (...given: Parameters<typeof toRuns>) =>
    toRuns(...given).map((run) => run.map(({ day }) => day));

  it('joins what stands on one scale, and changes nothing', () => {
    const before = structuredClone(points);
    expect(daysOf(points, [])).toEqual([['2026-01-01', '2026-02-01', '2026-03-01']]);
    expect(points).toEqual(before);
  });

  it('never joins two scales', () => {
    const moved = points.with(2, { ...points[2]!, scale: 'new' });
    expect(daysOf(moved, [])).toEqual([['2026-01-01', '2026-02-01'], ['2026-03-01']]);
  });

  it('breaks at a gap between two points, not at one that a point lies in', () => {
    const gap = { from: '2026-01-02', to: '2026-01-31', text: 'No copy.' };
    expect(daysOf(points, [gap])).toEqual([['2026-01-01'], ['2026-02-01', '2026-03-01']]);
    expect(daysOf(points, [{ ...gap, to: '2026-02-10' }])).toHaveLength(1);
  });

  it('makes no run of nothing', () => {
    expect(toRuns([], [])).toEqual([]);
  });
});

describe('cutChart()', () => {
  it('keeps what lies in the period, both ends included', () => {
    const flags = [{ day: '2026-01-15', kind: 'event' as const, text: 'It moved.' }];
    const gaps = [{ from: '2026-01-10', to: '2026-01-20', text: 'No copy.' }];
    const cut = cutChart(aChart({ flags, gaps }), '2026-01-15', '2026-03-01');
    expect(cut.series[0]?.runs).toEqual([[aPoint('2026-03-01', -40, 5)]]);
    expect([cut.flags.length, cut.gaps.length]).toEqual([1, 1]);
    expect(cutChart(aChart({ flags, gaps }), '2026-02-01', '2026-02-02')).toMatchObject({
      series: [{ runs: [] }],
      flags: [],
      gaps: [],
    });
  });
});

describe('dashOf()', () => {
  it('draws the first whole and the next three apart', () => {
    const dashes = [0, 1, 2, 3].map((dash) => dashOf(aSeries({ dash })));
    expect(dashes[0]).toBeUndefined();
    expect(new Set(dashes).size).toBe(4);
  });
});
