import { z } from 'zod';
import {
  claims,
  idSchema,
  sourcesSchema,
  statementSchema,
  textSchema,
  urlSchema,
} from './claim.ts';
import { dateSchema } from './date.ts';
import { resolutionSchema } from './resolution.ts';

const moneyWanted = 'an amount of US dollars, 0 or more';
const usdSchema = z.number({ error: moneyWanted }).nonnegative({ error: moneyWanted });

const creditsWanted = 'a number of credits, 0 or more';
const creditsSchema = z.number({ error: creditsWanted }).nonnegative({ error: creditsWanted });

/** One subscription of a vendor. Each fact is a list of claims, since sources disagree on plans most of all. */
export const planSchema = z
  .strictObject({
    name: textSchema.describe('As the vendor calls it: "Standard".'),
    usdPerMonth: claims(usdSchema)
      .optional()
      .describe('Price a month, billed monthly, in US dollars.'),
    usdPerMonthBilledYearly: claims(usdSchema)
      .optional()
      .describe('Price a month when a year is paid at once, in US dollars.'),
    creditsPerMonth: claims(creditsSchema).optional().describe('App credits that come each month.'),
    oneTimeCredits: claims(creditsSchema).optional().describe('App credits that come once.'),
    maxResolution: claims(resolutionSchema).optional().describe('Largest export of the plan.'),
    watermark: claims(z.boolean()).optional().describe('Whether exports carry a watermark.'),
    commercialUse: claims(z.boolean())
      .optional()
      .describe('Whether the terms allow commercial use.'),
    unlimitedMode: claims(textSchema)
      .optional()
      .describe('What may be made without credits, or none.'),
    apiAccess: claims(z.boolean()).optional().describe('Whether the plan includes the API.'),
    models: claims(z.array(idSchema).min(1)).optional().describe('Ids of the models it includes.'),
    ended: claims(dateSchema)
      .optional()
      .describe('The day it was last sold like this; left out for a plan on sale.'),
  })
  .describe('A plan. A field left out is unknown, never free.');

/** A vendor as its maintainers write it, with its plans. The file name is its id. */
export const vendorSchema = z
  .strictObject({
    name: textSchema.describe('As readers know it: "Runway".'),
    summary: textSchema.describe('One sober sentence: who they are and what they sell.'),
    sources: sourcesSchema,
    legalName: claims(textSchema).optional().describe('The company in law: "Runway AI, Inc.".'),
    website: claims(urlSchema).optional().describe('Its own site.'),
    headquarters: claims(textSchema).optional().describe('City and country or state.'),
    founded: claims(dateSchema).optional().describe('When it was founded, as exact as told.'),
    founders: claims(z.array(textSchema).min(1)).optional().describe('Who founded it.'),
    employees: claims(z.int().positive()).optional().describe('How many people work there.'),
    funding: claims(
      z.strictObject({
        round: textSchema.describe('The round as named: "Series E", or total.'),
        date: dateSchema.optional().describe('The day it was announced or closed.'),
        amountUsd: usdSchema.optional().describe('What it brought, in US dollars.'),
        valuationUsd: usdSchema
          .optional()
          .describe('What the company was valued at, in US dollars.'),
        lead: textSchema.optional().describe('Who led the round.'),
      }),
    )
      .optional()
      .describe('Money raised, one claim a round and source.'),
    apiCreditUsd: claims(usdSchema)
      .optional()
      .describe('What one API credit costs, in US dollars.'),
    appCreditUsd: claims(usdSchema)
      .optional()
      .describe('What one bought app credit costs, in US dollars.'),
    facts: z
      .array(statementSchema)
      .optional()
      .describe('History, terms and habits worth knowing, each with its source.'),
    plans: z
      .array(planSchema, { error: 'a list of plans, or [] if none is known' })
      .describe('Its plans, cheapest first.'),
  })
  .describe('The company that sells a model.');

/** A vendor as written in its file. */
export type AuthoredVendor = z.infer<typeof vendorSchema>;
export type Plan = z.infer<typeof planSchema>;
