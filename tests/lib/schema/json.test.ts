import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../src/lib/schema/json.ts';
import { formatProblem } from '../../../src/lib/schema/problem.ts';

const sound = '{\n  "a": [1, -2.5e3, true, null],\n  "b": { "c": "x \\u00e9 \\" }" }\n}\n';

function saidOf(text: string): string[] {
  return parseJson(text, { path: 'counts.json' }).problems.map((problem) => formatProblem(problem));
}

describe('parseJson()', () => {
  it('reads what JSON.parse() reads, with lines', () => {
    const { data, lineOf, problems } = parseJson(sound, { path: 'counts.json' });
    expect(problems).toEqual([]);
    expect(data).toEqual(JSON.parse(sound));
    expect(lineOf(['b', 'c'])).toBe(3);
  });

  it.each([
    ['a missing comma', '{\n  "a": 1\n  "b": 2\n}', 3, 'from "b": 2 on'],
    ['a comma after the last value', '{\n  "a": [\n    1,\n    2,\n  ]\n}', 5, 'from ] on'],
    ['single quotes', "{\n  'a': 1\n}", 2, "from 'a': 1 on"],
    ['a comment', '{\n  // counts\n  "a": 1\n}', 2, 'from // counts on'],
    ['what is no number', '{\n  "a": NaN\n}', 2, 'from NaN on'],
    ['a number with a 0 before it', '{ "a": 01 }', 1, 'from 1 } on'],
    ['a line break in a text', '{ "a": "x\ny" }', 1, 'from the end of the line on'],
    ['a bracket too many', '{ "a": 1 }\n}', 2, 'from } on'],
    ['a long rest', `{ "a": 1 ${'"x"'.repeat(20)} }`, 1, 'from "x""x""x""x""x""x""x... on'],
  ])('says of %s where reading stops', (_, text, line, place) => {
    expect(saidOf(text)).toEqual([
      `counts.json:${line}: found JSON that cannot be read ${place}, wanted a comma between two values and none after the last, each bracket closed, names and texts in double quotes, no comments`,
    ]);
  });

  it.each([
    ['an open bracket', '{\n  "a": [1\n\n', 2],
    ['an open text', '{\n  "a": "x', 2],
    ['half a word', '{\n  "a": tr', 2],
    ['nothing', '', 1],
  ])('says of %s that it ends too early', (_, text, line) => {
    expect(saidOf(text)[0]).toMatch(`counts.json:${line}: found JSON that ends too early, wanted `);
  });

  it('finds a field that stands twice, of which JSON.parse() would keep the last', () => {
    expect(saidOf('{\n  "a": 1,\n  "a": 2\n}')).toEqual([
      'counts.json:3: found a field that stands above already, wanted each field once',
    ]);
  });

  it('stops, in every text with a sign cut out, at that sign or later', () => {
    for (let cut = 0; cut < sound.length; cut += 1) {
      const [problem] = parseJson(sound.slice(0, cut) + sound.slice(cut + 1), {
        path: '',
      }).problems;
      const line = sound.slice(0, cut).trimEnd().split('\n').length;
      if (problem !== undefined) expect(problem.line, `sign ${cut}`).toBeGreaterThanOrEqual(line);
    }
  });
});
