import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import { bandPath, dayNumber, markColour, spread } from '../lib/chart/index.ts';
import type { Axes, LineChart } from '../lib/chart/index.ts';

interface Props {
  readonly chart: LineChart;
  readonly axes: Axes;
}

/** What lies below the lines: the grid, the gaps, the flags and the bands of the intervals. */
export function HistoryGround({ chart, axes }: Props) {
  const plot = usePlotArea();
  const toX = useXAxisScale();
  const toY = useYAxisScale();
  if (plot === undefined || toX === undefined || toY === undefined) return null;
  const x = (day: string): number => toX(dayNumber(day)) ?? 0;
  const y = (value: number): number => toY(value) ?? 0;
  const [left, right] = [plot.x, plot.x + plot.width];
  const [top, bottom] = [plot.y, plot.y + plot.height];
  const { from, to } = axes.days;
  const numbers = spread(
    chart.flags.map(({ day }) => x(day)),
    { from: left, to: right, distance: 13 },
  );
  return (
    <g>
      {chart.gaps.map((gap) => {
        const start = x(gap.from < from ? from : gap.from);
        const end = x(gap.to > to ? to : gap.to);
        return (
          <rect
            key={gap.from}
            x={start}
            y={top}
            width={Math.max(0, end - start)}
            height={plot.height}
            fill="var(--raised)"
          />
        );
      })}
      {axes.values.ticks.map(({ value }) => (
        <path key={value} d={`M${left},${y(value)}H${right}`} stroke="var(--hairline)" />
      ))}
      {chart.flags.map(({ day, kind, text }, index) => (
        <g key={`${day} ${text}`}>
          <path
            d={`M${x(day)},${top}V${bottom}`}
            stroke={kind === 'scale' ? 'var(--accent)' : 'var(--strong-line)'}
            strokeDasharray={kind === 'scale' ? '4 3' : '2 4'}
          />
          <text x={numbers[index]} y={top - 8} textAnchor="middle" fill="var(--ink)" fontSize={10}>
            {index + 1}
          </text>
        </g>
      ))}
      {chart.series
        .filter(({ isChosen }) => isChosen)
        .map(({ id, mark, runs }) => (
          <path key={id} d={bandPath(runs, { x, y })} fill={markColour(mark)} fillOpacity={0.16} />
        ))}
    </g>
  );
}
