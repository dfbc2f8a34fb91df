import { z } from 'zod';
import { supportLevels } from '../../schema/capability.ts';
import type { CapabilityRow } from '../../schema/capability.ts';
import type { Claim } from '../../schema/claim.ts';
import { idSchema, sourceSchema, statementSchema } from '../../schema/claim.ts';
import { modelSchema } from '../../schema/model.ts';
import { priceSchema } from '../../schema/price.ts';
import { modelHref } from '../catalog.ts';
import type { Catalog, Model } from '../catalog.ts';
import { fieldGroups, readFields } from '../fields.ts';
import { claimFields, factOf, toFactData, toFacts, toFactShape } from './facts.ts';
import type { FactData } from './facts.ts';
import { fillNulls, seenOutput, toNullShape } from './null-fields.ts';
import type { Shape } from './null-fields.ts';

const { lifecycle, specs, disclosure, integrations, elsewhere, ratings } = modelSchema.shape;
const elsewhereShape = elsewhere.unwrap().element.shape;
const reviewShape = { score: z.number(), outOf: z.number() };

/** A source of a record, by the key that claims cite. */
export const sourceData = z
  .strictObject(toNullShape(sourceSchema.shape))
  .describe('One place that facts are taken from.');

/** A sentence of a source, in our own words. */
export const statementData = z
  .strictObject(toNullShape(statementSchema.shape))
  .describe('What a source says, in our own words.');

/** One price with its conditions and its evidence. */
export const priceData = z
  .strictObject({
    ...toNullShape(priceSchema.shape),
    surcharge: z.boolean().describe('Whether it comes on top of another price, for the variant.'),
  })
  .describe('What one second or one clip costs; null where the source names no such condition.');

/** A capability of a model: full, partial or none, by whom; null where nobody says. */
export const supportData = factOf(
  z.enum(supportLevels),
  'How far a capability is supported: full, partial, none, or null where unknown.',
);

/** A model with all its facts, as other programs read it. */
export const modelData = z
  .strictObject({
    id: idSchema.describe('Stays as it is for as long as the model is listed.'),
    name: modelSchema.shape.name,
    title: z.string().describe('The name with its vendor: "Runway Gen-4.5".'),
    vendor: idSchema.describe('Id of the vendor.'),
    vendorName: z.string().describe('What readers call the vendor.'),
    family: modelSchema.shape.family,
    summary: modelSchema.shape.summary,
    page: z.string().describe('Path of its page on this site.'),
    data: z.string().describe('Path of this record as a file of its own.'),
    sources: z
      .record(z.string(), sourceData)
      .describe('Every source that the record cites, by the key that claims name.'),
    lifecycle: z.strictObject(toFactShape(lifecycle.shape)).describe(lifecycle.description ?? ''),
    specs: z
      .strictObject(toFactShape(specs.shape))
      .describe('What it makes. A fact with the value null is unknown.'),
    disclosure: z
      .strictObject(toFactShape(disclosure.shape))
      .describe(disclosure.description ?? ''),
    capabilities: z
      .record(idSchema, supportData)
      .describe('Every row of the capability matrix, by its id; null is unknown, not none.'),
    integrations: factOf(
      claimFields({ integrations })['integrations'] ?? z.never(),
      integrations.description,
    ),
    prices: z.array(priceData).describe('An empty list means that no price is known, never free.'),
    strengths: z.array(statementData).describe(modelSchema.shape.strengths.description ?? ''),
    limitations: z.array(statementData).describe(modelSchema.shape.limitations.description ?? ''),
    reviews: z
      .array(
        z.strictObject({
          score: z.number().nullable(),
          outOf: z.number().nullable(),
          source: z.string(),
          seen: seenOutput,
          note: z.string().nullable(),
        }),
      )
      .describe(ratings.description ?? ''),
    elsewhere: z
      .array(z.strictObject(toNullShape(elsewhereShape)))
      .describe('Standings that other arenas published, as published. They belong to the arenas.'),
    boards: z
      .array(z.strictObject({ board: idSchema, entry: idSchema }))
      .describe('The boards of this site that hold it, and what it is called there.'),
    positioning: modelSchema.shape.positioning,
    bestFor: modelSchema.shape.bestFor,
    lessSuitedFor: modelSchema.shape.lessSuitedFor,
  })
  .describe('One released version of a video generator.');

/** Path of a model's record. */
export function modelDataHref(id: string): string {
  return `/api/v1/models/${id}.json`;
}

/** A model as data: every field there, null where unknown, every claim with its source. */
export function toModelData(catalog: Catalog, model: Model): Record<string, unknown> {
  const { sources } = model;
  const context = { sources, today: catalog.today };
  const disputes = new Map(
    fieldGroups
      .flatMap((group) => readFields(group, model, context))
      .map(({ id, isDisputed }) => [id, isDisputed]),
  );
  // What the pages call disputed is disputed here.
  const facts = (schema: { shape: Shape }, record: object) =>
    Object.fromEntries(
      Object.entries(toFacts(schema.shape, record, sources)).map(([name, fact]) => [
        name,
        { ...fact, disputed: disputes.get(name) ?? fact.disputed },
      ]),
    );
  return {
    id: model.id,
    name: model.name,
    title: model.title,
    vendor: model.vendor,
    vendorName: model.vendorName,
    family: model.family,
    summary: model.summary,
    page: modelHref(model.id),
    data: modelDataHref(model.id),
    sources: toSourcesData(sources),
    lifecycle: facts(lifecycle, model.lifecycle),
    specs: facts(specs, model.specs),
    disclosure: facts(disclosure, model.disclosure),
    capabilities: Object.fromEntries(
      catalog.capabilities.groups
        .flatMap(({ rows }) => rows)
        .map((row) => [row.id, toSupportData(row, model)]),
    ),
    ...facts({ shape: { integrations } }, { integrations: model.integrations }),
    prices: model.prices.map((price) => ({
      ...fillNulls(priceSchema.shape, price),
      surcharge: price.surcharge === true,
    })),
    strengths: model.strengths.map((statement) => fillNulls(statementSchema.shape, statement)),
    limitations: model.limitations.map((statement) => fillNulls(statementSchema.shape, statement)),
    reviews: (model.ratings ?? []).map(({ value, ...evidence }) => ({
      ...fillNulls(reviewShape, value === 'unknown' ? {} : value),
      ...fillNulls({ source: z.string(), seen: seenOutput, note: z.string() }, evidence),
    })),
    elsewhere: (model.elsewhere ?? []).map((standing) => fillNulls(elsewhereShape, standing)),
    boards: catalog.boards.flatMap((board) =>
      board.entries
        .filter(({ modelId }) => modelId === model.id)
        .map(({ key }) => ({ board: board.id, entry: key })),
    ),
    positioning: model.positioning,
    bestFor: model.bestFor,
    lessSuitedFor: model.lessSuitedFor,
  };
}

/** The sources of a record, each with all its fields. */
export function toSourcesData(sources: Model['sources']): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(sources).map(([key, source]) => [key, fillNulls(sourceSchema.shape, source)]),
  );
}

/** How far a model supports a row of the matrix, by its claims or by what the row is read off. */
export function toSupportData(row: CapabilityRow, model: Model): FactData {
  if (row.derivedFrom === undefined) return toFactData(model.capabilities[row.id], model.sources);
  const claims: readonly Claim<string>[] = model.disclosure[row.derivedFrom] ?? [];
  return toFactData(
    claims.map((claim) => ({ ...claim, value: toSupport(claim.value) })),
    model.sources,
  );
}

function toSupport(value: string): string {
  return value === 'unknown' || value === 'none' ? value : 'full';
}
