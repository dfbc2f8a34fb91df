import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  computeHistory,
  computeStandings,
  hasRating,
  sandwichOfVotes,
  tallyCounts,
} from '../../../src/lib/rating/index.ts';
import type { DayTally, HistoryPoint, Standing } from '../../../src/lib/rating/index.ts';
import { linkedVotes, votes } from './cases.ts';
import type { GroupedVote } from './cases.ts';

function aDay(day: string, ...cast: readonly GroupedVote[]): DayTally {
  return { day, tally: tallyCounts(cast) };
}

/** Days of March 2026, each with votes of its own. */
const anyDays = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 28 }), linkedVotes), { minLength: 1, maxLength: 5 })
  .map((days) =>
    days.map(([day, cast]) => ({ day: `2026-03-${String(day).padStart(2, '0')}`, cast })),
  );

function tallied(days: readonly { readonly day: string; readonly cast: GroupedVote[] }[]) {
  return days.map(({ day, cast }) => aDay(day, ...cast));
}

/** A fit that began elsewhere may differ in the last published digit and no more. */
function expectSameRows(seen: readonly Standing[], wanted: readonly Standing[]): void {
  expect(seen.map(({ model, state, votes: cast }) => [model, state, cast])).toEqual(
    wanted.map(({ model, state, votes: cast }) => [model, state, cast]),
  );
  seen.forEach((row, index) => {
    const other = wanted[index]!;
    if (!hasRating(row) || !hasRating(other)) return;
    for (const key of ['rating', 'lower', 'upper', 'standardError'] as const) {
      expect(Math.abs(row[key] - other[key])).toBeLessThan(2e-6);
    }
    expect([row.rank, row.rankLow, row.rankHigh]).toEqual([
      other.rank,
      other.rankLow,
      other.rankHigh,
    ]);
  });
}

