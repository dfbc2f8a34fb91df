import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  claims,
  idSchema,
  sourcesSchema,
  statementSchema,
  textSchema,
  urlSchema,
} from '../../../src/lib/schema/claim.ts';
import { aClaim, refusals, without } from '../../content-builders.ts';

const accepts = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success;

describe('idSchema', () => {
  it.each(['runway-gen-4', 'cogvideox', '4', 'luma-ray-3-14'])('accepts %s', (id) => {
    expect(accepts(idSchema, id)).toBe(true);
  });

  it.each([
    'Runway',
    'runway gen',
    'runway_gen',
    'runway--gen',
    '-runway',
    'runway-',
    'ray-3.14',
    '../runway',
    'müller',
    'runway\n',
    '',
    4,
    null,
  ])('refuses %j', (id) => {
    expect(accepts(idSchema, id)).toBe(false);
  });
});

describe('textSchema', () => {
  it('takes off blanks at both ends', () => {
    expect(textSchema.parse('  Gen-4.5 \n')).toBe('Gen-4.5');
  });

  it.each(['', '   ', '\n', 'two\nlines', 4.5, true, null, ['text']])('refuses %j', (value) => {
    expect(accepts(textSchema, value)).toBe(false);
  });
});

describe('urlSchema', () => {
  it.each(['https://runwayml.com', 'http://runwayml.com/a?b=c#d', 'https://a.example:8080/ä'])(
    'accepts %s',
    (url) => {
      expect(accepts(urlSchema, url)).toBe(true);
    },
  );

  it.each([
    'runwayml.com',
    '//runwayml.com',
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://runwayml.com',
    ' https://runwayml.com',
    'https://',
    'https://a b',
    '',
    null,
  ])('refuses %j', (url) => {
    expect(accepts(urlSchema, url)).toBe(false);
  });
});

describe('sourcesSchema', () => {
  const source = { publisher: 'Studio', kind: 'vendor', url: 'https://studio.example' };

  it('accepts sources under keys of their own, with or without a title', () => {
    expect(refusals(sourcesSchema, { site: source, blog: { ...source, title: 'Blog' } })).toEqual(
      [],
    );
  });

  it('refuses a kind that it does not know, and says which it knows', () => {
    expect(refusals(sourcesSchema, { site: { ...source, kind: 'rumour' } })).toEqual([
      'site.kind: found "rumour", wanted one of vendor, seller, arena, review',
    ]);
  });

  it('refuses a list', () => {
    expect(refusals(sourcesSchema, [source])).toEqual([
      'found a list of 1, wanted a list of sources, each under its own key',
    ]);
  });
});

describe('claims()', () => {
  const schema = z.strictObject({ seconds: claims(z.number({ error: 'a number of seconds' })) });

  it('keeps claims that disagree, in their order', () => {
    const seconds = [aClaim(10), aClaim(16, { source: 'blog' }), aClaim('unknown')];
    expect(schema.parse({ seconds })).toEqual({ seconds });
  });

  it('accepts a note, and a day that nobody states', () => {
    expect(
      refusals(schema, { seconds: [aClaim(10, { seen: 'unknown', note: 'By API.' })] }),
    ).toEqual([]);
  });

  it('refuses an empty list, since a field without a claim is left out', () => {
    expect(refusals(schema, { seconds: [] })).toEqual([
      'seconds: found an empty list, wanted at least one claim; leave the field out if nothing is known',
    ]);
  });

  it('refuses a bare value and a bare claim', () => {
    const wanted = 'wanted a list of claims, each `- { value, source, seen }`';
    expect(refusals(schema, { seconds: 10 })).toEqual([`seconds: found the number 10, ${wanted}`]);
    expect(refusals(schema, { seconds: aClaim(10) })).toEqual([
      `seconds: found { value: 10, source: site, seen: 2026-05-04 }, ${wanted}`,
    ]);
  });

  it.each(['value', 'source', 'seen'])('refuses a claim without its %s', (field) => {
    const problems = refusals(schema, { seconds: [without(aClaim(10), field)] });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(`seconds[0].${field}: found nothing, wanted `);
  });

  it('asks who left the source of a claim out for a source', () => {
    const [problem] = refusals(schema, { seconds: [{ value: 10, seen: '2026-05-04' }] });
    expect(problem!.split(', wanted ')[1]).toContain('source');
  });

  it('refuses a field that no claim has', () => {
    expect(refusals(schema, { seconds: [aClaim(10, { sceen: '2026' })] })).toEqual([
      'seconds[0].sceen: found an unknown field, wanted seen (did you mean that?)',
    ]);
  });
});

describe('statementSchema', () => {
  it('accepts a text with its evidence and refuses one without', () => {
    const statement = { text: 'Keeps faces steady.', source: 'site', seen: '2026-05-04' };
    expect(refusals(statementSchema, statement)).toEqual([]);
    expect(refusals(statementSchema, { text: 'Keeps faces steady.' })).toHaveLength(2);
  });
});
