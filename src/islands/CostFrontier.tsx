import type { CostBoard } from '../lib/catalog/cost-boards.ts';
import type { CostChart, PlacedChart } from '../lib/catalog/cost-chart.ts';
import styles from './cost.module.css';

interface Props {
  readonly chart: CostChart;
  readonly board: CostBoard;
}

/** Cost against rating, with the line of those that nothing cheaper is rated above. */
export function CostFrontier({ chart, board }: Props) {
  return (
    <section aria-labelledby="frontier">
      <h2 id="frontier">Cost against rating</h2>
      <p className="muted small">
        Rated by <a href={board.href}>{board.name}</a>, {board.when}: {chart.points.length} models
        of the table, with their 95 % intervals where published. A rating is of the variant that the
        board lists, and its best-placed one; the cost is of the cheapest that fits.
      </p>
      <figure className={styles['figure']}>
        <Drawing chart={chart.narrow} className={styles['narrow']} />
        <Drawing chart={chart.wide} className={styles['wide']} />
        <figcaption>
          On the line, no cheaper model is rated higher:{' '}
          {chart.frontier.map(({ id, name, rating }, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <a href={`#cost-${id}`}>{name}</a> <span className="muted">{rating.text}</span>
            </span>
          ))}
          . The same numbers are in the table above.
          <br />
          <a href={board.credit.url} rel="external">
            {board.credit.text}
          </a>
        </figcaption>
      </figure>
    </section>
  );
}

function Drawing({
  chart,
  className,
}: {
  readonly chart: PlacedChart;
  readonly className?: string | undefined;
}) {
  const { width, height, left, bottom, path, points, xTicks, yTicks } = chart;
  return (
    <svg
      className={className}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label="Cost of a finished clip against rating; the same numbers are in the table."
    >
      {yTicks.map(({ at, text }) => (
        <g key={text}>
          <line className={styles['grid']} x1={left} x2={width} y1={at} y2={at} />
          <text x={left - 8} y={at + 4} textAnchor="end">
            {text}
          </text>
        </g>
      ))}
      {xTicks.map(({ at, text }) => (
        <g key={text}>
          <line className={styles['tick']} x1={at} x2={at} y1={bottom} y2={bottom + 5} />
          <text x={at} y={bottom + 19} textAnchor="middle">
            {text}
          </text>
        </g>
      ))}
      <text x={width} y={height - 4} textAnchor="end">
        cost of a finished clip, logarithmic
      </text>
      <path className={styles['line']} d={path} />
      {points.map(({ id, x, y, top, base, isOnFrontier, title, label }) => (
        <g key={id} className={isOnFrontier ? styles['best'] : undefined}>
          <title>{title}</title>
          {top !== undefined && base !== undefined && (
            <line className={styles['interval']} x1={x} x2={x} y1={top} y2={base} />
          )}
          <circle className={styles['point']} cx={x} cy={y} r={isOnFrontier ? 5 : 3.5} />
          {label !== undefined && (
            <text className={styles['label']} x={label.x} y={label.y} textAnchor={label.anchor}>
              {label.text}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
