import { formatDate } from '../format/date.ts';
import { formatCount, formatShare } from '../format/number.ts';
import type { Catalog } from './catalog.ts';
import { toClaimView } from './fact.ts';
import type { ClaimView } from './fact.ts';
import { undatedText } from './history-page.ts';
import { toLeaderboard } from './leaderboard.ts';
import type { BoardEntry, BoardView, RatedBoard } from './rated-board.ts';

/** Everything that the page of one view of a board shows. */
export interface BoardPage {
  readonly board: RatedBoard;
  readonly view: BoardView;
  readonly views: readonly { name: string; href: string; isThis: boolean }[];
  readonly summary: string;
  readonly facts: readonly { label: string; text: string }[];
  readonly caveats: readonly ClaimView[];
  readonly entries: readonly (BoardEntry & { readonly title: string | undefined })[];
}

/**
 * Gathers the page of a board's view.
 *
 * @throws RangeError where the catalogue has no such board or view
 */
export function toBoardPage(catalog: Catalog, boardId: string, viewId: string): BoardPage {
  const board = catalog.boards.find(({ id }) => id === boardId);
  const view = board?.views.find(({ id }) => id === viewId);
  if (board === undefined || view === undefined) {
    throw new RangeError(`No board "${boardId}" with a view "${viewId}"`);
  }
  const context = { sources: board.sources, today: catalog.today };
  return {
    board,
    view,
    views: board.views.map(({ id, name, href }) => ({ name, href, isThis: id === viewId })),
    summary: toLeaderboard(board, view).summary,
    facts: [
      { label: 'Kind', text: "Imported: somebody else's judgements, rated here from their counts" },
      { label: 'Comparisons in this view', text: formatCount(view.standings.votes) },
      { label: 'Ties among them', text: formatShare(tieShare(view)) },
      {
        label: 'Independent groups behind the intervals',
        text: `${formatCount(view.clusters)} (by ${board.clusteredBy})`,
      },
      { label: 'Judged', text: describePeriod(board.collected) },
      { label: 'History', text: undatedText },
    ],
    caveats: board.caveats.map((caveat) => toClaimView(caveat, caveat.text, context, Infinity)),
    entries: board.entries.map((entry) => ({
      ...entry,
      title: catalog.models.find(({ id }) => id === entry.modelId)?.title,
    })),
  };
}

function tieShare({ tally, standings }: BoardView): number {
  const ties = tally.tie.reduce((sum, count) => sum + count, 0);
  return standings.votes === 0 ? 0 : ties / standings.votes;
}

function describePeriod({ from, to }: RatedBoard['collected']): string {
  return from === undefined
    ? `by ${formatDate(to)} at the latest`
    : `${formatDate(from)} to ${formatDate(to)}`;
}
