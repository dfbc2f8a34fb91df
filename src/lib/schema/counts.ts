import { z } from 'zod';
import { idSchema } from './claim.ts';

const countWanted = 'a whole number, 0 or more';
const countSchema = z.int({ error: countWanted }).nonnegative({ error: countWanted });

const clusteredSchema = z.strictObject({
  clusters: countSchema.describe('How many groups of judgements that are not independent.'),
  scoreProducts: z
    .array(z.array(z.number()))
    .describe(
      'Sum over clusters of the outer product of the score vector, at the Bradley-Terry ratings; models by models, in the order of `models`.',
    ),
});

/**
 * What `npm run import` keeps of published judgements: figures, never the judgements themselves.
 * `pairs` are [a, b, a preferred, b preferred, equal]; overall counts are the sum of the dimensions.
 */
export const countsSchema = z.strictObject({
  input: z.strictObject({
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    judgements: countSchema,
  }),
  models: z.array(idSchema).min(2),
  dimensions: z.record(
    idSchema,
    clusteredSchema.extend({
      pairs: z.array(z.tuple([idSchema, idSchema, countSchema, countSchema, countSchema])),
    }),
  ),
  overall: clusteredSchema,
});

/** The counts of an imported board. */
export type Counts = z.infer<typeof countsSchema>;
