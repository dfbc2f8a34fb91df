import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { formatCounted } from '../lib/format/list.ts';
import { splitMarked } from '../lib/format/marked.ts';
import { watchForm } from './address-form.ts';
import fields from './fields.module.css';
import styles from './search.module.css';
import { searchPages } from './search-index.ts';
import type { SearchOutcome } from './search-index.ts';
import { useAddress } from './use-address.ts';

type State = SearchOutcome | 'failed';

const pageful = 20;

/** Takes over the page: the field writes the address, and its words are searched for. */
export function startSearch(form: HTMLFormElement, outcome: HTMLElement): void {
  const toWords = (search: string): URLSearchParams => {
    const words = new URLSearchParams(search).get('q') ?? '';
    return new URLSearchParams(words === '' ? {} : { q: words });
  };
  watchForm(form, {
    toAddress: (fields) => {
      const words = toWords(`?${fields}`);
      return words.size === 0 ? '' : `?${words}`;
    },
    toFields: toWords,
  });
  createRoot(outcome).render(<Search />);
}

/** The pages that match the words in the address. */
function Search() {
  const words = new URLSearchParams(useAddress()).get('q')?.trim() ?? '';
  const [wish, setWish] = useState({ words, limit: pageful });
  const [answer, setAnswer] = useState<{ words: string; state: State }>();
  const limit = wish.words === words ? wish.limit : pageful;

  useEffect(() => {
    if (words === '') return;
    let isCurrent = true;
    const answerWith = (state: State): void => {
      if (isCurrent) setAnswer({ words, state });
    };
    searchPages(words, limit).then(answerWith, () => {
      answerWith('failed');
    });
    return () => {
      isCurrent = false;
    };
  }, [words, limit]);

  if (words === '') return null;
  if (answer === undefined) {
    return (
      <p role="status" className="muted">
        Searching …
      </p>
    );
  }
  // Old results stay until new ones are there, so that nothing flickers.
  return (
    <Answer
      words={answer.words}
      state={answer.state}
      onMore={() => {
        setWish({ words, limit: limit + pageful });
      }}
    />
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
