import { memo, useDeferredValue, useLayoutEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { findModels } from '../lib/catalog/find-models.ts';
import type { Finding } from '../lib/catalog/find-models.ts';
import type { FindData } from '../lib/catalog/find-page.ts';
import {
  dropMustHave,
  readFindQuery,
  toMustHaves,
  writeFindQuery,
} from '../lib/catalog/find-query.ts';
import { FindOutcome } from './FindOutcome.tsx';
import { showProblems, watchForm } from './address-form.ts';
import { afterPaint } from './after-paint.ts';
import { loadData } from './load-data.ts';
import { setAddress, useAddress, watchAddress } from './use-address.ts';

/** What the page hands over when the reader acts. */
export interface FindParts {
  readonly form: HTMLFormElement;
  readonly heading: HTMLElement;
  /** Where the heading says how many are found. */
  readonly count: HTMLElement;
  readonly outcome: HTMLElement;
}

/** Takes over the page: the form writes the address, and what the address asks for is found here. */
export async function startFind({ form, heading, count, outcome }: FindParts): Promise<void> {
  watchForm(
    form,
    {
      toAddress: (fields) => writeFindQuery(readFindQuery(`?${fields}`)),
      toFields: (search) => new URLSearchParams(writeFindQuery(readFindQuery(search))),
    },
    heading,
  );
  const { candidates, names } = (await loadData('/find/models.json')) as FindData;
  const wishesOf = (search: string) => toMustHaves(readFindQuery(search), Object.keys(names));
  createRoot(outcome).render(
    <Answer
      count={count}
      total={candidates.length}
      find={(search) => findModels(candidates, wishesOf(search).mustHaves, names)}
      onDrop={(key) => {
        heading.focus();
        afterPaint(() => {
          const query = readFindQuery(location.search);
          setAddress(writeFindQuery(dropMustHave(query, key)), 'push');
        });
      }}
    />,
  );
  const tellProblems = (): void => {
    showProblems(form, wishesOf(location.search).problems);
  };
  watchAddress(tellProblems);
  tellProblems();
}

interface AnswerProps {
  readonly count: HTMLElement;
  readonly total: number;
  readonly find: (search: string) => Finding;
  readonly onDrop: (key: string) => void;
}

// While a field is being answered the list is as it was, and is not looked at again.
const Outcome = memo(FindOutcome);

/** The list follows the address in its own time: the fields answer first. */
function Answer({ count, total, find, onDrop }: AnswerProps) {
  const search = useDeferredValue(useAddress());
  return <Found count={count} total={total} search={search} find={find} onDrop={onDrop} />;
}

const Found = memo(function Found({
  count,
  total,
  search,
  find,
  onDrop,
}: AnswerProps & { readonly search: string }) {
  const finding = find(search);
  const text = `${finding.found.length} of ${total} models`;
  // Heading and list change in one frame.
  useLayoutEffect(() => {
    count.textContent = text;
  }, [count, text]);
  return <Outcome finding={finding} total={total} onDrop={onDrop} />;
});
