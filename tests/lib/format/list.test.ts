import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capitalize, formatCounted, formatList } from '../../../src/lib/format/list.ts';

describe('formatList()', () => {
  it('joins as a sentence does', () => {
    expect(formatList([])).toBe('');
    expect(formatList(['a'])).toBe('a');
    expect(formatList(['a', 'b'])).toBe('a and b');
    expect(formatList(['a', 'b', 'c'])).toBe('a, b and c');
  });

  it('names every item once, in the order given, with one "and" for two or more', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[b-z]{1,5}[0-9]$/)), (items) => {
        const text = formatList(items);
        expect(text.split(/, | and /).filter((item) => item !== '')).toEqual(items);
        expect(text.split(' and ')).toHaveLength(items.length < 2 ? 1 : 2);
      }),
    );
  });

  it('changes nothing in the list it is given', () => {
    expect(formatList(Object.freeze(['a', 'b', 'c']))).toBe('a, b and c');
  });
});

describe('formatCounted()', () => {
  it('has the singular for 1 alone', () => {
    expect(formatCounted(0, 'model')).toBe('0 models');
    expect(formatCounted(1, 'model')).toBe('1 model');
    expect(formatCounted(17, 'model')).toBe('17 models');
  });

  it('takes a plural that is not made by an s, and groups thousands', () => {
    expect(formatCounted(1, 'entry', 'entries')).toBe('1 entry');
    expect(formatCounted(2000, 'entry', 'entries')).toBe('2,000 entries');
  });
});

describe('capitalize()', () => {
  it('touches the first letter only', () => {
    expect(capitalize('not disclosed by ByteDance')).toBe('Not disclosed by ByteDance');
    expect(capitalize('Diffusion')).toBe('Diffusion');
    expect(capitalize('')).toBe('');
  });
});
