import { describe, expect, it } from 'vitest';
import { toPricedCatalog } from '../../../src/lib/catalog/priced-model.ts';
import { computeCost } from '../../../src/lib/pricing/compute-cost.ts';
import type { Price } from '../../../src/lib/schema/price.ts';
import { aCatalog, aModel, aVendor, said } from './builders.ts';
import { readOwnCatalog } from '../../own-content.ts';

const price: Price = {
  channel: 'api',
  amount: 0.1,
  unit: 'usd',
  per: 'second',
  source: 'maker',
  seen: '2026-11-01',
};

function priced(model: Parameters<typeof aModel>[0], vendor: Parameters<typeof aVendor>[0] = {}) {
  const { models, claims } = toPricedCatalog(aCatalog([aModel(model)], [aVendor(vendor)]));
  return { model: models['reel-1']!, claims };
}

describe('toPricedCatalog()', () => {
  it('takes the price that policy puts first and keeps the claims of all', () => {
    const { model, claims } = priced({
      prices: [{ ...price, amount: 0.2, source: 'critic' }, price],
    });
    expect(model.rates).toMatchObject([{ value: 0.1, isDisputed: true }]);
    expect(model.rates[0]!.claims.map((index) => claims[index]!.text)).toEqual([
      '$0.10 a second',
      '$0.20 a second',
    ]);
  });

  it('leaves out what makes no clip, comes on top, or has ended', () => {
    const { model } = priced({
      prices: [
        { ...price, mode: 'reframe' },
        { ...price, surcharge: true },
        { ...price, per: 'million-tokens' },
        { ...price, until: '2026-11-22' },
        { ...price, until: '2026-11' },
      ],
    });
    expect(model.rates).toHaveLength(1);
    expect(model.hasOtherPrices).toBe(true);
  });

  it('turns credits of the API into money, and never those of the app', () => {
    const credits: Price = { ...price, unit: 'credits', amount: 12 };
    const { model, claims } = priced(
      { prices: [credits, { ...credits, channel: 'app', amount: 25 }] },
      { apiCreditUsd: [said(0.01)] },
    );
    expect(model.rates.map(({ unit, value }) => [unit, value])).toEqual([
      ['credits', 25],
      ['usd', 0.12],
    ]);
    expect(model.rates[1]!.claims.map((index) => claims[index]!.text)).toEqual([
      '12 credits a second',
      'an API credit: $0.01',
    ]);
    expect(priced({ prices: [credits] }).model.rates).toEqual([]);
  });

  it('gives a model the plans on sale that do not list other models alone', () => {
    const { model } = priced(
      {},
      {
        plans: [
          { name: 'All' },
          { name: 'Named', models: [said(['reel-1'])] },
          { name: 'Others', models: [said(['reel-2'])] },
          { name: 'Old', ended: [said('2026-01-01')] },
        ],
      },
    );
    expect(model.plans.map(({ name }) => name)).toEqual(['All', 'Named']);
  });

  it('knows that it makes clips where sources grant one way, that it makes none where they deny both', () => {
    const makes = (text: 'full' | 'none', image?: 'none') =>
      priced({
        capabilities: {
          'text-to-video': [said(text)],
          ...(image === undefined ? {} : { 'image-to-video': [said(image)] }),
        },
      }).model.makesClips?.value;
    expect([makes('full'), makes('none', 'none'), makes('none')]).toEqual([true, false, undefined]);
  });

  it('closes an API on its day, not before', () => {
    const closed = (date: string) =>
      priced({ lifecycle: { apiRetired: [said(date)] } }).model.apiClosed?.value;
    expect([closed('2026-10-22'), closed('2027-01-01')]).toEqual(['2026-10-22', undefined]);
  });

  it('reckons real models by their sources: Runway Gen-4.5, 0.60 USD for 5 s by the API', async () => {
    const { models, claims } = toPricedCatalog(await readOwnCatalog());
    const cost = computeCost(models['runway-gen-4-5']!, {
      clips: 1,
      seconds: 5,
      pictureLines: 720,
      withSound: false,
      tries: 1,
      commercialUse: false,
      noWatermark: false,
      billing: 'monthly',
      resellers: true,
    });
    if (cost.kind !== 'known') throw new Error(cost.kind);
    expect(cost.usdPerClip).toBeCloseTo(0.6, 10);
    expect(cost.plansAlone.map(({ name, takes }) => [name, takes])).toContainEqual(['Standard', 5]);
    expect(cost.plansAlone.map(({ name, takes }) => [name, takes])).toContainEqual(['Pro', 18]);
    expect(cost.ways[0].claims.every((index) => claims[index] !== undefined)).toBe(true);
  });
});
