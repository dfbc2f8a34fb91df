import { defineCollection } from 'astro:content';
import { z } from 'zod';
import { loadContent } from './lib/content/loader.ts';
import { arenaSchema, captureSchema, publishedStandingSchema } from './lib/schema/arena.ts';
import { blindBoardSchema, importedBoardSchema, openBoardSchema } from './lib/schema/board.ts';
import { capabilityListSchema } from './lib/schema/capability.ts';
import { countsSchema } from './lib/schema/counts.ts';
import { modelSchema } from './lib/schema/model.ts';
import { promptSchema } from './lib/schema/prompt.ts';
import { vendorSchema } from './lib/schema/vendor.ts';

export const collections = {
  models: defineCollection({ loader: loadContent('models'), schema: modelSchema }),
  vendors: defineCollection({ loader: loadContent('vendors'), schema: vendorSchema }),
  boards: defineCollection({
    loader: loadContent('boards'),
    schema: z.discriminatedUnion('kind', [
      importedBoardSchema.extend({ counts: countsSchema }),
      openBoardSchema,
      blindBoardSchema,
    ]),
  }),
  prompts: defineCollection({ loader: loadContent('prompts'), schema: promptSchema }),
  arenas: defineCollection({
    loader: loadContent('arenas'),
    schema: arenaSchema.extend({
      captures: captureSchema.array(),
      standings: publishedStandingSchema.array(),
    }),
  }),
  capabilities: defineCollection({
    loader: loadContent('capabilities'),
    schema: capabilityListSchema,
  }),
};
