import type { Side } from './side.ts';

/** A model, vendor, board or prompt that came or went, or that moved to another address. */
export interface PageMove {
  readonly kind: 'model' | 'vendor' | 'board' | 'prompt';
  readonly change: 'new' | 'removed' | 'moved';
  readonly title: string;
  /** Where it is, or was. */
  readonly href: string;
  /** Where it was, for one that moved. */
  readonly from?: string;
  /** How much comes or goes with it: `12 facts`, `3 clips`. */
  readonly extent: string;
}

/** The items of two sides by their ids. */
export interface Pairs<Item> {
  readonly both: readonly (readonly [Item, Item])[];
  readonly came: readonly Item[];
  readonly went: readonly Item[];
}

/** Pairs up what is on both sides; what cannot be read on one of them neither came nor went. */
export function pairUp<Item extends { readonly id: string }>(
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

/** What came, went or moved. What came under the title of something that went has moved. */
export function toMoves<Item>(
  kind: PageMove['kind'],
  { came, went }: Pairs<Item>,
  [before, after]: readonly [Side, Side],
  describe: (item: Item, side: Side) => Pick<PageMove, 'title' | 'href' | 'extent'>,
): PageMove[] {
  const fresh = came.map((item) => describe(item, after));
  const gone = went.map((item) => describe(item, before));
  return [
    ...fresh.map((page): PageMove => {
      const from = gone.find(({ title }) => title === page.title);
      return from === undefined
        ? { kind, change: 'new', ...page }
        : { kind, change: 'moved', ...page, from: from.href };
    }),
    ...gone
      .filter(({ title }) => !fresh.some((page) => page.title === title))
      .map((page): PageMove => ({ kind, change: 'removed', ...page })),
  ];
}
