import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costPresets } from '../../../src/lib/catalog/cost-page.ts';
import {
  readCostFields,
  readCostQuery,
  toCostFields,
  toWorkload,
  writeCostQuery,
} from '../../../src/lib/catalog/cost-query.ts';
import type { CostQuery } from '../../../src/lib/catalog/cost-query.ts';

const page = costPresets[0]!.query;
const text = fc.string({ maxLength: 8 });
const query: fc.Arbitrary<CostQuery> = fc.record({
  clips: text,
  seconds: text,
  picture: text,
  tries: text,
  board: text,
  sound: fc.boolean(),
  clean: fc.boolean(),
  commercial: fc.boolean(),
  yearly: fc.boolean(),
  direct: fc.boolean(),
  needs: fc.uniqueArray(text, { maxLength: 3 }),
});

describe('readCostFields()', () => {
  it('reads back what toCostFields() fills in', () => {
    fc.assert(
      fc.property(query, (wanted) => {
        expect(readCostFields(toCostFields(wanted), page)).toEqual(wanted);
      }),
    );
  });

  it('takes a switch that sends nothing as off, whatever the page has', () => {
    const on = { ...page, sound: true };
    expect(readCostFields(new URLSearchParams('clips=3'), on)).toMatchObject({
      clips: '3',
      sound: false,
    });
  });
});

describe('readCostQuery()', () => {
  it('reads back what writeCostQuery() writes, on every page', () => {
    fc.assert(
      fc.property(query, fc.constantFrom(...costPresets), (wanted, preset) => {
        const search = writeCostQuery(wanted, preset.query);
        expect(readCostQuery(search, preset.query)).toEqual(wanted);
      }),
    );
  });

  it('is the workload of the page where the address says nothing', () => {
    for (const preset of costPresets) {
      expect(writeCostQuery(preset.query, preset.query)).toBe('');
      expect(readCostQuery('', preset.query)).toEqual(preset.query);
    }
  });
});

describe('toWorkload()', () => {
  it('turns a query into numbers', () => {
    const wanted = { ...page, clips: '30', seconds: '7,5', picture: '1080p', sound: true };
    expect(toWorkload(wanted, page)).toEqual({
      workload: {
        clips: 30,
        seconds: 7.5,
        tries: 3,
        pictureLines: 1080,
        withSound: true,
        noWatermark: false,
        commercialUse: false,
        billing: 'monthly',
        resellers: true,
      },
      problems: {},
    });
  });

  it('says what it cannot use, and reckons with the figures of the page', () => {
    const wanted = { ...page, clips: '2.5', seconds: '0', tries: 'many', picture: '5K' };
    const { workload, problems } = toWorkload(wanted, page);
    expect(workload).toMatchObject({ clips: 20, seconds: 5, tries: 3, pictureLines: 0 });
    expect(Object.keys(problems).sort()).toEqual(['clips', 'picture', 'seconds', 'tries']);
    expect(problems.clips).toBe(
      'Found “2.5”, wanted a whole number of clips from 1 to 100,000. Reckoned with 20.',
    );
  });

  it('can use every page that is built', () => {
    for (const preset of costPresets) {
      expect(toWorkload(preset.query, preset.query).problems).toEqual({});
    }
  });
});
