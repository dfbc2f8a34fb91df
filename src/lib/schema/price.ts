import { z } from 'zod';
import { evidence, textSchema } from './claim.ts';
import { dateSchema } from './date.ts';
import { resolutionSchema } from './resolution.ts';

/** Where the money is paid. App credits and API credits are different things even when both are called credits. */
export const priceChannels = ['app', 'api', 'seller'] as const;

export const priceUnits = ['usd', 'cny', 'credits'] as const;

export const pricedPer = ['second', 'clip', 'million-tokens', 'million-pixels', 'month'] as const;

/** What one second or one clip costs, under which conditions, by which source. */
export const priceSchema = z
  .strictObject({
    channel: z
      .enum(priceChannels)
      .describe(
        "app: the vendor's own product. api: the vendor's own API. seller: somebody else's.",
      ),
    seller: textSchema.optional().describe('Who sells it, when the channel is seller.'),
    amount: z
      .number({ error: 'a number, 0 or more' })
      .nonnegative({ error: 'a number, 0 or more' })
      .describe('How much.'),
    unit: z.enum(priceUnits).describe('Of what.'),
    per: z.enum(pricedPer).describe('For what.'),
    clipSeconds: z
      .number({ error: 'a number of seconds' })
      .positive({ error: 'a number of seconds above 0' })
      .optional()
      .describe('The length of clip this price holds for.'),
    resolution: resolutionSchema.optional().describe('The output size this price holds for.'),
    audio: z.boolean().optional().describe('Whether the price includes sound.'),
    mode: textSchema.optional().describe('What is done, where prices differ: "image-to-video".'),
    surcharge: z
      .literal(true, { error: 'true, or no such field' })
      .optional()
      .describe('This comes on top of another price, for the variant named.'),
    variant: textSchema
      .optional()
      .describe('The tier or switch, where prices differ: "Pro", "HDR".'),
    plans: z
      .array(textSchema, { error: 'a list of names of plans' })
      .min(1, { error: 'at least one plan' })
      .optional()
      .describe("Names of the vendor's plans that this app price holds for; left out, for all."),
    until: dateSchema
      .optional()
      .describe('The last day it held or will hold, where the source names one.'),
    ...evidence,
  })
  .refine((price) => price.plans === undefined || price.channel === 'app', {
    path: ['plans'],
    error: 'no plans unless the channel is app',
  })
  .refine((price) => price.channel !== 'seller' || price.seller !== undefined, {
    path: ['seller'],
    error: 'the name of who sells it, since the channel is seller',
  })
  .refine((price) => price.channel === 'seller' || price.seller === undefined, {
    path: ['seller'],
    error: 'no such field, or `channel: seller`',
  })
  .refine((price) => price.per !== 'clip' || price.clipSeconds !== undefined, {
    path: ['clipSeconds'],
    error: 'the length of the clip in seconds, since the price is per clip',
  });

export type Price = z.infer<typeof priceSchema>;
