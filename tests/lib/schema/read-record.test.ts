import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { claims } from '../../../src/lib/schema/claim.ts';
import { modelSchema } from '../../../src/lib/schema/model.ts';
import { nearestTo, readRecord, suggest } from '../../../src/lib/schema/read-record.ts';
import { aClaim, aModel, refusals, without } from '../../content-builders.ts';

const place = { path: 'file.md', lineOf: () => 1 };

describe('readRecord()', () => {
  it('hands over a sound record', () => {
    expect(readRecord(modelSchema, aModel(), place)).toEqual({ value: aModel(), problems: [] });
  });

  it('leaves the data as it was', () => {
    const data = { ...aModel(), name: '  Reel 1  ', famly: 'Reel' };
    const before = structuredClone(data);
    readRecord(modelSchema, data, place);
    expect(data).toEqual(before);
  });

  it('says everything that is wrong at once, each with the line of its field', () => {
    const schema = z.strictObject({ name: z.string(), seconds: z.number(), sound: z.boolean() });
    const lines: Record<string, number> = { name: 2, seconds: 3, sound: 4 };
    const read = readRecord(
      schema,
      { name: 1, seconds: 'ten', sound: 'yes' },
      { path: 'file.md', lineOf: ([key]) => lines[String(key)]! },
    );
    expect(read.value).toBeUndefined();
    expect(read.problems).toEqual([
      {
        path: 'file.md',
        line: 2,
        field: 'name',
        found: 'the number 1',
        wanted: 'a text (in quotes, if YAML reads it as something else)',
      },
      { path: 'file.md', line: 3, field: 'seconds', found: '"ten"', wanted: 'a number' },
      { path: 'file.md', line: 4, field: 'sound', found: '"yes"', wanted: 'true or false' },
    ]);
  });

  it.each([null, undefined, 3, 'text', [], true])('refuses %j as a whole record', (data) => {
    const { problems } = readRecord(modelSchema, data, place);
    expect(problems).toMatchObject([{ field: '', wanted: 'a mapping of fields' }]);
  });

  it('refuses an empty record, field by field', () => {
    const { problems } = readRecord(modelSchema, {}, place);
    expect(problems.map(({ field }) => field).sort()).toEqual(Object.keys(aModel()).sort());
  });

  it('answers a misspelt key with the known one, and says nothing of the one it leaves out', () => {
    expect(refusals(modelSchema, { ...without(aModel(), 'family'), famly: 'Reel' })).toEqual([
      'famly: found an unknown field, wanted family (did you mean that?)',
    ]);
  });

  it('says of a misspelt key beside a wrong value of the known one that both are wrong', () => {
    expect(refusals(modelSchema, { ...aModel(), family: 3, famly: 'Reel' })).toEqual([
      'family: found the number 3, wanted a text (in quotes, if YAML reads it as something else)',
      'famly: found an unknown field, wanted family (did you mean that?)',
    ]);
  });

  it('answers every unknown key, also inside lists', () => {
    const schema = z.strictObject({ prices: z.array(z.strictObject({ amount: z.number() })) });
    expect(refusals(schema, { prices: [{ amount: 1, amout: 2, x: 3 }], y: 4 })).toEqual([
      'prices[0].amout: found an unknown field, wanted amount (did you mean that?)',
      'prices[0].x: found an unknown field, wanted one of amount',
      'y: found an unknown field, wanted one of prices',
    ]);
  });

  it('says of a claim what its value must be, and not that it could be unknown', () => {
    const schema = z.strictObject({ sound: claims(z.boolean()) });
    expect(refusals(schema, { sound: [aClaim('loud')] })).toEqual([
      'sound[0].value: found "loud", wanted true or false',
    ]);
    expect(refusals(schema, { sound: [aClaim('unknown')] })).toEqual([]);
  });

  it('locates a wrong item inside the value of a claim', () => {
    const schema = z.strictObject({ sizes: claims(z.array(z.number())) });
    expect(refusals(schema, { sizes: [aClaim([1, 'two'])] })).toEqual([
      'sizes[0].value[1]: found "two", wanted a number',
    ]);
  });

  it('names the key of a mapping where the key itself is wrong', () => {
    const { sources } = aModel();
    const problems = refusals(
      modelSchema,
      aModel({ sources: { ...sources, The_Site: sources['site']! } }),
    );
    expect(problems).toEqual([
      'sources.The_Site: found "The_Site", wanted an id: lower-case letters, digits and single hyphens',
    ]);
  });

  it('says what one of few values is wanted', () => {
    const schema = z.strictObject({ kind: z.enum(['blind', 'open']), only: z.literal('this') });
    expect(refusals(schema, { kind: 'Blind', only: 'that' })).toEqual([
      'kind: found "Blind", wanted blind (did you mean that?)',
      'only: found "that", wanted this',
    ]);
  });

  it('lists the values where none is near', () => {
    const schema = z.strictObject({ unit: z.enum(['usd', 'cny', 'credits']) });
    expect(refusals(schema, { unit: 'eur' })).toEqual([
      'unit: found "eur", wanted one of usd, cny, credits',
    ]);
  });

  it('says that a number needs no quotes', () => {
    const schema = z.strictObject({ amount: z.number({ error: 'a number, 0 or more' }) });
    expect(refusals(schema, { amount: '0.12' })).toEqual([
      'amount: found "0.12", wanted a number, 0 or more, without quotes',
    ]);
    expect(refusals(schema, { amount: 'free' })).toEqual([
      'amount: found "free", wanted a number, 0 or more',
    ]);
  });

  it('takes a field without a value for what stands behind a comma', () => {
    const schema = z.strictObject({ amount: z.number(), note: z.string() });
    const wanted =
      'found an unknown field without a value, wanted quotes around a text with a comma inside { }, and a point in a number';
    expect(refusals(schema, { amount: 0, 12: null, note: 'a', b: null })).toEqual([
      `12: ${wanted}`,
      `b: ${wanted}`,
    ]);
    expect(refusals(schema, { amuont: null, note: 'a' })).toEqual([
      'amuont: found an unknown field, wanted amount (did you mean that?)',
    ]);
  });

  it('says how small and how large a number may be', () => {
    const schema = z.strictObject({ frames: z.number().min(24).max(60) });
    expect(refusals(schema, { frames: 23 })).toEqual([
      'frames: found the number 23, wanted at least 24',
    ]);
    expect(refusals(schema, { frames: 61 })).toEqual([
      'frames: found the number 61, wanted at most 60',
    ]);
  });

  it('tells "above" from "at least"', () => {
    const schema = z.strictObject({ gigabytes: z.number().positive() });
    expect(refusals(schema, { gigabytes: 0 })[0]).not.toContain('at least 0');
  });

  it('never throws and never says nothing of what it refuses', () => {
    const anyModel = fc
      .tuple(fc.constantFrom(...Object.keys(aModel())), fc.jsonValue({ maxDepth: 4 }))
      .map(([field, value]) => ({ ...aModel(), [field]: value }));
    fc.assert(
      fc.property(fc.oneof(anyModel, fc.jsonValue()), (data) => {
        const { value, problems } = readRecord(modelSchema, data, place);
        expect(value === undefined).toBe(problems.length > 0);
        for (const { found, wanted } of problems) {
          expect(found).not.toBe('');
          expect(wanted).not.toMatch(/^(one of )?$|Invalid/);
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});

describe('suggest()', () => {
  it('names the known word that a slip of the finger was meant to be', () => {
    expect(suggest('relased', ['retired', 'released'])).toBe('released (did you mean that?)');
  });

  it('lists all words where none is near', () => {
    expect(suggest('colour', ['name', 'url'])).toBe('one of name, url');
  });

  it('lists twelve words, and of thirteen the three nearest', () => {
    const letters = Array.from('abcdefghijklm', (letter) => letter.repeat(9));
    expect(suggest('zzzzzzzza', letters.slice(0, 12))).toBe(
      `one of ${letters.slice(0, 12).join(', ')}`,
    );
    expect(suggest('zzzzzzzzc', letters)).toBe(
      'one of the 13 known; the nearest are ccccccccc, aaaaaaaaa, bbbbbbbbb',
    );
  });

  it('does not offer a choice of nothing', () => {
    expect(suggest('studio', [])).not.toMatch(/one of\s*$/);
  });
});

describe('nearestTo()', () => {
  it('does not mind capital letters', () => {
    expect(nearestTo('MaxClipSeconds', ['maxclipseconds'])).toBe('maxclipseconds');
  });

  it('allows two letters in a short word and a third of a long one', () => {
    expect(nearestTo('abcd', ['abxy'])).toBe('abxy');
    expect(nearestTo('abcd', ['axyz'])).toBeUndefined();
    expect(nearestTo('abcdefghijkl', ['abcdefgh'])).toBe('abcdefgh');
    expect(nearestTo('abcdefghijkl', ['abcdefg'])).toBeUndefined();
  });

  it('knows no word where none is known', () => {
    expect(nearestTo('abcd', [])).toBeUndefined();
  });

  it('gives back a known word itself, and changes no list', () => {
    const words = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1 });
    fc.assert(
      fc.property(words, (known) => {
        const before = [...known];
        for (const word of known) expect(nearestTo(word, known)).toBe(word);
        expect(known).toEqual(before);
      }),
      { seed: 1 },
    );
  });
});
