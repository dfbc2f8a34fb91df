import type { Support } from '../schema/capability.ts';
import { agreements } from './text-agreement.ts';
import type { Agreement } from './text-agreement.ts';

/** How many models stand side by side at most. */
export const mostCompared = 6;

/** A value of a model, ready to be shown. */
export interface ComparedCell {
  readonly text: string;
  /** How much better than others it is, more being better; absent where that is not to be said. */
  readonly merit?: number | undefined;
  readonly support?: Support | undefined;
  readonly isDisputed?: boolean | undefined;
  /** Where its evidence stands. */
  readonly href: string;
}

/** A model with its values in the order of the rows; null where nobody states one. */
export interface ComparedModel {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly vendorName: string;
  readonly href: string;
  readonly cells: readonly (ComparedCell | null)[];
  /** Places in the list of models of those with which it has no page of a pair. */
  readonly pageless: readonly number[];
}

/** A row that every model has a value in, or none. */
export interface ComparedRow {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly agreement: Agreement;
}

/** Everything that the comparison of any models works on in the browser. */
export interface CompareData {
  readonly groups: readonly { readonly name: string; readonly rows: readonly ComparedRow[] }[];
  readonly models: readonly ComparedModel[];
}

/** What a reader compares, as the address holds it. */
export interface CompareQuery {
  /** In the order shown, each once. */
  readonly models: readonly string[];
  /** The model that stays in view; it stands first. */
  readonly pinned: string | undefined;
  readonly isDifferencesOnly: boolean;
}

/** Reads a query: `?models=kling-3-0,runway-gen-4-5&pinned=kling-3-0&only=differences`. */
export function readCompareQuery(search: string): CompareQuery {
  const parameters = new URLSearchParams(search);
  const models = [
    ...new Set(
      parameters
        .getAll('models')
        .flatMap((list) => list.split(','))
        .map((id) => id.trim())
        .filter((id) => id !== ''),
    ),
  ];
  const pinned = parameters.get('pinned');
  return toPinnedFirst({
    models,
    pinned: pinned !== null && models.includes(pinned) ? pinned : undefined,
    isDifferencesOnly: parameters.get('only') === 'differences',
  });
}

/** The address of a query, `` for no models: what `readCompareQuery` reads back. */
export function writeCompareQuery({ models, pinned, isDifferencesOnly }: CompareQuery): string {
  if (models.length === 0) return '';
  const parts = [
    `models=${models.map(encodeURIComponent).join(',')}`,
    ...(pinned === undefined ? [] : [`pinned=${encodeURIComponent(pinned)}`]),
    ...(isDifferencesOnly ? ['only=differences'] : []),
  ];
  return `?${parts.join('&')}`;
}

/** With one more model at the end; as it was where it is there already, or where there is no room. */
export function addCompared(query: CompareQuery, id: string): CompareQuery {
  return query.models.includes(id) || query.models.length >= mostCompared
    ? query
    : { ...query, models: [...query.models, id] };
}

/** Without a model, which is pinned no more either. */
export function removeCompared(query: CompareQuery, id: string): CompareQuery {
  return {
    ...query,
    models: query.models.filter((other) => other !== id),
    pinned: query.pinned === id ? undefined : query.pinned,
  };
}

/** With a model one place to the left (-1) or right (1); no further than the ends and the pinned one. */
export function moveCompared(query: CompareQuery, id: string, by: -1 | 1): CompareQuery {
  const from = query.models.indexOf(id);
  const other = query.models[from + by];
  if (from < 0 || other === undefined || [id, other].includes(query.pinned ?? '')) return query;
  return { ...query, models: query.models.with(from + by, id).with(from, other) };
}

/** With one of the models pinned in the first place, or none where it was the pinned one. */
export function pinCompared(query: CompareQuery, id: string): CompareQuery {
  if (!query.models.includes(id)) return query;
  return toPinnedFirst({ ...query, pinned: query.pinned === id ? undefined : id });
}

function toPinnedFirst(query: CompareQuery): CompareQuery {
  const { models, pinned } = query;
  if (pinned === undefined) return query;
  return { ...query, models: [pinned, ...models.filter((id) => id !== pinned)] };
}

/** A row of the table: a cell for each model, in their order. */
export interface CompareLine extends ComparedRow {
  readonly cells: readonly (ComparedCell | null)[];
  /** Places of the cells with most of what is good; none where none is better than another known. */
  readonly leads: readonly number[];
}

/** The table that a query asks for. */
export interface CompareTable {
  readonly models: readonly ComparedModel[];
  readonly groups: readonly { readonly name: string; readonly lines: readonly CompareLine[] }[];
  /** Rows left out: no two known values differ. */
  readonly hidden: number;
  /** Ids that are no models of the catalogue, and models beyond the most that fit. */
  readonly unknown: readonly string[];
  readonly beyond: readonly string[];
}

/**
 * Lays models side by side. A row differs where two known values differ; what nobody states differs
 * from nothing. Rows known for none of the models are always left out.
 */
export function toCompareTable(data: CompareData, query: CompareQuery): CompareTable {
  const found = query.models.flatMap((id) => data.models.find((model) => model.id === id) ?? []);
  const models = found.slice(0, mostCompared);
  let place = -1;
  let hidden = 0;
  const groups = data.groups.map(({ name, rows }) => ({
    name,
    lines: rows.flatMap((row) => {
      place += 1;
      const cells = models.map((model) => model.cells[place] ?? null);
      const isShown = query.isDifferencesOnly
        ? differs(cells, row.agreement)
        : cells.some((cell) => cell !== null);
      if (!isShown) hidden += 1;
      return isShown ? [{ ...row, cells, leads: leadersOf(cells) }] : [];
    }),
  }));
  return {
    models,
    groups: groups.filter(({ lines }) => lines.length > 0),
    hidden,
    unknown: query.models.filter((id) => !data.models.some((model) => model.id === id)),
    beyond: found.slice(mostCompared).map(({ title }) => title),
  };
}

/** Address of the page of a pair, where exactly two models are compared and have one. */
export function pairPageOf(data: CompareData, { models }: CompareTable): string | undefined {
  const [first, second] = models;
  if (first === undefined || second === undefined || models.length > 2) return undefined;
  const place = data.models.findIndex(({ id }) => id === second.id);
  return first.pageless.includes(place)
    ? undefined
    : `/compare/${[first.id, second.id].sort().join('-vs-')}/`;
}

function differs(cells: readonly (ComparedCell | null)[], agreement: Agreement): boolean {
  const known = cells.filter((cell) => cell !== null);
  return known.some((one, index) =>
    known.slice(index + 1).some((other) => !agreements[agreement](one.text, other.text)),
  );
}

function leadersOf(cells: readonly (ComparedCell | null)[]): number[] {
  const merits = cells.map((cell) => cell?.merit);
  const known = merits.filter((merit) => merit !== undefined);
  const best = Math.max(...known);
  if (known.every((merit) => merit === best)) return [];
  return merits.flatMap((merit, place) => (merit === best ? [place] : []));
}
