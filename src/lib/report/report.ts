import { capabilityRows, vendorHref } from '../catalog/catalog.ts';
import type { Model, Vendor } from '../catalog/catalog.ts';
import { listModelFacts, listVendorFacts } from '../catalog/record-facts.ts';
import type { RecordFact } from '../catalog/record-facts.ts';
import { compareFacts } from './compare-facts.ts';
import type { FactComparison } from './compare-facts.ts';
import { comparePrices } from './compare-prices.ts';
import type { PriceChange } from './compare-prices.ts';
import { compareStandings } from './compare-standings.ts';
import type { StandingChange } from './compare-standings.ts';
import { findLostLinks } from './lost-links.ts';
import type { LostLinks } from './lost-links.ts';
import type { Side } from './side.ts';

/** What readers will see otherwise on the page of one model or vendor. */
export interface PageChange extends FactComparison {
  readonly kind: 'model' | 'vendor';
  readonly title: string;
  readonly href: string;
  readonly prices: readonly PriceChange[];
  /** Texts of ours that read otherwise: `summary`, `best for`. */
  readonly texts: readonly string[];
}

/** A model or vendor that came or went, or that moved to another address. */
export interface PageMove {
  readonly kind: 'model' | 'vendor';
  readonly change: 'new' | 'removed' | 'moved';
  readonly title: string;
  /** Where it is, or was. */
  readonly href: string;
  /** Where it was, for one that moved. */
  readonly from?: string;
  /** How many facts come or go with it. */
  readonly facts: number;
}

/** A file that could not be compared, with the first thing that is wrong with it. */
export interface NotCompared {
  readonly file: string;
  readonly side: 'before' | 'after';
  readonly line: number;
  readonly found: string;
  readonly wanted: string;
  readonly further: number;
}

/** What a change of the content does for readers. */
export interface Report {
  readonly moves: readonly PageMove[];
  readonly pages: readonly PageChange[];
  readonly boards: readonly {
    readonly name: string;
    readonly href: string;
    readonly rows: readonly StandingChange[];
  }[];
  /** Rows of the matrix that came or went, by name. */
  readonly newRows: readonly string[];
  readonly lostRows: readonly string[];
  readonly lostLinks: LostLinks;
  readonly notCompared: readonly NotCompared[];
}

/** Compares two states of the content as readers would see them. The order is that of the pages. */
export function compareSides(first: Side, second: Side): Report {
  const [before, after] = [withRowsOf(first, second), withRowsOf(second, first)];
  const isKnown = (file: string): boolean =>
    !before.unreadable.has(file) && !after.unreadable.has(file);
  const [models, vendors] = [
    pairUp(before.catalog.models, after.catalog.models, (id) => isKnown(`models/${id}`)),
    pairUp(before.catalog.vendors, after.catalog.vendors, (id) => isKnown(`vendors/${id}`)),
  ];
  return {
    moves: [
      ...toMoves('model', models, {
        before: (model) => listModelFacts(before.catalog, model).length,
        after: (model) => listModelFacts(after.catalog, model).length,
        title: ({ title }) => title,
      }),
      ...toMoves('vendor', vendors, {
        before: (vendor) => listVendorFacts(before.catalog, vendor).length,
        after: (vendor) => listVendorFacts(after.catalog, vendor).length,
        title: ({ name }) => name,
      }),
    ],
    pages: [
      ...models.both.map(([old, now]) => compareModel(before, after, old, now)),
      ...vendors.both.map(([old, now]) => compareVendor(before, after, old, now)),
    ].filter(hasChange),
    boards: compareBoards(before, after, isKnown),
    newRows: rowsBeyond(after, before),
    lostRows: rowsBeyond(before, after),
    lostLinks: findLostLinks(before.catalog, after.catalog),
    notCompared: [...toNotCompared(before, 'before'), ...toNotCompared(after, 'after')],
  };
}

/** Whether readers see anything otherwise, or something could not be compared. */
export function isEmpty(report: Report): boolean {
  const { moves, pages, boards, newRows, lostRows, lostLinks, notCompared } = report;
  return (
    [moves, pages, boards, newRows, lostRows, notCompared].every((list) => list.length === 0) &&
    lostLinks.addresses.length + lostLinks.comparisons + lostLinks.places.length === 0
  );
}

/** Where the rows of the matrix cannot be read, those of the other side stand in. */
function withRowsOf(side: Side, other: Side): Side {
  if (!side.unreadable.has('capabilities')) return side;
  return { ...side, catalog: { ...side.catalog, capabilities: other.catalog.capabilities } };
}

interface Pairs<Item> {
  readonly both: readonly (readonly [Item, Item])[];
  readonly came: readonly Item[];
  readonly went: readonly Item[];
}

function pairUp<Item extends { readonly id: string }>(
  before: readonly Item[],
  after: readonly Item[],
  isKnown: (id: string) => boolean,
): Pairs<Item> {
  const old = new Map(before.map((item) => [item.id, item]));
  const now = new Set(after.map(({ id }) => id));
  return {
    both: after.flatMap((item) => {
      const match = old.get(item.id);
      return match === undefined ? [] : [[match, item] as const];
    }),
    came: after.filter(({ id }) => !old.has(id) && isKnown(id)),
    went: before.filter(({ id }) => !now.has(id) && isKnown(id)),
  };
}

