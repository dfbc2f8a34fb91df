import fc from 'fast-check';
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDocument, stringify } from 'yaml';
import { readYamlQuickly } from '../../../src/lib/schema/quick-yaml.ts';

/** What the exact reader makes of a text; `errors` where it makes nothing. */
function readExactly(text: string): unknown {
  const document = parseDocument(text, { version: '1.2', prettyErrors: false });
  if (document.errors.length + document.warnings.length > 0) return 'errors';
  return document.toJS() as unknown;
}

/** Reads a text both ways and wants the same, unless the quick reader leaves it to the exact one. */
function expectSame(text: string): boolean {
  const quick = readYamlQuickly(text);
  if (quick === undefined) return false;
  expect([text, quick.data]).toEqual([text, readExactly(text)]);
  return true;
}

describe('readYamlQuickly()', () => {
  it('reads every file of the content as the exact reader does', () => {
    const files = globSync('src/content/{models,vendors,boards}/*.md');
    const quick = files.filter((file) =>
      expectSame(readFileSync(file, 'utf8').split(/^---$/m)[1]!),
    );
    expect(quick.length).toBeGreaterThan(files.length * 0.95);
  });

  it('leaves what is broken to the exact reader, or reads it as that does', () => {
    const files = globSync('tests/fixtures/broken/**/*.{md,json,yaml}');
    expect(files.length).toBeGreaterThan(60);
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      expectSame(file.endsWith('.md') ? (text.split(/^---/m)[1] ?? '') : text);
    }
  });

  it.each([
    ...['16:9', '4K', '2026-05-04', '1_000', '010', '0o17', '0x1F', '0b1', '1e3', '.5', '5.'],
    ...['+1', '-0', '.inf', '-.INF', '~', 'null', 'Null', 'yes', 'True', 'on', '1.2.3', '1:30'],
    ...['12e03', '-2E+05', '0.', '.', '-', '+.inf', '1,000', '<<', '=', '9007199254740993'],
  ])('reads the scalar %s as the exact reader does', (text) => {
    expectSame(`value: ${text}\n`);
    expectSame(`value: [${text}, { a: ${text} }]\n`);
  });

  it.each([
    'a: !!str 1',
    'a: &x 1',
    'a: *x',
    '%YAML 1.2',
    '---\na: 1',
    '? a\n: 1',
    'null: 1',
    ': 1',
  ])('leaves %j alone', (text) => {
    expect(readYamlQuickly(text)).toBeUndefined();
  });

  const scalar = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.double({ noDefaultInfinity: true, noNaN: true }),
    fc.boolean(),
    fc.constantFrom('a: b', 'a #b', "it's", '- x', '{', '16:9', '2023', 'null', 'a\nb', ' a ', ''),
  );
  const { record } = fc.letrec((tie) => ({
    record: fc.dictionary(fc.stringMatching(/^[a-zA-Z][\w-]{0,8}$/), tie('node'), { maxKeys: 4 }),
    node: fc.oneof(
      { depthSize: 'small' },
      scalar,
      fc.array(tie('node'), { maxLength: 3 }),
      tie('record'),
    ),
  }));
  const style = fc.record({
    collectionStyle: fc.constantFrom('any' as const, 'flow' as const, 'block' as const),
    singleQuote: fc.constantFrom(true, false),
    lineWidth: fc.constantFrom(0, 20),
  });

  it('reads what is written in any style as the exact reader does', () => {
    fc.assert(
      fc.property(record, style, (data, style) => void expectSame(stringify(data, style))),
      {
        seed: 2026,
        numRuns: 200,
      },
    );
  });

  it('reads damaged text as the exact reader does, or not at all', () => {
    const sign = fc.constantFrom(...':-[]{},\'"#|>\\ \n\t&*!?%@`~0a=.'.split(''));
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(record, style, place, sign, place, (data, style, at, added, cut) => {
        const text = stringify(data, style);
        const [first, second] = [at, cut].map((share) => Math.floor(share * text.length));
        const damaged = text.slice(0, first) + added + text.slice(first);
        expectSame(damaged.slice(0, second) + damaged.slice(second! + 1));
        expectSame(damaged);
      }),
      { seed: 2026, numRuns: 400 },
    );
  });
});
