import { z } from 'zod';
import { idSchema, sourcesSchema, statementSchema, textSchema, urlSchema } from './claim.ts';
import { dateSchema } from './date.ts';

const entrySchema = z.strictObject({
  key: idSchema.describe('What the counts call it.'),
  label: textSchema.describe('The name as published there.'),
  model: idSchema
    .optional()
    .describe('Id of the catalogue model it is, only where the publisher states the version.'),
  note: textSchema.optional().describe('Why it is linked as it is, or not at all.'),
});

const viewSchema = z.strictObject({
  id: idSchema.describe('What the counts call it.'),
  name: textSchema.describe('What readers see.'),
  question: textSchema.describe('What people were asked to judge.'),
  scale: textSchema.optional().describe('The scale of the original scores: "1-5".'),
});

/** A board whose judgements somebody else published and our engine rates. */
export const boardSchema = z
  .strictObject({
    name: textSchema.describe('What readers call it.'),
    kind: z
      .enum(['imported'])
      .describe(
        "imported: somebody else's published judgements, rated by our engine from their counts.",
      ),
    question: textSchema.describe('The question that the ranking answers, in one sentence.'),
    label: textSchema.describe('The honest label: what these judgements are and are not.'),
    sources: sourcesSchema,
    collected: z
      .strictObject({ from: dateSchema.optional(), to: dateSchema })
      .describe('When the judgements were made, or by when at the latest.'),
    credit: z
      .strictObject({
        text: textSchema.describe('Authors, title, where, year.'),
        url: urlSchema,
        licence: textSchema,
        licenceUrl: urlSchema,
        changes: textSchema.describe('What was changed on the way here, as the licence asks.'),
      })
      .describe('Whose work it is.'),
    clusteredBy: textSchema.describe('Which judgements are not independent of each other.'),
    entries: z
      .array(entrySchema)
      .min(2, { error: 'at least two entries' })
      .describe('What was judged, each under the key that the counts use.'),
    dimensions: z
      .array(viewSchema)
      .min(1, { error: 'at least one dimension' })
      .describe('What was judged; the overall view adds all of them up.'),
    caveats: z
      .array(statementSchema)
      .describe('What a reader should know before trusting the order.'),
  })
  .describe('One ranking with its own pool of votes.');

/** A board as written in its file. */
export type AuthoredBoard = z.infer<typeof boardSchema>;
