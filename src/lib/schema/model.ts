import { z } from 'zod';
import { supportLevels } from './capability.ts';
import {
  claims,
  evidence,
  idSchema,
  sourcesSchema,
  statementSchema,
  textSchema,
  urlSchema,
} from './claim.ts';
import { dateSchema } from './date.ts';
import { priceSchema } from './price.ts';
import { resolutionSchema } from './resolution.ts';
import { modelStatuses } from './status.ts';

const secondsWanted = 'a number of seconds above 0';
const secondsSchema = z.number({ error: secondsWanted }).positive({ error: secondsWanted });

const countWanted = 'a whole number, 0 or more';
const countSchema = z.int({ error: countWanted }).nonnegative({ error: countWanted });

/** Either the values on offer (`[5, 10]`) or the two ends of a range (`{ min: 2, max: 10 }`). */
const choiceWanted = 'a list such as [5, 10] or a range such as { min: 2, max: 10 }';
const choicePartSchema = z.number({ error: choiceWanted }).positive({ error: choiceWanted });
const choiceSchema = z.union(
  [
    z.array(choicePartSchema).min(1, { error: choiceWanted }),
    z
      .strictObject({ min: choicePartSchema, max: choicePartSchema })
      .refine((range) => range.min <= range.max, {
        error: 'a range whose min is not above its max',
      }),
  ],
  { error: choiceWanted },
);

const aspectRatioSchema = z
  .string({ error: 'an aspect ratio such as 16:9' })
  .regex(/^\d+(\.\d+)?:\d+(\.\d+)?$/, { error: 'an aspect ratio such as 16:9' });

const textListSchema = z
  .array(textSchema, { error: 'a list of texts' })
  .min(1, { error: 'at least one entry' });

const lifecycleSchema = z
  .strictObject({
    status: claims(z.enum(modelStatuses)).optional().describe('Whether it can be used now.'),
    announced: claims(dateSchema).optional().describe('The day it was announced.'),
    released: claims(dateSchema).optional().describe('The day people could use it.'),
    apiReleased: claims(dateSchema).optional().describe('The day its API opened.'),
    apiRetired: claims(dateSchema).optional().describe('The day its API closes or closed.'),
    retired: claims(dateSchema).optional().describe('The day the whole model goes or went.'),
    predecessor: claims(idSchema).optional().describe('Id of the model it follows, by a source.'),
  })
  .describe('When it came, what it followed, whether it is still here.');

const specsSchema = z
  .strictObject({
    clipSeconds: claims(choiceSchema).optional().describe('Clip lengths on offer, in seconds.'),
    maxClipSeconds: claims(secondsSchema)
      .optional()
      .describe('Longest single generation, in seconds.'),
    maxExtendedSeconds: claims(secondsSchema)
      .optional()
      .describe('Longest clip by extending one, in seconds.'),
    maxResolution: claims(resolutionSchema)
      .optional()
      .describe('Largest output without upscaling.'),
    resolutions: claims(z.array(resolutionSchema).min(1))
      .optional()
      .describe('Output sizes on offer.'),
    aspectRatios: claims(z.array(aspectRatioSchema, { error: 'a list of aspect ratios' }).min(1))
      .optional()
      .describe('Picture shapes on offer, wide to tall.'),
    framesPerSecond: claims(choiceSchema).optional().describe('Frame rates on offer.'),
    outputFormats: claims(textListSchema).optional().describe('File formats and colour depths.'),
    referenceImages: claims(countSchema)
      .optional()
      .describe('How many reference images one generation takes.'),
    keyframes: claims(countSchema).optional().describe('How many keyframes one generation takes.'),
    maxPromptCharacters: claims(countSchema).optional().describe('Longest prompt, in characters.'),
    generationSeconds: claims(secondsSchema)
      .optional()
      .describe('Waiting time for one clip, in seconds; the note says which clip.'),
    minVramGb: claims(z.number().positive())
      .optional()
      .describe('Graphics memory to run the weights, in GB.'),
  })
  .describe('What it makes. A field left out is unknown.');

