import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount, formatUsd } from '../../../src/lib/format/money.ts';

describe('formatAmount()', () => {
  it('gives money two decimals or more unless it is whole', () => {
    expect(formatAmount(0.12, 'usd')).toBe('$0.12');
    expect(formatAmount(0.1, 'usd')).toBe('$0.10');
    expect(formatAmount(0.0125, 'usd')).toBe('$0.0125');
    expect(formatAmount(28, 'usd')).toBe('$28');
    expect(formatAmount(0, 'usd')).toBe('$0');
    expect(formatAmount(1234.5, 'usd')).toBe('$1,234.50');
  });

  it('says millions and billions in words', () => {
    expect(formatAmount(999_900, 'usd')).toBe('$999,900');
    expect(formatAmount(1_000_000, 'usd')).toBe('$1 million');
    expect(formatAmount(860_000_000, 'usd')).toBe('$860 million');
    expect(formatAmount(5_300_000_000, 'usd')).toBe('$5.3 billion');
  });

  it('keeps the currencies and the credits apart', () => {
    expect(formatAmount(2.5, 'cny')).toBe('CN¥2.50');
    expect(formatAmount(25, 'credits')).toBe('25 credits');
    expect(formatAmount(1, 'credits')).toBe('1 credit');
    expect(formatAmount(0.5, 'credits')).toBe('0.5 credits');
    expect(formatAmount(2250, 'credits')).toBe('2,250 credits');
  });

  it('never shows money as zero that is none', () => {
    const unit = fc.constantFrom('usd' as const, 'cny' as const);
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e12, noNaN: true }), unit, (amount, of) => {
        expect(formatAmount(amount, of)).toMatch(/[1-9]/);
      }),
    );
    expect(formatAmount(0.00004, 'usd')).toBe('$0.00004');
  });

  it('never shows credits as zero that are none', () => {
    expect(formatAmount(0.00004, 'credits')).toMatch(/[1-9]/);
  });

  it('does not say a thousand millions where it means a billion', () => {
    expect(formatAmount(999_999_999, 'usd')).toBe('$1 billion');
    expect(formatAmount(999_900_000, 'usd')).toBe('$999.9 million');
  });

  it('gives an amount below a million to the unit', () => {
    expect(formatAmount(999_999, 'usd')).toBe('$999,999');
  });

  it('is worth what it says, to four digits after the point', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 999_900, noNaN: true }), (amount) => {
        const said = Number(formatAmount(amount, 'usd').replace('$', '').replaceAll(',', ''));
        expect(Math.abs(said - amount)).toBeLessThanOrEqual(0.000_050_001);
      }),
    );
  });
});

describe('formatUsd()', () => {
  it('gives every amount of a column the same decimals', () => {
    expect([0.6, 1234.5, 12, 0].map((amount) => formatUsd(amount, 2))).toEqual([
      '$0.60',
      '$1,234.50',
      '$12.00',
      '$0.00',
    ]);
  });

  it('never shows something as nothing', () => {
    expect(formatUsd(0.001, 2)).toBe('<$0.01');
    expect(formatUsd(0.005, 2)).toBe('$0.01');
  });
});
