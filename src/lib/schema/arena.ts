import { z } from 'zod';
import { idSchema, sourcesSchema, statementSchema, textSchema, urlSchema } from './claim.ts';
import { dateSchema } from './date.ts';

const scaleSchema = z
  .strictObject({
    name: textSchema.describe('What readers call it: "Mochi 1 at 1000".'),
    note: textSchema
      .optional()
      .describe('How the scale is held in place, or that it is not known.'),
  })
  .describe('A stretch of time in which the ratings of a board can be read on one axis.');

const eventSchema = z
  .strictObject({
    on: dateSchema.describe('The day it happened or was seen.'),
    text: textSchema.describe('What the arena did, or what was seen to happen, in our own words.'),
  })
  .describe('What a reader of the history must know at a date.');

const gapSchema = z
  .strictObject({
    from: dateSchema.describe('The first day of it.'),
    to: dateSchema.optional().describe('Left out where nothing was seen since.'),
    text: textSchema.describe('Why nothing, or little, stands there.'),
  })
  .describe('A stretch of time of which no copy of the board is at hand.');

const nameSchema = z
  .strictObject({
    name: textSchema.describe('The name exactly as the arena prints it.'),
    model: idSchema.optional().describe('The catalogue model it is, checked by hand.'),
    variant: textSchema
      .optional()
      .describe('Which mode, size or checkpoint of the model: "Pro", "audio, 1080p".'),
    vendor: textSchema.optional().describe('Who makes it, where it has no page here.'),
    note: textSchema.optional().describe('Why it is linked as it is.'),
  })
  .refine(({ model, variant }) => model !== undefined || variant === undefined, {
    error: 'a variant only beside the `model` that it is a variant of',
    path: ['variant'],
  });

/** A board whose standings somebody else published: shown as published, with date and credit. */
export const arenaSchema = z
  .strictObject({
    name: textSchema.describe('What readers call it: arena and board.'),
    kind: z
      .enum(['external'])
      .describe('external: standings as another arena published them, never mixed with ours.'),
    arena: textSchema.describe('Who runs it, as it calls itself.'),
    board: textSchema
      .optional()
      .describe('Which of its boards; left out where the sources do not say.'),
    question: textSchema.describe('What people there are asked, in one sentence.'),
    label: textSchema.describe('The honest label: what these figures are and are not.'),
    url: urlSchema.describe('Where the arena shows the board.'),
    shown: z
      .enum(['all', 'models-here'])
      .describe(
        'all: every entry, as the licence allows. models-here: only entries of models that have a page here.',
      ),
    reusable: z
      .boolean()
      .describe('Whether the licence lets others have the figures from our data interface.'),
    credit: z
      .strictObject({
        text: textSchema.describe('The credit line, as the licence or the arena asks for it.'),
        url: urlSchema.describe('Where the credit leads.'),
        licence: textSchema.describe('Its licence by name, or whose it is.'),
        licenceUrl: urlSchema.optional().describe('Where the licence can be read.'),
        changes: textSchema.describe('What was changed on the way here.'),
      })
      .describe('Whose work it is.'),
    sources: sourcesSchema,
    scales: z
      .record(idSchema, scaleSchema)
      .describe('The scales that the ratings stand on, by the key that the captures name.'),
    topOnly: z
      .array(dateSchema)
      .optional()
      .describe('Days whose copy holds only the upper places of the board.'),
    events: z.array(eventSchema).describe('In order of date.'),
    gaps: z.array(gapSchema).describe('In order of date.'),
    names: z
      .array(nameSchema)
      .min(1, { error: 'at least one name' })
      .describe('Every name that stands in the standings.'),
    caveats: z
      .array(statementSchema)
      .describe('What a reader should know before trusting a place or a line.'),
  })
  .describe('One board of another arena, with dated copies of its standings.');

/** A board of another arena as written in its file. */
export type AuthoredArena = z.infer<typeof arenaSchema>;

const positive = z.int({ error: 'a whole number from 1' }).positive({
  error: 'a whole number from 1',
});
const reachWanted = 'a number, 0 or more';
const reachSchema = z.number({ error: reachWanted }).nonnegative({ error: reachWanted });
const captureIdWanted =
  'a date such as 2026-04-10, with a letter where a day has several: 2026-04-10b';

const pagesWanted = 'addresses such as https://example.com/page, parted by spaces';

/** A day on which standings were read: a copy of the board, or places quoted from it. */
export const captureSchema = z.strictObject({
  capture: z
    .string({ error: captureIdWanted })
    .regex(/^\d{4}-\d{2}(-\d{2})?[b-z]?$/, { error: captureIdWanted })
    .describe('The date of the board, or of the quote; a letter tells several of one day apart.'),
  kind: z
    .enum(['board', 'top', 'quoted'])
    .describe(
      'board: a copy of all of it. top: its upper places. quoted: single places named by others.',
    ),
  scale: idSchema
    .optional()
    .describe('The scale of the ratings; none where there are only places.'),
  places: positive.optional().describe('How many places the board had that day.'),
  best: z.number().optional().describe('The rating of its first place, whoever held it.'),
  source: idSchema.describe('Key of a source declared in the file of the board.'),
  pages: z
    .string({ error: pagesWanted })
    .refine((text) => text.split(' ').every((page) => urlSchema.safeParse(page).success), {
      error: pagesWanted,
    })
    .describe('Addresses of the copies or quotes, parted by spaces.'),
  note: textSchema.optional(),
});

/** One entry of a board on one day, as published. */
export const publishedStandingSchema = z.strictObject({
  capture: z.string().describe('The capture that it was read from.'),
  name: textSchema.describe('As the arena prints it.'),
  rank: positive.optional(),
  rating: z.number({ error: 'a number' }).optional(),
  below: reachSchema.optional().describe('How far the 95 % interval reaches below the rating.'),
  above: reachSchema.optional().describe('How far the 95 % interval reaches above the rating.'),
  votes: z.int({ error: 'a whole number' }).nonnegative().optional(),
  note: textSchema.optional(),
});

/** A capture, as its row states it. */
export type Capture = z.infer<typeof captureSchema>;

/** An entry of a capture, as its row states it. */
export type PublishedStanding = z.infer<typeof publishedStandingSchema>;

/** The columns of the two tables beside the file of a board; numbers are marked. */
export const arenaColumns = {
  captures: columns(captureSchema, ['places', 'best']),
  standings: columns(publishedStandingSchema, ['rank', 'rating', 'below', 'above', 'votes']),
} as const;

/** Name of a column, and whether it holds numbers. */
export interface Column {
  readonly name: string;
  readonly isNumber: boolean;
}

function columns(schema: z.ZodObject, numbers: readonly string[]): Column[] {
  return Object.keys(schema.shape).map((name) => ({ name, isNumber: numbers.includes(name) }));
}

/** The date of a capture without the letter that tells it from others of the day. */
export function dateOfCapture(capture: string): string {
  return capture.replace(/[b-z]$/, '');
}
