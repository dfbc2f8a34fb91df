import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stateWords, tiedWith, toLeaderboard } from '../../../src/lib/catalog/leaderboard.ts';
import {
  computeStandings,
  predictWin,
  sandwichOfVotes,
  tallyCounts,
} from '../../../src/lib/rating/index.ts';
import type { Tally } from '../../../src/lib/rating/index.ts';
import { aRatedBoard, aTally, aView } from '../../builders.ts';

function leaderboardOf(tally: Tally) {
  const board = aRatedBoard(tally);
  return toLeaderboard(board, board.views[0]!);
}

/** Models that the prediction does not tell from this one: its interval holds one half. */
function unseparatedFrom(model: string, tally: Tally): string[] {
  const { standings } = aRatedBoard(tally).views[0]!;
  return standings.rows
    .map((row) => row.model)
    .filter((other) => {
      const predicted = other === model ? undefined : predictWin(standings, model, other);
      return predicted !== undefined && predicted.lower <= 0.5 && predicted.upper >= 0.5;
    });
}

const clearLead = aTally(['a', 'b', 90, 10], ['a', 'c', 90, 10], ['b', 'c', 55, 45]);
const tiedTop = aTally(['a', 'b', 51, 49], ['a', 'c', 80, 20], ['b', 'c', 80, 20]);
const nobodyRated = aTally(['a', 'b', 3, 0]);

