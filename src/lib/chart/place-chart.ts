import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { dayNumber, toAxes } from './axes.ts';
import { bandPath } from './band.ts';
import { dashOf } from './line-chart.ts';
import type { ChartFlag, ChartPoint, ChartSeries, LineChart } from './line-chart.ts';
import { spread } from './spread.ts';
import { markColour, markPath } from './vendor-mark.ts';

/** How large a picture is to be, in pixels. */
export interface ChartSize {
  readonly width: number;
  readonly height: number;
  /** Room at the right for the names of lines; 0 for none. */
  readonly labels: number;
}

/** A series with every coordinate worked out. */
export interface PlacedSeries {
  readonly id: string;
  readonly name: string;
  readonly isChosen: boolean;
  readonly colour: string;
  readonly dash: string | undefined;
  /** Outline of its points. */
  readonly shape: string;
  /** `d` of its line, `` where no two points may be joined. */
  readonly line: string;
  /** `d` of its interval band. */
  readonly band: string;
  readonly points: readonly { readonly x: number; readonly y: number; readonly text: string }[];
  readonly label: { readonly x: number; readonly y: number; readonly pointY: number } | undefined;
}

/** A flag on the axis; its number stands a little aside where others are near. */
export interface PlacedFlag {
  readonly x: number;
  readonly numberX: number;
  readonly number: number;
  readonly kind: ChartFlag['kind'];
  readonly text: string;
}

/** A chart with every coordinate worked out; drawing it takes no arithmetic. */
export interface PlacedChart extends ChartSize {
  readonly title: string;
  readonly valueName: string;
  readonly plot: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly dayTicks: readonly { readonly x: number; readonly text: string }[];
  readonly valueTicks: readonly { readonly y: number; readonly text: string }[];
  /** Quiet series first, so that the chosen ones are drawn over them. */
  readonly series: readonly PlacedSeries[];
  readonly flags: readonly PlacedFlag[];
  readonly gaps: readonly { readonly x: number; readonly width: number; readonly text: string }[];
}

const margin = { top: 12, bottom: 52, left: 44, right: 12 };
const labelHeight = 15;
const flagWidth = 16;

/** Lays a chart out on a picture of the given size. */
export function placeChart(chart: LineChart, size: ChartSize): PlacedChart {
  const axes = toAxes(chart);
  const plot = {
    left: margin.left,
    right: size.width - margin.right - size.labels,
    top: margin.top,
    bottom: size.height - margin.bottom,
  };
  const toX = scaleLinear(
    [dayNumber(axes.days.from), dayNumber(axes.days.to)],
    [plot.left, plot.right],
  );
  const { from, to } = axes.values;
  const toY = scaleLinear(chart.isReversed ? [to, from] : [from, to], [plot.bottom, plot.top]);
  const x = ({ day }: { readonly day: string }): number => round(toX(dayNumber(day)));
  const y = (value: number): number => round(toY(value));
  const ordered = [
    ...chart.series.filter(({ isChosen }) => !isChosen),
    ...chart.series.filter(({ isChosen }) => isChosen),
  ];
  const isInside = (value: number): boolean => value >= from && value <= to;
  const placed = ordered.map((series) => placeSeries(series, { x, y, isInside }));
  return {
    ...size,
    title: chart.title,
    valueName: chart.valueName,
    plot,
    dayTicks: axes.days.ticks.map(({ value, text }) => ({ x: x({ day: value }), text })),
    valueTicks: axes.values.ticks.map(({ value, text }) => ({ y: y(value), text })),
    series: placeLabels(placed, { x: plot.right + 10, top: plot.top, bottom: plot.bottom }, size),
    flags: placeFlags(chart.flags, x, plot),
    gaps: chart.gaps.map(({ from: start, to: end, text }) => {
      const left = Math.max(plot.left, x({ day: start }));
      const right = Math.min(plot.right, x({ day: end }));
      return { x: left, width: round(Math.max(0, right - left)), text };
    }),
  };
}

interface Scales {
  readonly x: (point: { readonly day: string }) => number;
  readonly y: (value: number) => number;
  /** Whether a value lies on the axis; quiet lines may leave it. */
  readonly isInside: (value: number) => boolean;
}

function placeSeries(series: ChartSeries, { x, y, isInside }: Scales): PlacedSeries {
  const toLine = line<ChartPoint>()
    .defined(({ value }) => isInside(value))
    .x(x)
    .y(({ value }) => y(value));
  const long = series.runs.filter((run) => run.length > 1);
  return {
    id: series.id,
    name: series.name,
    isChosen: series.isChosen,
    colour: series.isChosen ? markColour(series.mark) : 'var(--mark-quiet)',
    dash: series.isChosen ? dashOf(series) : undefined,
    shape: markPath(series.mark),
    line: long.map((run) => toLine([...run]) ?? '').join(''),
    band: series.isChosen ? bandPath(series.runs, { x: (day) => x({ day }), y }) : '',
    points: series.isChosen
      ? series.runs.flat().map((point) => ({ x: x(point), y: y(point.value), text: point.text }))
      : [],
    label: undefined,
  };
}

/** Numbers of flags stand below their days, pushed apart until none covers another. */
function placeFlags(
  flags: readonly ChartFlag[],
  x: Scales['x'],
  { left, right }: { readonly left: number; readonly right: number },
): PlacedFlag[] {
  const days = flags.map((flag) => x(flag));
  const places = spread(days, { from: left, to: right, distance: flagWidth });
  return flags.map(({ kind, text }, index) => ({
    ...{ kind, text, x: days[index]!, numberX: round(places[index]!), number: index + 1 },
  }));
}

/** Names stand at the ends of lines, pushed apart until none covers another. */
function placeLabels(
  series: readonly PlacedSeries[],
  room: { readonly x: number; readonly top: number; readonly bottom: number },
  { labels }: ChartSize,
): PlacedSeries[] {
  if (labels === 0) return [...series];
  const named = series
    .filter(({ isChosen, points }) => isChosen && points.length > 0)
    .map(({ id, points }) => ({ id, pointY: points.at(-1)!.y }))
    .sort((left, right) => left.pointY - right.pointY);
  const places = spread(
    named.map(({ pointY }) => pointY),
    { from: room.top, to: room.bottom, distance: labelHeight },
  );
  return series.map((one) => {
    const index = named.findIndex(({ id }) => id === one.id);
    return index === -1
      ? one
      : { ...one, label: { x: room.x, y: round(places[index]!), pointY: named[index]!.pointY } };
  });
}

/** A tenth of a pixel is enough. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}
