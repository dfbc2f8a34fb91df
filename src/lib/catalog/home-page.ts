import { formatDate } from '../format/date.ts';
import { formatCounted } from '../format/list.ts';
import { newestCopy } from './arena-board.ts';
import type { ArenaBoard } from './arena-board.ts';
import { summarize, toArenaTable } from './arena-page.ts';
import type { ArenaTable } from './arena-page.ts';
import { byNewest } from './catalog.ts';
import type { Catalog } from './catalog.ts';
import { everydayViewOf } from './cost-page.ts';
import type { CostView } from './cost-view.ts';
import { boardsWithHistory } from './history-page.ts';
import { historyHref } from './history-address.ts';
import { toLeaderboard } from './leaderboard.ts';
import type { BoardView, RatedBoard } from './rated-board.ts';

/** What the first page shows. */
export interface HomePage {
  readonly counts: string;
  /** The upper places of another arena's newest board; undefined where none may be shown whole. */
  readonly arena: HomeArena | undefined;
  /** What the workload of `/cost/` costs, the cheapest few; undefined where no cost is known. */
  readonly cost: (Pick<CostView, 'workload' | 'counts'> & Pick<CostView, 'rows'>) | undefined;
  readonly board: RatedBoard | undefined;
  readonly view: BoardView | undefined;
  readonly summary: string;
  readonly newest: readonly { title: string; href: string; released: string; summary: string }[];
}

/** A board of another arena, as far as the first page shows it. */
export interface HomeArena {
  readonly name: string;
  readonly href: string;
  readonly summary: string;
  readonly label: string;
  readonly table: ArenaTable;
  readonly credit: string;
  /** Address of its history, where two days or more are at hand. */
  readonly history: string | undefined;
}

const newestCount = 8;
const arenaPlaces = 6;
const costCount = 5;

/** Gathers the first page: the first board, the size of the catalogue, the newest models. */
export function toHomePage(catalog: Catalog): HomePage {
  const [board] = catalog.boards;
  const view = board?.views[0];
  return {
    counts: `${formatCounted(catalog.models.length, 'model')} of ${formatCounted(new Set(catalog.models.map(({ vendor }) => vendor)).size, 'vendor')} so far.`,
    arena: toHomeArena(catalog),
    cost: toHomeCost(catalog),
    board,
    view,
    summary: board && view ? toLeaderboard(board, view).summary : '',
    newest: catalog.models
      .filter(({ released }) => released !== undefined)
      .toSorted(byNewest)
      .slice(0, newestCount)
      .map(({ title, href, released, summary }) => ({
        title,
        href,
        released: formatDate(released!),
        summary,
      })),
  };
}

/** The board that was read last, of those that may be shown whole; among them the longest. */
function toHomeArena(catalog: Catalog): HomeArena | undefined {
  const candidates = catalog.arenas.flatMap((board) => {
    const copy = newestCopy(board);
    return board.shown === 'all' && copy !== undefined ? [{ board, copy }] : [];
  });
  const [chosen] = candidates.sort(
    (left, right) =>
      (left.copy.date < right.copy.date ? 1 : left.copy.date > right.copy.date ? -1 : 0) ||
      right.copy.rows.length - left.copy.rows.length,
  );
  if (chosen === undefined) return undefined;
  const { board, copy } = chosen;
  const upper = { ...copy, rows: copy.rows.slice(0, arenaPlaces) };
  return {
    name: board.name,
    href: board.href,
    summary: summarize(copy),
    label: board.label,
    table: toArenaTable(board, upper, catalog.today),
    credit: board.credit.text,
    history: hasHistory(catalog, board) ? historyHref(board.id) : undefined,
  };
}

function hasHistory(catalog: Catalog, { id }: ArenaBoard): boolean {
  return boardsWithHistory(catalog).some((board) => board.id === id);
}

function toHomeCost(catalog: Catalog): HomePage['cost'] {
  const { workload, counts, rows } = everydayViewOf(catalog);
  return rows.length === 0 ? undefined : { workload, counts, rows: rows.slice(0, costCount) };
}
