import { describe, expect, it } from 'vitest';
import { dayNumber, placeChart, toAxes, toChartRows } from '../../../src/lib/chart/index.ts';
import type { ChartFlag } from '../../../src/lib/chart/index.ts';
import { aChart, aPoint, aSeries } from './line-charts.ts';

const size = { width: 400, height: 300, labels: 100 };

describe('placeChart()', () => {
  it('puts the first day left, the last right, and more upwards', () => {
    const { plot, series } = placeChart(aChart(), size);
    const [first, last] = series[0]!.points;
    expect([first!.x, last!.x]).toEqual([plot.left, plot.right]);
    expect(first!.y).toBeLessThan(last!.y);
  });

  it('puts the first place on top', () => {
    const runs = [[aPoint('2026-01-01', 1), aPoint('2026-03-01', 9)]];
    const { plot, series } = placeChart(
      aChart({ isReversed: true, series: [aSeries({ runs })] }),
      size,
    );
    expect(series[0]!.points.map(({ y }) => y)).toEqual([plot.top, plot.bottom]);
  });

  it('draws each run by itself, and a band only where intervals are known', () => {
    const runs = [
      [aPoint('2026-01-01', 0, 5), aPoint('2026-01-10', 0, 5), aPoint('2026-01-20', 0)],
      [aPoint('2026-02-01', 0, 5)],
    ];
    const [series] = placeChart(aChart({ series: [aSeries({ runs })] }), size).series;
    expect(series!.line.match(/M/g)).toHaveLength(1);
    expect(series!.band.match(/M/g)).toHaveLength(1);
    expect(series!.points).toHaveLength(4);
  });

  it('draws quiet series first, grey, without points, and only on the axis', () => {
    const far = [aPoint('2026-01-01', -900), aPoint('2026-02-01', -10), aPoint('2026-03-01', -20)];
    const quiet = aSeries({ id: 'quiet', isChosen: false, runs: [far] });
    const { series } = placeChart(aChart({ series: [aSeries(), quiet] }), size);
    expect(series.map(({ id }) => id)).toEqual(['quiet', 'reel']);
    expect(series[0]).toMatchObject({ colour: 'var(--mark-quiet)', points: [], band: '' });
    expect(series[0]!.line.match(/[ML]/g)).toHaveLength(2);
  });

  it('pushes names apart, in the order of the ends of their lines', () => {
    const series = ['a', 'b', 'c'].map((id, index) =>
      aSeries({ id, runs: [[aPoint('2026-01-01', 0), aPoint('2026-03-01', -index / 10)]] }),
    );
    const placed = placeChart(aChart({ series }), size);
    const places = placed.series.map(({ label }) => label!.y);
    expect(places[1]! - places[0]!).toBeGreaterThanOrEqual(15);
    expect(places[2]! - places[1]!).toBeGreaterThanOrEqual(15);
    expect(places[2]!).toBeLessThanOrEqual(placed.plot.bottom);
    expect(placeChart(aChart({ series }), { ...size, labels: 0 }).series[0]!.label).toBeUndefined();
  });

  it('numbers flags in order and keeps their numbers apart and inside', () => {
    const flags = ['2026-02-27', '2026-02-28', '2026-03-01'].map((day): ChartFlag => ({
      day,
      kind: 'event',
      text: 'It moved.',
    }));
    const { flags: placed, plot } = placeChart(aChart({ flags }), size);
    expect(placed.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(placed[1]!.numberX - placed[0]!.numberX).toBeGreaterThanOrEqual(16);
    expect(placed[2]!.numberX).toBeLessThanOrEqual(plot.right);
  });

  it('shades gaps, cut to the picture', () => {
    const gaps = [{ from: '2025-01-01', to: '2026-01-31', text: 'No copy.' }];
    const { gaps: placed, plot } = placeChart(aChart({ gaps }), size);
    expect(placed[0]!.x).toBe(plot.left);
    expect(placed[0]!.x + placed[0]!.width).toBeLessThan(plot.right);
  });
});

describe('the two pictures of a chart', () => {
  it('show the same points on the same axes', () => {
    const runs = [
      [aPoint('2026-01-01', 0, 5)],
      [aPoint('2026-02-01', -40, 5), aPoint('2026-03-01', 3)],
    ];
    const chart = aChart({ series: [aSeries({ runs }), aSeries({ id: 'q', isChosen: false })] });
    const axes = toAxes(chart);
    const placed = placeChart(chart, size);
    const { rows, lines } = toChartRows(chart);
    const toX = (day: number): number =>
      placed.plot.left +
      ((day - dayNumber(axes.days.from)) / (dayNumber(axes.days.to) - dayNumber(axes.days.from))) *
        (placed.plot.right - placed.plot.left);
    const toY = (value: number): number =>
      placed.plot.bottom -
      ((value - axes.values.from) / (axes.values.to - axes.values.from)) *
        (placed.plot.bottom - placed.plot.top);
    const drawn = placed.series.find(({ id }) => id === 'reel')!.points;
    const inRows = rows.flatMap((row) =>
      lines.flatMap(({ key }) => {
        const value = row[key];
        return typeof value === 'number' ? [{ x: toX(row['day'] as number), y: toY(value) }] : [];
      }),
    );
    expect(inRows).toHaveLength(drawn.length);
    inRows.forEach(({ x, y }, index) => {
      expect(x).toBeCloseTo(drawn[index]!.x, 0);
      expect(y).toBeCloseTo(drawn[index]!.y, 0);
    });
    expect(lines.map(({ key, seriesId }) => [key, seriesId])).toEqual([
      ['reel:0', 'reel'],
      ['reel:1', 'reel'],
    ]);
  });
});
