import { describe, expect, it } from 'vitest';
import { checkStandings } from '../../../src/lib/content/check-standings.ts';
import type { Capture, PublishedStanding } from '../../../src/lib/schema/arena.ts';
import { formatProblem } from '../../../src/lib/schema/problem.ts';
import { aCapture, anArena, aPublished, aSecond } from '../../content-builders.ts';

function check(
  captures: readonly Capture[] = [aCapture()],
  standings: readonly PublishedStanding[] = [aPublished(), aSecond()],
) {
  const withLine = <Data>(data: Data, index: number) => ({ data, line: index + 2 });
  return checkStandings({
    arena: anArena(),
    captures: captures.map(withLine),
    standings: standings.map(withLine),
    paths: { captures: 'captures.tsv', standings: 'standings.tsv' },
    today: '2026-11-23',
  }).map(formatProblem);
}

describe('checkStandings()', () => {
  it('finds nothing in tables that fit', () => {
    expect(check()).toEqual([]);
  });

  it('takes equal ratings in either order, places without ratings, and several captures', () => {
    const captures = [aCapture(), aCapture({ capture: '2026-04-10b', kind: 'quoted' })];
    const quoted = { capture: '2026-04-10b', rank: 7, rating: 1300 };
    const rows = [
      aPublished({ rank: 2 }),
      aSecond({ rank: 1, rating: 1100 }),
      aPublished({ ...quoted, votes: undefined }),
    ];
    expect(check(captures, rows.with(2, { ...rows[2]! }))).toEqual([
      'standings.tsv:4: rank: found rank 7 of 2 places, wanted a rank up to 2',
    ]);
    expect(check(captures.with(1, { ...captures[1]!, places: undefined }), rows)).toEqual([]);
  });

  it.each<[string, Partial<Capture>, string]>([
    [
      'a day to come',
      { capture: '2026-12-01' },
      'capture: found "2026-12-01", a day still to come, wanted a day up to 2026-11-23',
    ],
    [
      'a day that is none',
      { capture: '2026-02-30' },
      'capture: found "2026-02-30", wanted a day that the calendar has',
    ],
    [
      'an undeclared scale',
      { scale: 'olt' },
      'scale: found "olt", a scale that the board does not declare, wanted old (did you mean that?)',
    ],
    [
      'an undeclared source',
      { source: 'cop' },
      'source: found "cop", a source that the board does not declare, wanted copy (did you mean that?)',
    ],
    [
      'a copy without its size',
      { places: undefined },
      'kind: found a copy of the board without its places or its best rating, wanted both `places` and `best`',
    ],
  ])('finds %s', (_, change, said) => {
    const capture = aCapture(change);
    const rows = [aPublished(), aSecond()].map((row) => ({ ...row, capture: capture.capture }));
    expect(check([capture], rows)).toEqual([`captures.tsv:2: ${said}`]);
  });

  it('finds captures out of order, and one that is empty', () => {
    expect(check([aCapture(), aCapture({ capture: '2026-04-09' })])).toEqual([
      'captures.tsv:3: capture: found "2026-04-09" after "2026-04-10", wanted captures in order of date, each once',
      'captures.tsv:3: capture: found "2026-04-09", of which there is no standing, wanted at least one row in standings.tsv, or no such capture',
    ]);
  });

  it.each<[string, Partial<PublishedStanding>, string]>([
    [
      'a capture that is none',
      { capture: '2026-04-11' },
      'capture: found "2026-04-11", which is no row of captures.tsv, wanted 2026-04-10 (did you mean that?)',
    ],
    [
      'a name that is not listed',
      { name: 'bobin' },
      'name: found "bobin", which the board does not list under `names`, wanted bobbin (did you mean that?)',
    ],
    [
      'a name that comes again',
      { name: 'reel-v1' },
      'name: found "reel-v1" a second time, wanted each name once a capture',
    ],
    [
      'a row that says nothing',
      { rank: undefined, rating: undefined, below: undefined, above: undefined },
      'rank: found neither rank nor rating, wanted one of the two, or a note that says what was stated',
    ],
    [
      'half an interval',
      { above: undefined },
      'below: found one end of an interval, wanted both `below` and `above`, or neither',
    ],
    [
      'an interval of nothing',
      { rating: undefined },
      'below: found an interval without a rating, wanted the rating that it belongs to',
    ],
    [
      'a place that the board does not have',
      { rank: 3 },
      'rank: found rank 3 of 2 places, wanted a rank up to 2',
    ],
    [
      'a better place with a lower rating',
      { rank: 2, rating: 1100.5 },
      'rating: found 1100.5, above the best of the board, 1100, wanted a rating up to 1100',
    ],
  ])('finds %s', (_, change, said) => {
    expect(check(undefined, [aPublished(), aSecond(change)])).toContain(`standings.tsv:3: ${said}`);
  });

  it('finds a better place that a higher rating does not carry', () => {
    expect(check(undefined, [aPublished({ rating: 990 }), aSecond()])).toEqual([
      'standings.tsv:3: rank: found rank 2 with 1000, wanted a better rank than reel-v1, which has 990',
    ]);
  });

  it('finds a rating in a capture without a scale', () => {
    expect(check([aCapture({ scale: undefined })])[0]).toBe(
      'standings.tsv:2: rating: found a rating in the capture "2026-04-10", which names no scale, wanted a `scale` in captures.tsv',
    );
  });

  it('finds rows that go back to an earlier capture', () => {
    const captures = [aCapture(), aCapture({ capture: '2026-04-11' })];
    const rows = [aPublished({ capture: '2026-04-11' }), aSecond()];
    expect(check(captures, rows)).toEqual([
      'standings.tsv:3: capture: found "2026-04-10" after a later one, wanted standings in the order of captures.tsv',
    ]);
  });
});
