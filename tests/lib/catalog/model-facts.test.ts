import { describe, expect, it } from 'vitest';
import { findModel } from '../../../src/lib/catalog/catalog.ts';
import { toComparePage } from '../../../src/lib/catalog/compare-page.ts';
import { toModelFacts } from '../../../src/lib/catalog/model-facts.ts';
import { aCatalog } from './catalogs.ts';

const seconds = (value: number) => ({
  specs: { maxClipSeconds: [{ value, source: 'docs', seen: '2026-05' }] },
});

function longest(catalog: ReturnType<typeof aCatalog>, id: string): string | undefined {
  return toModelFacts(catalog, findModel(catalog, id))
    .factGroups.flatMap(({ facts }) => facts)
    .find((fact) => fact.id === 'maxClipSeconds')?.text;
}

describe('toModelFacts()', () => {
  it('works out a model once, and each model and each catalogue for itself', () => {
    const [first, second] = [aCatalog(seconds(5), seconds(10)), aCatalog(seconds(15))];
    expect(toModelFacts(first, first.models[0]!)).toBe(toModelFacts(first, first.models[0]!));
    expect(longest(first, 'reel-1')).toBe('5 s');
    expect(longest(first, 'reel-2')).toBe('10 s');
    expect(longest(second, 'reel-1')).toBe('15 s');
    expect(longest(first, 'reel-1')).toBe('5 s');
  });
});

describe('toComparePage()', () => {
  it('sets the same facts face to face, in either order', () => {
    const catalog = aCatalog(seconds(5), seconds(10));
    const sides = (first: string, second: string) =>
      toComparePage(catalog, first, second)
        .factGroups.flatMap(({ rows }) => rows)
        .find(({ id }) => id === 'maxClipSeconds');
    expect(sides('reel-1', 'reel-2')).toMatchObject({
      relation: 'differs',
      sides: [{ text: '5 s' }, { text: '10 s' }],
    });
    expect(sides('reel-2', 'reel-1')).toMatchObject({
      relation: 'differs',
      sides: [{ text: '10 s' }, { text: '5 s' }],
    });
  });
});
