import { placeChart } from '../chart/index.ts';
import type { ChartFlag, LineChart, PlacedChart } from '../chart/index.ts';
import { formatDate } from '../format/date.ts';
import { formatCounted } from '../format/list.ts';
import { formatSigned } from '../format/number.ts';
import { findArena, neighbourDays, summarize, toArenaTable } from './arena-page.ts';
import type { ArenaTable, DayLink } from './arena-page.ts';
import { copiesOf, newestCopy } from './arena-board.ts';
import type { ArenaBoard } from './arena-board.ts';
import { gapOf } from './board-history.ts';
import { toArenaHistory } from './to-history.ts';
import type { BoardHistory, HistoryDay, HistoryEntry } from './board-history.ts';
import type { Catalog } from './catalog.ts';
import { dayHref, historyHref } from './history-address.ts';
import { defaultView, toHistoryChart } from './history-chart.ts';
import { packHistory } from './pack-history.ts';
import type { PackedHistory } from './pack-history.ts';

/** A chart for a wide window and one for a phone, drawn from one description. */
export interface ChartPair {
  readonly wide: PlacedChart;
  readonly narrow: PlacedChart;
}

/** The numbers behind a chart: a row an entry, a column a day. */
export interface HistoryNumbers {
  readonly days: readonly { readonly text: string; readonly href: string | undefined }[];
  readonly rows: readonly {
    readonly key: string;
    readonly name: string;
    readonly href: string | undefined;
    /** Undefined on days on which the entry was not there, or not read. */
    readonly cells: readonly ({ readonly place: string; readonly gap: string } | undefined)[];
  }[];
}

/** Everything that the page of a board's history shows. */
export interface HistoryPage {
  readonly board: ArenaBoard;
  readonly lead: string;
  readonly gapChart: ChartPair;
  readonly rankChart: ChartPair;
  readonly flags: readonly FlagLine[];
  readonly gaps: readonly GapLine[];
  readonly scales: readonly {
    readonly name: string;
    readonly period: string;
    readonly note: string | undefined;
  }[];
  readonly chosen: HistoryNumbers;
  readonly others: HistoryNumbers;
  readonly days: readonly {
    readonly day: string;
    readonly href: string;
    readonly text: string;
    readonly places: string;
  }[];
  /** For the explorer. */
  readonly packed: PackedHistory;
}

/** A flag of a chart in words. */
export interface FlagLine {
  readonly kind: ChartFlag['kind'];
  readonly date: string;
  readonly text: string;
}

/** A stretch of which little is known, in words. */
export interface GapLine {
  readonly period: string;
  readonly text: string;
}

const wideSize = { width: 960, height: 420, labels: 190 };
const narrowSize = { width: 358, height: 320, labels: 0 };

/** Boards whose history can be drawn: those of which two days or more are at hand. */
export function boardsWithHistory(catalog: Pick<Catalog, 'arenas'>): readonly ArenaBoard[] {
  return catalog.arenas.filter((board) => copiesOf(board).length > 1);
}

/**
 * Gathers the page of a board's history.
 *
 * @throws RangeError where the catalogue has no such board
 */
export function toHistoryPage(catalog: Catalog, id: string): HistoryPage {
  const board = findArena(catalog, id);
  const history = toArenaHistory(board);
  const view = defaultView(history);
  const gapChart = toHistoryChart(history, view);
  const isChosen = ({ key }: HistoryEntry): boolean => view.chosen.includes(key);
  const newest = newestCopy(board)!;
  return {
    board,
    lead: `${summarize(newest)} ${formatCounted(history.days.length, 'copy', 'copies')} of the board are at hand, the first of ${formatDate(history.days[0]!.day)}.`,
    gapChart: toChartPair(gapChart),
    rankChart: toChartPair(toHistoryChart(history, { ...view, measure: 'rank' })),
    flags: toFlagLines(gapChart),
    gaps: toGapLines(history.gaps),
    scales: toScales(history),
    chosen: toNumbers(
      history,
      view.chosen.flatMap((key) => history.entries.find((entry) => entry.key === key) ?? []),
    ),
    others: toNumbers(
      history,
      byBestPlace(history).filter((entry) => !isChosen(entry)),
    ),
    days: history.days.toReversed().map(({ day, places }) => ({
      day,
      href: dayHref(id, day),
      text: formatDate(day),
      places: places === undefined ? 'upper places' : formatCounted(places, 'place'),
    })),
    packed: packHistory(history),
  };
}

/** The picture for a wide window, with names at the ends of lines, and one for a phone. */
export function toChartPair(chart: LineChart): ChartPair {
  const chosen = { ...chart, series: chart.series.filter(({ isChosen }) => isChosen) };
  return { wide: placeChart(chart, wideSize), narrow: placeChart(chosen, narrowSize) };
}

