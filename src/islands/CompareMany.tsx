import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { CSSProperties } from 'react';
import { createRoot } from 'react-dom/client';
import {
  addCompared,
  mostCompared,
  moveCompared,
  pairPageOf,
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
import { copyAddress } from './copy-address.ts';
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
  const pressed = useRef<HTMLElement>(null);
  const [said, say] = useState('');
  const table = toCompareTable(data, query);
  const pairPage = pairPageOf(data, table);
  useLayoutEffect(() => {
    // A column that moves takes its buttons out of the page for a moment.
    pressed.current?.focus();
    pressed.current = null;
  });
  form.hidden = query.models.length > 0;
  if (query.models.length === 0) return null;
  function ask(
    change: (now: CompareQuery) => CompareQuery,
    words?: (then: CompareQuery) => string,
  ) {
    const then = change(readCompareQuery(location.search));
    say(words?.(then) ?? '');
    setAddress(writeCompareQuery(then), 'push');
  }
  function rearrange(
    change: (now: CompareQuery) => CompareQuery,
    { id, name }: ComparedModel,
    button: HTMLElement,
  ): void {
    pressed.current = button;
    ask(change, (then) => describePlace(then, id, name));
  }
  return (
    <section aria-labelledby="side-by-side" className={styles['many']}>
      <h2 id="side-by-side" ref={heading} tabIndex={-1}>
        <span role="status">
          {table.models.length} of at most {mostCompared} models side by side
        </span>
      </h2>
      <p role="status" className="visually-hidden">
        {said}
      </p>
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
        {pairPage !== undefined && (
          <a className={styles['pair']} href={pairPage}>
            These two on a page of their own: verdict, votes and how they moved
          </a>
        )}
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
                      onRearrange={rearrange}
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

/** Where a column stands after a step, for those who do not see it: `Gen-4.5 is column 1 of 3, pinned`. */
function describePlace({ models, pinned }: CompareQuery, id: string, name: string): string {
  const place = `${name} is column ${models.indexOf(id) + 1} of ${models.length}`;
  return pinned === id ? `${place}, pinned` : place;
}

function Column({
  model,
  query,
  onRearrange,
  onRemove,
}: {
  readonly model: ComparedModel;
  readonly query: CompareQuery;
  readonly onRearrange: (
    change: (now: CompareQuery) => CompareQuery,
    model: ComparedModel,
    button: HTMLElement,
  ) => void;
  readonly onRemove: () => void;
}) {
  const { id, name } = model;
  const move = (by: -1 | 1, text: string, sign: string) => (
    <button
      type="button"
      aria-label={`Move ${name} ${text}`}
      aria-disabled={moveCompared(query, id, by) === query}
      onClick={({ currentTarget }) => {
        onRearrange((now) => moveCompared(now, id, by), model, currentTarget);
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
        onClick={({ currentTarget }) => {
          onRearrange((now) => pinCompared(now, id), model, currentTarget);
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
  const search = useAddress();
  const [said, say] = useState<{ readonly search: string; readonly text: string }>();
  // What was said of one view does not stand beside the next.
  const text = said?.search === search ? said.text : undefined;
  return (
    <span>
      <button
        type="button"
        className={fields['button']}
        onClick={() => {
          void copyAddress().then((words) => {
            say({ search, text: words });
          });
        }}
      >
        Copy link
      </button>{' '}
      <span role="status" className="muted small">
        {text}
      </span>
    </span>
  );
}
