import { preferredValue } from './fact.ts';
import type { Catalog, Model } from './catalog.ts';
import { usableStatuses } from './find-page.ts';

/** Two models with a page of their own, ids in alphabetical order. */
export interface ComparedPair {
  readonly first: string;
  readonly second: string;
  /** `first-vs-second`, as the address has it. */
  readonly id: string;
}

/** The rule of `hasPairPage` in words, as pages print it. */
export const pairRule =
  'Two models have a page of their own where one board, ours or another arena’s, has held both, or where both can be used today: available, in preview, or an older version still offered.';

/**
 * Whether two models have a page of their own: one board has held both (a board of ours, voted
 * on or imported, or one of another arena by the names that were linked by hand), or both can be used today by the status that
 * the policy prints first. A model whose status nobody states counts as one that cannot. The order
 * does not matter; no model has a page with itself.
 */
export function hasPairPage(catalog: Catalog, first: string, second: string): boolean {
  if (first === second) return false;
  const { usable, boards } = meetingsOf(catalog);
  return (
    (usable.has(first) && usable.has(second)) ||
    boards.some((models) => models.has(first) && models.has(second))
  );
}

/** Every pair that has a page, each once. */
export function comparePairs(catalog: Catalog): ComparedPair[] {
  const ids = catalog.models.map(({ id }) => id).sort();
  return ids.flatMap((first, index) =>
    ids
      .slice(index + 1)
      .filter((second) => hasPairPage(catalog, first, second))
      .map((second) => ({ first, second, id: `${first}-vs-${second}` })),
  );
}

/**
 * Address that sets two models side by side: their own page, the same for either order, or the
 * comparison of any models where they have none.
 */
export function compareHref(catalog: Catalog, first: string, second: string): string {
  return hasPairPage(catalog, first, second)
    ? `/compare/${[first, second].sort().join('-vs-')}/`
    : compareManyHref([first, second]);
}

/** Address of the comparison of any models, in the order given. */
export function compareManyHref(ids: readonly string[]): string {
  return `/compare/?models=${ids.join(',')}`;
}

/**
 * Where a form leads in which models were chosen: to the two, or back to the page of the form where
 * they are not two different models of the catalogue.
 */
export function chosenHref(catalog: Catalog, ids: readonly string[]): string {
  const known = [...new Set(ids)].filter((id) => catalog.models.some((model) => model.id === id));
  const [first, second] = known;
  return first === undefined || second === undefined
    ? '/compare/'
    : compareHref(catalog, first, second);
}

interface Meetings {
  readonly usable: ReadonlySet<string>;
  /** The models that each board has held. */
  readonly boards: readonly ReadonlySet<string>[];
}

const gathered = new WeakMap<Catalog, Meetings>();

function meetingsOf(catalog: Catalog): Meetings {
  const known = gathered.get(catalog);
  if (known !== undefined) return known;
  const { models, boards, arenas, votedBoards } = catalog;
  const meetings = {
    usable: new Set(models.filter(isUsable).map(({ id }) => id)),
    boards: [
      ...boards.map(({ entries }) => entries.map(({ modelId }) => modelId)),
      ...arenas.map(({ entries }) => entries.map(({ model }) => model?.id)),
      ...votedBoards.map(({ pool }) => pool),
    ].map((ids) => new Set(ids.filter((id) => id !== undefined))),
  };
  gathered.set(catalog, meetings);
  return meetings;
}

function isUsable({ lifecycle, sources }: Model): boolean {
  const status = preferredValue(lifecycle.status, sources);
  return status !== undefined && usableStatuses.has(status);
}
