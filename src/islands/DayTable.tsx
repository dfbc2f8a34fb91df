import { gapOf } from '../lib/catalog/board-history.ts';
import type { BoardHistory, HistoryDay } from '../lib/catalog/board-history.ts';
import { formatDate } from '../lib/format/date.ts';
import { formatRating, formatSigned } from '../lib/format/number.ts';
import styles from './history-explorer.module.css';

interface Props {
  readonly history: BoardHistory;
  /** The day asked for. */
  readonly asked: string;
  /** The last day at hand on or before it. */
  readonly day: HistoryDay | undefined;
}

/** How a board stood on a day. */
export function DayTable({ history, asked, day }: Props) {
  if (day === undefined) {
    return (
      <p role="status">
        Nothing is known of {formatDate(asked)}: the first copy at hand is of{' '}
        {formatDate(history.days[0]!.day)}.
      </p>
    );
  }
  const isLast = asked > history.days.at(-1)!.day;
  const title = `As it stood on ${formatDate(isLast ? day.day : asked)}`;
  const entryOf = new Map(history.entries.map((entry) => [entry.key, entry]));
  return (
    <section aria-label={title} className={styles['onDay']}>
      <h2>{title}</h2>
      <p className="muted small">
        {describeCopy(day.day, asked, isLast)}
        {day.places === undefined
          ? '; only the upper places were read.'
          : `: ${day.places} places.`}{' '}
        {day.href !== undefined && <a href={day.href}>Page of that day</a>}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Place</th>
            <th scope="col">Entry</th>
            <th scope="col" className="number">
              Behind
            </th>
            <th scope="col" className="number">
              Rating
            </th>
          </tr>
        </thead>
        <tbody>
          {day.rows.map((row) => {
            const entry = entryOf.get(row.key)!;
            const gap = gapOf(row, day);
            return (
              <tr key={row.key}>
                <td>{row.rank ?? 'none'}</td>
                <th scope="row">
                  {entry.href === undefined ? entry.name : <a href={entry.href}>{entry.name}</a>}
                </th>
                <td className="number">{gap === undefined ? 'unknown' : formatSigned(gap)}</td>
                <td className="number">
                  {row.rating === undefined ? 'unknown' : formatRating(row.rating)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** Which copy a table is, beside the day that was asked for. */
function describeCopy(day: string, asked: string, isLast: boolean): string {
  if (isLast) return `The last copy at hand; nothing is known of ${formatDate(asked)}`;
  return day === asked
    ? 'From the copy of that day'
    : `From the copy before, of ${formatDate(day)}`;
}
