import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditsPerUsd, secondsFor } from '../../../src/lib/pricing/plan-yield.ts';

const credits = fc.integer({ min: 0, max: 100_000 });
const price = fc.integer({ min: 1, max: 2_000 }).map((tenths) => tenths / 10);
const clipSeconds = fc.integer({ min: 1, max: 20 });

describe('secondsFor()', () => {
  it("agrees with Runway's help page: 2,250 credits are 90 s of Gen-4.5 or 450 s of Gen-4 Turbo", () => {
    // https://help.runwayml.com/hc/en-us/articles/15124877443219
    expect(secondsFor(2250, { per: 'second', credits: 25 })).toBe(90);
    expect(secondsFor(2250, { per: 'second', credits: 5 })).toBe(450);
  });

  it('never promises more than the credits pay for, and leaves less than one second unused', () => {
    fc.assert(
      fc.property(credits, price, (budget, each) => {
        const seconds = secondsFor(budget, { per: 'second', credits: each })!;
        expect(seconds * each).toBeLessThanOrEqual(budget + 1e-6);
        expect((seconds + 1) * each).toBeGreaterThan(budget - 1e-6);
      }),
    );
  });

  it('sells clips whole', () => {
    fc.assert(
      fc.property(credits, price, clipSeconds, (budget, each, length) => {
        const seconds = secondsFor(budget, { per: 'clip', credits: each, clipSeconds: length })!;
        expect(seconds % length).toBe(0);
        expect((seconds / length) * each).toBeLessThanOrEqual(budget + 1e-6);
      }),
    );
    expect(secondsFor(50, { per: 'clip', credits: 20, clipSeconds: 5 })).toBe(10);
    expect(secondsFor(19, { per: 'clip', credits: 20, clipSeconds: 5 })).toBe(0);
  });

  it('gives no less for more credits', () => {
    fc.assert(
      fc.property(credits, credits, price, (first, second, each) => {
        const [less, more] = [Math.min(first, second), Math.max(first, second)];
        const buy = (budget: number) => secondsFor(budget, { per: 'second', credits: each })!;
        expect(buy(less)).toBeLessThanOrEqual(buy(more));
      }),
    );
  });

  it('is not fooled by binary fractions', () => {
    expect(secondsFor(0.3, { per: 'second', credits: 0.1 })).toBe(3);
  });

  it('says nothing of a price of 0', () => {
    expect(secondsFor(100, { per: 'second', credits: 0 })).toBeUndefined();
  });
});

describe('creditsPerUsd()', () => {
  it('divides the credits by the price', () => {
    expect(creditsPerUsd(625, 12.5)).toBe(50);
    expect(creditsPerUsd(0, 10)).toBe(0);
  });

  it('says nothing of a plan that costs nothing', () => {
    expect(creditsPerUsd(80, 0)).toBeUndefined();
  });
});
