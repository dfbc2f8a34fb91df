import { toCatalog } from '../../../src/lib/catalog/catalog.ts';
import type { Catalog, CatalogInput } from '../../../src/lib/catalog/catalog.ts';
import { nothingKnown } from '../../content-builders.ts';

export const today = '2026-11-23';

const sources = {
  maker: { publisher: 'Reelco', kind: 'vendor', url: 'https://reelco.example' },
  critic: { publisher: 'Critic', kind: 'review', url: 'https://critic.example' },
} as const;

type ModelInput = CatalogInput['models'][number];
type VendorInput = CatalogInput['vendors'][number];

/** The smallest model, with what the test is about. */
export function aModel(change: Partial<ModelInput> = {}): ModelInput {
  return {
    id: 'reel-1',
    name: 'Reel 1',
    vendor: 'reelco',
    family: 'Reel',
    summary: 'A model.',
    sources,
    ...nothingKnown,
    ...change,
  };
}

/** The smallest vendor, with what the test is about. */
export function aVendor(change: Partial<VendorInput> = {}): VendorInput {
  return { id: 'reelco', name: 'Reelco', summary: 'A vendor.', sources, plans: [], ...change };
}

/** A catalogue of these models and vendors and nothing else, on the day that counts as today. */
export function aCatalog(
  models: readonly ModelInput[] = [aModel()],
  vendors: readonly VendorInput[] = [aVendor()],
): Catalog {
  return toCatalog({ models, vendors, boards: [], capabilities: { groups: [] }, today });
}

/** A claim of the maker, seen on a day. */
export function said<Value>(value: Value, seen = '2026-11-01', source = 'maker') {
  return { value, source, seen };
}
