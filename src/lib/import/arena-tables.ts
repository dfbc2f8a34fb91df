import type { AuthoredArena, Capture, Column, PublishedStanding } from '../schema/arena.ts';
import { arenaColumns } from '../schema/arena.ts';

/** A row of the sheet of dated standings, as it was gathered. */
export interface SheetRow {
  readonly arena: string;
  readonly board: string;
  readonly asOf: string;
  readonly model: string;
  readonly elo: number | null;
  readonly ci?: number | undefined;
  readonly ciLow?: number | undefined;
  readonly ciHigh?: number | undefined;
  readonly rank?: number | undefined;
  readonly votes?: number | undefined;
  readonly scale?: string | undefined;
  readonly kind: 'board' | 'quoted';
  readonly source: string;
  readonly note?: string | undefined;
}

/** The two tables beside the file of a board. */
export interface ArenaTables {
  readonly captures: readonly Capture[];
  readonly standings: readonly PublishedStanding[];
}

/**
 * Turns the sheet's rows of one board into its captures and standings. Of a board that shows only
 * models with a page here, the other entries are left out; how many places there were and the best
 * rating of the day stay, for ranks and gaps are read against them.
 *
 * @throws RangeError where a row has a name or a source that the file of the board does not declare
 */
export function toArenaTables(rows: readonly SheetRow[], arena: AuthoredArena): ArenaTables {
  const groups = [...Map.groupBy(rows, captureKey).values()].sort(
    (left, right) =>
      compare(left[0]!.asOf, right[0]!.asOf) ||
      compare(left[0]!.kind, right[0]!.kind) ||
      compare(left[0]!.source, right[0]!.source),
  );
  const ids = new Map<string, number>();
  const parts = groups.flatMap((group) => {
    const kept = group.filter((row) => isKept(row, arena));
    if (kept.length === 0) return [];
    const { asOf } = group[0]!;
    const before = ids.get(asOf) ?? 0;
    ids.set(asOf, before + 1);
    const id = before === 0 ? asOf : `${asOf}${String.fromCharCode('a'.charCodeAt(0) + before)}`;
    return [{ capture: toCapture(id, group, arena), standings: toStandings(id, kept) }];
  });
  return {
    captures: parts.map(({ capture }) => capture),
    standings: parts.flatMap(({ standings }) => standings),
  };
}

/** Copies of one board on one day are one capture; each quote stands for itself. */
function captureKey({ asOf, kind, source, note }: SheetRow): string {
  return kind === 'board' ? asOf : [asOf, source, note].join(' ');
}

function isKept({ model }: SheetRow, arena: AuthoredArena): boolean {
  const isNamed = arena.names.some(({ name }) => name === model);
  if (!isNamed && arena.shown === 'all') {
    throw new RangeError(`"${model}" is no name of ${arena.name}: add it under \`names\``);
  }
  return isNamed;
}

function toCapture(id: string, rows: readonly SheetRow[], arena: AuthoredArena): Capture {
  const [first] = rows as [SheetRow];
  const scale = rows.find((row) => row.scale !== undefined)?.scale;
  const addresses = [...new Set(rows.map(addressOf))];
  const notes = [...new Set(rows.map(({ note }) => note))];
  const isWhole = !(arena.topOnly ?? []).includes(first.asOf);
  const ranks = rows.flatMap(({ rank }) => (rank === undefined ? [] : [rank]));
  const ratings = rows.flatMap(({ elo }) => (elo === null ? [] : [elo]));
  return {
    capture: id,
    kind: first.kind === 'quoted' ? 'quoted' : isWhole ? 'board' : 'top',
    ...(scale !== undefined && { scale }),
    ...(first.kind === 'board' && isWhole && { places: Math.max(...ranks) }),
    ...(first.kind === 'board' && { best: Math.max(...ratings) }),
    source: sourceOf(addresses[0]!, arena),
    pages: addresses.join(' '),
    ...(notes.length === 1 && notes[0] !== undefined && { note: notes[0] }),
  };
}

function toStandings(capture: string, rows: readonly SheetRow[]): PublishedStanding[] {
  const shared = new Set(rows.map(({ note }) => note)).size === 1;
  return rows.map(({ model, rank, elo, ci, ciLow, ciHigh, votes, note }) => ({
    capture,
    name: model,
    ...(rank !== undefined && { rank }),
    ...(elo !== null && { rating: elo }),
    ...(ci !== undefined && { below: ciLow ?? ci, above: ciHigh ?? ci }),
    ...(votes !== undefined && { votes }),
    ...(note !== undefined && (!shared || (rank === undefined && elo === null)) && { note }),
  }));
}

/** The address alone, without what the sheet says of it in brackets. */
function addressOf({ source }: SheetRow): string {
  return source.split(' ')[0]!;
}

/** The declared source that an address belongs to: the one whose own address it begins with. */
function sourceOf(address: string, arena: AuthoredArena): string {
  const [best] = Object.entries(arena.sources)
    .filter(([, { url }]) => address.startsWith(url))
    .sort(([, left], [, right]) => right.url.length - left.url.length);
  if (best === undefined) {
    throw new RangeError(
      `${address} belongs to no source of ${arena.name}: declare one under \`sources\``,
    );
  }
  return best[0];
}

/**
 * A table as it is kept: a line a row, cells parted by tabs, the names of the columns first.
 *
 * @throws RangeError where a cell holds a tab or a line end
 */
export function formatTable(rows: readonly object[], columns: readonly Column[]): string {
  const lines = rows.map((row) =>
    columns.map(({ name }) =>
      toCell((row as Record<string, string | number | undefined>)[name] ?? ''),
    ),
  );
  return [columns.map(({ name }) => name), ...lines]
    .map((cells) => `${cells.join('\t')}\n`)
    .join('');
}

function toCell(value: string | number): string {
  const text = String(value);
  if (/[\t\r\n]/.test(text)) {
    throw new RangeError(
      `Cannot keep ${JSON.stringify(text)} in a table: it holds a tab or a line end`,
    );
  }
  return text;
}

/** Both tables of a board as text. */
export function formatArenaTables({ captures, standings }: ArenaTables): {
  readonly captures: string;
  readonly standings: string;
} {
  return {
    captures: formatTable(captures, arenaColumns.captures),
    standings: formatTable(standings, arenaColumns.standings),
  };
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
