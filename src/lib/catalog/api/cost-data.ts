import { z } from 'zod';
import { idSchema } from '../../schema/claim.ts';
import type { Way } from '../../pricing/compute-cost.ts';
import type { Workload } from '../../pricing/workload.ts';
import type { Catalog } from '../catalog.ts';
import { costAssumptions, toEverydayCosts } from '../cost-page.ts';
import type { ModelOutcome } from '../cost-page.ts';
import { describeObstacle, describeQuestion, describeTake, describeWay } from '../cost-words.ts';
import type { ClaimView } from '../fact.ts';

/** What the costs are reckoned for. */
export const workloadData = z
  .strictObject({
    clips: z.int().positive().describe('Finished clips a month.'),
    seconds: z.number().positive().describe('Length of a finished clip.'),
    pictureLines: z
      .int()
      .nonnegative()
      .describe('Shorter side of the picture at least, in pixels; 0 for any size.'),
    withSound: z.boolean().describe('Whether sound must come with the picture.'),
    tries: z.number().describe('Takes made for one that is kept.'),
    commercialUse: z.boolean(),
    noWatermark: z.boolean(),
    billing: z.enum(['monthly', 'yearly']).describe('How plans are paid.'),
    resellers: z.boolean().describe('Whether somebody else than the vendor may sell it.'),
  })
  .describe('What somebody wants to make each month, and under which conditions.');

/** A claim that a cost was worked out from. */
export const costClaimData = z
  .strictObject({
    text: z.string().describe('What is claimed, in words.'),
    publisher: z.string(),
    url: z.url().describe('Where it says so.'),
    seen: z
      .string()
      .describe('The day it was seen, as exactly as it is known: 2026-09-23, 2026-05, unknown.'),
    note: z.string().nullable(),
  })
  .describe('A claim with its source.');

/** One way to buy the takes of a month. */
export const costWayData = z
  .strictObject({
    kind: z.enum(['plans', 'api', 'seller']).describe('Plans of the vendor, its API, a reseller.'),
    usdPerMonth: z.number(),
    where: z.string().describe('In words: the plans to hold, or who sells it.'),
    what: z.string().describe('In words: the variant, size and length that are bought.'),
    watermark: z.boolean().nullable().describe('Of plans, where it is stated.'),
    commercialUse: z.boolean().nullable().describe('Of plans, where it is stated.'),
    disputed: z.boolean().describe('Whether sources differ on a figure used.'),
    claims: z.array(costClaimData).describe('Every claim that it was worked out from.'),
  })
  .describe('One way to get the takes of a month.');

/** What one model costs. */
export const costData = z
  .strictObject({
    model: idSchema,
    state: z
      .enum(['known', 'unknown', 'impossible'])
      .describe(
        'known: there is a cost. unknown: something that no source says would have to be known. impossible: it cannot do it by its sources.',
      ),
    usdPerMonth: z.number().nullable().describe('The cheapest way; null where none is known.'),
    usdPerClip: z.number().nullable().describe('The same for one finished clip.'),
    usdPerSecond: z.number().nullable().describe('The same for one second of a finished clip.'),
    reason: z.string().nullable().describe('Why there is no cost; null where there is one.'),
    ways: z.array(costWayData).describe('The cheapest first; empty where none is known.'),
    claims: z
      .array(costClaimData)
      .describe('What the reason rests on; empty where there is a cost.'),
  })
  .describe('What one model costs for the workload.');

/** What a month of the workload of `/cost/` costs with each model, in the order of the catalogue. */
export function toCostsData(catalog: Catalog): Readonly<Record<string, unknown>> {
  const { workload, outcomes } = toEverydayCosts(catalog);
  return {
    workload,
    assumptions: costAssumptions,
    costs: outcomes.map((outcome) => toCostData(outcome, workload)),
  };
}

function toCostData(outcome: ModelOutcome, workload: Workload): z.infer<typeof costData> {
  const { model, cost, claimsAt } = outcome;
  const claims = (places: readonly number[]): z.infer<typeof costClaimData>[] =>
    claimsAt(places).map(toClaim);
  if (cost.kind !== 'known') {
    return {
      model: model.id,
      state: cost.kind,
      usdPerMonth: null,
      usdPerClip: null,
      usdPerSecond: null,
      reason:
        cost.kind === 'unknown'
          ? describeQuestion(cost)
          : describeObstacle(cost.obstacle, workload),
      ways: [],
      claims: claims(cost.claims),
    };
  }
  return {
    model: model.id,
    state: 'known',
    usdPerMonth: round(cost.usdPerMonth),
    usdPerClip: round(cost.usdPerClip),
    usdPerSecond: round(cost.usdPerSecond),
    reason: null,
    ways: cost.ways.map((way: Way) => ({
      kind: way.kind,
      usdPerMonth: round(way.usdPerMonth),
      where: describeWay(way, model.vendorName),
      what: describeTake(way, workload),
      watermark: way.watermark ?? null,
      commercialUse: way.commercialUse ?? null,
      disputed: way.isDisputed,
      claims: claims(way.claims),
    })),
    claims: [],
  };
}

function toClaim({ text, publisher, url, seenOn, note }: ClaimView): z.infer<typeof costClaimData> {
  return { text, publisher, url, seen: seenOn, note: note ?? null };
}

/** What computers add to a sum of money beyond a millionth of a dollar is no information. */
function round(usd: number): number {
  return Math.round(usd * 1e6) / 1e6;
}
