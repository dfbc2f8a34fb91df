import { z } from 'zod';
import { seenSchema } from './date.ts';

const idPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** An id: lower-case words joined by single hyphens. Ids of models, vendors and boards are their file names. */
export const idSchema = z
  .string({ error: 'an id such as runway-gen-4' })
  .regex(idPattern, { error: 'an id: lower-case letters, digits and single hyphens' });

/** A short text on one line. */
export const textSchema = z
  .string({ error: 'a text (in quotes, if YAML reads it as something else)' })
  .trim()
  .min(1, { error: 'a text that is not empty' })
  .refine((text) => !text.includes('\n'), { error: 'a text on one line' });

/** An address that starts with http:// or https://. */
export const urlSchema = z
  .string({ error: 'an address such as https://example.com/page' })
  .refine((text) => URL.canParse(text) && /^https?:\/\//.test(text), {
    error: 'an address such as https://example.com/page',
  });

/** Who stands behind a source, seen from the thing described. The order is the order of trust. */
export const sourceKinds = ['vendor', 'seller', 'arena', 'review'] as const;

/** One place that facts are taken from, declared once in a file and cited by its key. */
export const sourceSchema = z
  .strictObject({
    publisher: textSchema.describe('Who published it, as readers would name them: "Runway".'),
    kind: z
      .enum(sourceKinds)
      .describe(
        'vendor: the maker itself (site, docs, code, paper). seller: who resells or hosts it. arena: a leaderboard or a copy of one. review: anybody else who writes about it.',
      ),
    url: urlSchema.describe('Where it can be read; a bare domain if no page is known.'),
    title: textSchema.optional().describe('What the page is called.'),
  })
  .describe('A source, cited by its key.');

export type Source = z.infer<typeof sourceSchema>;

/** The sources of a file, by the key that claims cite. */
export const sourcesSchema = z
  .record(idSchema, sourceSchema, { error: 'a list of sources, each under its own key' })
  .describe('Every source that this file cites. One that nothing cites is an error.');

const sourceWanted = 'the key of a source declared under `sources` in this file';

/** The fields that make a sentence, a price or a value a claim: who says so, seen when, with what caveat. */
export const evidence = {
  source: z
    .string({ error: sourceWanted })
    .regex(idPattern, { error: sourceWanted })
    .describe('Key of a source declared under `sources` in the same file.'),
  seen: seenSchema.describe(
    'The day the source states or was read: 2026-05-04, 2026-05, or unknown.',
  ),
  note: textSchema.optional().describe('What a reader must know to read the value right.'),
};

/** A value with its evidence. `unknown` says that the source itself leaves it open. */
function claimOf<Value extends z.ZodType>(value: Value) {
  return z.strictObject({
    value: z.union([value, z.literal('unknown')]).describe('The value, or unknown.'),
    ...evidence,
  });
}

/** One or more claims about one fact. Sources that disagree all stay. */
export function claims<Value extends z.ZodType>(value: Value) {
  return z
    .array(claimOf(value), { error: 'a list of claims, each `- { value, source, seen }`' })
    .min(1, { error: 'at least one claim; leave the field out if nothing is known' });
}

/** A sentence that a source states, in our own words. */
export const statementSchema = z.strictObject({
  text: textSchema.describe('What the source says, in our own words.'),
  ...evidence,
});

/** A value with its evidence, as authored. */
export interface Claim<Value = unknown> {
  readonly value: Value | 'unknown';
  readonly source: string;
  readonly seen: string;
  readonly note?: string | undefined;
  /** Where it is written, `src/content/models/kling-3-0.md:42`; added when the file is read. */
  readonly place?: string | undefined;
}

export type Statement = z.infer<typeof statementSchema>;
