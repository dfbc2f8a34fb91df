import { formatAge, formatDate } from '../format/date.ts';
import { formatRating, formatSigned } from '../format/number.ts';
import { copiesOf, newestCopy } from './arena-board.ts';
import type { ArenaBoard, ArenaCapture, ArenaEntry } from './arena-board.ts';
import { isStale } from './arena-page.ts';
import { toArenaHistory } from './to-history.ts';
import type { Catalog } from './catalog.ts';
import { historyHref } from './history-address.ts';
import { defaultView, toHistoryChart } from './history-chart.ts';
import { toChartPair } from './history-page.ts';
import type { ChartPair } from './history-page.ts';

/** Where a model stands, or stood, on a board of another arena. */
export interface ElsewherePlace {
  readonly boardName: string;
  readonly href: string;
  /** As the arena prints it. */
  readonly name: string;
  /** `7 of 48`, `7`, or undefined where no place is published. */
  readonly place: string | undefined;
  /** Points from the leader of that day. */
  readonly gap: string | undefined;
  readonly rating: string | undefined;
  readonly date: string;
  readonly age: string;
  readonly isStale: boolean;
  /** "quoted", "no longer listed", or undefined. */
  readonly state: string | undefined;
  readonly credit: string;
  readonly creditHref: string;
}

/** A model's history on the board that has followed it longest. */
export interface ModelHistory {
  readonly boardName: string;
  readonly href: string;
  readonly credit: string;
  readonly charts: ChartPair;
}

/** Every place of a model on the boards of other arenas, board by board, its best entry first. */
export function toElsewherePlaces(catalog: Catalog, modelId: string): ElsewherePlace[] {
  return catalog.arenas.flatMap((board) =>
    board.entries
      .filter(({ model }) => model?.id === modelId)
      .flatMap((entry) => toPlace(board, entry, catalog.today) ?? [])
      .sort((left, right) => left.order - right.order)
      .map(({ place }) => place),
  );
}

function toPlace(
  board: ArenaBoard,
  entry: ArenaEntry,
  today: string,
): { readonly place: ElsewherePlace; readonly order: number } | undefined {
  const has = (capture: ArenaCapture): boolean => capture.rows.some((row) => row.entry === entry);
  const copy = copiesOf(board).findLast(has);
  const capture = copy ?? board.captures.findLast(has);
  const row = capture?.rows.find((one) => one.entry === entry);
  if (capture === undefined || row === undefined) return undefined;
  const { rank, rating } = row;
  const { places, best, date } = capture;
  return {
    order: rank ?? Number.MAX_SAFE_INTEGER,
    place: {
      boardName: board.name,
      href: `${board.href}#${entry.key}`,
      name: entry.name,
      place:
        rank === undefined ? undefined : `${rank}${places === undefined ? '' : ` of ${places}`}`,
      gap: rating === undefined || best === undefined ? undefined : formatSigned(rating - best),
      rating: rating === undefined ? undefined : formatRating(rating),
      date: formatDate(date),
      age: formatAge(date, today),
      isStale: isStale(date, today),
      state:
        copy === undefined
          ? 'quoted'
          : copy === newestCopy(board)
            ? undefined
            : copy.kind === 'board' && newestCopy(board)?.kind === 'board'
              ? 'no longer listed'
              : 'not in the newest copy',
      credit: board.credit.text,
      creditHref: board.credit.url,
    },
  };
}

/** The history of a model, on the board with most days of it; undefined with fewer than three. */
export function toModelHistory(catalog: Catalog, modelId: string): ModelHistory | undefined {
  const [best] = catalog.arenas
    .map((board) => ({ board, days: daysOf(board, modelId) }))
    .filter(({ days }) => days >= 3)
    .sort((left, right) => right.days - left.days);
  if (best === undefined) return undefined;
  const { board } = best;
  const chosen = board.entries.filter(({ model }) => model?.id === modelId);
  const history = toArenaHistory({ ...board, entries: chosen });
  const chart = toHistoryChart(history, {
    ...defaultView(history),
    chosen: chosen.map(({ key }) => key),
  });
  return {
    boardName: board.name,
    href: `${historyHref(board.id)}?${chosen.map(({ key }) => `show=${key}`).join('&')}`,
    credit: board.credit.text,
    charts: toChartPair(chart),
  };
}

function daysOf(board: ArenaBoard, modelId: string): number {
  return copiesOf(board).filter(({ rows }) => rows.some(({ entry }) => entry.model?.id === modelId))
    .length;
}
