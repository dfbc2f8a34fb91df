import type { BoardHistory, DatedStanding, HistoryDay } from './board-history.ts';

type Cell = number | null;

/** A day with its rows as lists: entry by position, rank, rating, below, above, votes. */
type PackedDay = readonly [
  day: string,
  href: string | null,
  scale: string,
  places: Cell,
  best: Cell,
  rows: readonly (readonly Cell[])[],
];

/** A history in the fewest letters, for the page that carries it. */
export interface PackedHistory extends Omit<BoardHistory, 'days'> {
  readonly days: readonly PackedDay[];
}

/** Packs a history for the page. */
export function packHistory(history: BoardHistory): PackedHistory {
  const position = new Map(history.entries.map(({ key }, index) => [key, index]));
  const pack = (value: number | undefined): Cell => value ?? null;
  return {
    ...history,
    days: history.days.map(({ day, href, scale, places, best, rows }) => [
      day,
      href ?? null,
      scale,
      pack(places),
      pack(best),
      rows.map(({ key, rank, rating, below, above, votes }) =>
        dropNulls([position.get(key)!, ...[rank, rating, below, above, votes].map(pack)]),
      ),
    ]),
  };
}

/** The history again: the inverse of `packHistory()`. */
export function unpackHistory(packed: PackedHistory): BoardHistory {
  const unpack = (value: Cell | undefined): number | undefined => value ?? undefined;
  return {
    ...packed,
    days: packed.days.map(([day, href, scale, places, best, rows]): HistoryDay => ({
      day,
      href: href ?? undefined,
      scale,
      places: unpack(places),
      best: unpack(best),
      rows: rows.map(([entry, rank, rating, below, above, votes]): DatedStanding => ({
        key: packed.entries[entry!]!.key,
        rank: unpack(rank),
        rating: unpack(rating),
        below: unpack(below),
        above: unpack(above),
        votes: unpack(votes),
      })),
    })),
  };
}

function dropNulls(cells: readonly Cell[]): Cell[] {
  const last = cells.findLastIndex((cell) => cell !== null);
  return cells.slice(0, last + 1);
}
