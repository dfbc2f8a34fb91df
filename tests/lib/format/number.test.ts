import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatCount,
  formatHalfWidth,
  formatNumber,
  formatRating,
  formatShare,
  formatSpan,
  formatCorrelation,
  formatGap,
  formatSigned,
} from '../../../src/lib/format/number.ts';

describe('formatRating()', () => {
  it('is in whole points, without groups', () => {
    expect(formatRating(1093.77)).toBe('1094');
    expect(formatRating(999.5)).toBe('1000');
    expect(formatRating(0)).toBe('0');
  });
});

describe('formatHalfWidth()', () => {
  it('keeps a decimal only below one point', () => {
    expect(formatHalfWidth(5.04)).toBe('±5');
    expect(formatHalfWidth(1)).toBe('±1');
    expect(formatHalfWidth(0.42)).toBe('±0.4');
  });
});

describe('formatShare()', () => {
  it('is in whole percent', () => {
    expect(formatShare(0.6145)).toBe('61 %');
    expect(formatShare(0)).toBe('0 %');
    expect(formatShare(1)).toBe('100 %');
  });

  it('says 0 % and 100 % only where it is so', () => {
    expect(formatShare(0.000_001)).toBe('<1 %');
    expect(formatShare(0.999_999)).toBe('>99 %');
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        const text = formatShare(share);
        expect(text === '0 %').toBe(share === 0);
        expect(text === '100 %').toBe(share === 1);
        expect(text).toMatch(/^(<1|>99|\d{1,3}) %$/);
      }),
    );
  });

  it('never falls while the share rises', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const percent = (text: string): number =>
      text.startsWith('<') ? 0.5 : text.startsWith('>') ? 99.5 : Number.parseInt(text, 10);
    fc.assert(
      fc.property(share, share, (one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(percent(formatShare(low))).toBeLessThanOrEqual(percent(formatShare(high)));
      }),
    );
  });
});

describe('formatCount()', () => {
  it('groups thousands and has no fraction', () => {
    expect(formatCount(190_533)).toBe('190,533');
    expect(formatCount(0)).toBe('0');
    expect(formatCount(2.6)).toBe('3');
  });
});

describe('formatNumber()', () => {
  it('gives a number as its source does', () => {
    expect(formatNumber(12.5)).toBe('12.5');
    expect(formatNumber(2250)).toBe('2,250');
    expect(formatNumber(23.976)).toBe('23.976');
    expect(formatNumber(0)).toBe('0');
  });

  it('hides the dust of arithmetic', () => {
    expect(formatNumber(0.1 + 0.2)).toBe('0.3');
  });
});

describe('formatSpan()', () => {
  it('is one number where both ends are one', () => {
    expect(formatSpan(2, 2)).toBe('2');
    expect(formatSpan(1, 3)).toBe('1–3');
  });
});

describe('formatSigned()', () => {
  it.each([
    [-41.3, '−41'],
    [5, '+5'],
    [-0.2, '0'],
    [0, '0'],
    [-1234, '−1,234'],
  ])('%d -> %s', (value, text) => {
    expect(formatSigned(value)).toBe(text);
  });
});

describe('formatGap()', () => {
  it.each([
    [0, 'in front'],
    [-0.3, 'less than a point behind the leader'],
    [-1, '1 point behind the leader'],
    [-41.3, '41 points behind the leader'],
  ])('%d -> %s', (gap, text) => {
    expect(formatGap(gap)).toBe(text);
  });
});

describe('formatCorrelation()', () => {
  it.each([
    [0.617, '0.62'],
    [-0.1, '−0.10'],
    [-0.001, '0.00'],
    [1, '1.00'],
  ])('%d -> %s', (value, text) => {
    expect(formatCorrelation(value)).toBe(text);
  });
});
