import { describe, expect, it } from 'vitest';
import { secondsBought, takesThatFit } from '../../../src/lib/pricing/take.ts';
import type { PricedModel } from '../../../src/lib/pricing/priced-model.ts';
import type { Workload } from '../../../src/lib/pricing/workload.ts';
import { aModel, aRate, aWorkload, stated } from './builders.ts';

describe('secondsBought()', () => {
  const fiveOrTen = aModel({ clipLengths: stated([5, 10]) });
  const twoToTen = aModel({ clipLengths: stated({ min: 2, max: 10 }) });

  it('buys the next length on offer and cuts off what is over', () => {
    expect([1, 5, 5.5, 8, 10].map((wanted) => secondsBought(fiveOrTen, wanted))).toEqual([
      5, 5, 10, 10, 10,
    ]);
  });

  it('goes by whole seconds within a range', () => {
    expect([1, 2, 6.5, 10].map((wanted) => secondsBought(twoToTen, wanted))).toEqual([2, 2, 7, 10]);
  });

  it('takes any length up to the longest where no others are stated', () => {
    expect(secondsBought(aModel(), 7)).toBe(7);
  });

  it('says nothing above the longest, or where nobody states a length', () => {
    expect(secondsBought(fiveOrTen, 11)).toBeUndefined();
    expect(secondsBought(aModel({ longestSeconds: undefined }), 5)).toBeUndefined();
  });
});

describe('takesThatFit()', () => {
  function amounts(model: Partial<PricedModel>, workload: Partial<Workload> = {}): number[] {
    return takesThatFit(aModel(model), aWorkload(workload)).map(({ amount }) => amount);
  }

  it('pays by the second bought, or for the clip', () => {
    expect(amounts({ rates: [aRate()] })).toEqual([0.6]);
    const clips = [6, 10].map((clipSeconds) =>
      aRate({ per: 'clip', clipSeconds, value: clipSeconds / 20 }),
    );
    expect(amounts({ rates: clips })).toEqual([0.3, 0.5]);
    expect(amounts({ rates: clips }, { seconds: 8 })).toEqual([0.5]);
  });

  it('buys the whole length that a rate by the second is for', () => {
    expect(amounts({ rates: [aRate({ value: 0.1, clipSeconds: 10 })] })).toEqual([1]);
  });

  it('leaves a rate for any length to one for the very length that is bought', () => {
    const rates = [aRate({ value: 0.1 }), aRate({ value: 0.2, clipSeconds: 5 })];
    expect(amounts({ rates })).toEqual([1]);
    expect(amounts({ rates }, { seconds: 8 })).toEqual([0.8]);
  });

  it('takes a larger picture, never a smaller one', () => {
    const rates = [480, 768].map((pictureLines) => aRate({ pictureLines, value: pictureLines }));
    expect(amounts({ rates }, { pictureLines: 720 })).toEqual([768 * 5]);
  });

  it('takes a rate that names no size for all sizes of the model, unless others name theirs', () => {
    const unnamed = aRate();
    expect(amounts({ rates: [unnamed] }, { pictureLines: 720 })).toEqual([0.6]);
    expect(amounts({ rates: [unnamed] }, { pictureLines: 1080 })).toEqual([]);
    expect(amounts({ rates: [unnamed], largestLines: undefined }, { pictureLines: 720 })).toEqual(
      [],
    );
    const named = aRate({ pictureLines: 480 });
    expect(amounts({ rates: [unnamed, named] }, { pictureLines: 720 })).toEqual([]);
    expect(amounts({ rates: [unnamed, named] })).toEqual([0.6, 0.6]);
  });

  it('needs a rate with sound where sound is wanted, and takes any where it is not', () => {
    const rates = [
      aRate({ value: 1, withSound: false }),
      aRate({ value: 2, withSound: true }),
      aRate({ value: 3 }),
    ];
    expect(amounts({ rates, hasSound: stated(true) }, { withSound: true })).toEqual([10]);
    expect(amounts({ rates })).toEqual([5, 10, 15]);
    expect(amounts({ rates: [aRate()], hasSound: stated(true) }, { withSound: true })).toEqual([
      0.6,
    ]);
    expect(amounts({ rates: [aRate()] }, { withSound: true })).toEqual([]);
  });
});
