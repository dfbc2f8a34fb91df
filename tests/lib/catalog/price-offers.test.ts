import { describe, expect, it } from 'vitest';
import { groupOffers, pricesInForce } from '../../../src/lib/catalog/price-offers.ts';
import type { Price } from '../../../src/lib/schema/price.ts';
import { aPrice } from '../../content-builders.ts';

describe('pricesInForce()', () => {
  it('keeps a price up to its last day, and one without a last day', () => {
    const prices = [undefined, '2026-11-22', '2026-11-23', '2026-11'].map((until) =>
      aPrice(until === undefined ? {} : { until }),
    );
    expect(pricesInForce(prices, '2026-11-23').map(({ until }) => until)).toEqual([
      undefined,
      '2026-11-23',
      '2026-11',
    ]);
  });
});

describe('groupOffers()', () => {
  it('puts together what several sources say of one thing, and nothing else', () => {
    const changes: Partial<Price>[] = [
      {},
      { amount: 0.2, source: 'blog' },
      { resolution: '720p' },
      { channel: 'seller', seller: 'Shop' },
      { unit: 'credits' },
    ];
    expect(groupOffers(changes.map(aPrice)).map(({ prices }) => prices.length)).toEqual([
      2, 1, 1, 1,
    ]);
  });
});
