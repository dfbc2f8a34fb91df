import { describe, expect, it } from 'vitest';
import { pricedPer, priceSchema, priceUnits } from '../../../src/lib/schema/price.ts';
import { aPrice, refusals } from '../../content-builders.ts';

describe('priceSchema', () => {
  it('accepts a price with nothing but amount, unit and evidence', () => {
    expect(refusals(priceSchema, aPrice())).toEqual([]);
  });

  it('accepts every condition at once', () => {
    const price = aPrice({
      channel: 'seller',
      seller: 'fal',
      per: 'clip',
      clipSeconds: 5,
      resolution: '720p',
      audio: false,
      mode: 'image-to-video',
      surcharge: true,
      variant: 'Pro',
      note: 'From the price list.',
    });
    expect(refusals(priceSchema, price)).toEqual([]);
  });

  it('accepts each unit for each thing that is priced', () => {
    for (const unit of priceUnits) {
      for (const per of pricedPer) {
        const length = per === 'clip' ? { clipSeconds: 5 } : {};
        expect(refusals(priceSchema, aPrice({ unit, per, ...length }))).toEqual([]);
      }
    }
  });

  it('accepts 0, which is free, and refuses less', () => {
    expect(refusals(priceSchema, aPrice({ amount: 0 }))).toEqual([]);
    expect(refusals(priceSchema, aPrice({ amount: -0.01 }))).toEqual([
      'amount: found the number -0.01, wanted a number, 0 or more',
    ]);
  });

  it('refuses a price per clip that does not say how long the clip is', () => {
    expect(refusals(priceSchema, aPrice({ per: 'clip' }))).toEqual([
      'clipSeconds: found nothing, wanted `clipSeconds:` with the length of the clip in seconds, since the price is per clip',
    ]);
  });

  it('refuses a clip of no length', () => {
    expect(refusals(priceSchema, aPrice({ per: 'clip', clipSeconds: 0 }))).toEqual([
      'clipSeconds: found the number 0, wanted a number of seconds above 0',
    ]);
  });

  it('wants a seller exactly where the channel is seller', () => {
    expect(refusals(priceSchema, aPrice({ channel: 'seller' }))).toEqual([
      'seller: found nothing, wanted `seller:` with the name of who sells it, since the channel is seller',
    ]);
    for (const channel of ['app', 'api'] as const) {
      expect(refusals(priceSchema, aPrice({ channel, seller: 'fal' }))).toEqual([
        'seller: found "fal", wanted no such field, or `channel: seller`',
      ]);
    }
  });

  it('says at once that length and seller are missing', () => {
    expect(refusals(priceSchema, aPrice({ channel: 'seller', per: 'clip' }))).toHaveLength(2);
  });

  it('refuses `surcharge: false`, which says nothing', () => {
    expect(refusals(priceSchema, { ...aPrice(), surcharge: false })).toEqual([
      'surcharge: found the boolean false, wanted true, or no such field',
    ]);
  });

  it.each([
    [{ unit: 'USD' }, 'unit: found "USD", wanted usd (did you mean that?)'],
    [{ channel: 'web' }, 'channel: found "web", wanted one of app, api, seller'],
    [
      { per: 'minute' },
      'per: found "minute", wanted one of second, clip, million-tokens, million-pixels, month',
    ],
    [{ amount: '$1' }, 'amount: found "$1", wanted a number, 0 or more'],
    [{ audio: 'yes' }, 'audio: found "yes", wanted true or false'],
    [
      { resoluton: '720p' },
      'resoluton: found an unknown field, wanted resolution (did you mean that?)',
    ],
  ])('refuses %j', (change, problem) => {
    expect(refusals(priceSchema, { ...aPrice(), ...change })).toEqual([problem]);
  });
});
