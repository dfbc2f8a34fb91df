import { useMemo, useRef, useState } from 'react';
import type { CSSProperties } from 'react';
import { createRoot } from 'react-dom/client';
import {
  addCompared,
  mostCompared,
  moveCompared,
  pinCompared,
  readCompareQuery,
  removeCompared,
  toCompareTable,
  writeCompareQuery,
} from '../lib/catalog/compare-many.ts';
import type {
  CompareData,
  CompareLine,
  CompareQuery,
  ComparedModel,
} from '../lib/catalog/compare-many.ts';
import styles from './compare.module.css';
import fields from './fields.module.css';
import { setAddress, useAddress } from './use-address.ts';

/** Takes over the page of comparisons: what the address asks for stands side by side. */
export async function startCompare(form: HTMLFormElement, place: HTMLElement): Promise<void> {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const chosen = new FormData(form).getAll('models').map(String);
    const query = readCompareQuery(`?models=${chosen.filter((id) => id !== '').join(',')}`);
    setAddress(writeCompareQuery(query), 'push');
  });
  const answer = await fetch('/compare/models.json');
  if (!answer.ok) throw new Error(`The models did not load: ${answer.status}`);
  const data = (await answer.json()) as CompareData;
  createRoot(place).render(<CompareMany data={data} form={form} />);
}

function CompareMany({
  data,
  form,
}: {
  readonly data: CompareData;
  readonly form: HTMLFormElement;
}) {
  const query = readCompareQuery(useAddress());
  const heading = useRef<HTMLHeadingElement>(null);
  const table = toCompareTable(data, query);
  form.hidden = query.models.length > 0;
  if (query.models.length === 0) return null;
  function ask(change: (now: CompareQuery) => CompareQuery): void {
    setAddress(writeCompareQuery(change(readCompareQuery(location.search))), 'push');
  }
  return (
    <section aria-labelledby="side-by-side" className={styles['many']}>
      <h2 id="side-by-side" ref={heading} tabIndex={-1}>
        <span role="status">
          {table.models.length} of at most {mostCompared} models side by side
        </span>
      </h2>
      {table.unknown.length > 0 && (
        <p className={fields['problem']}>Not in the catalogue: {table.unknown.join(', ')}.</p>
      )}
      {table.beyond.length > 0 && (
        <p className={fields['problem']}>
          No more than {mostCompared} fit; left out: {table.beyond.join(', ')}.
        </p>
      )}
      <div className={styles['choices']}>
        {table.models.length < mostCompared && (
          <AddModel
            models={data.models.filter(({ id }) => !query.models.includes(id))}
            onAdd={(id) => {
              ask((now) => addCompared(now, id));
            }}
          />
        )}
        <label className={styles['switch']}>
          <input
            type="checkbox"
            checked={query.isDifferencesOnly}
            onChange={({ target }) => {
              ask((now) => ({ ...now, isDifferencesOnly: target.checked }));
            }}
          />
          Differences only
        </label>
        <CopyLink />
      </div>
      {table.models.length > 0 && (
        <div
          className={`scroller ${styles['frame'] ?? ''}`}
          tabIndex={0}
          role="group"
          aria-label="The table"
        >
          <table
            className={styles['table']}
            style={{ '--columns': table.models.length } as CSSProperties}
          >
            <thead>
              <tr>
                <td />
                {table.models.map((model) => (
                  <th
                    scope="col"
                    key={model.id}
                    className={model.id === query.pinned ? styles['pinned'] : undefined}
                  >
                    <a href={model.href}>{model.name}</a>
                    <span className="muted small">{model.vendorName}</span>
                    <Column
                      model={model}
                      query={query}
                      onAsk={ask}
                      onRemove={() => {
                        ask((now) => removeCompared(now, model.id));
                        heading.current?.focus();
                      }}
                    />
                  </th>
                ))}
              </tr>
            </thead>
            {table.groups.map(({ name, lines }) => (
              <tbody key={name}>
                <tr className={styles['group']}>
                  <th scope="rowgroup" colSpan={table.models.length + 1}>
                    <span>{name}</span>
                  </th>
                </tr>
                {lines.map((line) => (
                  <Line key={line.label} line={line} models={table.models} pinned={query.pinned} />
                ))}
              </tbody>
            ))}
          </table>
        </div>
      )}
      {table.hidden > 0 && (
        <p className="muted small">
          {table.hidden} rows left out:{' '}
          {query.isDifferencesOnly ? 'no two known values differ' : 'known for none of these'}.
        </p>
      )}
    </section>
  );
}

