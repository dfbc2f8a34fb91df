/** The smallest chart that can be drawn, with room for one change. */
import type { ChartPoint, ChartSeries, LineChart } from '../../../src/lib/chart/index.ts';

export function aPoint(day: string, value: number, reach?: number): ChartPoint {
  return {
    day,
    value,
    ...(reach !== undefined && { lower: value - reach, upper: value + reach }),
    text: `${day}: ${value}`,
  };
}

export function aSeries(change: Partial<ChartSeries> = {}): ChartSeries {
  return {
    id: 'reel',
    name: 'Reel',
    mark: { colour: 'blue', shape: 'square' },
    dash: 0,
    isChosen: true,
    runs: [[aPoint('2026-01-01', 0, 5), aPoint('2026-03-01', -40, 5)]],
    ...change,
  };
}

export function aChart(change: Partial<LineChart> = {}): LineChart {
  return {
    title: 'Reel over time',
    valueName: 'Points behind the leader',
    isReversed: false,
    span: { from: '2026-01-01', to: '2026-03-01' },
    series: [aSeries()],
    flags: [],
    gaps: [],
    ...change,
  };
}
