import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCompareData } from '../../../src/lib/catalog/compare-data.ts';
import {
  addCompared,
  mostCompared,
  moveCompared,
  pairPageOf,
  pinCompared,
  readCompareQuery,
  removeCompared,
  toCompareTable,
  writeCompareQuery,
} from '../../../src/lib/catalog/compare-many.ts';
import type { CompareQuery } from '../../../src/lib/catalog/compare-many.ts';
import { aCatalog, aClaim, aModel, aRatedBoard, aTally, capabilityList } from '../../builders.ts';

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');

/** Queries as an address can hold them: some models, perhaps one of them pinned. */
const someQueries = fc
  .record({
    models: fc.uniqueArray(id, { maxLength: mostCompared }),
    pin: fc.nat(7),
    isDifferencesOnly: fc.boolean(),
  })
  .map(({ models, pin, isDifferencesOnly }): CompareQuery => {
    const query = { models, pinned: undefined, isDifferencesOnly };
    return models[pin] === undefined ? query : pinCompared(query, models[pin]);
  });

/** What a reader can do to a comparison. */
const steps = {
  add: addCompared,
  remove: removeCompared,
  left: (query: CompareQuery, model: string) => moveCompared(query, model, -1),
  right: (query: CompareQuery, model: string) => moveCompared(query, model, 1),
  pin: pinCompared,
};

describe('the query of a comparison', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(someQueries, (query) => {
        fc.pre(query.models.length > 0);
        expect(readCompareQuery(writeCompareQuery(query))).toEqual(query);
      }),
    );
    expect(writeCompareQuery({ models: ['b', 'a'], pinned: 'b', isDifferencesOnly: true })).toBe(
      '?models=b,a&pinned=b&only=differences',
    );
  });

  it('takes the fields of a plain form, names each model once, and drops a pin on none of them', () => {
    expect(readCompareQuery('?models=b&models=a,b,&pinned=z')).toEqual({
      models: ['b', 'a'],
      pinned: undefined,
      isDifferencesOnly: false,
    });
  });

  it('stays sound whatever a reader does: each model once, no more than fit, the pinned one first', () => {
    const step = fc.tuple(fc.constantFrom(...Object.values(steps)), id);
    fc.assert(
      fc.property(someQueries, fc.array(step, { maxLength: 12 }), (start, taken) => {
        const end = taken.reduce((query, [take, model]) => take(query, model), start);
        expect(new Set(end.models).size).toBe(end.models.length);
        expect(end.models.length).toBeLessThanOrEqual(mostCompared);
        if (end.pinned !== undefined) expect(end.models[0]).toBe(end.pinned);
      }),
    );
  });

  it('moves a model by one place and back, never past the pinned one', () => {
    const query = readCompareQuery('?models=a,b,c');
    expect(moveCompared(query, 'a', 1).models).toEqual(['b', 'a', 'c']);
    expect(moveCompared(moveCompared(query, 'a', 1), 'a', -1)).toEqual(query);
    expect(moveCompared(query, 'c', 1)).toBe(query);
    const pinned = pinCompared(query, 'c');
    expect(pinned.models).toEqual(['c', 'a', 'b']);
    expect(moveCompared(pinned, 'a', -1)).toBe(pinned);
    expect(removeCompared(pinned, 'c')).toMatchObject({ models: ['a', 'b'], pinned: undefined });
  });
});

describe('toCompareTable()', () => {
  const models = {
    a: aModel({
      name: 'A',
      specs: { maxClipSeconds: [aClaim(10)], aspectRatios: [aClaim(['16:9', '1:1'])] },
      capabilities: { dub: [aClaim('full')], loop: [aClaim('full')] },
    }),
    b: aModel({
      name: 'B',
      specs: { maxClipSeconds: [aClaim(8), aClaim(9)], aspectRatios: [aClaim(['1:1', '16:9'])] },
      capabilities: { dub: [aClaim('none')], loop: [aClaim('full')] },
    }),
    c: aModel({ name: 'C', specs: { maxClipSeconds: [aClaim(10)] } }),
  };
  const data = toCompareData({
    ...aCatalog({ models, capabilities: capabilityList('dub', 'loop', 'extend') }),
    boards: [aRatedBoard(aTally(['a', 'b', 600, 300]))],
  });
  const tableOf = (search: string) => toCompareTable(data, readCompareQuery(search));
  const linesOf = (search: string) =>
    Object.fromEntries(
      tableOf(search).groups.flatMap(({ lines }) =>
        lines.map(({ label, cells, leads }) => [
          label,
          { texts: cells.map((cell) => cell?.text), leads },
        ]),
      ),
    );

  it('has every value where it belongs, and unknown as nothing', () => {
    expect(linesOf('?models=c,a,b')).toMatchObject({
      'Longest take': { texts: ['10 s', '10 s', '8 s'], leads: [0, 1] },
      dub: { texts: [undefined, 'Yes', 'No'], leads: [1] },
      loop: { texts: [undefined, 'Yes', 'Yes'], leads: [] },
      'Small board': { leads: [1] },
    });
    expect(linesOf('?models=c,a,b')).not.toHaveProperty('extend');
  });

  it('keeps only rows in which two known values differ, where that is asked', () => {
    const lines = linesOf('?models=a,b,c&only=differences');
    expect(Object.keys(lines)).toEqual(['Small board', 'dub', 'Longest take']);
    expect(tableOf('?models=a&only=differences').groups).toEqual([]);
  });

  it('counts each row as shown or hidden', () => {
    const all = data.groups.flatMap(({ rows }) => rows).length;
    for (const search of ['?models=a', '?models=a,b,c', '?models=a,b&only=differences']) {
      const { groups, hidden } = tableOf(search);
      expect(groups.flatMap(({ lines }) => lines).length + hidden).toBe(all);
    }
  });

  it('knows the page of two models that have one, in either order', () => {
    const pageOf = (search: string) => pairPageOf(data, tableOf(search));
    expect(pageOf('?models=a,b')).toBe('/compare/a-vs-b/');
    expect(pageOf('?models=b,a')).toBe('/compare/a-vs-b/');
    expect(pageOf('?models=a,c')).toBeUndefined();
    expect(pageOf('?models=a')).toBeUndefined();
    expect(pageOf('?models=a,b,c')).toBeUndefined();
  });

  it('names what it does not know and what does not fit', () => {
    const many = toCompareTable(
      {
        groups: [],
        models: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => ({
          ...{ id: name, name, title: name.toUpperCase() },
          ...{ vendorName: 'Studio', href: '/', cells: [], pageless: [] },
        })),
      },
      readCompareQuery('?models=a,b,z,c,d,e,f,g'),
    );
    expect(many.models).toHaveLength(mostCompared);
    expect(many).toMatchObject({ unknown: ['z'], beyond: ['G'] });
  });
});
