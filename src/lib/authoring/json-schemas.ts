import { z } from 'zod';
import { arenaSchema } from '../schema/arena.ts';
import { boardSchema } from '../schema/board.ts';
import { capabilityListSchema } from '../schema/capability.ts';
import { countsSchema } from '../schema/counts.ts';
import { modelSchema } from '../schema/model.ts';
import { promptSchema } from '../schema/prompt.ts';
import { vendorSchema } from '../schema/vendor.ts';

/** Every kind of content file, with the schema that it must follow. */
export const published: readonly {
  readonly file: string;
  readonly title: string;
  readonly schema: z.ZodType;
}[] = [
  { file: 'model.json', title: 'A model: front matter of models/*.md', schema: modelSchema },
  { file: 'vendor.json', title: 'A vendor: front matter of vendors/*.md', schema: vendorSchema },
  { file: 'board.json', title: 'A board: front matter of boards/*.md', schema: boardSchema },
  { file: 'prompt.json', title: 'A prompt: front matter of prompts/*.md', schema: promptSchema },
  {
    file: 'arena.json',
    title: 'A board of another arena: front matter of arenas/*.md',
    schema: arenaSchema,
  },
  {
    file: 'capabilities.json',
    title: 'The rows of the capability matrix: capabilities.yaml',
    schema: capabilityListSchema,
  },
  {
    file: 'counts.json',
    title: 'The counts of a board: boards/*/counts.json',
    schema: countsSchema,
  },
];

/** A JSON Schema to be published: what its file is called, and the whole text of the file. */
export interface SchemaFile {
  readonly file: string;
  readonly text: string;
}

/**
 * What content files may say as JSON Schema 2020-12, one file a kind, for editors and for other
 * programs. Made from the schemas that `npm run check` reads with; what only a rule can tell, such
 * as whether a cited source is declared, is not in them.
 */
export function toSchemaFiles(): SchemaFile[] {
  return published.map(({ file, title, schema }) => {
    const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
    return { file, text: `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n` };
  });
}
