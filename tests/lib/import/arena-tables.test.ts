import { describe, expect, it } from 'vitest';
import { formatArenaTables, toArenaTables } from '../../../src/lib/import/arena-tables.ts';
import type { SheetRow } from '../../../src/lib/import/arena-tables.ts';
import { anArena } from '../../content-builders.ts';

function aRow(change: Partial<SheetRow> = {}): SheetRow {
  return {
    arena: 'Other',
    board: 'text-to-video',
    asOf: '2026-04-10',
    model: 'reel-v1',
    elo: 1050,
    ci: 9,
    rank: 2,
    votes: 1200,
    scale: 'old',
    kind: 'board',
    source: 'https://copy.example/2026-04-10',
    ...change,
  };
}

const leader = aRow({ model: 'bobbin', elo: 1100, ci: 10, ciLow: 8, ciHigh: 10, rank: 1 });

describe('toArenaTables()', () => {
  it('makes one capture of the copies of a day, and keeps both ends of an interval', () => {
    const rows = [leader, aRow({ source: 'https://copy.example/other' })];
    const before = structuredClone(rows);
    expect(toArenaTables(rows, anArena())).toEqual({
      captures: [
        {
          capture: '2026-04-10',
          kind: 'board',
          scale: 'old',
          places: 2,
          best: 1100,
          source: 'copy',
          pages: 'https://copy.example/2026-04-10 https://copy.example/other',
        },
      ],
      standings: [
        {
          capture: '2026-04-10',
          name: 'bobbin',
          rank: 1,
          rating: 1100,
          below: 8,
          above: 10,
          votes: 1200,
        },
        {
          capture: '2026-04-10',
          name: 'reel-v1',
          rank: 2,
          rating: 1050,
          below: 9,
          above: 9,
          votes: 1200,
        },
      ],
    });
    expect(rows).toEqual(before);
  });

  it('leaves out who has no page, but not how many there were nor the best of them', () => {
    const arena = anArena({ shown: 'models-here', names: [{ name: 'reel-v1', model: 'reel-1' }] });
    const { captures, standings } = toArenaTables([leader, aRow()], arena);
    expect(captures[0]).toMatchObject({ places: 2, best: 1100 });
    expect(standings.map(({ name }) => name)).toEqual(['reel-v1']);
    expect(toArenaTables([leader], arena)).toEqual({ captures: [], standings: [] });
  });

  it('knows of a copy of the upper places not how many there were', () => {
    const { captures } = toArenaTables([leader, aRow()], anArena({ topOnly: ['2026-04-10'] }));
    expect(captures[0]).toMatchObject({ kind: 'top', best: 1100 });
    expect(captures[0]).not.toHaveProperty('places');
  });

  it('lets each quote stand for itself, after the board of the day', () => {
    const quote = aRow({
      kind: 'quoted',
      elo: null,
      ci: undefined,
      votes: undefined,
      note: 'first of its kind',
    });
    const rows = [
      { ...quote, rank: undefined },
      leader,
      { ...quote, source: 'https://copy.example/b' },
    ];
    const { captures, standings } = toArenaTables(rows, anArena());
    expect(captures.map(({ capture, kind }) => [capture, kind])).toEqual([
      ['2026-04-10', 'board'],
      ['2026-04-10b', 'quoted'],
      ['2026-04-10c', 'quoted'],
    ]);
    expect(standings[1]).toEqual({
      capture: '2026-04-10b',
      name: 'reel-v1',
      note: 'first of its kind',
    });
    expect(standings[2]).toEqual({ capture: '2026-04-10c', name: 'reel-v1', rank: 2 });
  });

  it('refuses a name and an address that the board does not declare', () => {
    expect(() => toArenaTables([aRow({ model: 'spool' })], anArena())).toThrow(
      '"spool" is no name of Other arena: add it under `names`',
    );
    expect(() => toArenaTables([aRow({ source: 'https://nowhere.example' })], anArena())).toThrow(
      'https://nowhere.example belongs to no source of Other arena: declare one under `sources`',
    );
  });
});

describe('formatArenaTables()', () => {
  it('writes a header and a line a row', () => {
    const { captures, standings } = formatArenaTables(toArenaTables([leader], anArena()));
    expect(captures).toBe(
      [
        'capture kind scale places best source pages note',
        '2026-04-10 board old 1 1100 copy https://copy.example/2026-04-10 ',
        '',
      ]
        .join('\n')
        .replaceAll(' ', '\t'),
    );
    expect(standings).toBe(
      ['capture name rank rating below above votes note', '2026-04-10 bobbin 1 1100 8 10 1200 ', '']
        .join('\n')
        .replaceAll(' ', '\t'),
    );
  });

  it('refuses a cell that would break the table', () => {
    const { captures, standings } = toArenaTables([aRow({ note: 'a\tb' })], anArena());
    expect(() => formatArenaTables({ captures, standings })).toThrow(
      'Cannot keep "a\\tb" in a table: it holds a tab or a line end',
    );
  });
});
