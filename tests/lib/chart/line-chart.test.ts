import { describe, expect, it } from 'vitest';
import { dashOf, toRuns } from '../../../src/lib/chart/index.ts';
import type { DatedPoint } from '../../../src/lib/chart/index.ts';
import { aPoint, aSeries } from './line-charts.ts';

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

describe('dashOf()', () => {
  it('draws the first whole and the next three apart', () => {
    const dashes = [0, 1, 2, 3].map((dash) => dashOf(aSeries({ dash })));
    expect(dashes[0]).toBeUndefined();
    expect(new Set(dashes).size).toBe(4);
  });
});