const reportWanted = 'an address such as https://arxiv.org/abs/2408.06072, or none';
const reportSchema = z
  .string({ error: reportWanted })
  .refine((text) => text === 'none' || urlSchema.safeParse(text).success, { error: reportWanted });

const disclosureSchema = z
  .strictObject({
    architecture: claims(textSchema).optional().describe('What kind of network, as far as told.'),
    technicalReport: claims(reportSchema)
      .optional()
      .describe('Address of the paper or report, or none.'),
    openWeights: claims(textSchema)
      .optional()
      .describe('Licence of the published weights, or none.'),
    parameters: claims(textSchema).optional().describe('Size of the network, or not disclosed.'),
    trainingData: claims(textSchema).optional().describe('What it was trained on, as far as told.'),
    trainingHardware: claims(textSchema)
      .optional()
      .describe('What it was trained on, in machines.'),
  })
  .describe('How open the vendor is about how it works.');

const ratingWanted = 'a rating such as { score: 4, outOf: 5 }';

/** A model as its maintainers write it: one released version of a video generator. The file name is its id. */
export const modelSchema = z
  .strictObject({
    name: textSchema.describe(
      'The version alone, as the vendor writes it: "Gen-4.5", not "Runway Gen-4.5".',
    ),
    vendor: idSchema.describe('Id of the vendor: the name of a file in `vendors/`.'),
    family: textSchema.describe('The line of models it belongs to: "Gen", "Ray", "Kling".'),
    summary: textSchema.describe('One sober sentence: what it is for and what sets it apart.'),
    sources: sourcesSchema,
    lifecycle: lifecycleSchema,
    specs: specsSchema,
    disclosure: disclosureSchema,
    capabilities: z
      .record(idSchema, claims(z.enum(supportLevels)), {
        error: 'capabilities by id, each a list of claims',
      })
      .describe(
        'Rows of `capabilities.yaml` with full, partial or none. A row left out is unknown.',
      ),
    integrations: claims(textListSchema).optional().describe('Products that offer it.'),
    prices: z
      .array(priceSchema, { error: 'a list of prices, or [] if none is known' })
      .describe('What it costs; [] means unknown, never free.'),
    strengths: z
      .array(statementSchema, { error: 'a list of statements, each `- { text, source, seen }`' })
      .describe('What sources say it does well.'),
    limitations: z
      .array(statementSchema, { error: 'a list of statements, each `- { text, source, seen }`' })
      .describe('What sources say it does badly or not at all.'),
    ratings: claims(
      z
        .strictObject(
          {
            score: z.number().describe('As the reviewer gave it.'),
            outOf: z.number().positive().describe('The best score of that scale.'),
          },
          { error: ratingWanted },
        )
        .refine((rating) => rating.score >= 0 && rating.score <= rating.outOf, {
          error: 'a score from 0 to outOf',
        }),
    )
      .optional()
      .describe("Other reviewers' ratings: claims of theirs, never mixed with ours."),
    elsewhere: z
      .array(
        z
          .strictObject({
            arena: textSchema.describe('The arena as it calls itself.'),
            board: textSchema.optional().describe('Which of its boards.'),
            rank: z.int().positive().optional().describe('Its place there.'),
            rating: z.number().optional().describe("Its rating, on that arena's own scale."),
            ...evidence,
          })
          .refine((standing) => standing.rank !== undefined || standing.rating !== undefined, {
            error: 'a `rank` or a `rating`',
          }),
      )
      .optional()
      .describe('Standings that other arenas published, as published.'),
    positioning: z
      .array(
        z.strictObject({
          rival: idSchema.describe('Id of a model in the catalogue.'),
          text: textSchema.describe(
            'How the two differ for somebody who must choose. Our judgement.',
          ),
        }),
        { error: 'a list of rivals, each `- { rival, text }`' },
      )
      .describe(
        'Against whom it is bought, and what decides. Our judgement, from the facts above.',
      ),
    bestFor: z.array(textSchema).describe('For whom we would suggest it. Our judgement.'),
    lessSuitedFor: z.array(textSchema).describe('For whom we would not. Our judgement.'),
  })
  .describe('One released version of a video generator.');

/** A model as written in its file. */
export type AuthoredModel = z.infer<typeof modelSchema>;