function toMoves<Item extends { readonly id: string; readonly name: string }>(
  kind: PageMove['kind'],
  { came, went }: Pairs<Item>,
  of: {
    readonly before: (item: Item) => number;
    readonly after: (item: Item) => number;
    readonly title: (item: Item) => string;
  },
): PageMove[] {
  const hrefOf = ({ id }: Item): string => (kind === 'model' ? `/models/${id}/` : vendorHref(id));
  const isMoved = (item: Item, other: Item): boolean => of.title(item) === of.title(other);
  return [
    ...came.map((item): PageMove => {
      const from = went.find((other) => isMoved(item, other));
      const move = { kind, title: of.title(item), href: hrefOf(item), facts: of.after(item) };
      return from === undefined
        ? { ...move, change: 'new' }
        : { ...move, change: 'moved', from: hrefOf(from) };
    }),
    ...went
      .filter((item) => !came.some((other) => isMoved(item, other)))
      .map((item): PageMove => ({
        kind,
        change: 'removed',
        title: of.title(item),
        href: hrefOf(item),
        facts: of.before(item),
      })),
  ];
}

function compareModel(before: Side, after: Side, old: Model, now: Model): PageChange {
  const isPrice = ({ anchor }: RecordFact): boolean => anchor === '#prices';
  const [left, right] = [listModelFacts(before.catalog, old), listModelFacts(after.catalog, now)];
  const facts = compareFacts(
    left.filter((fact) => !isPrice(fact)),
    right.filter((fact) => !isPrice(fact)),
  );
  // Amounts are compared as prices; a price that was only seen anew is evidence.
  const { claims } = compareFacts(left.filter(isPrice), right.filter(isPrice));
  const pricesOf = ({ catalog }: Side, { prices, sources, vendor }: Model) => ({
    prices,
    context: { sources, today: catalog.today },
    vendor: catalog.vendors.find(({ id }) => id === vendor),
  });
  return {
    kind: 'model',
    title: now.title,
    href: now.href,
    facts: facts.facts,
    claims: [...facts.claims, ...claims.filter(({ kind }) => kind === 'changed')],
    prices: comparePrices(pricesOf(before, old), pricesOf(after, now)),
    texts: [
      ...changedTexts(old, now, modelTexts),
      ...(before.bodies.get(`models/${now.id}`) === after.bodies.get(`models/${now.id}`)
        ? []
        : ['text below']),
    ],
  };
}

const modelTexts = {
  name: 'name',
  vendor: 'vendor',
  family: 'family',
  summary: 'summary',
  positioning: 'against others',
  bestFor: 'best for',
  lessSuitedFor: 'less suited for',
} as const;

function compareVendor(before: Side, after: Side, old: Vendor, now: Vendor): PageChange {
  return {
    kind: 'vendor',
    title: now.name,
    href: vendorHref(now.id),
    ...compareFacts(listVendorFacts(before.catalog, old), listVendorFacts(after.catalog, now)),
    prices: [],
    texts: [
      ...changedTexts(old, now, { name: 'name', summary: 'summary' }),
      ...(before.bodies.get(`vendors/${now.id}`) === after.bodies.get(`vendors/${now.id}`)
        ? []
        : ['text below']),
    ],
  };
}

function changedTexts<Item>(
  before: Item,
  after: Item,
  names: { readonly [Field in keyof Item]?: string },
): string[] {
  return (Object.entries(names) as [keyof Item, string][])
    .filter(([field]) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map(([, name]) => name);
}

function hasChange({ facts, claims, prices, texts }: PageChange): boolean {
  return [facts, claims, prices, texts].some((list) => list.length > 0);
}

function compareBoards(
  before: Side,
  after: Side,
  isKnown: (file: string) => boolean,
): Report['boards'] {
  return after.catalog.boards
    .filter(({ id }) => isKnown(`boards/${id}`))
    .flatMap((board) => {
      const old = before.catalog.boards.find(({ id }) => id === board.id);
      const rows = old === undefined ? [] : compareStandings(old, board);
      const isNew = old === undefined;
      return rows.length === 0 && !isNew ? [] : [{ name: board.name, href: board.href, rows }];
    });
}

function rowsBeyond(side: Side, other: Side): string[] {
  const known = new Set(capabilityRows(other.catalog).map(({ id }) => id));
  return capabilityRows(side.catalog)
    .filter(({ id }) => !known.has(id))
    .map(({ name }) => name);
}

function toNotCompared(side: Side, which: NotCompared['side']): NotCompared[] {
  return [...side.unreadable]
    .map(([file, [first, ...others]]) => ({
      file,
      side: which,
      line: first!.line,
      found: `${first!.field === '' ? '' : `${first!.field}: `}${first!.found}`,
      wanted: first!.wanted,
      further: others.length,
    }))
    .sort((left, right) => (left.file < right.file ? -1 : 1));
}
