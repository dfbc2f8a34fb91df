/** `npm run schema`: writes what the schemas of the content say to `public/schema/` and `docs/fields.md`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toFieldReference } from '../src/lib/authoring/field-tables.ts';
import { toSchemaFiles } from '../src/lib/authoring/json-schemas.ts';

const folder = 'public/schema';

mkdirSync(folder, { recursive: true });
for (const { file, text } of toSchemaFiles()) write(join(folder, file), text);
write('docs/fields.md', toFieldReference());

function write(path: string, text: string): void {
  writeFileSync(path, text);
  console.log(path);
}
