import { dayNumber } from './axes.ts';
import type { LineChart } from './line-chart.ts';

/**
 * A day of a chart for a program that draws rows: `day`, and for the run `n` of a series its value
 * under `<series>:<n>`.
 */
export type ChartRow = Readonly<Record<string, number>>;

/** A line to draw from rows. */
export interface ChartLine {
  readonly key: string;
  readonly seriesId: string;
}

/** The chosen series of a chart as rows a day, and the lines in them; each run is a line of its own. */
export function toChartRows(chart: LineChart): {
  readonly rows: readonly ChartRow[];
  readonly lines: readonly ChartLine[];
} {
  const rows = new Map<string, Record<string, number>>();
  const lines: ChartLine[] = [];
  for (const { id, runs } of chart.series.filter(({ isChosen }) => isChosen)) {
    runs.forEach((run, index) => {
      const key = `${id}:${index}`;
      lines.push({ key, seriesId: id });
      for (const { day, value } of run) {
        rows.set(day, { ...(rows.get(day) ?? { day: dayNumber(day) }), [key]: value });
      }
    });
  }
  return {
    rows: [...rows].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, row]) => row),
    lines,
  };
}
