/** A catalogue with boards of other arenas: Reel 1 and Spool 2 against an entry without a page. */
import type { ArenaInput } from '../../../src/lib/catalog/arena-board.ts';
import { toCatalog } from '../../../src/lib/catalog/catalog.ts';
import type { Catalog } from '../../../src/lib/catalog/catalog.ts';
import { aCapture, anArena, aPublished } from '../../content-builders.ts';
import { aModel, aVendor, aClaim } from '../../builders.ts';

const names = [
  { name: 'reel-v1', model: 'reel-1' },
  { name: 'reel-v1-audio', model: 'reel-1', variant: 'audio' },
  { name: 'spool-v2', model: 'spool-2' },
  { name: 'bobbin', vendor: 'Bobbin Works' },
];

/**
 * Three copies on two scales, the second after a gap, and a quote: Reel falls behind Bobbin, Spool
 * comes late.
 */
export function anArenaInput(change: Partial<ArenaInput> = {}): ArenaInput {
  const on = (capture: string, rows: readonly (readonly [string, number, number, number?])[]) =>
    rows.map(([name, rank, rating, reach]) =>
      aPublished({ capture, name, rank, rating, below: reach, above: reach }),
    );
  return {
    ...anArena({
      names,
      scales: { old: { name: 'Old scale' }, new: { name: 'New scale', note: 'Reel is held.' } },
      events: [{ on: '2026-05-02', text: 'The arena moved.' }],
      gaps: [{ from: '2026-05-02', to: '2026-05-31', text: 'No copy.' }],
    }),
    id: 'other',
    captures: [
      aCapture({ capture: '2026-04-10', places: 3, best: 1100 }),
      aCapture({ capture: '2026-05-01', places: 3, best: 1110 }),
      aCapture({ capture: '2026-06-01', places: 3, best: 1120 }),
      aCapture({ capture: '2026-06-15', kind: 'quoted', places: undefined, best: undefined }),
      aCapture({ capture: '2026-07-01', scale: 'new', places: 3, best: 920 }),
    ],
    standings: [
      ...on('2026-04-10', [
        ['reel-v1', 1, 1100, 5],
        ['bobbin', 2, 1060.4, 5],
        ['reel-v1-audio', 3, 1000, 8],
      ]),
      ...on('2026-05-01', [
        ['bobbin', 1, 1110, 5],
        ['reel-v1', 2, 1100, 5],
        ['reel-v1-audio', 3, 1000],
      ]),
      ...on('2026-06-01', [
        ['bobbin', 1, 1120, 5],
        ['reel-v1', 2, 1090, 5],
        ['spool-v2', 3, 1080, 20],
      ]),
      aPublished({
        capture: '2026-06-15',
        name: 'spool-v2',
        rank: 2,
        rating: undefined,
        below: undefined,
        above: undefined,
      }),
      ...on('2026-07-01', [
        ['bobbin', 1, 920, 5],
        ['spool-v2', 2, 900, 9],
        ['reel-v1', 3, 880, 5],
      ]),
    ],
    ...change,
  };
}

export function anArenaCatalog(...arenas: readonly ArenaInput[]): Catalog {
  return toCatalog({
    models: [
      {
        ...aModel({ name: 'Reel 1', lifecycle: { released: [aClaim('2026-04-20')] } }),
        id: 'reel-1',
      },
      { ...aModel({ name: 'Spool 2' }), id: 'spool-2' },
    ],
    vendors: [{ ...aVendor(), id: 'studio' }],
    boards: [],
    arenas: arenas.length === 0 ? [anArenaInput()] : arenas,
    capabilities: { groups: [] },
    today: '2026-07-31',
  });
}
