import { z } from 'zod';
import { idSchema, textSchema, urlSchema } from './claim.ts';
import { dateSchema } from './date.ts';
import { resolutionSchema } from './resolution.ts';

/** What a prompt gives a model to start from. Boards never mix the two. */
const promptModalities = ['text-to-video', 'image-to-video'] as const;

const shaWanted = 'a SHA-256 of 64 hexadecimal digits, as `sha256sum` prints it';
const shaSchema = z
  .string({ error: shaWanted })
  .regex(/^[0-9a-f]{64}$/, { error: shaWanted })
  .describe('SHA-256 of the file, so that nobody can change it unseen.');

const videoWanted = 'a file name such as reel-1.webm, beside the prompt in its own folder';
const videoSchema = z
  .string({ error: videoWanted })
  .regex(/^[a-z0-9]+([.-][a-z0-9]+)*\.(webm|mp4)$/, { error: videoWanted });

const pictureWanted = 'a file name such as reel-1.jpg, beside the prompt in its own folder';
const pictureFileSchema = z
  .string({ error: pictureWanted })
  .regex(/^[a-z0-9]+([.-][a-z0-9]+)*\.(jpg|png|webp)$/, { error: pictureWanted });

const licenceWanted =
  'the licence under which it may be shown, by its SPDX name where it has one: CC-BY-4.0';
const licenceSchema = z
  .string({ error: licenceWanted })
  .trim()
  .min(1, { error: licenceWanted })
  .describe('Licence under which it may be shown here.');

/** The longest clip that a voter is asked to watch, in seconds. */
export const longestClipSeconds = 60;
const secondsWanted = `a number of seconds above 0, up to ${longestClipSeconds}`;

const pictureSchema = z.strictObject({
  file: pictureFileSchema.describe('Beside the prompt, in the folder of its name.'),
  sha256: shaSchema,
  licence: licenceSchema,
  credit: textSchema.optional().describe('Who made it, as the licence asks.'),
});

const clipSchema = z
  .strictObject({
    model: idSchema.describe('Id of the model that made it.'),
    file: videoSchema.optional().describe('Beside the prompt, in the folder of its name.'),
    url: urlSchema
      .optional()
      .describe(
        'Where the file lies, if it is not in the folder. Blind boards show files of the folder only; `npm run clips` fetches it.',
      ),
    poster: pictureFileSchema
      .optional()
      .describe('A still of it. Vote pages show none: neither side may show before the other.'),
    posterSha256: shaSchema.optional(),
    seconds: z
      .number({ error: secondsWanted })
      .positive({ error: secondsWanted })
      .max(longestClipSeconds, { error: secondsWanted })
      .describe('How long it plays.'),
    resolution: resolutionSchema.describe('Its picture size.'),
    audio: z
      .boolean({ error: 'true where the clip has sound of its own, else false' })
      .describe('Whether it has sound. Silent clips and clips with sound are on different boards.'),
    madeOn: dateSchema.describe('The day it was generated.'),
    settings: textSchema.describe(
      'What it was made with: mode, seed, how many tries, what was switched off.',
    ),
    licence: licenceSchema,
    sha256: shaSchema,
    submittedBy: z
      .strictObject({
        name: textSchema.describe('Who made and submitted it, as readers shall see.'),
        tie: z
          .enum(['none', 'vendor', 'competitor'])
          .describe('vendor: works for the maker of the model. competitor: for another maker.'),
        url: urlSchema.optional().describe('Their page.'),
      })
      .describe('Readers see who submitted which clip.'),
  })
  .refine(({ file, url }) => (file === undefined) !== (url === undefined), {
    path: ['file'],
    error: 'either `file` or `url`',
  })
  .refine(({ poster, posterSha256 }) => (poster === undefined) === (posterSha256 === undefined), {
    path: ['posterSha256'],
    error: 'both `poster` and `posterSha256`, or neither',
  });

/** A prompt with what models made of it: what the blind boards show. The file name is its id. */
export const promptSchema = z
  .strictObject({
    title: textSchema.describe('Two to four words for lists: "Glass on a turntable".'),
    text: textSchema.describe('The prompt, word for word as every model got it.'),
    modality: z
      .enum(promptModalities)
      .describe('text-to-video: the text alone. image-to-video: the text and one picture.'),
    picture: pictureSchema.optional().describe('The picture that every model got.'),
    tags: z
      .array(idSchema, { error: 'a list of tags such as [camera, water], or []' })
      .describe('What the prompt tries: camera, hands, water, text.'),
    settings: z
      .strictObject({
        seconds: z.number().positive().optional().describe('Length asked for.'),
        resolution: resolutionSchema.optional().describe('Picture size asked for.'),
        aspectRatio: z
          .string()
          .regex(/^\d+:\d+$/, { error: 'an aspect ratio such as 16:9' })
          .optional()
          .describe('Picture shape asked for.'),
        rule: textSchema
          .optional()
          .describe('How a clip is chosen: "First result, no second try, prompt not rewritten."'),
      })
      .describe('What every model was asked for alike.'),
    clips: z
      .array(clipSchema, { error: 'a list of clips, or [] while there is none' })
      .describe('One clip a model.'),
  })
  .refine(({ modality, picture }) => (modality === 'image-to-video') === (picture !== undefined), {
    path: ['picture'],
    error: 'a `picture` when the modality is image-to-video, and none otherwise',
  })
  .describe('A prompt and the clips that models made of it.');

/** A prompt as written in its file. */
export type AuthoredPrompt = z.infer<typeof promptSchema>;
export type PromptModality = (typeof promptModalities)[number];
export type Clip = AuthoredPrompt['clips'][number];
