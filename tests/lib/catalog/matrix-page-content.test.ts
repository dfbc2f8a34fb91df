import { describe, expect, it } from 'vitest';
import { toFindPage } from '../../../src/lib/catalog/find-page.ts';
import { toMatrixData, toMatrixPage } from '../../../src/lib/catalog/matrix-page.ts';
import { readOwnCatalog } from '../../own-content.ts';

const catalog = await readOwnCatalog();

describe('toMatrixPage()', () => {
  const page = toMatrixPage(catalog);
  const columns = page.groups.flatMap((group) => group.columns);
  const rows = page.vendors.flatMap(({ models }) => models);

  it('has each model once, with a cell for every column, in the order of the columns', () => {
    expect(rows.map(({ id }) => id).toSorted()).toEqual(
      catalog.models.map(({ id }) => id).toSorted(),
    );
    for (const { cells, values } of rows) {
      expect([...cells, ...values].map(({ id }) => id)).toEqual(columns.map(({ id }) => id));
    }
    expect(new Set(columns.map(({ id }) => id)).size).toBe(columns.length);
  });

  it('reads quantities off the model files, and leads to their evidence', () => {
    const kling = rows.find(({ id }) => id === 'kling-3-0')!;
    expect(kling.values.find(({ id }) => id === 'longest-take')).toMatchObject({
      text: '15 s',
      href: '/models/kling-3-0/#fact-maxClipSeconds',
    });
  });
});

describe('toMatrixData()', () => {
  it('has the rows and columns of the table, in its order of columns', () => {
    const { rows, groups } = toMatrixData(catalog);
    const page = toMatrixPage(catalog);
    const shown = page.vendors.flatMap(({ models }) => models.map(({ id }) => id));
    expect(rows.map(({ id }) => id).sort()).toEqual(shown.sort());
    expect(groups).toEqual(page.groups.map(({ columns }) => columns.map(({ id }) => id)));
    const offered = page.statuses.map(({ id }) => id);
    expect(rows.every(({ status }) => offered.includes(status ?? 'unknown'))).toBe(true);
  });
});

describe('toFindPage()', () => {
  const { candidates, groups, names } = toFindPage(catalog);

  it('says nothing of what no source states', () => {
    const models = new Map(catalog.models.map((model) => [model.id, model]));
    for (const { id, status, price, longestTake, largestPicture } of candidates) {
      const { lifecycle, prices, specs } = models.get(id)!;
      if (lifecycle.status === undefined) expect(status, id).toBeUndefined();
      if (!prices.some(({ unit }) => unit === 'usd')) expect(price, id).toBeUndefined();
      if (!specs.maxClipSeconds && !specs.clipSeconds) expect(longestTake, id).toBeUndefined();
      if (!specs.maxResolution && !specs.resolutions) expect(largestPicture, id).toBeUndefined();
    }
    expect(candidates.some(({ price }) => price === undefined)).toBe(true);
    expect(candidates.every(({ price }) => price === undefined || price.value > 0)).toBe(true);
  });

  it('takes the largest of the sizes on offer where no source names the largest', () => {
    const stream = candidates.find(({ id }) => id === 'pika-pikastream-1-0')!;
    expect(stream.largestPicture).toEqual({ value: 480, text: '480p' });
  });

  it('offers every row of the matrix', () => {
    const offered = groups.flatMap(({ capabilities }) => capabilities.map(({ id }) => id));
    expect(offered).toEqual(
      catalog.capabilities.groups.flatMap(({ rows }) => rows.map(({ id }) => id)),
    );
    expect(Object.keys(names)).toEqual(offered);
  });
});
