import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  correlateRanks,
  fewestShared,
  kendallTauB,
} from '../../../src/lib/catalog/rank-correlation.ts';

describe('kendallTauB()', () => {
  it('agrees with the worked example of scipy.stats.kendalltau', () => {
    // docs.scipy.org, scipy.stats.kendalltau, "Examples": -0.47140452079103173.
    expect(kendallTauB([12, 2, 1, 12, 2], [1, 4, 7, 1, 0])).toBeCloseTo(-0.47140452079103173, 14);
  });

  it('is 1 for the same order, -1 for the opposite, and blind to the scale', () => {
    expect(kendallTauB([1, 2, 3], [10, 20, 300])).toBe(1);
    expect(kendallTauB([1, 2, 3], [3, 2, 1])).toBe(-1);
  });

  it('is the same either way round', () => {
    const list = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(list, (numbers) => {
        const other = numbers.map((value, index) => (value * 7 + index) % 5);
        expect(kendallTauB(numbers, other)).toBe(kendallTauB(other, numbers));
      }),
      { seed: 1 },
    );
  });

  it('does not exist where one list holds a single value', () => {
    expect(kendallTauB([1, 1, 1], [1, 2, 3])).toBeUndefined();
    expect(kendallTauB([], [])).toBeUndefined();
  });

  it('refuses lists of different lengths', () => {
    expect(() => kendallTauB([1], [1, 2])).toThrow('Cannot correlate 1 values with 2');
  });
});

describe('correlateRanks()', () => {
  const count = 20;
  const first = Array.from({ length: count }, (_, index) => index);
  const second = first.map((value) => (value % 2 === 0 ? value + 1 : value - 1));

  it('gives the interval of Fieller, Hartley and Pearson', () => {
    const { tau, lower, upper } = correlateRanks(first, second)!;
    // 190 pairs, 10 of them turned round: (180 - 10) / 190.
    expect(tau).toBeCloseTo(17 / 19, 12);
    const reach = 1.959963984540054 * Math.sqrt(0.437 / 16);
    expect(Math.atanh(upper) - Math.atanh(tau)).toBeCloseTo(reach, 10);
    expect(Math.atanh(tau) - Math.atanh(lower)).toBeCloseTo(reach, 10);
  });

  it('says nothing about a handful of models', () => {
    const few = first.slice(0, fewestShared - 1);
    expect(correlateRanks(few, few)).toBeUndefined();
    expect(correlateRanks(first, first)).toMatchObject({ tau: 1, lower: 1, upper: 1 });
  });
});
