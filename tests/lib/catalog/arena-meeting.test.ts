import { describe, expect, it } from 'vitest';
import { toArenaBoard } from '../../../src/lib/catalog/arena-board.ts';
import { toArenaMeetings } from '../../../src/lib/catalog/arena-meeting.ts';
import type { Capture, PublishedStanding } from '../../../src/lib/schema/arena.ts';
import { aCapture, anArena, aPublished } from '../../content-builders.ts';
import { aCatalog, aModel } from '../../builders.ts';

const { models } = aCatalog({
  models: { reel: aModel({ name: 'Reel' }), spool: aModel({ name: 'Spool' }) },
});

/** A board with the entries reel, reel-pro and spool, read on the days given. */
function aBoardOf(captures: readonly Capture[], standings: readonly PublishedStanding[]) {
  const names = [
    { name: 'reel', model: 'reel' },
    { name: 'reel-pro', model: 'reel', variant: 'Pro' },
    { name: 'spool', model: 'spool' },
  ];
  return toArenaBoard({ ...anArena({ names }), id: 'other', captures, standings }, models);
}

const meetings = (...boards: ReturnType<typeof aBoardOf>[]) =>
  toArenaMeetings({ arenas: boards }, ['reel', 'spool']);

describe('toArenaMeetings()', () => {
  const twoDays = [
    aCapture({ capture: '2026-04-10', places: 40 }),
    aCapture({ capture: '2026-05-10', places: 50 }),
  ];

  it('takes the newest day that has both, and the best entry of a model', () => {
    const [meeting] = meetings(
      aBoardOf(twoDays, [
        aPublished({ name: 'reel', rank: 9, rating: 1010 }),
        aPublished({ name: 'reel-pro', rank: 2, rating: 1100, below: 5, above: 5 }),
        aPublished({ name: 'spool', rank: 5, rating: 1060, below: 5, above: 5 }),
        aPublished({ capture: '2026-05-10', name: 'reel', rank: 1, rating: 1500 }),
      ]),
    );
    expect(meeting).toMatchObject({
      board: 'Other arena',
      date: '10 Apr 2026',
      sides: [
        { label: 'reel-pro', place: '2nd of 40' },
        { label: 'spool', place: '5th of 40' },
      ],
      gap: '40 points, intervals apart',
      history: '/history/other/?show=reel-pro&show=spool',
      leads: 0,
    });
  });

  it('says where intervals overlap, and nothing of them where none is published', () => {
    const gapOf = (reach: Pick<PublishedStanding, 'below' | 'above'>) =>
      meetings(
        aBoardOf(twoDays, [
          aPublished({ name: 'reel', rank: 2, rating: 1000, ...reach }),
          aPublished({ name: 'spool', rank: 1, rating: 1010, ...reach }),
        ]),
      )[0]!.gap;
    expect(gapOf({ below: 6, above: 6 })).toBe('10 points, intervals overlap');
    expect(gapOf({ below: undefined, above: undefined })).toBe('10 points');
  });

  it('does not set a place against a rating', () => {
    const board = aBoardOf(twoDays, [
      aPublished({ name: 'reel', rank: 2, rating: undefined }),
      aPublished({ name: 'spool', rank: undefined, rating: 1010 }),
    ]);
    expect(meetings(board)).toEqual([]);
  });

  it('has no gap and no leader where both share a place without ratings', () => {
    const board = aBoardOf(twoDays, [
      aPublished({ name: 'reel', rank: 2, rating: undefined }),
      aPublished({ name: 'spool', rank: 2, rating: undefined }),
    ]);
    expect(meetings(board)).toMatchObject([{ gap: undefined, leads: undefined }]);
  });

  it('turns round with the order asked for', () => {
    const board = aBoardOf(twoDays, [
      aPublished({ name: 'reel', rank: 3 }),
      aPublished({ name: 'spool', rank: 1 }),
    ]);
    const [there] = toArenaMeetings({ arenas: [board] }, ['reel', 'spool']);
    const [back] = toArenaMeetings({ arenas: [board] }, ['spool', 'reel']);
    expect(back).toEqual({
      ...there,
      sides: there!.sides.toReversed(),
      history: '/history/other/?show=spool&show=reel',
      leads: 0,
    });
    expect(there!.leads).toBe(1);
  });
});
