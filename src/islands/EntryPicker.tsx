import { useId, useState } from 'react';
import type { HistoryEntry } from '../lib/catalog/board-history.ts';
import { markColour, markPath, vendorMark } from '../lib/chart/index.ts';
import fields from './fields.module.css';
import styles from './history-explorer.module.css';
import { ticked } from './ticked.ts';

interface Props {
  readonly entries: readonly HistoryEntry[];
  readonly chosen: readonly string[];
  /** Called with the key of an entry that is ticked, or no longer. */
  readonly onToggle: (key: string) => void;
}

/** Chooses the entries of a chart, with a search over names and vendors. */
export function EntryPicker({ entries, chosen, onToggle }: Props) {
  const id = useId();
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const found = entries.filter(({ name, key, vendorName }) =>
    [name, key, vendorName ?? ''].some((part) => part.toLowerCase().includes(wanted)),
  );
  const isOnly = chosen.length === 1;
  return (
    <details className={styles['picker']}>
      <summary>
        Choose entries ({chosen.length} of {entries.length})
      </summary>
      <div className={fields['amount']}>
        <label htmlFor={id}>Search by name or vendor</label>
        <input
          id={id}
          type="search"
          className={styles['search']}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
          }}
        />
      </div>
      <p role="status" className="muted small">
        {found.length === 0 ? `No entry is called “${text.trim()}”` : `${found.length} entries`}
      </p>
      <fieldset className={fields['checks']}>
        <legend className="visually-hidden">Entries</legend>
        {found.map(({ key, name, vendorId, vendorName }) => {
          const isChosen = chosen.includes(key);
          const mark = vendorMark(vendorId);
          return (
            <label key={key} title={vendorName}>
              <input
                type="checkbox"
                ref={ticked(isChosen)}
                // With none chosen the chart would fall back to the first choice.
                disabled={isChosen && isOnly}
                onChange={() => {
                  onToggle(key);
                }}
              />
              <svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true">
                <path d={markPath(mark)} fill={markColour(mark)} />
              </svg>
              {name}
            </label>
          );
        })}
      </fieldset>
    </details>
  );
}