/** The flags of a chart in words, in the order of their numbers. */
export function toFlagLines({ flags }: Pick<LineChart, 'flags'>): FlagLine[] {
  return flags.map(({ kind, day, text }) => ({ kind, date: formatDate(day), text }));
}

/** Gaps in words; one without an end lasts. */
export function toGapLines(gaps: BoardHistory['gaps']): GapLine[] {
  return gaps.map(({ from, to, text }) => ({
    period:
      to === undefined ? `since ${formatDate(from)}` : `${formatDate(from)} to ${formatDate(to)}`,
    text,
  }));
}

/** The numbers of some entries over all days of a history, the newest day first. */
export function toNumbers(history: BoardHistory, entries: readonly HistoryEntry[]): HistoryNumbers {
  const newestFirst = history.days.toReversed();
  return {
    days: newestFirst.map(({ day, href }) => ({ text: formatDate(day), href })),
    rows: entries
      .map(({ key, name, href }) => ({
        ...{ key, name, href },
        cells: newestFirst.map((day) => toCell(day, key)),
      }))
      .filter(({ cells }) => cells.some((cell) => cell !== undefined)),
  };
}

function toCell(day: HistoryDay, key: string): { place: string; gap: string } | undefined {
  const row = day.rows.find((candidate) => candidate.key === key);
  if (row === undefined) return undefined;
  const gap = gapOf(row, day);
  return {
    place: row.rank === undefined ? 'no place' : String(row.rank),
    gap: gap === undefined ? '' : formatSigned(gap),
  };
}

/** Entries by their place on the newest day that had them. */
function byBestPlace(history: BoardHistory): HistoryEntry[] {
  const last = history.days.length;
  const newest = (key: string): number => {
    const index = history.days.findLastIndex(({ rows }) => rows.some((row) => row.key === key));
    const rank = history.days[index]?.rows.find((row) => row.key === key)?.rank ?? 500;
    return (last - index) * 1000 + rank;
  };
  return history.entries.toSorted((left, right) => newest(left.key) - newest(right.key));
}

function toScales(history: BoardHistory): HistoryPage['scales'] {
  return Object.entries(history.scales).flatMap(([key, { name, note }]) => {
    const days = history.days.filter(({ scale }) => scale === key);
    return days.length === 0
      ? []
      : [{ name, note, period: `${formatDate(days[0]!.day)} to ${formatDate(days.at(-1)!.day)}` }];
  });
}

/** A board in the list of histories. */
export interface HistoryListing {
  readonly name: string;
  readonly href: string;
  readonly text: string;
}

/**
 * Every board with a history, those of our own votes by where the server draws it, and every other
 * with the reason why there is none.
 */
export function toHistoryList(catalog: Catalog): {
  readonly boards: readonly HistoryListing[];
  readonly voted: readonly Pick<HistoryListing, 'name' | 'href'>[];
  readonly without: readonly HistoryListing[];
} {
  const boards = boardsWithHistory(catalog);
  return {
    boards: boards.map((board) => {
      const copies = copiesOf(board);
      return {
        name: board.name,
        href: historyHref(board.id),
        text: `${formatCounted(copies.length, 'day')}, ${formatDate(copies[0]!.date)} to ${formatDate(copies.at(-1)!.date)}. ${board.credit.text}.`,
      };
    }),
    voted: catalog.votedBoards
      .filter(({ missing }) => missing === undefined)
      .map(({ name, href }) => ({ name, href: `${href}live/#history` })),
    without: [
      ...catalog.boards.map(({ name, href }) => ({ name, href, text: undatedText })),
      ...catalog.arenas
        .filter((board) => !boards.includes(board))
        .map(({ name, href }) => ({
          name,
          href,
          text: 'Only quoted places; no two copies of the board.',
        })),
    ],
  };
}

/** Why a board rated from counts alone has no history. */
export const undatedText =
  'Its judgements carry no dates, so nothing can be said about how the order moved.';

/** A board as it stood on a day of which a copy is at hand. */
export interface DayPage {
  readonly board: ArenaBoard;
  readonly date: string;
  readonly summary: string;
  readonly table: ArenaTable;
  readonly before: DayLink | undefined;
  readonly after: DayLink | undefined;
  /** Address of the history. */
  readonly history: string;
}

/**
 * Gathers the page of a day.
 *
 * @throws RangeError where no copy of that day is at hand
 */
export function toDayPage(catalog: Catalog, id: string, day: string): DayPage {
  const board = findArena(catalog, id);
  const capture = copiesOf(board).find(({ date }) => date === day);
  if (capture === undefined) throw new RangeError(`No copy of "${id}" of ${day}`);
  return {
    board,
    date: formatDate(day),
    summary: summarize(capture),
    table: toArenaTable(board, capture, catalog.today),
    ...neighbourDays(board, day),
    history: historyHref(id),
  };
}
