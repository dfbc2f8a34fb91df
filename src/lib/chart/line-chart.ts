import type { VendorMark } from './vendor-mark.ts';

/** A value on a day, with its interval where one is known. */
export interface ChartPoint {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly value: number;
  readonly lower?: number | undefined;
  readonly upper?: number | undefined;
  /** What a reader is told about the point, in words. */
  readonly text: string;
}

/** A line with its name. */
export interface ChartSeries {
  readonly id: string;
  readonly name: string;
  readonly mark: VendorMark;
  /** Tells lines of one vendor apart: 0 is drawn whole, the others broken in their own way. */
  readonly dash: number;
  /** Whether it is one of those that the chart is about; the others stay grey behind them. */
  readonly isChosen: boolean;
  /** Stretches whose points may be joined; between two of them the line is broken. */
  readonly runs: readonly (readonly ChartPoint[])[];
}

/** Something that happened on a day, as a flag on the axis. */
export interface ChartFlag {
  readonly day: string;
  readonly kind: 'release' | 'retirement' | 'event' | 'scale';
  readonly text: string;
}

/** A stretch of time of which little is known. */
export interface ChartGap {
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

/**
 * A line chart before it is drawn: what it says, no pixels. The picture of the build and the
 * interactive one are both drawn from it, on the axes of `toAxes()`, so that they cannot disagree.
 */
export interface LineChart {
  readonly title: string;
  /** What the values are, with the direction: "Points behind the leader". */
  readonly valueName: string;
  /** Whether smaller is better, as of places; then small values are on top. */
  readonly isReversed: boolean;
  readonly span: { readonly from: string; readonly to: string };
  readonly series: readonly ChartSeries[];
  readonly flags: readonly ChartFlag[];
  readonly gaps: readonly ChartGap[];
}

/** How lines of one vendor are broken, by their number: whole, dashed, dotted, dash and dot. */
const dashes: readonly (string | undefined)[] = [undefined, '6 3', '2 3', '8 3 2 3'];

/** The dash of a series, for `stroke-dasharray`; from the fifth on they repeat. */
export function dashOf({ dash }: Pick<ChartSeries, 'dash'>): string | undefined {
  return dashes[dash % dashes.length];
}

/** A dated value before it is known which others it may be joined with. */
export interface DatedPoint extends ChartPoint {
  /** What it is measured on; a line never passes from one scale to another. */
  readonly scale: string | undefined;
}

/**
 * Parts points into runs: a line breaks where the scale changes and where a gap lies between two
 * points. Points must be in order of date.
 */
export function toRuns(points: readonly DatedPoint[], gaps: readonly ChartGap[]): ChartPoint[][] {
  const runs: ChartPoint[][] = [];
  points.forEach(({ scale, ...point }, index) => {
    const before = points[index - 1];
    const isJoined =
      before?.scale === scale &&
      before !== undefined &&
      !gaps.some(({ from, to }) => from > before.day && to < point.day);
    if (isJoined) runs.at(-1)!.push(point);
    else runs.push([point]);
  });
  return runs;
}
