import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatPrice,
  summarizePrices,
  toPriceGroups,
} from '../../../src/lib/catalog/price-table.ts';
import { priceChannels, pricedPer, priceUnits } from '../../../src/lib/schema/price.ts';
import type { Price } from '../../../src/lib/schema/price.ts';
import { sourceKinds } from '../../../src/lib/schema/claim.ts';
import { aPrice, sources, today } from '../../builders.ts';

const context = { sources, today };

/** Any price that the schema lets pass. */
const price: fc.Arbitrary<Price> = fc
  .record({
    channel: fc.constantFrom(...priceChannels),
    amount: fc.constantFrom(0, 0.05, 0.1, 0.5, 1, 12, 25),
    unit: fc.constantFrom(...priceUnits),
    per: fc.constantFrom(...pricedPer),
    isSurcharge: fc.boolean(),
    source: fc.constantFrom(...sourceKinds),
    seen: fc.constantFrom('unknown', '2026-05', '2026-07-10', '2026-09-23'),
  })
  .map(({ isSurcharge, ...rest }) => ({
    ...rest,
    ...(rest.channel === 'seller' ? { seller: 'Shop' } : {}),
    ...(rest.per === 'clip' ? { clipSeconds: 5 } : {}),
    ...(isSurcharge ? { surcharge: true as const } : {}),
  }));
const priceList = fc.array(price, { maxLength: 8 });

