import { z } from 'zod';
import { capabilityListSchema } from '../../schema/capability.ts';
import { dateSchema } from '../../schema/date.ts';
import { findModel } from '../catalog.ts';
import type { Catalog } from '../catalog.ts';
import { arenaData, arenaSummaryData, toArenaData, toArenaSummaryData } from './arena-data.ts';
import { boardData, boardSummaryData, toBoardData, toBoardSummaryData } from './board-data.ts';
import { costData, toCostsData, workloadData } from './cost-data.ts';
import { licenceData, toLicences } from './licences.ts';
import { modelData, toModelData } from './model-data.ts';
import { toVendorData, vendorData } from './vendor-data.ts';
import { toVotedBoardData, votedBoardData } from './voted-board-data.ts';

/** What stands at the head of every document. */
const head = {
  asOf: dateSchema.describe('The day of the build; older claims say when they were seen.'),
  documentation: z.string().describe('Path of the page that describes the data.'),
  licences: z.array(licenceData).describe('What may be done with which part, and whom to credit.'),
};

/** `/api/v1/models.json` */
export const modelsDocument = z.strictObject({ ...head, models: z.array(modelData) });

/** `/api/v1/models/{id}.json` */
export const modelDocument = z.strictObject({ ...head, model: modelData });

/** `/api/v1/vendors.json` */
export const vendorsDocument = z.strictObject({ ...head, vendors: z.array(vendorData) });

/** `/api/v1/vendors/{id}.json` */
export const vendorDocument = z.strictObject({ ...head, vendor: vendorData });

/** `/api/v1/boards.json` */
export const boardsDocument = z.strictObject({
  ...head,
  boards: z
    .array(boardSummaryData)
    .describe('Boards rated here from judgements that others published.'),
  voted: z.array(votedBoardData).describe('Boards that readers vote on.'),
  external: z.array(arenaSummaryData).describe('Boards of other arenas, as they publish them.'),
});

/** `/api/v1/boards/{id}.json` */
export const boardDocument = z.strictObject({
  ...head,
  board: z
    .discriminatedUnion('kind', [boardData, arenaData])
    .describe('By `kind`: imported is rated here, external is as another arena publishes it.'),
});

/** `/api/v1/capabilities.json` */
export const capabilitiesDocument = z.strictObject({
  ...head,
  groups: z
    .array(
      capabilityListSchema.shape.groups.element.extend({
        rows: z.array(
          capabilityListSchema.shape.groups.element.shape.rows.element.omit({ derivedFrom: true }),
        ),
      }),
    )
    .describe('The rows of the matrix, in the order that readers see.'),
});

/** `/api/v1/costs.json` */
export const costsDocument = z.strictObject({
  ...head,
  workload: workloadData,
  assumptions: z.array(z.string()).describe('What the costs rest on beside the claims.'),
  costs: z.array(costData).describe('A record a model, in the order of the list of models.'),
});

/** A document of the data interface, ready to be written as JSON. */
export type DataDocument = Readonly<Record<string, unknown>>;

/** All models with all their facts. */
export function toModelsDocument(catalog: Catalog): DataDocument {
  return {
    ...toHead(catalog),
    models: catalog.models.map((model) => toModelData(catalog, model)),
  };
}

/**
 * One model with all its facts.
 *
 * @throws RangeError where the catalogue has no such model
 */
export function toModelDocument(catalog: Catalog, id: string): DataDocument {
  return { ...toHead(catalog), model: toModelData(catalog, findModel(catalog, id)) };
}

/** All vendors with their plans. */
export function toVendorsDocument(catalog: Catalog): DataDocument {
  return {
    ...toHead(catalog),
    vendors: catalog.vendors.map((vendor) => toVendorData(catalog, vendor)),
  };
}

/**
 * One vendor with its plans.
 *
 * @throws RangeError where the catalogue has no such vendor
 */
export function toVendorDocument(catalog: Catalog, id: string): DataDocument {
  return { ...toHead(catalog), vendor: toVendorData(catalog, find(catalog.vendors, 'vendor', id)) };
}

/** All boards, imported, voted on and those of other arenas, without their standings. */
export function toBoardsDocument(catalog: Catalog): DataDocument {
  return {
    ...toHead(catalog),
    boards: catalog.boards.map(toBoardSummaryData),
    voted: catalog.votedBoards.map(toVotedBoardData),
    external: catalog.arenas.map(toArenaSummaryData),
  };
}

/** Ids of all boards that have a document: ours, then those of other arenas. */
export function boardDocumentIds({ boards, arenas }: Catalog): readonly string[] {
  return [...boards, ...arenas].map(({ id }) => id);
}

/**
 * One board: ours with its standings and the counts behind them, one of another arena with what it
 * published, where that may be reused.
 *
 * @throws RangeError where the catalogue has no such board
 */
export function toBoardDocument(catalog: Catalog, id: string): DataDocument {
  const arena = catalog.arenas.find((candidate) => candidate.id === id);
  return {
    ...toHead(catalog),
    board:
      arena === undefined ? toBoardData(find(catalog.boards, 'board', id)) : toArenaData(arena),
  };
}

/** What the rows of the capability matrix ask. */
export function toCapabilitiesDocument(catalog: Catalog): DataDocument {
  return {
    ...toHead(catalog),
    groups: catalog.capabilities.groups.map(({ id, name, rows }) => ({
      id,
      name,
      rows: rows.map((row) => ({ id: row.id, name: row.name, question: row.question })),
    })),
  };
}

/** What a month of the workload of `/cost/` costs with each model, with the claims used. */
export function toCostsDocument(catalog: Catalog): DataDocument {
  return { ...toHead(catalog), ...toCostsData(catalog) };
}

function toHead(catalog: Catalog): Record<string, unknown> {
  return { asOf: catalog.today, documentation: '/data/', licences: toLicences(catalog) };
}

function find<Record extends { readonly id: string }>(
  records: readonly Record[],
  kind: string,
  id: string,
): Record {
  const record = records.find((candidate) => candidate.id === id);
  if (record === undefined) throw new RangeError(`No ${kind} "${id}" in the catalogue`);
  return record;
}
