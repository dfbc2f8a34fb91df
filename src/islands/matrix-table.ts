import type { MatrixView } from '../lib/catalog/matrix-filter.ts';

/**
 * Hides what a view leaves out of the table that the page came with: rows, vendors without rows,
 * columns, and groups of columns, whose headings shrink to what is left. Nothing is drawn anew.
 *
 * @param groups ids of the columns by group, as the table has them
 */
export function applyView(
  table: HTMLTableElement,
  groups: readonly (readonly string[])[],
  { rows, columns }: MatrixView,
): void {
  const isShown = groups.flat().map((id) => columns.has(id));
  const [groupRow, columnRow] = table.tHead!.rows;
  groups.forEach((ids, index) => {
    const shown = ids.filter((id) => columns.has(id)).length;
    // Before the groups stands the corner.
    const heading = groupRow!.cells[index + 1]!;
    heading.hidden = shown === 0;
    heading.colSpan = Math.max(shown, 1);
  });
  showCells([...columnRow!.cells], isShown);
  for (const body of table.tBodies) {
    const models = [...body.rows].filter((row) => row.dataset['model'] !== undefined);
    for (const row of models) {
      row.hidden = !rows.has(row.dataset['model']!);
      showCells([...row.cells].slice(1), isShown);
    }
    // Beside a vendor's name stands one cell across all columns.
    for (const row of body.rows) {
      if (row.dataset['model'] === undefined && row.cells[1]) row.cells[1].colSpan = columns.size;
    }
    body.hidden = models.every((row) => row.hidden);
  }
}

function showCells(cells: readonly HTMLElement[], isShown: readonly boolean[]): void {
  cells.forEach((cell, index) => {
    cell.hidden = !isShown[index]!;
  });
}