function Line({
  line,
  models,
  pinned,
}: {
  readonly line: CompareLine;
  readonly models: readonly ComparedModel[];
  readonly pinned: string | undefined;
}) {
  return (
    <tr>
      <th scope="row" title={line.hint}>
        <span>{line.label}</span>
      </th>
      {line.cells.map((cell, place) => {
        const isLeading = line.leads.includes(place);
        const { id } = models[place]!;
        const names = [id === pinned && styles['pinned'], isLeading && styles['leads']];
        return (
          <td key={id} className={names.filter(Boolean).join(' ')}>
            {cell === null ? (
              <span className="muted">
                <span aria-hidden="true">–</span>
                <span className="visually-hidden">unknown</span>
              </span>
            ) : (
              <>
                {cell.support !== undefined && (
                  <span className={`sign sign-${cell.support} ${styles['sign']}`} />
                )}
                <a href={cell.href}>{cell.text}</a>
                {isLeading && <span className="visually-hidden"> (leads)</span>}
                {cell.isDisputed === true && (
                  <small className={styles['old']}>sources differ</small>
                )}
              </>
            )}
          </td>
        );
      })}
    </tr>
  );
}

function Column({
  model: { id, name },
  query,
  onAsk,
  onRemove,
}: {
  readonly model: ComparedModel;
  readonly query: CompareQuery;
  readonly onAsk: (change: (now: CompareQuery) => CompareQuery) => void;
  readonly onRemove: () => void;
}) {
  const move = (by: -1 | 1, text: string, sign: string) => (
    <button
      type="button"
      aria-label={`Move ${name} ${text}`}
      aria-disabled={moveCompared(query, id, by) === query}
      onClick={() => {
        onAsk((now) => moveCompared(now, id, by));
      }}
    >
      {sign}
    </button>
  );
  return (
    <span className={styles['column']}>
      {move(-1, 'left', '←')}
      {move(1, 'right', '→')}
      <button
        type="button"
        aria-pressed={query.pinned === id}
        aria-label={`Pin ${name}`}
        onClick={() => {
          onAsk((now) => pinCompared(now, id));
        }}
      >
        pin
      </button>
      <button type="button" aria-label={`Remove ${name}`} onClick={onRemove}>
        ×
      </button>
    </span>
  );
}

/** How many models are offered at once. */
const mostOffered = 8;

function AddModel({
  models,
  onAdd,
}: {
  readonly models: readonly ComparedModel[];
  readonly onAdd: (id: string) => void;
}) {
  const [words, setWords] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const matching = useMemo(() => {
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    return wanted.length === 0
      ? []
      : models.filter(({ title }) => wanted.every((word) => title.toLowerCase().includes(word)));
  }, [models, words]);
  function add(id: string | undefined): void {
    if (id === undefined) return;
    onAdd(id);
    setWords('');
    field.current?.focus();
  }
  return (
    <form
      className={styles['add']}
      onSubmit={(event) => {
        event.preventDefault();
        add(matching[0]?.id);
      }}
    >
      <label htmlFor="add-model">Add a model</label>
      <input
        id="add-model"
        ref={field}
        type="search"
        autoComplete="off"
        value={words}
        onChange={({ target }) => {
          setWords(target.value);
        }}
      />
      <div className={styles['offers']}>
        {matching.slice(0, mostOffered).map(({ id, title }) => (
          <button
            key={id}
            type="button"
            className={fields['button']}
            onClick={() => {
              add(id);
            }}
          >
            {title}
          </button>
        ))}
        <span role="status" className="muted small">
          {words !== '' && matching.length === 0 && 'No model is called that.'}
          {matching.length > mostOffered && `and ${matching.length - mostOffered} more`}
        </span>
      </div>
    </form>
  );
}

function CopyLink() {
  const [copied, setCopied] = useState<string>();
  const isCopied = copied === useAddress();
  return (
    <button
      type="button"
      className={fields['button']}
      onClick={() => {
        const { href, search } = location;
        navigator.clipboard.writeText(href).then(
          () => {
            setCopied(search);
          },
          () => {
            setCopied(undefined);
          },
        );
      }}
    >
      <span role="status">{isCopied ? 'Link copied' : 'Copy link'}</span>
    </button>
  );
}
