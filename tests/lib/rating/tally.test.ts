import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accumulateTallies,
  addTallies,
  countVotes,
  createTally,
  subtractTallies,
  tallyByDay,
  tallyCounts,
  tallyStream,
  tallyVotes,
  toComparisons,
} from '../../../src/lib/rating/index.ts';
import { linkedVotes, votes } from './cases.ts';

describe('tallyVotes()', () => {
  it('does not change its input and does not depend on its order', () => {
    const cast = Object.freeze([
      Object.freeze({ left: 'b', right: 'a', outcome: 'left' as const }),
      Object.freeze({ left: 'a', right: 'b', outcome: 'tie' as const }),
      Object.freeze({ left: 'b', right: 'a', outcome: 'left' as const }),
    ]);
    expect(tallyVotes(cast)).toEqual(tallyVotes(cast.toReversed()));
    expect(countVotes(tallyVotes(cast))).toBe(3);
  });

  it('keeps the side on which a model was shown', () => {
    const tally = tallyVotes([{ left: 'b', right: 'a', outcome: 'left' }]);
    expect(tally.models).toEqual(['a', 'b']);
    expect([...tally.left]).toEqual([0, 0, 1, 0]);
  });

  it('refuses a model against itself and a single model', () => {
    expect(() => tallyVotes([{ left: 'a', right: 'a', outcome: 'tie' }])).toThrow(RangeError);
    expect(() => createTally(['a'])).toThrow('needs at least two');
  });
});

describe('tallyCounts()', () => {
  it('refuses counts that are negative or no number', () => {
    expect(() => tallyCounts([votes('a', 'b', 'left', -1)])).toThrow(RangeError);
    expect(() => tallyCounts([votes('a', 'b', 'left', Number.NaN)])).toThrow(RangeError);
  });
});

describe('addTallies()', () => {
  it('is the tally of all votes together, over the models of both', () => {
    const first = [votes('a', 'b', 'left', 3), votes('c', 'a', 'tie', 2)];
    const second = [votes('b', 'd', 'right', 5), votes('a', 'b', 'left', 1)];
    expect(addTallies(tallyCounts(first), tallyCounts(second))).toEqual(
      tallyCounts([...first, ...second]),
    );
  });
});

describe('subtractTallies()', () => {
  it('undoes an addition, over the models of the first', () => {
    fc.assert(
      fc.property(linkedVotes, linkedVotes, (first, second) => {
        const total = addTallies(tallyCounts(first), tallyCounts(second));
        expect(
          addTallies(subtractTallies(total, tallyCounts(second)), tallyCounts(second)),
        ).toEqual(total);
        expect(countVotes(subtractTallies(total, total))).toBe(0);
        expect(subtractTallies(total, tallyCounts(second)).models).toEqual(total.models);
      }),
    );
  });

  it('does not change its inputs', () => {
    const [first, second] = [
      tallyCounts([votes('a', 'b', 'tie', 3)]),
      tallyCounts([votes('a', 'b', 'tie')]),
    ];
    const before = structuredClone([first, second]);
    subtractTallies(first, second);
    expect([first, second]).toEqual(before);
  });

  it('refuses to take out votes that are not there', () => {
    const tally = tallyCounts([votes('a', 'b', 'left', 3)]);
    const refusal = 'Cannot take votes out of a tally that does not hold them';
    expect(() => subtractTallies(tally, tallyCounts([votes('a', 'b', 'left', 4)]))).toThrow(
      refusal,
    );
    expect(() => subtractTallies(tally, tallyCounts([votes('a', 'b', 'right')]))).toThrow(refusal);
    expect(() => subtractTallies(tally, tallyCounts([votes('b', 'a', 'left')]))).toThrow(refusal);
    expect(() => subtractTallies(tally, tallyCounts([votes('a', 'c', 'left')]))).toThrow(refusal);
  });
});

