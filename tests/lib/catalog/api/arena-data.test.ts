import { describe, expect, it } from 'vitest';
import { toArenaData, toArenaSummaryData } from '../../../../src/lib/catalog/api/arena-data.ts';
import { toLicences } from '../../../../src/lib/catalog/api/licences.ts';
import { anArenaCatalog, anArenaInput } from '../arenas.ts';

const open = anArenaCatalog(anArenaInput({ reusable: true })).arenas[0]!;
const closed = anArenaCatalog(anArenaInput({ reusable: false })).arenas[0]!;

describe('toArenaData()', () => {
  it('hands on the copies as published, with the model that each entry is; quotes are left out', () => {
    const { copies } = toArenaData(open)['published'] as {
      copies: { date: string; scale: string; standings: unknown[] }[];
    };
    expect(copies.map(({ date, scale }) => [date, scale])).toEqual([
      ['2026-04-10', 'old'],
      ['2026-05-01', 'old'],
      ['2026-06-01', 'old'],
      ['2026-07-01', 'new'],
    ]);
    expect(copies[1]!.standings).toEqual([
      expect.objectContaining({ name: 'bobbin', model: null, rank: 1, rating: 1110, below: 5 }),
      expect.objectContaining({ name: 'reel-v1', model: 'reel-1', variant: null }),
      expect.objectContaining({ name: 'reel-v1-audio', variant: 'audio', below: null }),
    ]);
  });

  it('says what a board is, but gives no figure of it, where the figures may not be reused', () => {
    expect(toArenaData(closed)).toEqual({ ...toArenaSummaryData(closed), published: null });
    expect(JSON.stringify(toArenaData(closed))).not.toMatch(/1060|1110|rating"/);
    expect(toArenaSummaryData(closed)).toMatchObject({
      kind: 'external',
      newestCopy: '2026-07-01',
      page: '/boards/other/',
      reusable: false,
    });
  });
});

describe('toLicences()', () => {
  const partsOf = (reusable: boolean) =>
    toLicences(anArenaCatalog(anArenaInput({ reusable }))).map(({ part }) => part);

  it('names the terms of every board whose figures are handed on, and of no other', () => {
    const part = `The published standings of ${open.name}`;
    expect(partsOf(true)).toContain(part);
    expect(partsOf(false)).not.toContain(part);
  });
});
