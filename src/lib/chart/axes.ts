import { extent, ticks } from 'd3-array';
import type { LineChart } from './line-chart.ts';

/** A mark on an axis. */
export interface Tick<Value> {
  readonly value: Value;
  readonly text: string;
}

/** Both axes of a chart: how far they reach and where they are marked. */
export interface Axes {
  readonly days: {
    readonly from: string;
    readonly to: string;
    readonly ticks: readonly Tick<string>[];
  };
  readonly values: {
    readonly from: number;
    readonly to: number;
    readonly ticks: readonly Tick<number>[];
  };
}

const wantedTicks = 5;

/**
 * The axes of a chart: the values of the chosen series with their intervals, rounded outwards to
 * marks, and the first days of months over its span. Without any chosen point all points count,
 * without any point the axis goes from 0 to 1.
 */
export function toAxes(chart: LineChart): Axes {
  const chosen = chart.series.filter(({ isChosen }) => isChosen);
  const has = chosen.some(({ runs }) => runs.length > 0);
  const points = (has ? chosen : chart.series).flatMap(({ runs }) => runs.flat());
  const [low = 0, high = 1] = extent(
    points.flatMap(({ value, lower = value, upper = value }) => [value, lower, upper]),
  ) as [number | undefined, number | undefined];
  return {
    days: { ...chart.span, ticks: toMonthTicks(chart.span.from, chart.span.to) },
    values: chart.isReversed ? toPlaceAxis(low, high) : toValueAxis(low, high),
  };
}

function toValueAxis(low: number, high: number): Axes['values'] {
  const marks = ticks(low, high === low ? low + 1 : high, wantedTicks);
  const step = marks.length > 1 ? marks[1]! - marks[0]! : 1;
  const from = Math.floor(low / step) * step;
  const to = Math.max(from + step, Math.ceil(high / step) * step);
  const count = Math.round((to - from) / step);
  const all = Array.from({ length: count + 1 }, (_, index) => from + index * step);
  return { from, to, ticks: all.map((value) => ({ value, text: formatTick(value) })) };
}

/** Places are whole and begin at 1; the first and the last are marked. */
function toPlaceAxis(low: number, high: number): Axes['values'] {
  const from = Math.max(1, Math.floor(low));
  const to = Math.max(from + 1, Math.ceil(high));
  const between = ticks(from, to, wantedTicks).filter(
    (value) => Number.isInteger(value) && value > from && value < to,
  );
  const minimum = (to - from) / (2 * wantedTicks);
  const marks = [
    from,
    ...between.filter((value) => value - from >= minimum && to - value >= minimum),
    to,
  ];
  return { from, to, ticks: marks.map((value) => ({ value, text: String(value) })) };
}

/** A true minus, as type has it. */
function formatTick(value: number): string {
  const rounded = Number(value.toFixed(6));
  return rounded < 0 ? `−${-rounded}` : String(rounded);
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** First days of months, so many that they can be read; a year stands with January and with the first. */
function toMonthTicks(from: string, to: string): Tick<string>[] {
  const first = monthNumber(from) + (from.endsWith('-01') ? 0 : 1);
  const last = monthNumber(to);
  const step = [1, 2, 3, 6, 12].find((size) => (last - first) / size <= 7) ?? 24;
  const start = Math.ceil(first / step) * step;
  const marks: Tick<string>[] = [];
  for (let month = start; month <= last; month += step) {
    const year = Math.floor(month / 12);
    const name = months[month % 12]!;
    const value = `${year}-${String((month % 12) + 1).padStart(2, '0')}-01`;
    const hasYear = marks.length === 0 || month % 12 < step;
    marks.push({ value, text: hasYear ? `${name} ${year}` : name });
  }
  return marks;
}

function monthNumber(day: string): number {
  const [year, month] = day.split('-').map(Number);
  return year! * 12 + month! - 1;
}

/** A day as a number that grows by one a day. */
export function dayNumber(day: string): number {
  const [year, month, date] = day.split('-').map(Number);
  return Date.UTC(year!, month! - 1, date) / 86_400_000;
}

/** The day of such a number: the inverse of `dayNumber()`. */
export function dayOfNumber(number: number): string {
  return new Date(Math.round(number) * 86_400_000).toISOString().slice(0, 10);
}
