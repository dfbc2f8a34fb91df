import { describe, expect, it } from 'vitest';
import { arenaNamesUsed } from '../../../src/lib/rules/arena-names-used.ts';
import type { AuthoredArena } from '../../../src/lib/schema/arena.ts';
import { aContext, anArena, anEntry } from '../../content-builders.ts';

const beside = { sources: ['copy'], names: ['reel-v1', 'bobbin'], scales: ['old'] };
const check = (change: Partial<AuthoredArena> = {}, tables: typeof beside | null = beside) =>
  arenaNamesUsed.check(
    anEntry({ kind: 'arena', data: anArena(change), ...(tables !== null && { beside: tables }) }),
    aContext(),
  );

describe('arenaNamesUsed', () => {
  it('lets names and scales pass that the tables have', () => {
    expect(check()).toEqual([]);
  });

  it('finds a name that the tables do not have', () => {
    const names = [...anArena().names, { name: 'Reel-v1', model: 'reel-1' }];
    expect(check({ names })).toEqual([
      {
        field: ['names', 2, 'name'],
        found: '"Reel-v1", which stands in no row of standings.tsv',
        wanted: 'a name exactly as published there, or none',
      },
    ]);
  });

  it('finds a name that is listed twice, with tables and without', () => {
    const names = [...anArena().names, { name: 'bobbin' }];
    const twice = {
      field: ['names', 2, 'name'],
      found: '"bobbin" a second time',
      wanted: 'each name once',
    };
    expect(check({ names })).toEqual([twice]);
    expect(check({ names }, null)).toEqual([twice]);
  });

  it('finds a scale that no capture names', () => {
    const scales = { old: { name: 'Old scale' }, new: { name: 'New scale' } };
    expect(check({ scales }).map(({ field }) => field)).toEqual([['scales', 'new']]);
  });

  it('looks at arenas alone', () => {
    expect(arenaNamesUsed.check(anEntry(), aContext())).toEqual([]);
  });
});
