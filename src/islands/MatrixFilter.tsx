import { useEffect, useRef } from 'react';
import {
  emptyMatrixQuery,
  filterMatrix,
  readMatrixQuery,
  writeMatrixQuery,
} from '../lib/catalog/matrix-filter.ts';
import type { MatrixQuery, MatrixRowFacts } from '../lib/catalog/matrix-filter.ts';
import type { MatrixPage } from '../lib/catalog/matrix-page.ts';
import { AmountField } from './AmountField.tsx';
import { CheckList } from './CheckList.tsx';
import fields from './fields.module.css';
import styles from './matrix-filter.module.css';
import { applyView } from './matrix-table.ts';
import { setAddress, useAddress, useIsAwake } from './use-address.ts';

interface Props {
  /** The table that the page came with. */
  readonly tableId: string;
  readonly facts: readonly MatrixRowFacts[];
  readonly groups: MatrixPage['groups'];
  readonly vendors: readonly { readonly id: string; readonly name: string }[];
}

/** Chooses rows and columns of the matrix; the address holds the choice. */
export function MatrixFilter({ tableId, facts, groups, vendors }: Props) {
  const address = useAddress();
  const isAwake = useIsAwake();
  const count = useRef<HTMLParagraphElement>(null);
  const columnIds = groups.flatMap(({ columns }) => columns.map(({ id }) => id));
  const query = readMatrixQuery(address);
  const view = filterMatrix(facts, columnIds, query);

  useEffect(() => {
    const table = document.getElementById(tableId);
    if (!(table instanceof HTMLTableElement)) return;
    const ids = groups.map(({ columns }) => columns.map(({ id }) => id));
    applyView(table, ids, filterMatrix(facts, ids.flat(), readMatrixQuery(address)));
  }, [address, tableId, facts, groups]);

  function ask(change: Partial<MatrixQuery>, step: 'push' | 'replace' = 'push'): void {
    setAddress(writeMatrixQuery({ ...readMatrixQuery(location.search), ...change }), step);
  }

  const statuses = [...new Set(facts.map(({ status }) => status ?? 'unknown'))].map((status) => ({
    id: status,
    name: status === 'unknown' ? 'Unknown' : status,
  }));

  return (
    <div className={styles['filter']}>
      {/* A reader may have opened it before it woke. */}
      <details suppressHydrationWarning>
        <summary>Filter models</summary>
        <form onSubmit={stayHere}>
          <fieldset disabled={!isAwake}>
            <legend>Models</legend>
            <div className={styles['fields']}>
              <AmountField
                label="A price of at most"
                unit="USD a second"
                value={query.price}
                problem={view.priceProblem}
                onChange={(price, step) => {
                  ask({ price }, step);
                }}
              />
              <CheckList
                legend="Status"
                options={statuses}
                chosen={query.statuses}
                onChange={(chosen) => {
                  ask({ statuses: chosen });
                }}
              />
              <CheckList
                legend="Vendor"
                options={vendors}
                chosen={query.vendors}
                onChange={(chosen) => {
                  ask({ vendors: chosen });
                }}
              />
            </div>
          </fieldset>
          <fieldset disabled={!isAwake}>
            <legend>Must have, in full or in part</legend>
            <div className={styles['fields']}>
              {groups
                .filter(({ columns }) => columns.some(({ question }) => question !== undefined))
                .map(({ name, columns }) => (
                  <CheckList
                    key={name}
                    legend={name}
                    options={columns.map((column) => ({ ...column, hint: column.question }))}
                    chosen={query.can}
                    onChange={(can) => {
                      ask({ can });
                    }}
                  />
                ))}
            </div>
          </fieldset>
        </form>
      </details>
      <details suppressHydrationWarning>
        <summary>Choose columns</summary>
        <form onSubmit={stayHere}>
          <fieldset disabled={!isAwake}>
            <legend>Columns to show (none ticked: all)</legend>
            <div className={styles['fields']}>
              {groups.map(({ name, columns }) => (
                <CheckList
                  key={name}
                  legend={`${name} columns`}
                  options={columns}
                  chosen={query.columns}
                  onChange={(chosen) => {
                    ask({ columns: chosen });
                  }}
                />
              ))}
            </div>
          </fieldset>
        </form>
      </details>
      <div className={styles['count']}>
        <p ref={count} role="status" tabIndex={-1}>
          {view.rows.size === 0 ? 'No model fits' : `${view.rows.size} of ${facts.length} models`},{' '}
          {view.columns.size} of {columnIds.length} columns
          {view.priceUnknown > 0 &&
            `; ${view.priceUnknown} more would fit, but no price in dollars is known`}
        </p>
        {address !== '' && (
          <button
            type="button"
            className={fields['button']}
            onClick={() => {
              setAddress(writeMatrixQuery(emptyMatrixQuery), 'push');
              count.current?.focus();
            }}
          >
            Show all
          </button>
        )}
      </div>
    </div>
  );
}

function stayHere(event: { readonly preventDefault: () => void }): void {
  event.preventDefault();
}
