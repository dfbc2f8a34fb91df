import { useEffect, useRef, useState } from 'react';
import { formatCounted } from '../lib/format/list.ts';
import { splitMarked } from '../lib/format/marked.ts';
import fields from './fields.module.css';
import styles from './search.module.css';
import { searchPages } from './search-index.ts';
import type { SearchOutcome } from './search-index.ts';
import { setAddress, useAddress, useIsAwake } from './use-address.ts';

type State = SearchOutcome | 'failed';

const pageful = 20;
const pauseMilliseconds = 150;

/** A field and the pages that match it, as the reader types; the address holds the words. */
export function Search() {
  const address = useAddress();
  const isAwake = useIsAwake();
  const query = new URLSearchParams(address).get('q') ?? '';
  const words = query.trim();
  const field = useRef<HTMLInputElement>(null);
  const [limit, setLimit] = useState(pageful);
  const [answer, setAnswer] = useState<{ words: string; limit: number; state: State }>();

  // Who opens this page wants to type.
  useEffect(() => {
    if (isAwake) field.current?.focus();
  }, [isAwake]);

  useEffect(() => {
    if (words === '') return;
    let isCurrent = true;
    const answerWith = (state: State): void => {
      if (isCurrent) setAnswer({ words, limit, state });
    };
    const timer = setTimeout(() => {
      searchPages(words, limit).then(answerWith, () => {
        answerWith('failed');
      });
    }, pauseMilliseconds);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [words, limit]);

  return (
    <div className={styles['search']}>
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
        }}
      >
        <label htmlFor="query">Words to search for</label>
        <input
          id="query"
          ref={field}
          type="search"
          autoComplete="off"
          disabled={!isAwake}
          value={query}
          onChange={({ target }) => {
            const text = target.value;
            setLimit(pageful);
            setAddress(text === '' ? '' : `?${new URLSearchParams({ q: text })}`, 'replace');
          }}
        />
      </form>
      {words !== '' && answer === undefined && (
        <p role="status" className="muted">
          Searching …
        </p>
      )}
      {/* Old results stay until new ones are there, so that nothing flickers. */}
      {words !== '' && answer !== undefined && (
        <Answer
          words={answer.words}
          state={answer.state}
          onMore={() => {
            setLimit(limit + pageful);
          }}
        />
      )}
    </div>
  );
}

interface AnswerProps {
  readonly words: string;
  readonly state: State;
  readonly onMore: () => void;
}

function Answer({ words, state, onMore }: AnswerProps) {
  if (state === 'failed') {
    return (
      <p role="status">
        The search index could not be read; it is made by <code>npm run build</code>.{' '}
        <a href="/models/">All models</a> are on one page.
      </p>
    );
  }
  const { total, pages } = state;
  return (
    <>
      <p role="status" className="muted">
        {total === 0
          ? `Nothing on the site matches “${words}”.`
          : `${formatCounted(total, 'page')} for “${words}”`}
      </p>
      {total === 0 && (
        <p>
          Try fewer words, or look through <a href="/models/">all models</a>.
        </p>
      )}
      <ol className={styles['results']}>
        {pages.map(({ url, title, kind, excerpt }) => (
          <li key={url}>
            <a href={url}>{title}</a> <span className="muted small">{kind}</span>
            <p className="muted">
              {splitMarked(excerpt).map(({ text, isMatch }, index) =>
                isMatch ? <mark key={index}>{text}</mark> : text,
              )}
            </p>
          </li>
        ))}
      </ol>
      {total > pages.length && (
        <button type="button" className={fields['button']} onClick={onMore}>
          Show more of {total}
        </button>
      )}
    </>
  );
}