describe('computeHistory()', () => {
  it('ends at the standings of all votes, however the days are cut', () => {
    fc.assert(
      fc.property(
        anyDays,
        fc.constantFrom('day' as const, 'week' as const, 'month' as const),
        fc.constantFrom('bradley-terry' as const, 'davidson' as const),
        (days, step, method) => {
          const last = computeHistory(tallied(days), { step, method }).at(-1)!;
          const all = tallyCounts(days.flatMap(({ cast }) => cast));
          expectSameRows(last.rows, computeStandings(all, { method }).rows);
          expect(last.votes).toBe(computeStandings(all).votes);
          expect(last.day).toBe(
            days
              .map(({ day }) => day)
              .sort()
              .at(-1),
          );
        },
      ),
      { numRuns: 25 },
    );
  });

  it('has at each day the standings of the votes up to it, fitted from nothing', () => {
    fc.assert(
      fc.property(anyDays, (days) => {
        for (const { day, rows } of computeHistory(tallied(days))) {
          const past = days.filter((other) => other.day <= day).flatMap(({ cast }) => cast);
          expectSameRows(rows, computeStandings(tallyCounts(past)).rows);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('is the same with a window of all days as without one', () => {
    fc.assert(
      fc.property(anyDays, (days) => {
        expect(computeHistory(tallied(days), { windowDays: 28 })).toEqual(
          computeHistory(tallied(days)),
        );
      }),
      { numRuns: 15 },
    );
  });

  it('counts in a window the votes of its days and no older ones', () => {
    fc.assert(
      fc.property(anyDays, fc.integer({ min: 1, max: 10 }), (days, windowDays) => {
        for (const { day, rows } of computeHistory(tallied(days), { windowDays })) {
          const date = Number(day.slice(-2));
          const recent = days.filter((other) => {
            const otherDate = Number(other.day.slice(-2));
            return otherDate <= date && otherDate > date - windowDays;
          });
          const cast = recent.flatMap(({ cast: own }) => own);
          expectSameRows(rows, computeStandings(tallyCounts(cast)).rows);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('does not depend on the order in which days are given, and does not change them', () => {
    fc.assert(
      fc.property(anyDays, (days) => {
        const given = tallied(days);
        const before = structuredClone(given);
        const points = computeHistory(given);
        expect(given).toEqual(before);
        // Days of one date may come in either order: what they add up to is the same.
        expect(computeHistory(given.toReversed())).toEqual(points);
      }),
      { numRuns: 15 },
    );
  });

  it('has a point for each day with votes and none between', () => {
    const points = computeHistory([
      aDay('2026-03-01', votes('a', 'b', 'tie')),
      aDay('2026-03-09', votes('a', 'b', 'tie')),
      aDay('2026-03-09', votes('a', 'b', 'left')),
    ]);
    expect(points.map(({ day, votes: count }) => [day, count])).toEqual([
      ['2026-03-01', 1],
      ['2026-03-09', 3],
    ]);
  });

  it('closes weeks on Sunday and months on their last day with votes', () => {
    // 1 March 2026 is a Sunday.
    const days = [
      '2026-02-23',
      '2026-02-28',
      '2026-03-01',
      '2026-03-02',
      '2026-03-31',
      '2027-03-01',
    ];
    const tallies = days.map((day) => aDay(day, votes('a', 'b', 'tie')));
    const daysOf = (step: 'week' | 'month') =>
      computeHistory(tallies, { step }).map(({ day, votes: count }) => [day, count]);
    expect(daysOf('week')).toEqual([
      ['2026-03-01', 3],
      ['2026-03-02', 4],
      ['2026-03-31', 5],
      ['2027-03-01', 6],
    ]);
    expect(daysOf('month')).toEqual([
      ['2026-02-28', 2],
      ['2026-03-31', 5],
      ['2027-03-01', 6],
    ]);
  });

  it('keeps a week together across the turn of the year', () => {
    const days = ['2026-12-31', '2027-01-03', '2027-01-04'];
    const tallies = days.map((day) => aDay(day, votes('a', 'b', 'tie')));
    expect(computeHistory(tallies, { step: 'week' }).map(({ day }) => day)).toEqual([
      '2027-01-03',
      '2027-01-04',
    ]);
  });

  it('knows a model from its first vote on, and forgets it when its votes leave the window', () => {
    const days = [
      aDay('2026-03-01', votes('a', 'b', 'tie')),
      aDay('2026-03-02', votes('b', 'c', 'tie')),
      aDay('2026-03-03', votes('b', 'c', 'left')),
    ];
    const modelsOf = (windowDays?: number) =>
      computeHistory(days, windowDays === undefined ? {} : { windowDays }).map(({ rows }) =>
        rows
          .map(({ model }) => model)
          .sort()
          .join(''),
      );
    expect(modelsOf()).toEqual(['ab', 'abc', 'abc']);
    expect(modelsOf(2)).toEqual(['ab', 'abc', 'bc']);
    expect(modelsOf(1)).toEqual(['ab', 'bc', 'bc']);
  });

  it('says of early days what the votes cannot say, as standings do', () => {
    const points = computeHistory([
      aDay('2026-03-01', votes('a', 'b', 'left')),
      aDay('2026-03-02', votes('b', 'a', 'left')),
    ]);
    expect(points.map(({ rows }) => rows.map(({ state }) => state))).toEqual([
      ['unbeaten', 'winless'],
      ['provisional', 'provisional'],
    ]);
  });

  it('asks the interval that it is given', () => {
    const days = [aDay('2026-03-01', votes('a', 'b', 'left'), votes('a', 'b', 'right'))];
    const [plain, wide] = [1, 2].map((factor) => {
      const [point] = computeHistory(days, {
        interval: (fit, comparisons) => {
          const doubt = sandwichOfVotes(fit, comparisons);
          return { ...doubt, critical: factor * doubt.critical };
        },
      });
      const row = point!.rows.find(hasRating)!;
      return row.upper - row.rating;
    });
    expect(wide! / plain!).toBeCloseTo(2, 5);
  });

  describe('over a range of days', () => {
    const days = [
      aDay('2026-03-02', votes('a', 'b', 'left', 3), votes('a', 'b', 'right', 2)),
      aDay('2026-03-04', votes('a', 'b', 'right', 2)),
    ];
    const dated = (points: readonly HistoryPoint[]) =>
      points.map(({ day, votes: cast }) => [day, cast]);

    it('has a point for every day to the last, from the first vote on', () => {
      expect(dated(computeHistory(days, { to: '2026-03-05' }))).toEqual([
        ['2026-03-02', 5],
        ['2026-03-03', 5],
        ['2026-03-04', 7],
        ['2026-03-05', 7],
      ]);
    });

    it('begins where it is asked to, and counts the votes before', () => {
      const all = computeHistory(days, { to: '2026-03-05' });
      const range = { from: '2026-03-03', to: '2026-03-04' };
      expect(dated(computeHistory(days, range))).toEqual([
        ['2026-03-03', 5],
        ['2026-03-04', 7],
      ]);
      computeHistory(days, range).forEach(({ rows }, index) => {
        expectSameRows(rows, all[index + 1]!.rows);
      });
      expect(dated(computeHistory(days, { from: '2026-03-03' }))).toEqual([['2026-03-04', 7]]);
    });

    it('lets votes fall out of a window on days without votes too', () => {
      const points = computeHistory(days, { to: '2026-03-07', windowDays: 2 });
      expect(dated(points)).toEqual([
        ['2026-03-02', 5],
        ['2026-03-03', 5],
        ['2026-03-04', 2],
        ['2026-03-05', 2],
      ]);
    });

    it('ends a period that the range cuts on its last day', () => {
      const points = computeHistory(days, { to: '2026-03-10', step: 'week' });
      // The 8th was a Sunday.
      expect(dated(points)).toEqual([
        ['2026-03-08', 7],
        ['2026-03-10', 7],
      ]);
    });
  });

  it('asks for the interval of each day and its window', () => {
    const days = ['2026-03-01', '2026-03-03'].map((day) =>
      aDay(day, votes('a', 'b', 'left'), votes('a', 'b', 'right')),
    );
    const asked: [string, string | undefined][] = [];
    const intervalAt = (day: string, since: string | undefined) => {
      asked.push([day, since]);
      return sandwichOfVotes;
    };
    computeHistory(days, { intervalAt });
    computeHistory(days, { intervalAt, windowDays: 3 });
    expect(asked).toEqual([
      ['2026-03-01', undefined],
      ['2026-03-03', undefined],
      ['2026-03-01', '2026-02-27'],
      ['2026-03-03', '2026-03-01'],
    ]);
  });

  it('is empty without days', () => {
    expect(computeHistory([])).toEqual([]);
  });

  it('has no ratings, and goes on, on days that the method cannot rate', () => {
    const points = computeHistory(
      [
        aDay('2026-03-01', votes('a', 'b', 'left'), votes('a', 'b', 'right')),
        aDay('2026-03-02', votes('a', 'b', 'tie')),
      ],
      { method: 'davidson' },
    );
    expect(points.at(-1)!.rows.every(hasRating)).toBe(true);
    expect(points[0]!.rows.map(({ rating }) => rating)).toEqual([null, null]);
    expect(points.map(({ remark }) => remark)).toEqual([
      expect.stringMatching(/^Cannot fit a tie parameter/),
      undefined,
    ]);
  });
});
