import { quoteCell } from '../format/csv.ts';
import { gapOf } from './board-history.ts';
import type { BoardHistory } from './board-history.ts';
import type { HistoryView } from './history-chart.ts';

const header = [
  'board',
  'day',
  'entry',
  'name',
  'scale',
  'rank',
  'places',
  'rating',
  'below',
  'above',
  'gap_to_leader',
  'votes',
  'credit',
];

/**
 * The numbers of a view as a table by RFC 4180, a row a day and chosen entry, in order of date. The
 * credit stands in every row, since a table has no other place for it.
 */
export function toHistoryCsv(history: BoardHistory, view: HistoryView): string {
  const rows = history.days
    .filter(
      ({ day, scale }) =>
        day >= view.from && day <= view.to && (view.measure !== 'rating' || scale === view.scale),
    )
    .flatMap((day) =>
      day.rows
        .filter(({ key }) => view.chosen.includes(key))
        .map((row) => [
          history.id,
          day.day,
          row.key,
          history.entries.find(({ key }) => key === row.key)?.name,
          day.scale,
          row.rank,
          day.places,
          row.rating,
          row.below,
          row.above,
          roundGap(gapOf(row, day)),
          row.votes,
          history.credit,
        ]),
    );
  return [header, ...rows]
    .map((cells) => `${cells.map((cell) => quoteCell(String(cell ?? ''))).join(',')}\r\n`)
    .join('');
}

/** A difference of two published numbers has no more decimals than they. */
function roundGap(gap: number | undefined): number | undefined {
  return gap === undefined ? undefined : Math.round(gap * 100) / 100;
}