/** Any votes among three or four models, linked or not. */
const anyTally = fc
  .array(
    fc.tuple(
      fc.constantFrom('ab', 'ac', 'ad', 'bc', 'bd', 'cd'),
      fc.nat(30),
      fc.nat(30),
      fc.nat(9),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((rows) => aTally(...rows.map(([[a, b], ...counts]) => [a!, b!, ...counts] as const)));

describe('toLeaderboard()', () => {
  it('says of a clear leader that it leads', () => {
    const { rows, summary } = leaderboardOf(clearLead);
    expect(summary).toBe('A leads, clear of all others.');
    expect(rows.map(({ name, rank, spread, verdict }) => [name, rank, spread, verdict])).toEqual([
      ['A', '1', '1', 'clear of all others'],
      ['B', '2', '2–3', 'tied with C'],
      ['C', '3', '2–3', 'tied with B'],
    ]);
  });

  it('says of a tie at the top that there is one', () => {
    const { rows, summary } = leaderboardOf(tiedTop);
    expect(summary).toBe('A is first, but the votes do not separate it from B.');
    expect(rows.map(({ verdict }) => verdict)).toEqual([
      'tied with B',
      'tied with A',
      'clear of all others',
    ]);
  });

  it('says of a rating from few votes that it is provisional', () => {
    const { rows } = leaderboardOf(aTally(['a', 'b', 30, 20], ['b', 'c', 20, 4]));
    expect(rows.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['A', 'tied with B'],
      ['B', 'tied with A'],
      ['C', 'clear of all others; provisional, from fewer than 30 votes'],
    ]);
  });

  it('names all whom the votes do not separate', () => {
    const even = aTally(['a', 'b', 15, 15], ['a', 'c', 15, 15], ['b', 'c', 15, 15]);
    const { rows, summary } = leaderboardOf(even);
    expect(summary).toBe('A is first, but the votes do not separate it from B and C.');
    expect(rows.map(({ rank, verdict }) => [rank, verdict])).toEqual([
      ['1', 'tied with B and C'],
      ['1', 'tied with A and C'],
      ['1', 'tied with A and B'],
    ]);
  });

  it('says why where nobody has a rating, and shows no number in its place', () => {
    const { rows, summary } = leaderboardOf(nobodyRated);
    expect(summary).toMatch(/^Too few votes/);
    expect(rows.map(({ verdict }) => verdict)).toEqual([stateWords.unbeaten, stateWords.winless]);
    for (const { rank, spread, rating, halfWidth, interval, mark } of rows) {
      expect([rank, spread, rating, halfWidth, interval, mark]).toEqual(
        Array.from({ length: 6 }, () => undefined),
      );
    }
  });

  it('ties no rated model with one that has no rating', () => {
    const { rows } = leaderboardOf(aTally(['a', 'b', 15, 15], ['a', 'z', 9, 0]));
    expect(rows.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['A', 'tied with B'],
      ['B', 'tied with A'],
      ['Z', stateWords.winless],
    ]);
  });

  it('says of a model without votes that it has none, and gives it no share of them', () => {
    const { rows } = leaderboardOf(aTally(['a', 'b', 5, 5], ['a', 'c', 0, 0]));
    expect(rows.at(-1)).toMatchObject({
      name: 'C',
      verdict: 'no votes yet',
      votes: '0',
      winShare: '–',
    });
  });

  it('counts a tie as half a win, and both bad as a tie', () => {
    const vote = { left: 'a', right: 'b' } as const;
    const { rows, votes } = leaderboardOf(
      tallyCounts([
        { ...vote, outcome: 'left', count: 1000 },
        { ...vote, outcome: 'right', count: 400 },
        { ...vote, outcome: 'tie', count: 500 },
        { ...vote, outcome: 'both_bad', count: 100 },
      ]),
    );
    expect(votes).toBe('2,000');
    expect(rows[0]).toMatchObject({
      name: 'A',
      votes: '2,000',
      wins: '1,000',
      losses: '400',
      ties: '600',
      winShare: '65 %',
    });
    expect(rows[1]).toMatchObject({ name: 'B', wins: '400', losses: '1,000', winShare: '35 %' });
  });

  it('calls nobody clear of all others over whom an unbeaten model stands', () => {
    const { rows, summary } = leaderboardOf(aTally(['a', 'b', 90, 10], ['z', 'a', 9, 0]));
    expect(rows.at(-1)).toMatchObject({ name: 'Z', verdict: stateWords.unbeaten });
    expect(summary).not.toContain('clear of all others');
  });

  it('has one row for each entry with votes, with its link and its note', () => {
    const board = aRatedBoard(clearLead);
    const [first, ...others] = board.entries;
    const unlinked = { ...first!, modelId: undefined, href: undefined, note: 'No version.' };
    const { rows } = toLeaderboard({ ...board, entries: [unlinked, ...others] }, board.views[0]!);
    expect(rows.map(({ key, href, note }) => [key, href, note])).toEqual([
      ['a', undefined, 'No version.'],
      ['b', '/models/b/', undefined],
      ['c', '/models/c/', undefined],
    ]);
  });

  it('places every point, interval end, tick and the mean from 0 to 1, in their order', () => {
    fc.assert(
      fc.property(anyTally, (tally) => {
        const { rows, axis } = leaderboardOf(tally);
        const marks = rows.flatMap(({ mark }) => (mark === undefined ? [] : [mark]));
        const places = [
          axis.mean,
          ...axis.ticks.map(({ at }) => at),
          ...marks.flatMap(({ point, lower, upper }) => [point, lower, upper]),
        ];
        expect(places.filter((place) => !(place >= 0 && place <= 1))).toEqual([]);
        for (const { point, lower, upper } of marks) {
          expect(lower).toBeLessThanOrEqual(point);
          expect(point).toBeLessThanOrEqual(upper);
        }
        const points = marks.map(({ point }) => point);
        expect(points).toEqual(points.toSorted((left, right) => right - left));
      }),
      { numRuns: 40 },
    );
  });

  it('gives half of the interval as its half-width, though few voters widened it', () => {
    const view = aView(tiedTop, {
      standings: computeStandings(tiedTop, {
        interval: (fit, comparisons) => ({ ...sandwichOfVotes(fit, comparisons), critical: 4 }),
      }),
    });
    for (const { halfWidth, interval } of toLeaderboard(aRatedBoard(tiedTop), view).rows) {
      const [lower, upper] = interval!.split(' to ').map(Number);
      expect(Math.abs(Number(halfWidth!.slice(1)) - (upper! - lower!) / 2)).toBeLessThanOrEqual(1);
    }
  });

  it('has few ticks, at round numbers, from one end of the axis to the other', () => {
    fc.assert(
      fc.property(anyTally, (tally) => {
        const { axis } = leaderboardOf(tally);
        const values = axis.ticks.map(({ text }) => Number(text));
        expect(values.filter((value) => value % 5 !== 0)).toEqual([]);
        expect(values).toEqual([...new Set(values)].sort((left, right) => left - right));
        expect(values.length).toBeLessThanOrEqual(8);
        expect(axis.ticks[0]!.at).toBe(0);
        if (values.length > 1) expect(axis.ticks.at(-1)!.at).toBe(1);
      }),
      { numRuns: 40 },
    );
  });

  it('puts a mark where the ticks say that its rating lies', () => {
    const { rows, axis } = leaderboardOf(tiedTop);
    const [low, high] = [Number(axis.ticks[0]!.text), Number(axis.ticks.at(-1)!.text)];
    const ratingAt = (place: number): number => low + place * (high - low);
    expect(ratingAt(axis.mean)).toBeCloseTo(1000, 6);
    for (const { rating, mark, interval } of rows) {
      expect(Math.round(ratingAt(mark!.point))).toBe(Number(rating));
      const [lower, upper] = [mark!.lower, mark!.upper].map((end) => Math.round(ratingAt(end)));
      expect(`${lower} to ${upper}`).toBe(interval);
    }
  });
});

