import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { moneyPerSecond } from '../../../src/lib/pricing/money-per-second.ts';

describe('moneyPerSecond()', () => {
  it('takes a price a second as it is', () => {
    expect(moneyPerSecond({ amount: 0.12, unit: 'usd', per: 'second' })).toEqual({
      amount: 0.12,
      unit: 'usd',
    });
    expect(moneyPerSecond({ amount: 0, unit: 'cny', per: 'second' })).toEqual({
      amount: 0,
      unit: 'cny',
    });
  });

  it('divides the price of a clip by its length', () => {
    const clip = { amount: 1.2, unit: 'usd', per: 'clip', clipSeconds: 10 } as const;
    expect(moneyPerSecond(clip)?.amount).toBeCloseTo(0.12, 12);
  });

  it('turns credits into dollars', () => {
    const rate = { amount: 12, unit: 'credits', per: 'second' } as const;
    expect(moneyPerSecond(rate, 0.01)).toEqual({ amount: 0.12, unit: 'usd' });
    expect(moneyPerSecond({ ...rate, per: 'clip', clipSeconds: 5 }, 0.01)?.amount).toBeCloseTo(
      0.024,
      12,
    );
  });

  it('leaves money that is no credits alone, whatever a credit costs', () => {
    const price = { amount: 0.7, unit: 'cny', per: 'second' } as const;
    expect(moneyPerSecond(price, 0.01)).toEqual({ amount: 0.7, unit: 'cny' });
  });

  it.each([
    ['credits of which nobody states the price', { unit: 'credits', per: 'second' }],
    ['a clip of which nobody states the length', { unit: 'usd', per: 'clip' }],
    ['a month', { unit: 'usd', per: 'month' }],
    ['a picture, whatever it is long', { unit: 'usd', per: 'image', clipSeconds: 5 }],
  ] as const)('says nothing of %s', (_, price) => {
    expect(moneyPerSecond({ amount: 1, ...price })).toBeUndefined();
  });

  it('gives back the price of a clip when multiplied by its length', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 1000, noNaN: true }),
        fc.integer({ min: 1, max: 600 }),
        fc.double({ min: 0.0001, max: 10, noNaN: true }),
        (amount, clipSeconds, usdPerCredit) => {
          const clip = { amount, per: 'clip', clipSeconds } as const;
          const inMoney = moneyPerSecond({ ...clip, unit: 'usd' })!.amount * clipSeconds;
          const inCredits = moneyPerSecond({ ...clip, unit: 'credits' }, usdPerCredit)!.amount;
          expect(inMoney).toBeCloseTo(amount, 8);
          expect((inCredits * clipSeconds) / usdPerCredit).toBeCloseTo(amount, 6);
        },
      ),
    );
  });
});
