import { formatDate } from '../format/date.ts';
import { formatCounted } from '../format/list.ts';
import { byNewest } from './catalog.ts';
import type { Catalog } from './catalog.ts';
import { toLeaderboard } from './leaderboard.ts';
import type { BoardView, RatedBoard } from './rated-board.ts';

/** What the first page shows. */
export interface HomePage {
  readonly counts: string;
  readonly board: RatedBoard | undefined;
  readonly view: BoardView | undefined;
  readonly summary: string;
  readonly newest: readonly { title: string; href: string; released: string; summary: string }[];
}

const newestCount = 8;

/** Gathers the first page: the first board, the size of the catalogue, the newest models. */
export function toHomePage(catalog: Catalog): HomePage {
  const [board] = catalog.boards;
  const view = board?.views[0];
  return {
    counts: `${formatCounted(catalog.models.length, 'model')} of ${formatCounted(new Set(catalog.models.map(({ vendor }) => vendor)).size, 'vendor')} so far.`,
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
