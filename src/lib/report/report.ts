import { capabilityRows, vendorHref } from '../catalog/catalog.ts';
import type { ArenaBoard } from '../catalog/arena-board.ts';
import type { Catalog, Model, Prompt, Vendor } from '../catalog/catalog.ts';
import { countClips } from '../catalog/clip-ledger.ts';
import type { RatedBoard } from '../catalog/rated-board.ts';
import { listModelFacts, listVendorFacts } from '../catalog/record-facts.ts';
import type { RecordFact } from '../catalog/record-facts.ts';
import type { VotedBoard } from '../catalog/voted-board.ts';
import { formatCounted } from '../format/list.ts';
import { compareArena, countDays } from './compare-arena.ts';
import { compareRatedBoard, compareVotedBoard } from './compare-boards.ts';
import { compareFacts } from './compare-facts.ts';
import type { FactComparison } from './compare-facts.ts';
import { comparePrices, isSaidByPrices } from './compare-prices.ts';
import type { PriceChange } from './compare-prices.ts';
import { comparePrompts, promptsHref } from './compare-prompts.ts';
import { findLostLinks, noLostLinks } from './lost-links.ts';
import type { LostLinks } from './lost-links.ts';
import { pairUp, toMoves } from './moves.ts';
import type { PageMove, Pairs } from './moves.ts';
import { changedTexts, compareRows, hasPlaceChange } from './row-change.ts';
import type { PlaceChange, RowChange } from './row-change.ts';
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
  readonly boards: readonly PlaceChange[];
  readonly prompts: readonly PlaceChange[];
  /** Rows of the matrix that came or went, by name. */
  readonly newRows: readonly string[];
  readonly lostRows: readonly string[];
  /** Rows that are called or asked otherwise, or stand in another group. */
  readonly changedRows: readonly RowChange[];
  readonly lostLinks: LostLinks;
  readonly notCompared: readonly NotCompared[];
}

/** Compares two states of the content as readers would see them. The order is that of the pages. */
export function compareSides(first: Side, second: Side): Report {
  const [before, after] = [withRowsOf(first, second), withRowsOf(second, first)];
  const sides = [before, after] as const;
  const isKnown = (file: string): boolean => sides.every(({ unreadable }) => !unreadable.has(file));
  const pair = <Item extends { readonly id: string }>(
    folder: string,
    of: (catalog: Catalog) => readonly Item[],
  ): Pairs<Item> =>
    pairUp(of(before.catalog), of(after.catalog), (id) => isKnown(`${folder}/${id}`));
  const models = pair('models', (catalog) => catalog.models);
  const vendors = pair('vendors', (catalog) => catalog.vendors);
  const boards = pair('boards', (catalog) => catalog.boards);
  const arenas = pair('arenas', (catalog) => catalog.arenas);
  const votedBoards = pair('boards', (catalog) => catalog.votedBoards);
  const prompts = pair('prompts', (catalog) => catalog.prompts);
  return {
    moves: [
      ...toMoves('model', models, sides, describeModel),
      ...toMoves('vendor', vendors, sides, describeVendor),
      ...toMoves('board', boards, sides, describeBoard),
      ...toMoves('board', arenas, sides, describeArena),
      ...toMoves('board', votedBoards, sides, describeVotedBoard),
      ...toMoves('prompt', prompts, sides, describePrompt),
    ],
    pages: [
      ...models.both.map(([old, now]) => compareModel(before, after, old, now)),
      ...vendors.both.map(([old, now]) => compareVendor(before, after, old, now)),
    ].filter(hasChange),
    ...comparePlaces({ boards, arenas, votedBoards, prompts }, sides, isKnown),
    newRows: rowsBeyond(after, before),
    lostRows: rowsBeyond(before, after),
    changedRows: compareMatrixRows(before, after),
    // What cannot be read has no address, yet nobody took it away.
    lostLinks:
      after.unreadable.size > 0 ? noLostLinks : findLostLinks(before.catalog, after.catalog),
    notCompared: [...toNotCompared(before, 'before'), ...toNotCompared(after, 'after')],
  };
}

/** Whether readers see anything otherwise, or something could not be compared. */
export function isEmpty(report: Report): boolean {
  const { moves, pages, boards, prompts, newRows, lostRows, changedRows } = report;
  const { lostLinks, notCompared } = report;
  return (
    [moves, pages, boards, prompts, newRows, lostRows, changedRows, notCompared].every(
      (list) => list.length === 0,
    ) && lostLinks.addresses.length + lostLinks.comparisons + lostLinks.places.length === 0
  );
}

type Description = Pick<PageMove, 'title' | 'href' | 'extent'>;

function describeModel(model: Model, { catalog }: Side): Description {
  const { title, href } = model;
  return { title, href, extent: formatCounted(listModelFacts(catalog, model).length, 'fact') };
}

function describeVendor(vendor: Vendor, { catalog }: Side): Description {
  const extent = formatCounted(listVendorFacts(catalog, vendor).length, 'fact');
  return { title: vendor.name, href: vendorHref(vendor.id), extent };
}

