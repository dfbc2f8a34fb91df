import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  computeStandings,
  eloPerLogOdds,
  expectHeadToHead,
  hasRating,
  predictDifference,
  predictWin,
  tallyCounts,
  varianceOfDifference,
} from '../../../src/lib/rating/index.ts';
import { linkedVotes, votes } from './cases.ts';

describe('predictDifference()', () => {
  it('is the difference of the ratings, with the error of the whole covariance', () => {
    fc.assert(
      fc.property(linkedVotes, (cast) => {
        const standings = computeStandings(tallyCounts(cast));
        const [first, second] = standings.rows.filter(hasRating);
        const { expected, lower, upper } = predictDifference(
          standings,
          first!.model,
          second!.model,
        )!;
        expect(expected).toBeCloseTo(first!.rating - second!.rating, 5);
        const { models } = standings.fit!;
        const variance = varianceOfDifference(
          standings.covariance!,
          models.indexOf(first!.model),
          models.indexOf(second!.model),
        );
        const halfWidth = 1.959963984540054 * eloPerLogOdds * Math.sqrt(variance);
        expect(upper - expected).toBeCloseTo(halfWidth, 4);
        expect(expected - lower).toBeCloseTo(halfWidth, 4);
        // It settles a pair exactly where the places do.
        if (first!.rankHigh === 1) expect(lower).toBeGreaterThan(0);
        if (lower <= 0) expect(first!.rankHigh).toBeGreaterThan(1);
      }),
      { numRuns: 50 },
    );
  });

  it('says nothing of a model without a rating', () => {
    const tally = tallyCounts([votes('a', 'b', 'tie', 4), votes('c', 'a', 'left', 4)]);
    expect(predictDifference(computeStandings(tally), 'a', 'c')).toBeUndefined();
  });
});

describe('expectHeadToHead()', () => {
  it('adds up, over all opponents, to the points that a model took: the fit says nothing else', () => {
    fc.assert(
      fc.property(
        linkedVotes,
        fc.constantFrom('bradley-terry' as const, 'davidson' as const),
        (cast, method) => {
          const tally = tallyCounts(cast);
          const standings = computeStandings(tally, { method });
          for (const model of tally.models) {
            const against = tally.models
              .filter((other) => other !== model)
              .map((other) => expectHeadToHead(standings, tally, [model, other])!);
            const points = against.reduce((sum, pair) => sum + pair.points, 0);
            const expected = against.reduce((sum, pair) => sum + pair.expected.expected, 0);
            expect(expected).toBeCloseTo(points, 4);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('is what predictWin says of each vote, under Bradley-Terry', () => {
    const tally = tallyCounts([
      votes('a', 'b', 'left', 30),
      votes('a', 'b', 'right', 10),
      votes('b', 'a', 'tie', 10),
    ]);
    const standings = computeStandings(tally);
    const { played, points, expected } = expectHeadToHead(standings, tally, ['a', 'b'])!;
    expect([played, points]).toEqual([50, 35]);
    const win = predictWin(standings, 'a', 'b')!;
    for (const end of ['expected', 'lower', 'upper'] as const) {
      expect(expected[end]).toBeCloseTo(50 * win[end], 4);
    }
  });

  it('leaves dropped ties out, and says nothing of strangers', () => {
    const tally = tallyCounts([
      votes('a', 'b', 'left', 3),
      votes('a', 'b', 'right', 1),
      votes('a', 'b', 'tie', 8),
    ]);
    const rule = { ties: 'drop' } as const;
    const standings = computeStandings(tally, rule);
    expect(expectHeadToHead(standings, tally, ['a', 'b'], rule)).toMatchObject({
      played: 4,
      points: 3,
    });
    expect(expectHeadToHead(standings, tally, ['a', 'z'], rule)).toBeUndefined();
  });
});