describe('tiedWith()', () => {
  it('is mutual', () => {
    fc.assert(
      fc.property(anyTally, (tally) => {
        const { standings } = aRatedBoard(tally).views[0]!;
        const { rows } = standings;
        for (const row of rows) {
          for (const other of tiedWith(row, standings)) {
            const back = rows.find(({ model }) => model === other)!;
            expect(tiedWith(back, standings)).toContain(row.model);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('agrees with the prediction for each pair, in the order of the rows', () => {
    fc.assert(
      fc.property(anyTally, (tally) => {
        const { standings } = aRatedBoard(tally).views[0]!;
        const { rows } = standings;
        // Predictions are rounded to a millionth; what lies that near to one half proves nothing.
        const isOnEdge = (row: string, other: string): boolean => {
          const { lower = 0, upper = 1 } = predictWin(standings, row, other) ?? {};
          if (row === other) return false;
          return Math.abs(lower - 0.5) < 2e-6 || Math.abs(upper - 0.5) < 2e-6;
        };
        fc.pre(
          !rows.some((row) =>
            rows.some((other) => other !== row && isOnEdge(row.model, other.model)),
          ),
        );
        for (const row of rows) {
          expect(tiedWith(row, standings)).toEqual(unseparatedFrom(row.model, tally));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('names a model of few votes that may well be better, though others lie between', () => {
    const tally = aTally(['a', 'b', 600, 400], ['a', 'c', 2, 1], ['b', 'c', 2, 1]);
    const { standings } = aRatedBoard(tally).views[0]!;
    const { rows } = standings;
    expect(rows[0]).toMatchObject({ model: 'a', rankLow: 1, rankHigh: 2 });
    expect(unseparatedFrom('a', tally)).toEqual(['c']);
    expect(tiedWith(rows[0]!, standings)).toEqual(['c']);
  });

  it('does not name a model that the votes do separate', () => {
    const tally = aTally(
      ['w', 'x', 2, 1],
      ['w', 'y', 2, 1],
      ['x', 'y', 600, 400],
      ['x', 'z', 2, 1],
      ['y', 'z', 2, 1],
    );
    const { standings } = aRatedBoard(tally).views[0]!;
    const { rows } = standings;
    const x = rows.find(({ model }) => model === 'x')!;
    expect(unseparatedFrom('x', tally)).not.toContain('y');
    expect(tiedWith(x, standings)).not.toContain('y');
  });
});
