import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareProblems,
  describeValue,
  formatProblem,
  toFieldName,
} from '../../../src/lib/schema/problem.ts';
import type { Problem } from '../../../src/lib/schema/problem.ts';

function aProblem(change: Partial<Problem> = {}): Problem {
  return { path: 'a.md', line: 1, field: 'name', found: 'nothing', wanted: 'a text', ...change };
}

describe('toFieldName()', () => {
  it('joins keys with points and puts positions in brackets', () => {
    expect(toFieldName(['specs', 'clipSeconds', 0, 'value', 1])).toBe(
      'specs.clipSeconds[0].value[1]',
    );
    expect(toFieldName([0, 'name'])).toBe('[0].name');
    expect(toFieldName([])).toBe('');
  });
});

describe('formatProblem()', () => {
  it('says file, line, field, what was found and what is wanted', () => {
    expect(formatProblem(aProblem({ line: 12 }))).toBe(
      'a.md:12: name: found nothing, wanted a text',
    );
  });

  it('shows signs that would break the line or command a terminal', () => {
    const text = 'a\u001B[31m\nb\u202Ec\u0000';
    expect(formatProblem(aProblem({ found: text, field: text }))).toBe(
      'a.md:1: a\\u001b[31m\\u000ab\\u202ec\\u0000: found a\\u001b[31m\\u000ab\\u202ec\\u0000, wanted a text',
    );
  });

  it('cuts what is very long', () => {
    const long = 'x'.repeat(100_000);
    const printed = formatProblem(aProblem({ found: long, wanted: long, field: long }));
    expect(printed.length).toBeLessThan(1_000);
    expect(printed).toContain(`${'x'.repeat(300)}...`);
  });

  it('leaves the field out where the file as a whole is meant', () => {
    expect(formatProblem(aProblem({ field: '' }))).toBe('a.md:1: found nothing, wanted a text');
  });
});

describe('compareProblems()', () => {
  it('puts problems in order of file, line and field, lines by number', () => {
    const inOrder = [
      aProblem({ path: 'a.md', line: 2, field: 'z' }),
      aProblem({ path: 'a.md', line: 10, field: 'a' }),
      aProblem({ path: 'a.md', line: 10, field: 'b' }),
      aProblem({ path: 'b.md', line: 1, field: 'a' }),
    ];
    expect(inOrder.toReversed().sort(compareProblems)).toEqual(inOrder);
  });

  it('gives one order whatever the order before', () => {
    const some = fc.record({
      path: fc.constantFrom('a.md', 'b.md'),
      line: fc.integer({ min: 1, max: 3 }),
      field: fc.constantFrom('', 'a', 'b'),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 8 }), (places) => {
        const problems = places.map((place) => aProblem(place));
        expect(problems.toReversed().sort(compareProblems)).toEqual(
          problems.toSorted(compareProblems),
        );
      }),
      { seed: 1 },
    );
  });
});

describe('describeValue()', () => {
  it.each([
    [undefined, 'nothing'],
    [null, 'an empty value'],
    ['16/9', '"16/9"'],
    ['', '""'],
    ['two\nlines', '"two\\nlines"'],
    [1080, 'the number 1080'],
    [false, 'the boolean false'],
    [[], 'an empty list'],
    [[1, 2], 'a list of 2'],
    [{ a: 1, b: 'two' }, '{ a: 1, b: two }'],
    [{ a: [] }, 'a mapping'],
    [{ a: 'x'.repeat(60) }, 'a mapping'],
    [{}, 'a mapping'],
  ])('calls %j %s', (value, words) => {
    expect(describeValue(value)).toBe(words);
  });

  it('cuts a text of more than 60 characters and none of 60', () => {
    expect(describeValue('x'.repeat(60))).toBe(`"${'x'.repeat(60)}"`);
    expect(describeValue('x'.repeat(61))).toBe(`"${'x'.repeat(57)}..."`);
  });

  it('stays on one line', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(describeValue(value)).not.toMatch(/[\r\n]/);
      }),
      { seed: 1 },
    );
  });

  it.each([NaN, Infinity])('calls %s by its name', (number) => {
    expect(describeValue(number)).not.toContain('null');
  });
});
