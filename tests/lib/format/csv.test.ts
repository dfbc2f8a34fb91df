import { describe, expect, it } from 'vitest';
import { quoteCell } from '../../../src/lib/format/csv.ts';

describe('quoteCell()', () => {
  it.each([
    ['plain', 'plain'],
    ['', ''],
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['two\nlines', '"two\nlines"'],
    ['two\rlines', '"two\rlines"'],
  ])('%j -> %j', (text, cell) => {
    expect(quoteCell(text)).toBe(cell);
  });
});
