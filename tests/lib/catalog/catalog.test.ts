import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byNewest, findModel, modelHref, toCatalog } from '../../../src/lib/catalog/catalog.ts';
import { aCatalog, aClaim, aModel, aVendor, today } from '../../builders.ts';

/** An id whose parts are never "vs". */
const id = fc
  .stringMatching(/^[a-z0-9]{1,3}(-[a-z0-9]{1,3}){0,2}$/)
  .filter((text) => !text.split('-').includes('vs'));

const released = fc.option(fc.constantFrom('2023', '2025-12', '2025-12-24', '2026-05-01'));

/** Models of two vendors by id, with and without a day of release. */
const someModels = fc
  .dictionary(id, fc.record({ vendor: fc.constantFrom('ada', 'zed'), released }), {
    maxKeys: 7,
    noNullPrototype: true,
  })
  .map((rows) =>
    Object.fromEntries(
      Object.entries(rows).map(([key, { vendor, released: day }]) => [
        key,
        aModel({
          name: `Name of ${key}`,
          vendor,
          lifecycle: day === null ? {} : { released: [aClaim(day)] },
        }),
      ]),
    ),
  );

const vendors = { zed: aVendor({ name: 'Zed' }), ada: aVendor({ name: 'Ada' }) };

describe('toCatalog()', () => {
  it('orders models by vendor, then newest first, those without a date last, then by name', () => {
    const days: Readonly<Record<string, [string, string | undefined]>> = {
      'zed-new': ['zed', '2026-05-01'],
      'ada-undated-b': ['ada', undefined],
      'ada-old': ['ada', '2023'],
      'ada-undated-a': ['ada', undefined],
      'ada-new': ['ada', '2025-12'],
    };
    const models = Object.fromEntries(
      Object.entries(days).map(([key, [vendor, day]]) => [
        key,
        aModel({
          name: key,
          vendor,
          lifecycle: day === undefined ? {} : { released: [aClaim(day)] },
        }),
      ]),
    );
    expect(aCatalog({ models, vendors }).models.map((model) => model.id)).toEqual([
      'ada-new',
      'ada-old',
      'ada-undated-a',
      'ada-undated-b',
      'zed-new',
    ]);
  });

  it('gives one order for every order of the files', () => {
    fc.assert(
      fc.property(
        someModels.chain((models) =>
          fc.tuple(
            fc.constant(models),
            fc.shuffledSubarray(Object.entries(models), { minLength: Object.keys(models).length }),
          ),
        ),
        ([models, others]) => {
          const order = aCatalog({ models, vendors }).models.map((model) => model.id);
          const other = aCatalog({ models: Object.fromEntries(others), vendors });
          expect(other.models.map((model) => model.id)).toEqual(order);
        },
      ),
    );
  });

  it('orders vendors by name', () => {
    expect(aCatalog({ vendors }).vendors.map(({ name }) => name)).toEqual(['Ada', 'Zed']);
  });

  it("takes the day of release from the vendor's own claim, and none where it is left open", () => {
    const dayOf = (...claims: ReturnType<typeof aClaim<string>>[]) =>
      findModel(aCatalog({ models: { one: aModel({ lifecycle: { released: claims } }) } }), 'one')
        .released;
    const own = aClaim<string>('2025-12-01', { seen: 'unknown' });
    const review = aClaim<string>('2026-01-15', { source: 'review', seen: '2026-09-30' });
    expect(dayOf(own, review)).toBe('2025-12-01');
    expect(dayOf(review, own)).toBe('2025-12-01');
    expect(dayOf(aClaim('unknown'))).toBeUndefined();
  });

  it("puts the vendor's name before a model's name, but only once", () => {
    const catalog = aCatalog({
      models: {
        gen: aModel({ name: 'Gen-4.5', vendor: 'ada' }),
        own: aModel({ name: 'Ada 2.5', vendor: 'ada' }),
      },
      vendors,
    });
    expect(findModel(catalog, 'gen').title).toBe('Ada Gen-4.5');
    expect(findModel(catalog, 'own').title).toBe('Ada 2.5');
  });

  it('changes nothing in what it is given', () => {
    const input = {
      models: Object.freeze([
        { ...aModel(), id: 'b' },
        { ...aModel({ lifecycle: { released: [aClaim('2025-12')] } }), id: 'a' },
      ]),
      vendors: Object.freeze([
        { ...aVendor({ name: 'Zed' }), id: 'zed' },
        { ...aVendor(), id: 'studio' },
      ]),
      boards: [],
      capabilities: { groups: [] },
      today,
    };
    const before = structuredClone(input);
    toCatalog(input);
    expect(input).toEqual(before);
  });
});

describe('byNewest()', () => {
  it('is an order: turned round, its sign turns', () => {
    fc.assert(
      fc.property(someModels, (models) => {
        const list = aCatalog({ models, vendors }).models;
        for (const left of list) {
          for (const right of list) {
            expect(Math.sign(byNewest(left, right)) + Math.sign(byNewest(right, left))).toBe(0);
          }
        }
      }),
    );
  });
});

describe('findModel()', () => {
  it('refuses an id that the catalogue lacks', () => {
    const catalog = aCatalog({ models: { one: aModel() } });
    expect(findModel(catalog, 'one').href).toBe(modelHref('one'));
    expect(() => findModel(catalog, 'two')).toThrow(
      new RangeError('No model "two" in the catalogue'),
    );
  });
});
