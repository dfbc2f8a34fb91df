import { z } from 'zod';
import { idSchema, textSchema } from './claim.ts';

/** How far a model supports a capability. Unknown is not written: a capability without a claim is unknown. */
export const supportLevels = ['full', 'partial', 'none'] as const;

export type Support = (typeof supportLevels)[number] | 'unknown';

/** Facts of a model that a matrix row can be read off, so that nobody writes them twice. */
const derivedFrom = ['openWeights', 'technicalReport'] as const;

const rowSchema = z.strictObject({
  id: idSchema.describe('What model files call it.'),
  name: textSchema.describe('What readers see.'),
  question: textSchema.describe('What `full` answers yes to, in one sentence.'),
  derivedFrom: z
    .enum(derivedFrom)
    .optional()
    .describe(
      'The field of `disclosure` that decides this row; model files then make no claim of their own.',
    ),
});

/** The rows of the capability matrix (`capabilities.yaml`), in the order that readers see. */
export const capabilityListSchema = z.strictObject({
  groups: z
    .array(
      z.strictObject({
        id: idSchema.describe('What the data call it.'),
        name: textSchema.describe('What readers see.'),
        rows: z
          .array(rowSchema)
          .min(1, { error: 'at least one row' })
          .describe('Its capabilities, in the order that readers see.'),
      }),
      { error: 'a list of groups' },
    )
    .min(1, { error: 'at least one group' })
    .describe('The groups of rows, in the order that readers see.'),
});

export type CapabilityList = z.infer<typeof capabilityListSchema>;
export type CapabilityRow = CapabilityList['groups'][number]['rows'][number];
