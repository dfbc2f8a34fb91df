import { copiesOf } from './arena-board.ts';
import { boardDocumentIds } from './api/documents.ts';
import { vendorHref } from './catalog.ts';
import type { Catalog } from './catalog.ts';
import { changeMonths, changeYears, listChanges } from './changes.ts';
import { comparePairs } from './compare-pairs.ts';
import { dayHref, historyHref } from './history-address.ts';
import { boardsWithHistory } from './history-page.ts';

/**
 * Every address of the built site that exists because of what the content holds: pages, feeds and
 * files of the data. Addresses that are there whatever the content says are not among them, nor are
 * those that only the server answers.
 */
export function listAddresses(catalog: Catalog): string[] {
  const { models, vendors, boards, arenas, votedBoards } = catalog;
  const changes = listChanges(catalog);
  return [
    ...models.flatMap(({ id, href }) => [href, `/api/v1/models/${id}.json`]),
    ...vendors.flatMap(({ id }) => [
      vendorHref(id),
      `${vendorHref(id)}changes.xml`,
      `/api/v1/vendors/${id}.json`,
    ]),
    ...boards.flatMap(({ views }) => views.map(({ href }) => href)),
    ...[...arenas, ...votedBoards].map(({ href }) => href),
    ...boardDocumentIds(catalog).map((id) => `/api/v1/boards/${id}.json`),
    ...boardsWithHistory(catalog).flatMap((board) => [
      historyHref(board.id),
      ...copiesOf(board).map(({ date }) => dayHref(board.id, date)),
    ]),
    ...comparePairs(catalog).map(({ id }) => `/compare/${id}/`),
    ...[...changeYears(changes), ...changeMonths(changes)].map(
      ([period]) => `/changes/${period.replace('-', '/')}/`,
    ),
  ];
}
