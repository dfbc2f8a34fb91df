import { Ajv2020 } from 'ajv/dist/2020.js';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toSchemaFiles } from '../../../src/lib/authoring/json-schemas.ts';
import { aModel, without } from '../../content-builders.ts';
import { readOwnContent } from '../../own-content.ts';

const files = toSchemaFiles();
const content = await readOwnContent();

/** A reader of JSON Schema that is not zod. */
function validatorOf(file: string) {
  const { text } = files.find((candidate) => candidate.file === file)!;
  return new Ajv2020({ strict: true, allErrors: true, strictTypes: false }).compile(
    JSON.parse(text) as object,
  );
}

describe('toSchemaFiles()', () => {
  it('makes what public/schema holds; if not, type `npm run schema`', () => {
    const found = readdirSync('public/schema').map((file) => ({
      file,
      text: readFileSync(join('public/schema', file), 'utf8'),
    }));
    expect(found).toEqual(files.toSorted((left, right) => (left.file < right.file ? -1 : 1)));
  });

  it.each([
    ['model.json', content.models.map(({ data }) => data)],
    ['vendor.json', content.vendors.map(({ data }) => data)],
    ['board.json', content.boards.map(({ data }) => without(data, 'counts'))],
    ['prompt.json', content.prompts.map(({ data }) => data)],
    [
      'arena.json',
      content.arenas.map(({ data }) => without(without(data, 'captures'), 'standings')),
    ],
    ['capabilities.json', [content.capabilities]],
    ['counts.json', content.boards.flatMap(({ data }) => ('counts' in data ? [data.counts] : []))],
  ])('describes by %s every such file of the content', (file, records) => {
    const validate = validatorOf(file);
    expect(records.length).toBeGreaterThan(0);
    const refused = records.filter((record) => !validate(record));
    expect(refused).toEqual([]);
  });

  it('refuses what `npm run check` refuses by shape', () => {
    const validate = validatorOf('model.json');
    expect(validate(aModel())).toBe(true);
    expect(validate(without(aModel(), 'family'))).toBe(false);
    expect(validate({ ...aModel(), famliy: 'Reel' })).toBe(false);
    const status = [{ value: 'shipping', source: 'site', seen: '2026-05-04' }];
    expect(validate({ ...aModel(), lifecycle: { status } })).toBe(false);
  });

  it('says in a sentence what each field at the top of a file means', () => {
    const bare = files
      .filter(({ file }) => file !== 'counts.json' && file !== 'capabilities.json')
      .flatMap(({ file, text }) => {
        interface Fields {
          properties: Record<string, { description?: string }>;
        }
        // A board is of one of several kinds, each with fields of its own.
        const schema = JSON.parse(text) as Fields & { oneOf?: Fields[] };
        return (schema.oneOf ?? [schema])
          .flatMap(({ properties }) => Object.entries(properties))
          .filter(([, { description }]) => description === undefined)
          .map(([name]) => `${file}: ${name}`);
      });
    expect(bare).toEqual([]);
  });
});
