import { memo } from 'react';
import { Brush, Line, LineChart as RowChart, Tooltip, XAxis, YAxis } from 'recharts';
import type { TooltipContentProps } from 'recharts';
import {
  dashOf,
  dayNumber,
  dayOfNumber,
  markColour,
  markPath,
  toAxes,
  toChartRows,
} from '../lib/chart/index.ts';
import type { ChartSeries, LineChart } from '../lib/chart/index.ts';
import { formatDate } from '../lib/format/date.ts';
import { HistoryGround } from './HistoryGround.tsx';
import styles from './history-explorer.module.css';

interface Props {
  readonly chart: LineChart;
  /** Called when the reader has drawn a period with the brush. */
  readonly onPeriod: (from: string, to: string) => void;
}

/**
 * The interactive picture: the same description and axes as the one of the build. It is drawn anew for
 * another description only, not each time a field changes.
 */
export const HistoryChart = memo(function HistoryChart({ chart, onPeriod }: Props) {
  const axes = toAxes(chart);
  const { rows, lines } = toChartRows(chart);
  const seriesOf = new Map(chart.series.map((series) => [series.id, series]));
  const style = { fontFamily: 'var(--font-number)', fontSize: 11, fill: 'var(--muted)' };
  return (
    <RowChart
      responsive
      style={{ width: '100%', height: 440 }}
      data={[...rows]}
      margin={{ top: 22, right: 12, bottom: 4, left: 0 }}
      accessibilityLayer
    >
      <XAxis
        dataKey="day"
        type="number"
        domain={[dayNumber(axes.days.from), dayNumber(axes.days.to)]}
        ticks={axes.days.ticks.map(({ value }) => dayNumber(value))}
        tickFormatter={(value: number) =>
          axes.days.ticks.find((tick) => dayNumber(tick.value) === value)?.text ?? ''
        }
        stroke="var(--strong-line)"
        tick={style}
      />
      <YAxis
        domain={[axes.values.from, axes.values.to]}
        reversed={chart.isReversed}
        ticks={axes.values.ticks.map(({ value }) => value)}
        tickFormatter={(value: number) =>
          axes.values.ticks.find((tick) => tick.value === value)?.text ?? ''
        }
        width={48}
        axisLine={false}
        tickLine={false}
        tick={style}
      />
      <HistoryGround chart={chart} axes={axes} />
      {lines.map(({ key, seriesId }) => (
        <Line
          key={key}
          dataKey={key}
          type="linear"
          stroke={markColour(seriesOf.get(seriesId)!.mark)}
          strokeWidth={2}
          strokeDasharray={dashOf(seriesOf.get(seriesId)!) ?? ''}
          dot={<Mark series={seriesOf.get(seriesId)!} area={44} />}
          activeDot={<Mark series={seriesOf.get(seriesId)!} area={120} />}
          connectNulls
          isAnimationActive={false}
        />
      ))}
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: 'var(--strong-line)' }}
        content={(props: TooltipContentProps) => <Words chart={chart} label={props.label} />}
      />
      <Brush
        dataKey="day"
        height={28}
        travellerWidth={12}
        stroke="var(--strong-line)"
        fill="var(--paper)"
        tickFormatter={(value: number) => formatDate(dayOfNumber(value))}
        onDragEnd={({ startIndex, endIndex }) => {
          const [first, last] = [rows[startIndex], rows[endIndex]];
          if (first !== undefined && last !== undefined && first !== last) {
            onPeriod(dayOfNumber(first['day']!), dayOfNumber(last['day']!));
          }
        }}
      />
    </RowChart>
  );
});

interface MarkProps {
  readonly series: ChartSeries;
  readonly area: number;
  readonly cx?: number;
  readonly cy?: number;
}

/** A point in the shape of its vendor; Recharts adds where it stands. */
function Mark({ series, area, cx, cy }: MarkProps) {
  if (cx === undefined || cy === undefined || Number.isNaN(cy)) return null;
  return (
    <path
      d={markPath(series.mark, area)}
      transform={`translate(${cx} ${cy})`}
      fill={markColour(series.mark)}
      stroke="var(--paper)"
    />
  );
}

/** What the points of a day say, in the words of the chart itself. */
function Words({ chart, label }: { readonly chart: LineChart; readonly label: unknown }) {
  if (typeof label !== 'number') return null;
  const day = dayOfNumber(label);
  const points = chart.series
    .filter(({ isChosen }) => isChosen)
    .flatMap(({ id, mark, runs }) =>
      runs
        .flat()
        .filter((point) => point.day === day)
        .map((point) => ({ id, mark, ...point })),
    )
    .sort((left, right) =>
      chart.isReversed ? left.value - right.value : right.value - left.value,
    );
  return (
    <ul className={styles['words']}>
      {points.map(({ id, mark, text }) => (
        <li key={id}>
          <svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true">
            <path d={markPath(mark)} fill={markColour(mark)} />
          </svg>
          {text}
        </li>
      ))}
    </ul>
  );
}