function describeBoard({ name, href, entries }: RatedBoard): Description {
  return { title: name, href, extent: formatCounted(entries.length, 'entry', 'entries') };
}

function describeArena(board: ArenaBoard): Description {
  return { title: board.name, href: board.href, extent: countDays(board) };
}

function describeVotedBoard({ name, href, pool, missing }: VotedBoard): Description {
  return {
    title: name,
    href,
    extent:
      missing === undefined
        ? `${formatCounted(pool.length, 'model')} to be drawn`
        : 'cannot be voted on yet',
  };
}

function describePrompt({ title, clips }: Prompt): Description {
  return { title, href: promptsHref, extent: countClips(clips) };
}

/** Where the rows of the matrix cannot be read, those of the other side stand in. */
function withRowsOf(side: Side, other: Side): Side {
  if (!side.unreadable.has('capabilities')) return side;
  return { ...side, catalog: { ...side.catalog, capabilities: other.catalog.capabilities } };
}

interface PlacePairs {
  readonly boards: Pairs<RatedBoard>;
  readonly arenas: Pairs<ArenaBoard>;
  readonly votedBoards: Pairs<VotedBoard>;
  readonly prompts: Pairs<Prompt>;
}

function comparePlaces(
  { boards, arenas, votedBoards, prompts }: PlacePairs,
  [before, after]: readonly [Side, Side],
  isKnown: (file: string) => boolean,
): Pick<Report, 'boards' | 'prompts'> {
  const isKnownModel = (id: string): boolean => isKnown(`models/${id}`);
  const withBody = (change: PlaceChange, file: string): PlaceChange => ({
    ...change,
    texts: [...change.texts, ...changedBody(before, after, file)],
  });
  return {
    boards: [
      ...boards.both.map(([old, now]) => withBody(compareRatedBoard(old, now), `boards/${now.id}`)),
      ...arenas.both.map(([old, now]) =>
        withBody(compareArena(old, now, isKnownModel), `arenas/${now.id}`),
      ),
      ...votedBoards.both.map(([old, now]) =>
        withBody(
          compareVotedBoard([before.catalog, old], [after.catalog, now], isKnownModel),
          `boards/${now.id}`,
        ),
      ),
    ].filter(hasPlaceChange),
    prompts: prompts.both
      .map(([old, now]) => comparePrompts([before.catalog, old], [after.catalog, now]))
      .filter(hasPlaceChange),
  };
}

function changedBody(before: Side, after: Side, file: string): string[] {
  return before.bodies.get(file) === after.bodies.get(file) ? [] : ['text below'];
}

function compareModel(before: Side, after: Side, old: Model, now: Model): PageChange {
  const isPrice = ({ anchor }: RecordFact): boolean => anchor === '#prices';
  const [left, right] = [listModelFacts(before.catalog, old), listModelFacts(after.catalog, now)];
  const facts = compareFacts(
    left.filter((fact) => !isPrice(fact)),
    right.filter((fact) => !isPrice(fact)),
  );
  // Amounts are compared as prices; who else says so, or saw it anew, is evidence.
  const { claims } = compareFacts(left.filter(isPrice), right.filter(isPrice));
  const pricesOf = ({ catalog }: Side, { prices, sources, vendor }: Model) => ({
    prices,
    context: { sources, today: catalog.today },
    vendor: catalog.vendors.find(({ id }) => id === vendor),
  });
  const prices = comparePrices(pricesOf(before, old), pricesOf(after, now));
  return {
    kind: 'model',
    title: now.title,
    href: now.href,
    facts: facts.facts,
    claims: [...facts.claims, ...claims.filter((claim) => !isSaidByPrices(prices, claim))],
    prices,
    texts: [
      ...changedTexts(old, now, modelTexts),
      ...changedBody(before, after, `models/${now.id}`),
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
      ...changedBody(before, after, `vendors/${now.id}`),
    ],
  };
}

function hasChange({ facts, claims, prices, texts }: PageChange): boolean {
  return [facts, claims, prices, texts].some((list) => list.length > 0);
}

function rowsBeyond(side: Side, other: Side): string[] {
  const known = new Set(capabilityRows(other.catalog).map(({ id }) => id));
  return capabilityRows(side.catalog)
    .filter(({ id }) => !known.has(id))
    .map(({ name }) => name);
}

/** What came or went as a whole is told apart from this. */
function compareMatrixRows(before: Side, after: Side): RowChange[] {
  const rowsOf = ({ catalog }: Side): Map<string, string> =>
    new Map(
      catalog.capabilities.groups.flatMap((group) =>
        group.rows.map(({ id, name, question }) => [id, `${group.name}, ${name}: ${question}`]),
      ),
    );
  return compareRows('Capability matrix', rowsOf(before), rowsOf(after)).filter(
    (row) => row.before !== undefined && row.after !== undefined,
  );
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
