import { z } from 'zod';
import { idSchema, sourcesSchema, statementSchema, textSchema, urlSchema } from './claim.ts';
import { dateSchema } from './date.ts';
import { modelStatuses } from './status.ts';

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

const named = { name: textSchema.describe('What readers call it.') };

const asked = {
  question: textSchema.describe('The question that the ranking answers, in one sentence.'),
  label: textSchema.describe('The honest label: what these judgements are and are not.'),
};

const place = z
  .int()
  .positive()
  .describe('Where it stands among the boards that people vote on, from 1.');

/** A board whose judgements somebody else published and our engine rates. */
export const importedBoardSchema = z
  .strictObject({
    ...named,
    kind: z
      .literal('imported')
      .describe(
        "imported: somebody else's published judgements, rated by our engine from their counts.",
      ),
    ...asked,
    sources: sourcesSchema,
    collected: z
      .strictObject({
        from: dateSchema.optional().describe('The first day, where it is known.'),
        to: dateSchema.describe('The last day, or that of publication.'),
      })
      .describe('When the judgements were made, or by when at the latest.'),
    credit: z
      .strictObject({
        text: textSchema.describe('Authors, title, where, year.'),
        url: urlSchema.describe('Where it was published.'),
        licence: textSchema.describe('Its licence, by name.'),
        licenceUrl: urlSchema.describe('Where the licence can be read.'),
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
  .describe('A ranking made from the judgements of others.');

/** A board on which readers answer a question about two models by name, from experience. */
export const openBoardSchema = z
  .strictObject({
    ...named,
    kind: z
      .literal('open')
      .describe('open: readers answer a question from experience, the names shown.'),
    ...asked,
    place,
    pool: z
      .strictObject({
        status: z
          .array(z.enum(modelStatuses))
          .min(1, { error: 'at least one status' })
          .describe('Models whose preferred status is one of these can be drawn.'),
      })
      .describe('Which models of the catalogue can be drawn; each has a page.'),
  })
  .describe('A ranking by experience, never mixed with votes on clips.');

/** A board on which readers watch two clips of one prompt, the names hidden until the vote is in. */
export const blindBoardSchema = z
  .strictObject({
    ...named,
    kind: z
      .literal('blind')
      .describe('blind: readers watch two clips of one prompt, the names hidden.'),
    ...asked,
    place,
    modality: z
      .enum(['text-to-video', 'image-to-video'])
      .describe('What the clips were made from; only prompts of this modality are shown.'),
    audio: z
      .boolean()
      .describe('Whether the clips have sound; silent ones are a board of their own.'),
  })
  .describe('A ranking by clips, names hidden.');

/** One ranking with its own pool of votes. */
export const boardSchema = z
  .discriminatedUnion('kind', [importedBoardSchema, openBoardSchema, blindBoardSchema], {
    error: 'one of imported, open, blind',
  })
  .describe('One ranking with its own pool of votes.');

/** A board as written in its file. */
export type AuthoredBoard = z.infer<typeof boardSchema>;

/** A board of somebody else's judgements as written in its file. */
export type AuthoredImportedBoard = z.infer<typeof importedBoardSchema>;

/** A board that readers vote on as written in its file. */
export type AuthoredVotedBoard = Exclude<AuthoredBoard, AuthoredImportedBoard>;
