import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFrontMatter, parseYaml } from '../../../src/lib/schema/front-matter.ts';
import type { FieldPath } from '../../../src/lib/schema/problem.ts';
import { aFile } from '../../content-builders.ts';

/** The front matter of a file that must be readable. */
function read(text: string) {
  const { frontMatter, problems } = parseFrontMatter(text, 'file.md');
  expect(problems).toEqual([]);
  return frontMatter!;
}

/** The problems of a file that must not be. */
function refusal(text: string) {
  const { frontMatter, problems } = parseFrontMatter(text, 'file.md');
  expect(frontMatter).toBeUndefined();
  return problems;
}

function dataOf(yaml: string): unknown {
  return read(`---\n${yaml}\n---\n`).data;
}

/** The fields of some data down to a depth, so that data that contains itself comes to an end. */
function fieldsOf(data: unknown, depth = 5): FieldPath[] {
  if (typeof data !== 'object' || data === null || depth === 0) return [[]];
  const keys = Array.isArray(data) ? data.map((_, index) => index) : Object.keys(data);
  return [
    [],
    ...keys.flatMap((key) =>
      fieldsOf((data as Record<string | number, unknown>)[key], depth - 1).map((field) => [
        key,
        ...field,
      ]),
    ),
  ];
}

/** Nine levels of nine aliases each: 9^9 texts when written out. */
const aliasBomb = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...Array.from('bcdefghi', (key, index) => {
    const below = `*${'abcdefgh'[index]!}`;
    return `${key}: &${key} [${Array(9).fill(below).join(', ')}]`;
  }),
].join('\n');