describe('accumulateTallies()', () => {
  it('holds at each day the votes up to it, over the models of all days', () => {
    const days = [
      [votes('a', 'b', 'left', 3)],
      [votes('c', 'a', 'tie', 2)],
      [votes('b', 'c', 'right', 1), votes('a', 'b', 'left', 1)],
    ];
    const sums = accumulateTallies(days.map(tallyCounts));
    expect(sums.map(countVotes)).toEqual([3, 5, 7]);
    expect(sums.map(({ models }) => models)).toEqual(days.map(() => ['a', 'b', 'c']));
    expect(sums.at(-1)).toEqual(tallyCounts(days.flat()));
    expect(subtractTallies(sums[1]!, sums[0]!).tie).toEqual(sums[1]!.tie);
  });

  it('is empty without days', () => {
    expect(accumulateTallies([])).toEqual([]);
  });
});

describe('toComparisons()', () => {
  const tally = tallyCounts([
    votes('a', 'b', 'left', 4),
    votes('b', 'a', 'left', 1),
    votes('b', 'a', 'tie', 2),
    votes('a', 'b', 'both_bad', 3),
  ]);

  it('keeps the sides apart, and counts both bad with ties, unless told otherwise', () => {
    const { left, right, draws } = toComparisons(tally);
    expect([...left]).toEqual([0, 4, 1, 0]);
    expect([...right]).toEqual([0, 0, 0, 0]);
    expect([...draws]).toEqual([0, 3, 2, 0]);
  });

  it('drops what the rule drops', () => {
    expect([...toComparisons(tally, { bothBad: 'drop' }).draws]).toEqual([0, 0, 2, 0]);
    expect([...toComparisons(tally, { ties: 'drop' }).draws]).toEqual([0, 0, 0, 0]);
  });
});

describe('tallyStream()', () => {
  it('counts what comes one by one, as rows counted at once', async () => {
    const cast = [votes('b', 'a', 'left'), votes('a', 'c', 'tie'), votes('b', 'a', 'both_bad')];
    async function* arriving() {
      for (const vote of cast) yield await Promise.resolve(vote);
    }
    expect(await tallyStream(arriving())).toEqual(tallyVotes(cast));
    expect(await tallyStream(cast)).toEqual(tallyVotes(cast));
  });

  it('refuses what rows refuse', async () => {
    await expect(tallyStream([votes('a', 'a', 'tie')])).rejects.toThrow('a against itself');
    await expect(
      tallyStream([{ left: 'a', right: 'b', outcome: 'draw' as 'tie' }]),
    ).rejects.toThrow('Cannot count the outcome draw: it is one of left, right, tie, both_bad');
  });
});

describe('tallyByDay()', () => {
  it('keeps each day apart, earliest first, whose sum is the tally of all', () => {
    fc.assert(
      fc.property(linkedVotes, fc.infiniteStream(fc.integer({ min: 1, max: 9 })), (cast, days) => {
        const dated = cast.map((vote) => ({ ...vote, day: `2026-03-0${days.next().value}` }));
        const byDay = tallyByDay(dated);
        expect(byDay.map(({ day }) => day)).toEqual(
          [...new Set(dated.map(({ day }) => day))].sort(),
        );
        for (const { day, tally } of byDay) {
          expect(tally).toEqual(tallyCounts(dated.filter((vote) => vote.day === day)));
        }
        expect(byDay.map(({ tally }) => tally).reduce(addTallies)).toEqual(tallyCounts(cast));
      }),
      { numRuns: 30 },
    );
  });

  it('counts a vote without a count once', () => {
    const [day] = tallyByDay([{ day: '2026-03-01', left: 'a', right: 'b', outcome: 'left' }]);
    expect(countVotes(day!.tally)).toBe(1);
  });
});

describe('counting many models', () => {
  it('finds every cell again as its tables grow', () => {
    const names = Array.from({ length: 70 }, (_, index) => `m${String(index).padStart(3, '0')}`);
    // Each ordered pair another number of times, and the newest models first.
    const rows = names
      .flatMap((left, i) =>
        names
          .map((right, j) => votes(left, right, 'tie', 1 + i * 70 + j))
          .filter(({ right }) => right !== left),
      )
      .toReversed();
    const tally = tallyCounts(rows);
    for (const { left, right, count } of rows) {
      expect(tally.tie[names.indexOf(left) * 70 + names.indexOf(right)]).toBe(count);
    }
  });
});
