import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readOwnContent } from './own-content.ts';
import { sheetBoards } from '../src/lib/import/sheet-boards.ts';
import { dateOfCapture } from '../src/lib/schema/arena.ts';
import { shared } from './shared.ts';

const sheet = shared('facts/arenas.yaml');
const { arenas } = await readOwnContent();

/** A row of the sheet; the fields that a row does not have are undefined. */
type Row = Readonly<Record<string, string | number | null | undefined>>;

describe('the boards of other arenas', () => {
  it('name the board of the sheet that they are about', () => {
    expect(arenas.map(({ id }) => id).sort()).toEqual(Object.keys(sheetBoards).sort());
  });

  it('of Artificial Analysis hold only models that have a page here, and are not given away', () => {
    const own = arenas.filter(({ data }) => data.arena === 'Artificial Analysis');
    expect(own.length).toBeGreaterThan(4);
    for (const { data } of own) {
      expect(data.names.filter(({ model }) => model === undefined)).toEqual([]);
      expect([data.shown, data.reusable]).toEqual(['models-here', false]);
    }
  });

  it('say how each scale is held in place, or that it is not known', () => {
    const bare = arenas.flatMap(({ id, data }) =>
      Object.entries(data.scales)
        .filter(([, { note }]) => note === undefined)
        .map(([key]) => `${id} ${key}`),
    );
    expect(bare).toEqual(['design-arena design-arena']);
  });
});

describe.skipIf(sheet === undefined)('the sheet of dated standings', () => {
  const rows = sheet === undefined ? [] : (parse(readFileSync(sheet, 'utf8')) as Row[]);

  it('is here row for row, but for models of Artificial Analysis without a page', () => {
    const isOurs = ({ arena, slug }: Row): boolean =>
      slug !== undefined || arena !== 'Artificial Analysis Video Arena';
    const wanted = rows
      .filter(isOurs)
      .map((row) => describeRow({ ...row, source: String(row['source']).split(' ')[0] }));
    const found = arenas.flatMap(({ id, data }) => {
      const { arena, board } = sheetBoards[id]!;
      return data.standings.map((row) => {
        const capture = data.captures.find(({ capture: key }) => key === row.capture)!;
        const { model, variant } = data.names.find(({ name }) => name === row.name)!;
        return describeRow({
          arena,
          board,
          asOf: dateOfCapture(row.capture),
          model: row.name,
          slug: model,
          variant,
          elo: row.rating ?? null,
          ci: row.below === undefined ? undefined : Math.max(row.below, row.above!),
          rank: row.rank,
          votes: row.votes,
          scale: capture.scale,
          kind: capture.kind === 'quoted' ? 'quoted' : 'board',
          source: capture.pages,
        });
      });
    });
    expect(rows).toHaveLength(3141);
    expect(found).toHaveLength(wanted.length);
    // Of the one day whose copy was read from two files, both addresses stand with each row.
    const both = found.filter((text) => text.split('https://').length > 2);
    expect(both).toHaveLength(36);
    const sort = (texts: readonly string[]): string[] => texts.toSorted();
    const withoutSource = (text: string): string => text.replace(/ https:.*/, '');
    expect(sort(found.map(withoutSource))).toEqual(sort(wanted.map(withoutSource)));
    const single = new Set(found.filter((text) => !both.includes(text)));
    expect(wanted.filter((text) => !single.has(text))).toHaveLength(36);
  });
});

function describeRow(row: Row): string {
  const fields = [
    'arena',
    'board',
    'asOf',
    'model',
    'slug',
    'variant',
    'elo',
    'ci',
    'rank',
    'votes',
    'scale',
    'kind',
    'source',
  ];
  return fields.map((field) => String(row[field] ?? '-')).join(' ');
}
