import { useCallback, useId, useMemo, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { dayOn } from '../lib/catalog/board-history.ts';
import type { BoardHistory } from '../lib/catalog/board-history.ts';
import { toHistoryChart, measureNames, measures } from '../lib/catalog/history-chart.ts';
import type { Measure } from '../lib/catalog/history-chart.ts';
import { toHistoryCsv } from '../lib/catalog/history-csv.ts';
import { toPictureWords } from '../lib/catalog/history-picture.ts';
import {
  emptyHistoryQuery,
  readHistoryQuery,
  toView,
  writeHistoryQuery,
} from '../lib/catalog/history-query.ts';
import type { HistoryQuery } from '../lib/catalog/history-query.ts';
import { unpackHistory } from '../lib/catalog/pack-history.ts';
import type { PackedHistory } from '../lib/catalog/pack-history.ts';
import { dashOf, markColour, markPath } from '../lib/chart/index.ts';
import type { ChartSeries } from '../lib/chart/index.ts';
import { formatDate } from '../lib/format/date.ts';
import { DayField } from './DayField.tsx';
import { DayTable } from './DayTable.tsx';
import { EntryPicker } from './EntryPicker.tsx';
import { HistoryChart } from './HistoryChart.tsx';
import { copyAddress } from './copy-address.ts';
import fields from './fields.module.css';
import styles from './history-explorer.module.css';
import { save, savePicture } from './save-picture.ts';
import { ticked } from './ticked.ts';
import { setAddress, useAddressAfterPaint } from './use-address.ts';

interface Props {
  readonly history: BoardHistory;
}

function ask(change: Partial<HistoryQuery>): void {
  // The address is read again: two fields may answer to the same click.
  setAddress(writeHistoryQuery({ ...readHistoryQuery(location.search), ...change }), 'push');
}

/** Chooses what of a history is drawn; the address holds the choice. */
export function HistoryExplorer({ history }: Props) {
  const address = useAddressAfterPaint();
  const picture = useRef<HTMLDivElement>(null);
  const scaleId = useId();
  const [said, say] = useState('');
  const query = readHistoryQuery(address);
  const view = toView(history, query);
  const chart = useMemo(
    () => toHistoryChart(history, toView(history, readHistoryQuery(address))),
    [history, address],
  );
  const askPeriod = useCallback((from: string, to: string) => {
    ask({ from, to });
  }, []);
  const asked = query.on === undefined ? undefined : dayOn(history, query.on);
  const [firstDay, lastDay] = [history.days[0]!.day, history.days.at(-1)!.day];
  const [wantedFrom, wantedTo] = [query.from ?? firstDay, query.to ?? lastDay];
  const isWhole = view.from !== wantedFrom || view.to !== wantedTo;
  const fileName = `${history.id}-${view.measure}-${view.from}-${view.to}`;

  return (
    <section aria-label="Explore the history" className={styles['explorer']}>
      <form
        className={styles['controls']}
        onSubmit={(event) => {
          event.preventDefault();
        }}
      >
        <fieldset className={fields['checks']}>
          <legend>Drawn by</legend>
          {measures.map((measure: Measure) => (
            <label key={measure}>
              <input
                type="radio"
                name="measure"
                ref={ticked(view.measure === measure)}
                onChange={() => {
                  ask({ measure: measure === 'gap' ? undefined : measure });
                }}
              />
              {measureNames[measure]}
            </label>
          ))}
        </fieldset>
        {view.measure === 'rating' && (
          <div className={fields['amount']}>
            <label htmlFor={scaleId}>Scale; ratings of two are never drawn together</label>
            <select
              id={scaleId}
              className={styles['scale']}
              value={view.scale}
              onChange={({ target }) => {
                ask({ scale: target.value });
              }}
            >
              {Object.entries(history.scales).map(([key, { name }]) => (
                <option key={key} value={key}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        )}
        <DayField
          label="From"
          value={view.from}
          min={firstDay}
          max={lastDay}
          onChange={(from) => {
            ask({ from });
          }}
        />
        <DayField
          label="To"
          value={view.to}
          min={firstDay}
          max={lastDay}
          onChange={(to) => {
            ask({ to });
          }}
        />
        <DayField
          label="As it stood on"
          value={query.on ?? ''}
          min={firstDay}
          max={undefined}
          onChange={(on) => {
            ask({ on });
          }}
        />
      </form>
      {isWhole && (
        <p role="status" className={fields['problem']}>
          No copy of the board lies between {formatDate(wantedFrom)} and {formatDate(wantedTo)}, in
          this order. The whole period is shown.
        </p>
      )}
      <EntryPicker
        entries={history.entries}
        chosen={view.chosen}
        onToggle={(key) => {
          // What is drawn may be older than the address.
          const { chosen } = toView(history, readHistoryQuery(location.search));
          const others = chosen.filter((other) => other !== key);
          ask({ show: others.length < chosen.length ? others : [...chosen, key] });
        }}
      />
      <div ref={picture} className={styles['picture']}>
        <p className={styles['valueName']}>{chart.valueName}</p>
        {chart.series.some(({ isChosen }) => isChosen) ? (
          <>
            <Legend series={chart.series.filter(({ isChosen }) => isChosen)} />
            <HistoryChart chart={chart} onPeriod={askPeriod} />
          </>
        ) : (
          <p className={styles['empty']}>
            None of the chosen entries stood on the board in this period. Choose others, or{' '}
            <button
              type="button"
              className={fields['button']}
              onClick={() => {
                ask({ from: undefined, to: undefined });
              }}
            >
              take the whole period
            </button>
          </p>
        )}
      </div>
      <p className="muted small">
        Arrow keys move along the days once the chart has the focus. {history.credit}.
      </p>
      {chart.flags.length > 0 && (
        <ol className={styles['flags']}>
          {chart.flags.map(({ day, text }) => (
            <li key={`${day} ${text}`}>
              {formatDate(day)}: {text}
            </li>
          ))}
        </ol>
      )}
      {chart.gaps.length > 0 && (
        <ul className={styles['gaps']}>
          {chart.gaps.map(({ from, to, text }) => (
            <li key={from}>
              {formatDate(from)} to {formatDate(to)}: {text}
            </li>
          ))}
        </ul>
      )}
      <div className={styles['actions']}>
        {history.isReusable && (
          <button
            type="button"
            className={fields['button']}
            onClick={() => {
              save(
                new Blob([toHistoryCsv(history, view)], { type: 'text/csv' }),
                `${fileName}.csv`,
              );
            }}
          >
            Save as CSV
          </button>
        )}
        {(['svg', 'png'] as const).map((format) => (
          <button
            key={format}
            type="button"
            className={fields['button']}
            onClick={() => {
              void savePicture(picture.current!, {
                format,
                fileName,
                ...toPictureWords(history, view, chart),
              });
            }}
          >
            Save as {format.toUpperCase()}
          </button>
        ))}
        <button
          type="button"
          className={fields['button']}
          onClick={() => {
            void copyAddress().then((words) => {
              say(`${words}.`);
            });
          }}
        >
          Copy link to this view
        </button>
        {address !== '' && (
          <button
            type="button"
            className={fields['button']}
            onClick={() => {
              setAddress(writeHistoryQuery(emptyHistoryQuery), 'push');
            }}
          >
            Back to the first view
          </button>
        )}
        <span role="status">{said}</span>
      </div>
      {!history.isReusable && (
        <p className="muted small">
          There is no CSV of this board: its figures belong to {history.credit}, and are not
          licensed to be handed on as a table. They can be read under “The numbers”.
        </p>
      )}
      {query.on !== undefined && <DayTable history={history} asked={query.on} day={asked} />}
    </section>
  );
}

/** Which line is which: as it is drawn, with its name. */
function Legend({ series }: { readonly series: readonly ChartSeries[] }) {
  return (
    <ul className={styles['legend']}>
      {series.map((one) => (
        <li key={one.id}>
          <svg width="30" height="12" viewBox="-15 -6 30 12" aria-hidden="true">
            <path
              d="M-15 0H15"
              stroke={markColour(one.mark)}
              strokeWidth="2"
              strokeDasharray={dashOf(one)}
            />
            <path d={markPath(one.mark)} fill={markColour(one.mark)} />
          </svg>
          {one.name}
        </li>
      ))}
    </ul>
  );
}

/** Puts the explorer into a page. */
export function mountExplorer(element: Element, packed: PackedHistory): void {
  createRoot(element).render(<HistoryExplorer history={unpackHistory(packed)} />);
}
