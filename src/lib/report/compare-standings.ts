import type { BoardView, RatedBoard } from '../catalog/rated-board.ts';
import { formatHalfWidth, formatRating } from '../format/number.ts';
import { hasRating } from '../rating/index.ts';
import type { Standing } from '../rating/index.ts';
import type { RowChange } from './row-change.ts';

/** Rows of a board that moved: another place, rating or interval, as far as readers see it. */
export function compareStandings(before: RatedBoard, after: RatedBoard): RowChange[] {
  const views = new Map(before.views.map((view) => [view.id, view]));
  return after.views.flatMap((view) => {
    const old = views.get(view.id);
    const keys = [
      ...new Set(
        [...rowsOf(view), ...(old === undefined ? [] : rowsOf(old))].map((row) => row.model),
      ),
    ];
    return keys
      .map((key) => ({
        where: view.name,
        what: labelOf(after, key) ?? labelOf(before, key) ?? key,
        before: describeRow(old, key),
        after: describeRow(view, key),
      }))
      .filter((change) => change.before !== change.after);
  });
}

function rowsOf(view: BoardView): readonly Standing[] {
  return view.standings.rows;
}

function labelOf(board: RatedBoard, key: string): string | undefined {
  return board.entries.find((entry) => entry.key === key)?.label;
}

/** `place 2 (2 to 3), rating 1094 ±5`, or that it has no rating. */
function describeRow(view: BoardView | undefined, key: string): string | undefined {
  const row = view?.standings.rows.find(({ model }) => model === key);
  if (row === undefined) return undefined;
  if (!hasRating(row)) return `${row.state}, no rating`;
  const span = row.rankLow === row.rankHigh ? '' : ` (${row.rankLow} to ${row.rankHigh})`;
  return `place ${row.rank}${span}, rating ${formatRating(row.rating)} ${formatHalfWidth(row.upper - row.rating)}`;
}
