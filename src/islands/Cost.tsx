import { memo, useDeferredValue } from 'react';
import { createRoot } from 'react-dom/client';
import type { CostData } from '../lib/catalog/cost-data.ts';
import {
  readCostFields,
  readCostQuery,
  toCostFields,
  toWorkload,
  writeCostQuery,
} from '../lib/catalog/cost-query.ts';
import type { CostQuery } from '../lib/catalog/cost-query.ts';
import { toCostView } from '../lib/catalog/cost-view.ts';
import type { CostView } from '../lib/catalog/cost-view.ts';
import { CostHeadline, CostOutcome } from './CostOutcome.tsx';
import { showProblems, watchForm } from './address-form.ts';
import { loadData } from './load-data.ts';
import { useAddress, watchAddress } from './use-address.ts';

/** What the page hands over when the reader acts. */
export interface CostParts {
  readonly form: HTMLFormElement;
  readonly headline: HTMLElement;
  readonly outcome: HTMLElement;
}

/**
 * Takes over the page of the calculator: the form writes the address, and what the address asks for
 * is reckoned here, by the same code as at the build.
 */
export async function startCost({ form, headline, outcome }: CostParts): Promise<void> {
  const page = JSON.parse(form.dataset['page'] ?? '') as CostQuery;
  watchForm(
    form,
    {
      toAddress: (fields) => writeCostQuery(readCostFields(fields, page), page),
      toFields: (search) => toCostFields(readCostQuery(search, page)),
    },
    headline,
  );
  const data = (await loadData(form.dataset['source'] ?? '')) as CostData;
  const views = new Map<string, CostView>();
  const viewOf = (search: string): CostView => {
    const view = views.get(search) ?? toCostView(data, readCostQuery(search, page), page);
    views.set(search, view);
    return view;
  };
  createRoot(headline).render(<Answer viewOf={viewOf} Part={Headline} />);
  createRoot(outcome).render(<Answer viewOf={viewOf} Part={Outcome} />);
  const tellProblems = (): void => {
    const { problems } = toWorkload(readCostQuery(location.search, page), page);
    showProblems(form, problems);
  };
  watchAddress(tellProblems);
  tellProblems();
}

// While a field is being answered the parts are as they were, and are not looked at again.
const Headline = memo(CostHeadline);
const Outcome = memo(CostOutcome);

interface AnswerProps {
  readonly viewOf: (search: string) => CostView;
  readonly Part: typeof Headline | typeof Outcome;
}

/** A part of the page that follows the address, in its own time: the fields answer first. */
function Answer({ viewOf, Part }: AnswerProps) {
  const search = useDeferredValue(useAddress());
  return <Part view={viewOf(search)} isLazy />;
}
