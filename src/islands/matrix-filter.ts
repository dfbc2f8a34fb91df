import {
  describeView,
  filterMatrix,
  readMatrixQuery,
  writeMatrixQuery,
} from '../lib/catalog/matrix-filter.ts';
import type { MatrixData } from '../lib/catalog/matrix-page.ts';
import { showProblems, watchForm } from './address-form.ts';
import { loadData } from './load-data.ts';
import { applyView } from './matrix-table.ts';
import { watchAddress } from './use-address.ts';

/** What the page hands over when the reader acts. */
export interface MatrixParts {
  readonly form: HTMLFormElement;
  /** Where the page says how much of the table shows. */
  readonly count: HTMLElement;
  readonly table: HTMLTableElement;
}

/** Chooses rows and columns of the matrix; the address holds the choice. */
export async function startMatrix({ form, count, table }: MatrixParts): Promise<void> {
  watchForm(
    form,
    {
      toAddress: (fields) => writeMatrixQuery(readMatrixQuery(`?${fields}`)),
      toFields: (search) => new URLSearchParams(search),
    },
    count,
  );
  const { rows, groups } = (await loadData('/capabilities/rows.json')) as MatrixData;
  const columnIds = groups.flat();
  const follow = (): void => {
    const view = filterMatrix(rows, columnIds, readMatrixQuery(location.search));
    applyView(table, groups, view);
    count.textContent = describeView(view, { rows: rows.length, columns: columnIds.length });
    showProblems(form, { price: view.priceProblem });
  };
  watchAddress(follow);
  follow();
}
