/**
 * Catalogues and rated boards, from the smallest valid records of content-builders.ts. Here every
 * record declares a source of each kind, under the name of its kind, and states no fact at all.
 */
import { toCatalog } from '../src/lib/catalog/catalog.ts';
import type { Catalog } from '../src/lib/catalog/catalog.ts';
import type { BoardView, RatedBoard } from '../src/lib/catalog/rated-board.ts';
import { computeStandings, tallyCounts } from '../src/lib/rating/index.ts';
import type { Tally } from '../src/lib/rating/index.ts';
import type { AuthoredImportedBoard } from '../src/lib/schema/board.ts';
import type { CapabilityList, CapabilityRow } from '../src/lib/schema/capability.ts';
import type { Claim, Source } from '../src/lib/schema/claim.ts';
import type { Counts } from '../src/lib/schema/counts.ts';
import type { AuthoredModel } from '../src/lib/schema/model.ts';
import type { Price } from '../src/lib/schema/price.ts';
import type { AuthoredVendor } from '../src/lib/schema/vendor.ts';
import * as content from './content-builders.ts';

/** The day that counts as today where a test does not say otherwise. */
export const today = '2026-10-01';

/** A source of each kind, under the name of its kind. */
export const sources = {
  vendor: { publisher: 'Studio', kind: 'vendor', url: 'https://studio.example' },
  seller: { publisher: 'Shop', kind: 'seller', url: 'https://shop.example' },
  arena: { publisher: 'Arena', kind: 'arena', url: 'https://arena.example' },
  review: { publisher: 'Critic', kind: 'review', url: 'https://critic.example' },
} as const satisfies Record<string, Source>;

/** A claim of the vendor, seen a month before `today`. */
export function aClaim<Value extends string | number | boolean | object>(
  value: Value,
  change: Partial<Omit<Claim, 'value'>> = {},
): { value: Value; source: string; seen: string; note?: string | undefined } {
  return { value, source: 'vendor', seen: '2026-09-01', ...change };
}

/** A sentence that the vendor states, seen a month before `today`. */
export function aStatement(text: string, change: Partial<Omit<Claim, 'value'>> = {}) {
  return { text, source: 'vendor', seen: '2026-09-01', ...change };
}

/** 10 cents a second at the vendor's own API, by the vendor, seen a month before `today`. */
export function aPrice(change: Partial<Price> = {}): Price {
  return content.aPrice({ source: 'vendor', seen: '2026-09-01', ...change });
}

/** A model of the vendor `studio` of which nothing is known. */
export function aModel(change: Partial<AuthoredModel> = {}): AuthoredModel {
  return content.aModel({ sources, lifecycle: {}, ...change });
}

export function aVendor(change: Partial<AuthoredVendor> = {}): AuthoredVendor {
  return content.aVendor({ sources, ...change });
}

/** A list of capabilities in one group, each row called by its id. */
export function capabilityList(...rows: readonly (string | CapabilityRow)[]): CapabilityList {
  return {
    groups: [
      {
        id: 'group',
        name: 'Group',
        rows: rows.map((row) =>
          typeof row === 'string' ? { id: row, name: row, question: `Does it ${row}?` } : row,
        ),
      },
    ],
  };
}

/** A catalogue of records by id; its one vendor is `studio`, unless told otherwise. */
export function aCatalog({
  models = {},
  vendors = { studio: aVendor() },
  boards = {},
  capabilities = { groups: [] },
  today: day = today,
}: {
  readonly models?: Readonly<Record<string, AuthoredModel>>;
  readonly vendors?: Readonly<Record<string, AuthoredVendor>>;
  readonly boards?: Readonly<Record<string, AuthoredImportedBoard & { readonly counts: Counts }>>;
  readonly capabilities?: CapabilityList;
  readonly today?: string;
} = {}): Catalog {
  return toCatalog({
    models: withIds(models),
    vendors: withIds(vendors),
    boards: withIds(boards),
    capabilities,
    today: day,
  });
}

/** [a, b, a preferred, b preferred, neither] */
export type PairCount = readonly [string, string, number, number, number?];

export function aTally(...pairs: readonly PairCount[]): Tally {
  return tallyCounts(
    pairs.flatMap(([left, right, wins, losses, ties = 0]) => [
      { left, right, outcome: 'left' as const, count: wins },
      { left, right, outcome: 'right' as const, count: losses },
      { left, right, outcome: 'tie' as const, count: ties },
    ]),
  );
}

/** The overall view of a board, rated from independent votes. */
export function aView(tally: Tally, change: Partial<BoardView> = {}): BoardView {
  const standings = computeStandings(tally);
  return {
    id: 'overall',
    name: 'Overall',
    question: 'Which is better?',
    scale: undefined,
    href: '/boards/small/',
    tally,
    standings,
    clusters: standings.votes,
    ...change,
  };
}

/**
 * A board of one view. Each entry is called by its key in capitals and linked to the model of that
 * id. Other than an imported board it may hold models that have no rating.
 */
export function aRatedBoard(tally: Tally, change: Partial<RatedBoard> = {}): RatedBoard {
  return {
    ...content.aBoard(),
    id: 'small',
    href: '/boards/small/',
    entries: tally.models.map((key) => ({
      key,
      label: key.toUpperCase(),
      modelId: key,
      href: `/models/${key}/`,
      vendorName: 'Studio',
      note: undefined,
    })),
    views: [aView(tally)],
    ...change,
  };
}

function withIds<Data extends object>(
  records: Readonly<Record<string, Data>>,
): (Data & { readonly id: string })[] {
  return Object.entries(records).map(([id, data]) => ({ ...data, id }));
}
