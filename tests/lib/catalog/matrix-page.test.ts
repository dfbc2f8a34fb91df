import { describe, expect, it } from 'vitest';
import { toMatrixPage } from '../../../src/lib/catalog/matrix-page.ts';
import { aCatalog, aClaim, aModel, aVendor, capabilityList } from '../../builders.ts';

const capabilities = capabilityList('dub', 'loop', 'extend');

const vendors = {
  zed: aVendor({ name: 'Zed' }),
  ada: aVendor({ name: 'Ada' }),
  host: aVendor({ name: 'Host' }),
};

const models = {
  'zed-1': aModel({ name: 'Z1', vendor: 'zed', capabilities: { loop: [aClaim('none')] } }),
  'ada-1': aModel({
    name: 'A1',
    vendor: 'ada',
    capabilities: { dub: [aClaim('full')], extend: [aClaim('unknown')] },
  }),
  'ada-2': aModel({ name: 'A2', vendor: 'ada', lifecycle: { released: [aClaim('2026')] } }),
};

describe('toMatrixPage()', () => {
  it('groups models by vendor, newest first, without vendors that have none', () => {
    const page = toMatrixPage(aCatalog({ models, vendors, capabilities }));
    expect(page.vendors.map(({ name, models: own }) => [name, own.map((one) => one.name)])).toEqual(
      [
        ['Ada', ['A2', 'A1']],
        ['Zed', ['Z1']],
      ],
    );
  });

  it('has a cell for each model and capability, in the order of the columns', () => {
    const page = toMatrixPage(aCatalog({ models, vendors, capabilities }));
    const columns = page.groups.flatMap((group) => group.columns.map(({ id }) => id));
    const capabilityColumns = columns.filter((id) => ['dub', 'loop', 'extend'].includes(id));
    expect(capabilityColumns).toEqual(['dub', 'loop', 'extend']);
    for (const model of page.vendors.flatMap((vendor) => vendor.models)) {
      expect(model.cells.map(({ id }) => id)).toEqual(capabilityColumns);
    }
  });

  it('counts as known what a source says yes or no to, not what it leaves open', () => {
    const page = toMatrixPage(aCatalog({ models, vendors, capabilities }));
    expect([page.known, page.total]).toEqual([2, 9]);
  });

  it('never turns a missing claim into a no', () => {
    const page = toMatrixPage(aCatalog({ models, vendors, capabilities }));
    const cells = page.vendors.flatMap((vendor) => vendor.models.flatMap((model) => model.cells));
    expect(cells.filter(({ support }) => support === 'none')).toHaveLength(1);
    expect(cells.filter(({ support }) => support === 'unknown')).toHaveLength(7);
    expect(cells.filter(({ text }) => text === 'No')).toHaveLength(1);
  });

  it('is empty where there is no model', () => {
    expect(toMatrixPage(aCatalog({ vendors, capabilities }))).toMatchObject({
      vendors: [],
      known: 0,
      total: 0,
    });
  });
});