describe('parseFrontMatter()', () => {
  it('reads unquoted 16:9 as text', () => {
    expect(dataOf('ratios: [16:9, 9:16, 1:1]')).toEqual({ ratios: ['16:9', '9:16', '1:1'] });
  });

  it.each([
    ['2026-05-04', '2026-05-04'],
    ['2026-05', '2026-05'],
    ['4K', '4K'],
    ['yes', 'yes'],
    ['off', 'off'],
    ['1_000', '1_000'],
    ['010', 10],
    ['2023', 2023],
    ['true', true],
    ['~', null],
  ])('reads unquoted %s as YAML 1.2 has it', (text, value) => {
    expect(dataOf(`field: ${text}`)).toEqual({ field: value });
  });

  it('hands over the body and the line on which it starts', () => {
    const { body, bodyLine } = read('---\na: 1\n---\n\nOne.\nTwo.\n');
    expect(body).toBe('\nOne.\nTwo.\n');
    expect(bodyLine).toBe(4);
  });

  it('ends at the first --- and leaves later ones in the body', () => {
    const { data, body } = read('---\na: 1\n---\nOne.\n---\nb: 2\n---\n');
    expect(data).toEqual({ a: 1 });
    expect(body).toBe('One.\n---\nb: 2\n---\n');
  });

  it('reads a file that has front matter alone', () => {
    expect(read('---\na: 1\n---')).toMatchObject({ data: { a: 1 }, body: '' });
  });

  it('reads empty front matter as nothing', () => {
    expect(read('---\n---\nText.\n')).toMatchObject({ data: null, body: 'Text.\n', bodyLine: 3 });
  });

  it('gives the same result a second time', () => {
    const text = '---\na: [1\n---\n';
    expect(refusal(text)).toEqual(refusal(text));
    expect(refusal(text)).not.toEqual([]);
  });

  it('reads Windows line ends and a byte order mark as if they were not there', () => {
    const unix = '---\na: 1\n\nb:\n  - c: 2\n---\n\nOne.\nTwo.\n';
    const expected = read(unix);
    for (const text of [unix.replaceAll('\n', '\r\n'), `\uFEFF${unix.replaceAll('\n', '\r\n')}`]) {
      const found = read(text);
      expect(found).toMatchObject({ data: expected.data, body: expected.body, bodyLine: 7 });
      expect(found.lineOf(['b', 0, 'c'])).toBe(5);
    }
  });

  it('refuses a file that does not begin with ---', () => {
    expect(refusal('# Reel 1\n')).toEqual([
      {
        path: 'file.md',
        line: 1,
        field: '',
        found: '"# Reel 1"',
        wanted: 'a first line of exactly ---',
      },
    ]);
    expect(refusal('')[0]!.found).toBe('an empty first line');
    expect(refusal('\n---\na: 1\n---\n')[0]!.found).toBe('an empty first line');
  });

  it('refuses front matter that never ends', () => {
    for (const text of ['---', '---\n', '---\na: 1\n', '---\na: 1\n ---\n']) {
      expect(refusal(text)).toMatchObject([{ line: 1, found: 'front matter that never ends' }]);
    }
  });

  it.each(['---js', '---javascript', '--- js', '---js ', '---json', '---coffee', '---yaml'])(
    'refuses front matter that begins %s without running it',
    (opening) => {
      const text = `${opening}\n{ name: (globalThis.frontMatterRan = true, 'Ran') }\n---\n`;
      expect(refusal(text)).toMatchObject([{ line: 1, wanted: 'a first line of exactly ---' }]);
      expect('frontMatterRan' in globalThis).toBe(false);
    },
  );

  it('refuses tags, which could make something other than plain data', () => {
    for (const tag of ['!!js/function', '!!python/object', '!reel']) {
      expect(refusal(`---\na: 1\nb: ${tag} text\n---\n`)).toMatchObject([{ line: 3 }]);
    }
  });

  it('refuses a key that is there twice, on the line of the second', () => {
    expect(refusal('---\na: 1\nb: 2\na: 3\n---\n')).toMatchObject([
      { line: 4, found: 'a field that stands above already' },
    ]);
  });

  it('says every mistake in the YAML at once, each on its own line', () => {
    const problems = refusal('---\na: Broken: text\nb: 1\nc: Broken: too\n---\n');
    expect(problems.map(({ line }) => line)).toEqual([2, 4]);
  });

  it.each([
    ['a text with a colon', 'a: b: c', 'quotes around a text that contains ": " or " #"'],
    ['one inside { }', 'a: { b: c: d }', 'quotes around a text that contains ": " or " #"'],
    ['a { that stays open', 'a:\n  - { b: c\n  - { b: d }', 'a closing } or ] here or at the end'],
    ['a # inside { }', 'a:\n  - { b: 1 # 2 }\n  - { b: d }', 'a closing } or ] here or at the end'],
    ['a tab', 'a:\n\t- b', 'spaces, no tabs'],
    ['a field without a value', 'a: 1\nb\nc: 2', '`name: value`'],
    ['an open quote', "a: 'b\nc: d", 'the quote or bracket that closes'],
    ['a wrong indent', 'a: 1\n  b: 2', 'quotes around'],
    ['lines that belong together', 'a:\n    b: 1\n  c: 2', 'as many spaces before it'],
    ['a sign at the start', 'a: @b', 'single quotes around a text that starts with a sign'],
    ['words behind a quoted text', 'a: "b" c', 'one value behind a colon'],
    ['a list before the fields', '  - x\na:\n  - b: 1\n  - c: 2\n  - d: 3', 'one value behind'],
    ['a backslash', 'a: "C:\\data"', 'single quotes around a text that starts with a sign or'],
  ])('says of %s once what to type', (_, yaml, wanted) => {
    const said = parseFrontMatter(`---\n${yaml}\n---\n`, 'a.md').problems;
    expect(said.map((problem) => problem.wanted)).toEqual([expect.stringContaining(wanted)]);
  });

  it.each([
    ['UTF-16', 1, Buffer.from('---\na: 1\n---\n', 'utf16le').toString('utf8')],
    ['Latin 1', 2, Buffer.from('---\na: Zürich\n---\n', 'latin1').toString('utf8')],
  ])('says of a file in %s that it must be UTF-8', (_, line, text) => {
    expect(parseFrontMatter(text, 'a.md').problems).toMatchObject([
      { line, found: 'bytes that are no UTF-8', wanted: 'a file saved as UTF-8' },
    ]);
  });

  it('refuses a bomb of aliases before it goes off', () => {
    const problems = refusal(`---\n${aliasBomb}\n---\n`);
    expect(problems).toMatchObject([
      { path: 'file.md', wanted: 'the value itself; aliases are not read' },
    ]);
    expect(problems[0]!.line).toBeGreaterThan(1);
  });

  it('refuses lists nested too deep to be read', () => {
    const deep = `---\na: ${'['.repeat(5000)}${']'.repeat(5000)}\n---\n`;
    expect(refusal(deep)[0]).toMatchObject({ path: 'file.md', line: 2 });
  });

  it('keeps a field called __proto__ a field', () => {
    const data = dataOf('__proto__: { isAdmin: true }');
    expect(Object.keys(data as object)).toEqual(['__proto__']);
    expect('isAdmin' in (data as object)).toBe(false);
    expect('isAdmin' in {}).toBe(false);
  });

  it.each(['----', '---text', '--- # note'])(
    'never ends the front matter at a line such as %s',
    (line) => {
      expect(
        parseFrontMatter(`---\na: 1\n${line}\nb: 2\n---\n`, 'file.md').frontMatter,
      ).not.toMatchObject({ data: { a: 1 } });
    },
  );

  describe('lineOf', () => {
    const { lineOf } = read(
      [
        '---', // 1
        'name: Reel', // 2
        '', // 3
        '# A comment', // 4
        'prices:', // 5
        '  - { amount: 1, unit: usd }', // 6
        '  - amount: 2', // 7
        '    unit: usd', // 8
        'specs:', // 9
        '  fps:', // 10
        '    - value: 24', // 11
        '16: number', // 12
        '---', // 13
      ].join('\n'),
    );

    it.each<[FieldPath, number]>([
      [['name'], 2],
      [['prices'], 5],
      [['prices', 0], 6],
      [['prices', 0, 'unit'], 6],
      [['prices', 1], 7],
      [['prices', 1, 'unit'], 8],
      [['specs', 'fps', 0, 'value'], 11],
      [['16'], 12],
    ])('finds %j on line %i', (field, line) => {
      expect(lineOf(field)).toBe(line);
    });

    it.each<[FieldPath, number]>([
      [['family'], 2],
      [['prices', 1, 'source'], 7],
      [['prices', 2], 5],
      [['specs', 'seconds', 0], 9],
      [['name', 'first'], 2],
    ])('answers %j, which is missing, with line %i of what should hold it', (field, line) => {
      expect(lineOf(field)).toBe(line);
    });

    it('is not moved by blank lines and comments at the top', () => {
      expect(read('---\n\n# A comment\n\na: 1\n---\n').lineOf(['a'])).toBe(5);
    });

    it.each(['--- ', '---\t', '---  '])(
      'is not moved by a blank behind the opening fence (%j)',
      (opening) => {
        expect(read(`${opening}\na: 1\nb: 2\n---\n`).lineOf(['b'])).toBe(3);
      },
    );
  });

  describe('for any text', () => {
    const fragments = [
      '---',
      '\n',
      '\r\n',
      ' ',
      '  ',
      '- ',
      ': ',
      ':',
      '#',
      '"',
      "'",
      '|',
      '>',
      ',',
    ];
    const signs = [
      '[',
      ']',
      '{',
      '}',
      '? ',
      '&a ',
      '*a',
      '!t ',
      '%',
      '\t',
      '\uFEFF',
      '\u2028',
      'js',
    ];
    const nearly = fc
      .array(fc.constantFrom(...fragments, ...signs, 'a', 'b', '16:9', '0'), { maxLength: 40 })
      .map((parts) => parts.join(''));
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      nearly,
      nearly.map((yaml) => `---\n${yaml}\n---\n`),
    );

    it('never throws, and gives either data with line numbers or located problems', () => {
      fc.assert(
        fc.property(anyText, (text) => {
          const { frontMatter, problems } = parseFrontMatter(text, 'file.md');
          const lines = text.split('\n').length;
          const found =
            frontMatter === undefined
              ? problems.map(({ line }) => line)
              : [
                  frontMatter.bodyLine,
                  ...fieldsOf(frontMatter.data).map((field) => frontMatter.lineOf(field)),
                ];
          expect(found.length).toBeGreaterThan(0);
          for (const line of found) {
            expect(line).toSatisfy(Number.isInteger);
            expect(line).toBeGreaterThanOrEqual(1);
            expect(line).toBeLessThanOrEqual(lines);
          }
        }),
        { numRuns: 300, seed: 1 },
      );
    });

    it('gives back what was written, each field on the line that holds its key', () => {
      const key = fc.stringMatching(/^[a-z]{1,8}$/);
      const value = fc.oneof(
        fc.string({ maxLength: 30 }),
        fc.integer(),
        fc.boolean(),
        fc.array(fc.string({ maxLength: 9 }), { maxLength: 3 }),
      );
      const record = fc.dictionary(key, value, { minKeys: 1, maxKeys: 6, noNullPrototype: true });
      fc.assert(
        fc.property(record, fc.string({ maxLength: 30 }), (data, body) => {
          const text = aFile(data, body.replaceAll('\r', ''));
          const frontMatter = read(text);
          expect(frontMatter.data).toEqual(data);
          expect(frontMatter.body).toBe(`\n${body.replaceAll('\r', '')}`);
          for (const name of Object.keys(data)) {
            expect(text.split('\n')[frontMatter.lineOf([name]) - 1]).toMatch(`${name}:`);
          }
        }),
        { numRuns: 100, seed: 1 },
      );
    });
  });
});

