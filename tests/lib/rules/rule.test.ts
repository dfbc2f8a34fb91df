import { describe, expect, it } from 'vitest';
import { checkRules, valuesAt, valuesWhere } from '../../../src/lib/rules/rule.ts';
import type { Rule } from '../../../src/lib/rules/index.ts';
import { aContext, anEntry } from '../../content-builders.ts';

const data = {
  vendor: 'studio',
  plans: [
    { models: [{ value: ['a', 'b'] }] },
    { name: 'Free' },
    { models: [{ value: ['c'] }, { value: 'unknown' }] },
  ],
};

describe('valuesAt()', () => {
  it('finds the value of a field', () => {
    expect(valuesAt(data, 'vendor')).toEqual([{ field: ['vendor'], value: 'studio' }]);
  });

  it('takes * for every key and every position', () => {
    expect(valuesAt(data, 'plans.*.models.*.value.*')).toEqual([
      { field: ['plans', 0, 'models', 0, 'value', 0], value: 'a' },
      { field: ['plans', 0, 'models', 0, 'value', 1], value: 'b' },
      { field: ['plans', 2, 'models', 0, 'value', 0], value: 'c' },
    ]);
  });

  it('takes a number for a position', () => {
    expect(valuesAt(data, 'plans.1.name')).toEqual([
      { field: ['plans', 1, 'name'], value: 'Free' },
    ]);
  });

  it.each([undefined, null, 'text', 3, [], {}])('finds nothing in %j', (nothing) => {
    expect(valuesAt(nothing, 'plans.*.name')).toEqual([]);
  });
});

describe('valuesWhere()', () => {
  it('visits every value at every depth, what holds it first', () => {
    expect(valuesWhere({ a: [1, { b: 2 }] }, () => true).map(({ field }) => field)).toEqual([
      [],
      ['a'],
      ['a', 0],
      ['a', 1],
      ['a', 1, 'b'],
    ]);
  });

  it('gives the values that the test accepts', () => {
    expect(valuesWhere(data, ({ value }) => value === 'unknown')).toEqual([
      { field: ['plans', 2, 'models', 1, 'value'], value: 'unknown' },
    ]);
  });
});

describe('checkRules()', () => {
  const named = (name: string, line?: number): Rule => ({
    name,
    description: 'Finds one thing in every file.',
    check: ({ id }) => [
      {
        field: ['specs', 0],
        found: `${name} in ${id}`,
        wanted: 'nothing',
        ...(line === undefined ? {} : { line }),
      },
    ],
  });

  it('asks every rule about every file and adds path, line and the name of the field', () => {
    const entry = anEntry({ lineOf: (field) => 10 + field.length });
    const problems = checkRules([named('one'), named('two')], aContext(entry));
    expect(problems.map(({ path, found }) => [path, found])).toEqual([
      ['models/reel-1.md', 'one in reel-1'],
      ['models/reel-1.md', 'two in reel-1'],
      ['vendors/studio.md', 'one in studio'],
      ['vendors/studio.md', 'two in studio'],
    ]);
    expect(problems[0]).toMatchObject({ line: 12, field: 'specs[0]', wanted: 'nothing' });
  });

  it('takes the line that a rule gives before the line of the field', () => {
    const [problem] = checkRules([named('one', 7)], aContext(anEntry()));
    expect(problem!.line).toBe(7);
  });
});
