import type { RatedBoard } from './rated-board.ts';
import type { Catalog } from './catalog.ts';
import { boardDataHref } from './api/board-data.ts';
import { csvPath } from './api/open-api.ts';

/** A description of a page for search engines, in the vocabulary of schema.org. */
export type JsonLd = Readonly<Record<string, unknown>>;

const context = 'https://schema.org';
const licence = 'https://creativecommons.org/licenses/by/4.0/';

/** The data of the whole site as a Dataset, with the files it can be had as. */
export function toCatalogDataset(catalog: Catalog, site: string): JsonLd {
  const address = (path: string): string => new URL(path, site).href;
  return {
    '@context': context,
    '@type': 'Dataset',
    '@id': address('/data/#dataset'),
    name: 'Matchcut: AI video models, facts with sources',
    description: `Capabilities, specifications, prices and lifecycle of ${catalog.models.length} AI video models of ${catalog.vendors.length} vendors, each claim with its source and the day it was seen, and standings with the counts behind them.`,
    url: address('/data/'),
    license: licence,
    isAccessibleForFree: true,
    dateModified: catalog.today,
    version: 'v1',
    creator: { '@type': 'Organization', name: 'Matchcut', url: address('/') },
    variableMeasured: ['capabilities', 'specifications', 'prices', 'release dates', 'ratings'],
    distribution: [
      download('All models', 'application/json', address('/api/v1/models.json')),
      download('All vendors', 'application/json', address('/api/v1/vendors.json')),
      download('All boards', 'application/json', address('/api/v1/boards.json')),
      download('Capability table', 'text/csv', address(csvPath.path)),
    ],
  };
}

/** A board as a Dataset, with the work it is made from. */
export function toBoardDataset(board: RatedBoard, site: string): JsonLd {
  return {
    '@context': context,
    '@type': 'Dataset',
    name: `${board.name}: standings and counts`,
    description: `${board.question} ${board.label}`,
    url: new URL(board.href, site).href,
    license: [licence, board.credit.licenceUrl],
    isAccessibleForFree: true,
    isBasedOn: board.credit.url,
    creditText: board.credit.text,
    distribution: [
      download(
        'Standings and counts',
        'application/json',
        new URL(boardDataHref(board.id), site).href,
      ),
    ],
  };
}

/** The list of all models, which is not a ranking. */
export function toModelItemList(catalog: Catalog, site: string): JsonLd {
  return {
    '@context': context,
    '@type': 'ItemList',
    name: 'AI video models in the catalogue',
    itemListOrder: `${context}/ItemListUnordered`,
    numberOfItems: catalog.models.length,
    itemListElement: catalog.models.map(({ title, href }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: title,
      url: new URL(href, site).href,
    })),
  };
}

/** The description as text that may stand inside a `script` element, whatever the content holds. */
export function toScriptText(data: object): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

function download(name: string, encodingFormat: string, contentUrl: string): JsonLd {
  return { '@type': 'DataDownload', name, encodingFormat, contentUrl };
}
