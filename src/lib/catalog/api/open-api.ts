import { z } from 'zod';
import { arenaData, arenaSummaryData, copyData, publishedData } from './arena-data.ts';
import { boardData, boardSummaryData, pairData, standingData, viewData } from './board-data.ts';
import { costClaimData, costData, costWayData, workloadData } from './cost-data.ts';
import {
  boardDocument,
  boardsDocument,
  capabilitiesDocument,
  costsDocument,
  modelDocument,
  modelsDocument,
  vendorDocument,
  vendorsDocument,
} from './documents.ts';
import { licenceData } from './licences.ts';
import { modelData, priceData, sourceData, statementData, supportData } from './model-data.ts';
import { toVotingPaths, votingComponents } from './voting-api.ts';
import { planData, vendorData } from './vendor-data.ts';
import { votedBoardData } from './voted-board-data.ts';

/** The JSON documents of the interface: address, the schema that each follows, what it is. */
export const jsonPaths = [
  {
    path: '/api/v1/models.json',
    name: 'ModelsDocument',
    schema: modelsDocument,
    summary: 'All models with all facts, each claim with its source',
  },
  {
    path: '/api/v1/models/{id}.json',
    name: 'ModelDocument',
    schema: modelDocument,
    summary: 'One model',
  },
  {
    path: '/api/v1/vendors.json',
    name: 'VendorsDocument',
    schema: vendorsDocument,
    summary: 'All vendors with their plans',
  },
  {
    path: '/api/v1/vendors/{id}.json',
    name: 'VendorDocument',
    schema: vendorDocument,
    summary: 'One vendor',
  },
  {
    path: '/api/v1/boards.json',
    name: 'BoardsDocument',
    schema: boardsDocument,
    summary: 'All boards, imported, voted on and of other arenas, without standings',
  },
  {
    path: '/api/v1/boards/{id}.json',
    name: 'BoardDocument',
    schema: boardDocument,
    summary:
      'One board: standings and counts of every view; of another arena its dated copies, where they may be reused',
  },
  {
    path: '/api/v1/capabilities.json',
    name: 'CapabilitiesDocument',
    schema: capabilitiesDocument,
    summary: 'What the columns of the capability table ask',
  },
  {
    path: '/api/v1/costs.json',
    name: 'CostsDocument',
    schema: costsDocument,
    summary: 'What a month of the workload of /cost/ costs with each model, with the claims used',
  },
] as const;

/** Address and content of the one document that is not JSON. */
export const csvPath = {
  path: '/api/v1/capabilities.csv',
  summary: 'The capability table: a row a model, cells full, partial, none or unknown',
} as const;

const components: Readonly<Record<string, z.ZodType>> = {
  Licence: licenceData,
  Source: sourceData,
  Statement: statementData,
  Price: priceData,
  Support: supportData,
  Model: modelData,
  Plan: planData,
  Vendor: vendorData,
  Standing: standingData,
  Pair: pairData,
  BoardView: viewData,
  BoardSummary: boardSummaryData,
  Board: boardData,
  VotedBoardSummary: votedBoardData,
  ExternalStanding: publishedData,
  ExternalCopy: copyData,
  ExternalBoardSummary: arenaSummaryData,
  ExternalBoard: arenaData,
  Workload: workloadData,
  Cost: costData,
  CostWay: costWayData,
  CostClaim: costClaimData,
  ...votingComponents,
  ...Object.fromEntries(jsonPaths.map(({ name, schema }) => [name, schema])),
};

/**
 * The interface described as OpenAPI 3.1, from the schemas that the documents follow.
 *
 * @param site address of the site
 */
export function toOpenApi(site: string): Readonly<Record<string, unknown>> {
  return {
    openapi: '3.1.1',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: 'Matchcut data',
      version: '1',
      summary: 'AI video models: facts with sources, prices, capabilities, standings.',
      description:
        'Under /api/v1 static files, rebuilt with the site; no key, no limit of ours. The rest is the vote API, which a server answers. Within v1 fields may be added; none is renamed, removed or given another meaning. What is unknown is null.',
      license: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
    },
    servers: [{ url: site.replace(/\/$/, '') }],
    externalDocs: { description: 'In plain words', url: new URL('/data/', site).href },
    paths: Object.fromEntries([
      ...jsonPaths.map(({ path, name, summary }) => [
        path,
        toPathItem(path, summary, {
          'application/json': { schema: { $ref: toReference(name) } },
        }),
      ]),
      [
        csvPath.path,
        toPathItem(csvPath.path, csvPath.summary, { 'text/csv': { schema: { type: 'string' } } }),
      ],
      ...toVotingPaths(toReference),
    ]),
    components: { schemas: toComponentSchemas() },
  };
}

function toPathItem(path: string, summary: string, content: object): object {
  const isOfOne = path.includes('{id}');
  const operationId = path
    .replace('/api/v1/', '')
    .replace('/{id}', '-by-id')
    .replace(/\.(json|csv)$/, '-$1');
  return {
    get: {
      operationId,
      summary,
      ...(isOfOne
        ? {
            parameters: [
              {
                name: 'id',
                in: 'path',
                required: true,
                description: 'An id from the list.',
                schema: { type: 'string' },
              },
            ],
          }
        : {}),
      responses: {
        '200': { description: summary, content },
        ...(isOfOne ? { '404': { description: 'No such id' } } : {}),
      },
    },
  };
}

/**
 * Every schema of the interface as JSON Schema 2020-12, those with a name by reference. Fields
 * that are not described are allowed, since later versions may add some.
 */
function toComponentSchemas(): Record<string, unknown> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(components)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    uri: toReference,
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, withoutDialect(schema)]),
  );
}

/** The document as a whole says which JSON Schema it speaks, and a part is found by its place. */
function withoutDialect(schema: object): object {
  return Object.fromEntries(
    Object.entries(schema).filter(([key]) => key !== '$schema' && key !== '$id'),
  );
}

function toReference(name: string): string {
  return `#/components/schemas/${name}`;
}
