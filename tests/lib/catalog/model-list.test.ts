import { describe, expect, it } from 'vitest';
import { toModelList } from '../../../src/lib/catalog/model-list.ts';
import type { ModelListRow } from '../../../src/lib/catalog/model-list.ts';
import type { AuthoredModel } from '../../../src/lib/schema/model.ts';
import { aCatalog, aClaim, aModel, aPrice, aVendor } from '../../builders.ts';

function rowOf(change: Partial<AuthoredModel>): ModelListRow {
  return toModelList(aCatalog({ models: { one: aModel(change) } }))[0]!.rows[0]!;
}

describe('toModelList()', () => {
  it('has every model once, by vendor and newest first, without vendors that have none', () => {
    const groups = toModelList(
      aCatalog({
        models: {
          old: aModel({ vendor: 'zed', lifecycle: { released: [aClaim('2023')] } }),
          undated: aModel({ vendor: 'zed' }),
          new: aModel({ vendor: 'zed', lifecycle: { released: [aClaim('2026-05')] } }),
          other: aModel({ vendor: 'ada' }),
        },
        vendors: {
          zed: aVendor({ name: 'Zed' }),
          ada: aVendor({ name: 'Ada' }),
          host: aVendor({ name: 'Host' }),
        },
      }),
    );
    expect(groups.map(({ name, rows }) => [name, rows.map(({ id }) => id)])).toEqual([
      ['Ada', ['other']],
      ['Zed', ['new', 'old', 'undated']],
    ]);
  });

  it('leaves open what nobody states: no date, no sound, no price is not none or free', () => {
    expect(rowOf({})).toMatchObject({
      released: undefined,
      status: undefined,
      sound: undefined,
      price: undefined,
      longest: { text: undefined },
      largest: { text: undefined },
    });
  });

  it('shows what is known in the words of the field', () => {
    expect(
      rowOf({
        lifecycle: { released: [aClaim('2025-12-01')], status: [aClaim('legacy')] },
        specs: { maxClipSeconds: [aClaim(10)], maxResolution: [aClaim('720p')] },
        capabilities: { 'native-audio': [aClaim('none')] },
        prices: [aPrice({ amount: 0.12 })],
      }),
    ).toMatchObject({
      released: '1 Dec 2025',
      status: 'Legacy',
      longest: { text: '10 s' },
      largest: { text: '720p' },
      sound: 'No',
      price: '$0.12',
    });
  });

  it('marks a dispute beside the value shown', () => {
    const { longest } = rowOf({
      specs: { maxClipSeconds: [aClaim(16, { source: 'review' }), aClaim(10)] },
    });
    expect(longest).toMatchObject({ text: '10 s', isDisputed: true });
  });
});
