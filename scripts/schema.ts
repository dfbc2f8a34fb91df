/** `npm run schema`: writes the JSON Schemas of the content to `public/schema/`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toSchemaFiles } from '../src/lib/authoring/json-schemas.ts';

const folder = 'public/schema';

mkdirSync(folder, { recursive: true });
for (const { file, text } of toSchemaFiles()) {
  writeFileSync(join(folder, file), text);
  console.log(join(folder, file));
}