describe('parseYaml()', () => {
  it('reads JSON, each field on its line', () => {
    const { data, lineOf, problems } = parseYaml('{\n  "models": [\n    "reel"\n  ]\n}\n', {
      path: 'counts.json',
    });
    expect(problems).toEqual([]);
    expect(data).toEqual({ models: ['reel'] });
    expect(lineOf(['models', 0])).toBe(3);
  });

  it('adds the lines above', () => {
    expect(parseYaml('a: 1\nb: 2', { path: 'file.md', linesAbove: 7 }).lineOf(['b'])).toBe(9);
  });

  it('reads Windows line ends and a byte order mark', () => {
    const { data, lineOf } = parseYaml('\uFEFFa: 1\r\nb: text\r\n', { path: 'list.yaml' });
    expect(data).toEqual({ a: 1, b: 'text' });
    expect(lineOf(['b'])).toBe(2);
  });

  it('locates a mistake at the end on the last line that has text', () => {
    const { data, problems } = parseYaml('a: [1\n\n\n', { path: 'list.yaml' });
    expect(data).toBeUndefined();
    expect(problems).toMatchObject([{ path: 'list.yaml', line: 1 }]);
  });

  it('locates an alias without an anchor', () => {
    const { problems } = parseYaml('a: 1\nb: 2\nc: *reel\n', { path: 'list.yaml' });
    expect(problems).toMatchObject([{ line: 3 }]);
  });
});
