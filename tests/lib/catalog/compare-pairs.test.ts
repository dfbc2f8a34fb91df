import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCatalog } from '../../../src/lib/catalog/catalog.ts';
import type { Catalog } from '../../../src/lib/catalog/catalog.ts';
import {
  chosenHref,
  compareHref,
  compareManyHref,
  comparePairs,
  hasPairPage,
} from '../../../src/lib/catalog/compare-pairs.ts';
import type { AuthoredModel } from '../../../src/lib/schema/model.ts';
import { aCatalog, aClaim, aModel, aRatedBoard, aTally, aVendor, today } from '../../builders.ts';
import { aCapture, anArena, aPublished } from '../../content-builders.ts';

type Status = 'available' | 'preview' | 'legacy' | 'announced' | 'retired' | undefined;

function withStatus(status: Status): AuthoredModel {
  return aModel({ lifecycle: status === undefined ? {} : { status: [aClaim(status)] } });
}

const statuses = ['available', 'preview', 'legacy', 'announced', 'retired', undefined] as const;

/** An id whose parts are never "vs". */
const id = fc
  .stringMatching(/^[a-z0-9]{1,3}(-[a-z0-9]{1,3}){0,2}$/)
  .filter((text) => !text.split('-').includes('vs'));

const someModels = fc.dictionary(id, fc.constantFrom(...statuses).map(withStatus), {
  maxKeys: 7,
  noNullPrototype: true,
});

/** Catalogues of models in any state, with a board that may hold some of them. */
const someCatalogs = fc
  .tuple(someModels, fc.array(fc.nat(6), { maxLength: 3 }))
  .map(([models, places]): Catalog => {
    const ids = Object.keys(models);
    const held = places.flatMap((place) => (place < ids.length ? [ids[place]!] : []));
    const board =
      new Set(held).size < 2
        ? []
        : [aRatedBoard(aTally([held[0]!, held.find((other) => other !== held[0])!, 3, 2]))];
    return { ...aCatalog({ models }), boards: board };
  });

describe('hasPairPage()', () => {
  it('is the same for either order, and never for a model with itself', () => {
    fc.assert(
      fc.property(someCatalogs, (catalog) => {
        for (const { id: one } of catalog.models) {
          expect(hasPairPage(catalog, one, one)).toBe(false);
          for (const { id: other } of catalog.models) {
            expect(hasPairPage(catalog, one, other)).toBe(hasPairPage(catalog, other, one));
          }
        }
      }),
    );
  });

  it('takes two that can be used today, and no others without a board', () => {
    const usable = ['available', 'preview', 'legacy'];
    for (const first of statuses) {
      for (const second of statuses) {
        const catalog = aCatalog({
          models: { one: withStatus(first), two: withStatus(second) },
        });
        const expected = [first, second].every((status) => usable.includes(status ?? 'unknown'));
        expect(hasPairPage(catalog, 'one', 'two'), `${first} and ${second}`).toBe(expected);
      }
    }
  });

  it('takes two that one board of ours holds, whatever became of them', () => {
    const models = {
      one: withStatus('retired'),
      two: withStatus(undefined),
      three: withStatus('retired'),
    };
    const catalog = {
      ...aCatalog({ models }),
      boards: [aRatedBoard(aTally(['one', 'two', 3, 2]))],
    };
    expect(hasPairPage(catalog, 'one', 'two')).toBe(true);
    expect(hasPairPage(catalog, 'one', 'three')).toBe(false);
  });

  it('takes two that one board of another arena has held, by the names linked by hand', () => {
    const names = [
      { name: 'one-v1', model: 'one' },
      { name: 'two-v1', model: 'two' },
      { name: 'three-v1', vendor: 'Unknown Works' },
    ];
    const catalog = toCatalog({
      models: ['one', 'two', 'three'].map((name) => ({ ...withStatus('retired'), id: name })),
      vendors: [{ ...aVendor(), id: 'studio' }],
      boards: [],
      arenas: [
        {
          ...anArena({ names }),
          id: 'other',
          captures: [aCapture()],
          standings: [aPublished({ name: 'one-v1' })],
        },
      ],
      capabilities: { groups: [] },
      today,
    });
    expect(hasPairPage(catalog, 'one', 'two')).toBe(true);
    expect(hasPairPage(catalog, 'one', 'three')).toBe(false);
  });
});

describe('comparePairs()', () => {
  it('has exactly the pairs of the rule, each once, named as the links to them', () => {
    fc.assert(
      fc.property(someCatalogs, (catalog) => {
        const pairs = comparePairs(catalog);
        const ids = catalog.models.map(({ id: model }) => model);
        const wanted = ids.flatMap((one, index) =>
          ids.slice(index + 1).filter((other) => hasPairPage(catalog, one, other)),
        );
        expect(pairs).toHaveLength(wanted.length);
        expect(new Set(pairs.map((pair) => pair.id)).size).toBe(pairs.length);
        for (const { first, second, id: name } of pairs) {
          expect(compareHref(catalog, second, first)).toBe(`/compare/${name}/`);
        }
      }),
    );
  });
});

describe('compareHref()', () => {
  it('leads to the comparison of any models where a pair has no page, as ordered', () => {
    const models = { one: withStatus('available'), two: withStatus('retired') };
    const catalog = aCatalog({ models });
    expect(compareHref(catalog, 'two', 'one')).toBe('/compare/?models=two,one');
    expect(compareManyHref(['a', 'b', 'c'])).toBe('/compare/?models=a,b,c');
  });

  it('gives different pairs different addresses', () => {
    fc.assert(
      fc.property(someCatalogs, (catalog) => {
        const names = comparePairs(catalog).map(({ first, second }) =>
          compareHref(catalog, first, second),
        );
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });
});

describe('chosenHref()', () => {
  it('leads to the two that were chosen, and back where they are not two models', () => {
    const models = { one: withStatus('available'), two: withStatus('preview') };
    const catalog = aCatalog({ models });
    expect(chosenHref(catalog, ['two', 'one'])).toBe('/compare/one-vs-two/');
    for (const ids of [[], ['one'], ['one', 'one'], ['one', '//elsewhere.example']]) {
      expect(chosenHref(catalog, ids)).toBe('/compare/');
    }
  });
});
