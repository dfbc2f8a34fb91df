import { describe, expect, it } from 'vitest';
import { sourcesUsed } from '../../../src/lib/rules/sources-used.ts';
import { aClaim, aContext, aModel, anArena, anEntry } from '../../content-builders.ts';

const check = (data: unknown) => sourcesUsed.check(anEntry({ data }), aContext());
const { site } = aModel().sources;

describe('sourcesUsed', () => {
  it('lets sources pass that one claim or more cite', () => {
    const specs = { maxClipSeconds: [aClaim(10, { source: 'blog' })] };
    expect(check(aModel({ specs, sources: { site: site!, blog: site! } }))).toEqual([]);
  });

  it('finds every source that nothing cites', () => {
    const found = check(aModel({ sources: { site: site!, blog: site!, paper: site! } }));
    expect(found).toEqual([
      {
        field: ['sources', 'blog'],
        found: 'a source that nothing cites',
        wanted: 'a claim with `source: blog`, or no such source',
      },
      {
        field: ['sources', 'paper'],
        found: 'a source that nothing cites',
        wanted: 'a claim with `source: paper`, or no such source',
      },
    ]);
  });

  it('counts what the tables beside a file cite, and waits where they could not be read', () => {
    const entry = anEntry({ kind: 'arena', data: anArena() });
    const beside = { sources: ['copy'], names: [], scales: [] };
    expect(sourcesUsed.check({ ...entry, beside }, aContext())).toEqual([]);
    expect(sourcesUsed.check(entry, aContext())).toEqual([]);
    const found = sourcesUsed.check({ ...entry, beside: { ...beside, sources: [] } }, aContext());
    expect(found.map(({ field }) => field)).toEqual([['sources', 'copy']]);
  });
});
