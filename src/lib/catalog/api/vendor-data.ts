import { z } from 'zod';
import { evidence, idSchema, statementSchema } from '../../schema/claim.ts';
import { planSchema, vendorSchema } from '../../schema/vendor.ts';
import type { Catalog, Vendor } from '../catalog.ts';
import { claimFields, toFacts, toFactShape } from './facts.ts';
import { sourceData, statementData, toSourcesData } from './model-data.ts';
import { fillNulls, toNullShape } from './null-fields.ts';
import type { Shape } from './null-fields.ts';

const { funding, ...single } = vendorSchema.shape;
const fundingValue = claimFields({ funding })['funding'] as z.ZodObject;
const fundingShape: Shape = {
  ...fundingValue.shape,
  round: z.string().optional().describe('The round as named; total is the sum of all.'),
  ...evidence,
};

/** A plan of a vendor, each of its facts with its claims. */
export const planData = z
  .strictObject({ name: planSchema.shape.name, ...toFactShape(planSchema.shape) })
  .describe('A subscription. A fact with the value null is unknown; a price of null is not free.');

/** A vendor with its plans and facts, as other programs read it. */
export const vendorData = z
  .strictObject({
    id: idSchema.describe('Stays as it is for as long as the vendor is listed.'),
    name: vendorSchema.shape.name,
    summary: vendorSchema.shape.summary,
    data: z.string().describe('Path of this record as a file of its own.'),
    models: z.array(idSchema).describe('Ids of its models, newest release first.'),
    sources: z
      .record(z.string(), sourceData)
      .describe('Every source that the record cites, by the key that claims name.'),
    ...toFactShape(single),
    funding: z
      .array(z.strictObject(toNullShape(fundingShape)))
      .describe('Money raised, one entry a round and source; sources may differ on a round.'),
    facts: z.array(statementData).describe(vendorSchema.shape.facts.description ?? ''),
    plans: z.array(planData).describe('Its plans; an empty list means that none is known.'),
  })
  .describe('The company that sells a model.');

/** Path of a vendor's record. */
export function vendorDataHref(id: string): string {
  return `/api/v1/vendors/${id}.json`;
}

/** A vendor as data: every field there, null where unknown, every claim with its source. */
export function toVendorData(catalog: Catalog, vendor: Vendor): Record<string, unknown> {
  const { sources } = vendor;
  return {
    id: vendor.id,
    name: vendor.name,
    summary: vendor.summary,
    data: vendorDataHref(vendor.id),
    models: catalog.models.filter((model) => model.vendor === vendor.id).map(({ id }) => id),
    sources: toSourcesData(sources),
    ...toFacts(single, vendor, sources),
    funding: (vendor.funding ?? []).map(({ value, ...claim }) =>
      fillNulls(fundingShape, { ...(value === 'unknown' ? {} : value), ...claim }),
    ),
    facts: (vendor.facts ?? []).map((statement) => fillNulls(statementSchema.shape, statement)),
    plans: vendor.plans.map((plan) => ({
      name: plan.name,
      ...toFacts(planSchema.shape, plan, sources),
    })),
  };
}
