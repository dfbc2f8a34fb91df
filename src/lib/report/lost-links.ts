import { listAddresses } from '../catalog/addresses.ts';
import { capabilityRows } from '../catalog/catalog.ts';
import type { Catalog } from '../catalog/catalog.ts';

/** Addresses that were there before and will not be found. */
export interface LostLinks {
  /** Pages, feeds and files of the data, each by its path. */
  readonly addresses: readonly string[];
  /** How many pages of pairs go with them. */
  readonly comparisons: number;
  /** Ids of rows of the matrix: places on pages that links may lead to. */
  readonly places: readonly string[];
}

export const noLostLinks: LostLinks = { addresses: [], comparisons: 0, places: [] };

/** What links from elsewhere will no longer find. */
export function findLostLinks(before: Catalog, after: Catalog): LostLinks {
  const kept = new Set(listAddresses(after));
  const lost = listAddresses(before).filter((address) => !kept.has(address));
  const rows = new Set(capabilityRows(after).map(({ id }) => id));
  return {
    addresses: lost.filter((address) => !isComparison(address)).sort(),
    comparisons: lost.filter(isComparison).length,
    places: capabilityRows(before)
      .filter(({ id }) => !rows.has(id))
      .map(({ id }) => `#cap-${id}`),
  };
}

function isComparison(address: string): boolean {
  return address.startsWith('/compare/');
}
