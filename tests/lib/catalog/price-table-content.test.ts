import { describe, expect, it } from 'vitest';
import { lowestUsdPerSecond } from '../../../src/lib/catalog/price-table.ts';
import type { Price } from '../../../src/lib/schema/price.ts';

const context = {
  sources: {
    own: { publisher: 'Reel', kind: 'vendor', url: 'https://reel.example' },
    shop: { publisher: 'Shop', kind: 'seller', url: 'https://shop.example' },
    blog: { publisher: 'Blog', kind: 'review', url: 'https://blog.example' },
  },
  today: '2026-11-23',
} as const;

function aPrice(change: Partial<Price> = {}): Price {
  return {
    channel: 'api',
    amount: 0.5,
    unit: 'usd',
    per: 'second',
    source: 'own',
    seen: '2026-10-01',
    ...change,
  };
}

function lowest(...prices: Price[]) {
  return lowestUsdPerSecond(prices, context);
}

const atShop = { channel: 'seller', seller: 'Shop', source: 'shop' } as const;

describe('lowestUsdPerSecond()', () => {
  it('is unknown without prices in dollars by the second, never zero', () => {
    expect(lowest()).toBeUndefined();
    expect(lowest(aPrice({ unit: 'credits' }), aPrice({ unit: 'cny' }))).toBeUndefined();
    expect(lowest(aPrice({ per: 'million-tokens' }))).toBeUndefined();
    expect(lowest(aPrice({ channel: 'app', unit: 'credits' }))).toBeUndefined();
  });

  it("takes the vendor's API before a cheaper reseller, and a reseller where there is no other", () => {
    expect(lowest(aPrice(), aPrice({ ...atShop, amount: 0.1 }))).toEqual({
      usd: 0.5,
      text: '$0.50',
    });
    expect(lowest(aPrice({ ...atShop, amount: 0.1 }))).toEqual({
      usd: 0.1,
      text: '$0.10, reseller',
    });
  });

  it('takes the lowest of several, and says that there are more', () => {
    expect(lowest(aPrice(), aPrice({ amount: 0.25 }))).toEqual({ usd: 0.25, text: 'from $0.25' });
  });

  it('divides the price of a clip by its length', () => {
    expect(lowest(aPrice({ amount: 1, per: 'clip', clipSeconds: 5 }))?.usd).toBe(0.2);
  });

  it('leaves surcharges and less trusted sources out', () => {
    expect(lowest(aPrice(), aPrice({ amount: 0.01, surcharge: true }))?.usd).toBe(0.5);
    expect(lowest(aPrice(), aPrice({ amount: 0.01, source: 'blog' }))?.usd).toBe(0.5);
  });
});
