import { describe, expect, it } from 'vitest';
import {
  citations,
  declaredSources,
  sourcesDeclared,
} from '../../../src/lib/rules/sources-declared.ts';
import { aClaim, aContext, aModel, anEntry, aPrice } from '../../content-builders.ts';

const check = (data: unknown) => sourcesDeclared.check(anEntry({ data }), aContext());
const { site } = aModel().sources;

describe('sourcesDeclared', () => {
  it('lets claims pass that cite a declared source', () => {
    const specs = { maxClipSeconds: [aClaim(10), aClaim(16, { source: 'blog' })] };
    expect(check(aModel({ specs, sources: { site: site!, blog: site! } }))).toEqual([]);
  });

  it('finds a claim, a price and a statement that cite a source of no declaration', () => {
    const found = check(
      aModel({
        specs: { maxClipSeconds: [aClaim(10, { source: 'paper' })] },
        prices: [aPrice({ source: 'paper' })],
        strengths: [{ text: 'Fast.', source: 'paper', seen: 'unknown' }],
      }),
    );
    expect(found.map(({ field }) => field)).toEqual([
      ['specs', 'maxClipSeconds', 0, 'source'],
      ['prices', 0, 'source'],
      ['strengths', 0, 'source'],
    ]);
    expect(found[0]).toMatchObject({
      found: '"paper", a source that this file does not declare',
      wanted: 'one of site',
    });
  });

  it('names the source that a misspelt one was meant to be', () => {
    const specs = { maxClipSeconds: [aClaim(10, { source: 'sit' })] };
    expect(check(aModel({ specs }))).toMatchObject([{ wanted: 'site (did you mean that?)' }]);
  });

  it('asks for a declaration where there is none at all', () => {
    expect(check({ name: [aClaim('Reel')] })).toMatchObject([
      { field: ['name', 0, 'source'], wanted: 'a source declared under `sources`' },
    ]);
  });
});

describe('declaredSources()', () => {
  it('are the keys under `sources`', () => {
    expect(declaredSources(anEntry({ data: { sources: { a: {}, 'b-c': {} } } }))).toEqual([
      'a',
      'b-c',
    ]);
    expect(declaredSources(anEntry({ data: {} }))).toEqual([]);
  });
});

describe('citations()', () => {
  it('are the sources of claims, not the declarations themselves', () => {
    const data = { sources: { source: { source: 'x' } }, name: [aClaim('Reel')] };
    expect(citations(anEntry({ data }))).toEqual([{ field: ['name', 0, 'source'], value: 'site' }]);
  });
});