describe('toPriceGroups()', () => {
  it('is empty where no price is known: nothing is said to be free', () => {
    expect(toPriceGroups([], context)).toEqual([]);
  });

  it('shows every price once, in the group of its channel', () => {
    fc.assert(
      fc.property(priceList, (prices) => {
        const groups = toPriceGroups(prices, context);
        for (const { channel, rows } of groups) {
          const own = prices.filter((one) => one.channel === channel);
          expect(rows.map(({ amount }) => amount).sort()).toEqual(own.map(formatPrice).sort());
        }
        expect(groups.flatMap(({ rows }) => rows)).toHaveLength(prices.length);
      }),
      { numRuns: 40 },
    );
  });

  it('never merges credits of the app with credits of the API', () => {
    const groups = toPriceGroups(
      [
        aPrice({ amount: 12, unit: 'credits' }),
        aPrice({ channel: 'app', amount: 25, unit: 'credits' }),
      ],
      context,
    );
    expect(groups.map(({ channel, rows }) => [channel, rows.map(({ amount }) => amount)])).toEqual([
      ['app', ['25 credits a second']],
      ['api', ['12 credits a second']],
    ]);
    expect(groups[0]!.hint).toContain('not the credits of the API');
  });

  it("comes in the order app, the vendor's API, resellers, without empty groups", () => {
    fc.assert(
      fc.property(priceList, (prices) => {
        const channels = toPriceGroups(prices, context).map(({ channel }) => channel);
        expect(channels).toEqual(
          priceChannels.filter((channel) => prices.some((one) => one.channel === channel)),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('puts surcharges below the prices that they come on top of, and marks them', () => {
    const [group] = toPriceGroups(
      [
        aPrice({ amount: 5, surcharge: true, variant: 'HDR', seen: '2026-09-30' }),
        aPrice({ seen: 'unknown', source: 'review' }),
      ],
      context,
    );
    expect(group!.rows).toMatchObject([
      { amount: '$0.10 a second', isSurcharge: false },
      { amount: '+$5 a second', isSurcharge: true, condition: 'HDR' },
    ]);
  });

  it("puts the vendor's own figure first, then the newest, the undated last", () => {
    const prices = [
      aPrice({ amount: 1, source: 'review', seen: '2026-09-30' }),
      aPrice({ amount: 2, source: 'vendor', seen: 'unknown' }),
      aPrice({ amount: 3, source: 'vendor', seen: '2026-05' }),
      aPrice({ amount: 4, source: 'vendor', seen: '2026-05-02' }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(prices, { minLength: 4 }), (shuffled) => {
        const [group] = toPriceGroups(shuffled, context);
        expect(group!.rows.map(({ amount }) => amount)).toEqual([
          '$4 a second',
          '$3 a second',
          '$2 a second',
          '$1 a second',
        ]);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps the rows of one reseller together', () => {
    const rows = [
      aPrice({ channel: 'seller', seller: 'Zed', amount: 1, source: 'seller' }),
      aPrice({ channel: 'seller', seller: 'Ada', amount: 2, source: 'seller' }),
      aPrice({ channel: 'seller', seller: 'Zed', amount: 3, source: 'review' }),
      aPrice({ channel: 'seller', seller: 'Ada', amount: 4, source: 'review' }),
    ];
    expect(
      toPriceGroups(rows, context)[0]!.rows.map(({ amount, condition }) => [condition, amount]),
    ).toEqual([
      ['Ada', '$2 a second'],
      ['Ada', '$4 a second'],
      ['Zed', '$1 a second'],
      ['Zed', '$3 a second'],
    ]);
  });

  it('keeps the rows that hold for one thing together', () => {
    const rows = [
      aPrice({ amount: 1, resolution: '720p', seen: '2026-09' }),
      aPrice({ amount: 2, resolution: '1080p', seen: '2026-07' }),
      aPrice({ amount: 3, resolution: '720p', seen: '2026-05' }),
    ];
    const [, second] = toPriceGroups(rows, context)[0]!.rows.map(({ condition }) => condition);
    expect(second).not.toBe('1080p');
  });

  it('says under which conditions a price holds, and tells silent from not stated', () => {
    const condition = (change: Partial<Price>): string =>
      toPriceGroups([aPrice(change)], context)[0]!.rows[0]!.condition;
    expect(condition({})).toBe('');
    expect(condition({ audio: false })).toBe('silent');
    expect(condition({ audio: true })).toBe('with sound');
    expect(
      condition({
        resolution: '720p',
        audio: true,
        mode: 'image-to-video',
        variant: 'Pro',
        clipSeconds: 5,
      }),
    ).toBe('720p, 5 s clips, with sound, image-to-video, Pro');
    expect(condition({ per: 'clip', clipSeconds: 5 })).toBe('');
  });

  it('calls a price old after 90 days', () => {
    const isOld = (seen: string): boolean =>
      toPriceGroups([aPrice({ seen })], context)[0]!.rows[0]!.evidence.isOld;
    expect(isOld('2026-07-03')).toBe(false);
    expect(isOld('2026-07-02')).toBe(true);
    expect(isOld('unknown')).toBe(false);
  });

  it('changes nothing in the list it is given', () => {
    const prices = Object.freeze([aPrice({ amount: 1, seen: 'unknown' }), aPrice({ amount: 2 })]);
    toPriceGroups(prices, context);
    expect(prices.map(({ amount }) => amount)).toEqual([1, 2]);
  });
});

describe('formatPrice()', () => {
  it('says what the amount buys', () => {
    expect(formatPrice(aPrice({ amount: 0.12 }))).toBe('$0.12 a second');
    expect(formatPrice(aPrice({ amount: 20, unit: 'credits', per: 'clip', clipSeconds: 5 }))).toBe(
      '20 credits for 5 s',
    );
    expect(formatPrice(aPrice({ amount: 8, per: 'million-tokens' }))).toBe('$8 a million tokens');
    expect(formatPrice(aPrice({ amount: 8, per: 'million-pixels' }))).toBe('$8 a million pixels');
    expect(formatPrice(aPrice({ amount: 28, per: 'month' }))).toBe('$28 a month');
  });

  it('marks what comes on top with a plus, and nothing else', () => {
    fc.assert(
      fc.property(price, (one) => {
        expect(formatPrice(one).startsWith('+')).toBe(one.surcharge === true);
      }),
      { numRuns: 40 },
    );
  });
});

describe('summarizePrices()', () => {
  it('says nothing where no price is known', () => {
    expect(summarizePrices([], context)).toBeUndefined();
  });

  it("gives the vendor's money price a second, though a reseller or credits were cheaper", () => {
    expect(
      summarizePrices(
        [
          aPrice({ channel: 'seller', seller: 'Shop', amount: 0.05, source: 'seller' }),
          aPrice({ channel: 'app', amount: 1, unit: 'credits' }),
          aPrice({ amount: 0.12 }),
        ],
        context,
      ),
    ).toBe('$0.12');
  });

  it('falls back on app credits, then on resellers, and says that it did', () => {
    const seller = aPrice({ channel: 'seller', seller: 'Shop', amount: 0.05, source: 'seller' });
    const app = aPrice({ channel: 'app', amount: 25, unit: 'credits' });
    expect(summarizePrices([seller, app], context)).toBe('25 credits, app');
    expect(summarizePrices([seller], context)).toBe('$0.05, reseller');
  });

  it('never takes API credits for app credits', () => {
    const api = aPrice({ amount: 12, unit: 'credits' });
    const app = aPrice({ channel: 'app', amount: 25, unit: 'credits' });
    expect(summarizePrices([api, app], context)).toBe('25 credits, app');
    expect(summarizePrices([api], context) ?? '').not.toContain('app');
  });

  it('leaves surcharges out, whatever the list holds', () => {
    const surcharge = aPrice({ amount: 0.01, surcharge: true });
    expect(summarizePrices([surcharge], context)).toBeUndefined();
    expect(summarizePrices([surcharge, aPrice()], context)).toBe('$0.10');
    fc.assert(
      fc.property(priceList, (prices) => {
        const plain = prices.filter((one) => one.surcharge !== true);
        expect(summarizePrices(prices, context)).toBe(summarizePrices(plain, context));
      }),
      { numRuns: 40 },
    );
  });

  it('says zero only where a source says zero', () => {
    expect(summarizePrices([aPrice({ amount: 0 })], context)).toBe('$0');
    fc.assert(
      fc.property(priceList, (prices) => {
        const text = summarizePrices(
          prices.filter(({ amount }) => amount > 0),
          context,
        );
        expect(text ?? 'not known').not.toMatch(/(^|\D)0(?!\.?\d)/);
      }),
      { numRuns: 40 },
    );
  });

  it('turns the price of a clip into the price of a second', () => {
    expect(summarizePrices([aPrice({ amount: 0.5, per: 'clip', clipSeconds: 5 })], context)).toBe(
      '$0.10',
    );
  });

  it('leaves out what cannot be counted in seconds', () => {
    expect(
      summarizePrices(
        [
          aPrice({ per: 'month', amount: 28 }),
          aPrice({ per: 'million-tokens', amount: 8 }),
          aPrice({ amount: 0.12 }),
        ],
        context,
      ),
    ).toBe('$0.12');
  });

  it("says something where the vendor's own money price is known, in yuan too", () => {
    expect(summarizePrices([aPrice({ unit: 'cny', amount: 2 })], context)).toBe('CN¥2');
  });

  it('spans what the most trusted sources say and ignores the others', () => {
    expect(
      summarizePrices(
        [
          aPrice({ amount: 0.4, source: 'review' }),
          aPrice({ amount: 0.2, resolution: '1080p' }),
          aPrice({ amount: 0.1, resolution: '720p' }),
          aPrice({ amount: 0.01, source: 'seller' }),
        ],
        context,
      ),
    ).toBe('$0.10 to $0.20');
    expect(
      summarizePrices(
        [5, 20].map((amount) => aPrice({ channel: 'app', unit: 'credits', amount })),
        context,
      ),
    ).toBe('5 to 20 credits, app');
  });

  it('does not depend on the order in the file', () => {
    fc.assert(
      fc.property(priceList, (prices) => {
        expect(summarizePrices(prices.toReversed(), context)).toBe(
          summarizePrices(prices, context),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('never spans from an amount to the same amount', () => {
    const clip = aPrice({ amount: 0.35, per: 'clip', clipSeconds: 5 });
    expect(summarizePrices([clip, aPrice({ amount: 0.07 })], context)).toBe('$0.07');
  });
});
