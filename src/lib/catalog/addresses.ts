import { vendorHref } from './catalog.ts';
import type { Catalog } from './catalog.ts';
import { changeYears, listChanges } from './changes.ts';
import { comparePairs } from './compare-pairs.ts';

/**
 * Every address that exists because of what the content holds: pages, feeds and files of the data.
 * Addresses that are there whatever the content says are not among them.
 */
export function listAddresses(catalog: Catalog): string[] {
  const { models, vendors, boards } = catalog;
  return [
    ...models.flatMap(({ id, href }) => [href, `/api/v1/models/${id}.json`]),
    ...vendors.flatMap(({ id }) => [
      vendorHref(id),
      `${vendorHref(id)}changes.xml`,
      `/api/v1/vendors/${id}.json`,
    ]),
    ...boards.flatMap(({ id, views }) => [
      ...views.map(({ href }) => href),
      `/api/v1/boards/${id}.json`,
    ]),
    ...comparePairs(catalog).map(({ id }) => `/compare/${id}/`),
    ...changeYears(listChanges(catalog)).map(([year]) => `/changes/${year}/`),
  ];
}
