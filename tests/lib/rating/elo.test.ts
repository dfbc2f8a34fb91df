import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeElo } from '../../../src/lib/rating/index.ts';
import type { Vote } from '../../../src/lib/rating/index.ts';
import { linkedVotes, mirrored } from './cases.ts';

const win = (left: string, right: string): Vote => ({ left, right, outcome: 'left' });

describe('computeElo()', () => {
  it('makes 1002 and 998 of one win between two at 1000', () => {
    expect([...computeElo([win('a', 'b')])]).toEqual([
      ['a', 1002],
      ['b', 998],
    ]);
  });

  it('moves the favourite by little: 100 points ahead it expects 64 %', () => {
    // FIDE Handbook B02, table 8.1.2: 99 to 106 points ahead are an expectancy of .64.
    const start = computeElo([win('a', 'b')], { k: 100 });
    expect(start.get('a')! - start.get('b')!).toBe(100);
    const next = computeElo([win('a', 'b'), win('a', 'b')], { k: 100 });
    expect((next.get('a')! - start.get('a')!) / 100).toBeCloseTo(1 - 0.64, 2);
  });

  it('gives half a win to each for a tie of either kind', () => {
    const after = (outcome: 'tie' | 'both_bad') =>
      computeElo([win('a', 'b'), { left: 'a', right: 'b', outcome }], { k: 32 });
    expect(after('both_bad')).toEqual(after('tie'));
    expect(after('tie').get('a')).toBeLessThan(1016);
    expect(after('tie').get('a')).toBeGreaterThan(1000);
  });

  it('keeps the mean where it began, and does not see sides', () => {
    fc.assert(
      fc.property(linkedVotes, fc.constantFrom(4, 32), (cast, k) => {
        const ratings = computeElo(cast, { k, initial: 1500 });
        const mean = [...ratings.values()].reduce((sum, value) => sum + value, 0) / ratings.size;
        expect(mean).toBeCloseTo(1500, 8);
        const swapped = computeElo(mirrored(cast), { k, initial: 1500 });
        for (const [model, rating] of ratings) expect(swapped.get(model)).toBeCloseTo(rating, 8);
      }),
    );
  });

  it('depends on the order of the votes, which is why it is not the ranking', () => {
    const votes = [win('a', 'b'), win('b', 'c'), win('c', 'a')];
    const [first, last] = [computeElo(votes), computeElo(votes.toReversed())];
    expect(first.get('a')).not.toBe(last.get('a'));
  });

  it('leaves everybody where they began without a step', () => {
    expect([...computeElo([win('a', 'b')], { k: 0 }).values()]).toEqual([1000, 1000]);
    expect(computeElo([]).size).toBe(0);
  });

  it('refuses a model against itself', () => {
    expect(() => computeElo([win('a', 'a')])).toThrow('Cannot rate a against itself');
  });
});
