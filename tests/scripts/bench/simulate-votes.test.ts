import { describe, expect, it } from 'vitest';
import { measureCoverage, simulateVotes } from '../../../scripts/bench/simulate-votes.ts';
import { expectedScore } from '../../../src/lib/rating/index.ts';
import type { CastVote } from '../../../src/lib/rating/index.ts';

/** What the left side took on average: a win 1, a tie 1/2. */
function scoreOfLeft(votes: readonly CastVote[]): number {
  const points = { left: 1, tie: 0.5, right: 0, both_bad: 0.5 };
  return votes.reduce((sum, { outcome }) => sum + points[outcome], 0) / votes.length;
}

describe('simulateVotes()', () => {
  it('gives each side the expected score of its strength, with ties, taste and slot', () => {
    const votes = simulateVotes({
      strengths: [0.8, 0],
      voters: 1500,
      votesEach: 5,
      taste: 0.5,
      ties: 0.4,
      slot: 0.3,
      seed: 2,
    });
    const [strongLeft, strongRight] = [0.8, -0.8].map((difference) => ({
      seen: scoreOfLeft(votes.filter(({ left }) => (left === 'm0') === difference > 0)),
      wanted: expectedScore(difference + 0.3),
    }));
    // Some 3,700 votes in clusters of two or three: errors of about 0.01.
    expect(Math.abs(strongLeft!.seen - strongLeft!.wanted)).toBeLessThan(0.04);
    expect(Math.abs(strongRight!.seen - strongRight!.wanted)).toBeLessThan(0.04);
  });

  it('says the same for the same seed, and no model meets itself', () => {
    const options = { strengths: [0, 1, 2], voters: 20, votesEach: 10, seed: 9 };
    const votes = simulateVotes(options);
    expect(simulateVotes(options)).toEqual(votes);
    expect(simulateVotes({ ...options, seed: 10 })).not.toEqual(votes);
    expect(votes).toHaveLength(200);
    expect(votes.filter(({ left, right }) => left === right)).toEqual([]);
  });
});

// `npm run bench:coverage` does this on 1,000 boards; here the bands are as wide as 100 boards ask.
describe('measureCoverage()', () => {
  const small = { boards: 100, models: 4, voters: 36, votesEach: 4, seed: 11 };

  it('finds about 95 % for independent votes', () => {
    const { ratings, differences } = measureCoverage({ ...small, taste: 0, byVoter: false });
    expect(ratings).toBeGreaterThan(0.91);
    expect(ratings).toBeLessThan(0.985);
    expect(differences).toBeGreaterThan(0.91);
    expect(differences).toBeLessThan(0.985);
  });

  it('finds about 95 % for voters with a taste where intervals know the voters', () => {
    const { ratings } = measureCoverage({ ...small, taste: 0.7, byVoter: true });
    expect(ratings).toBeGreaterThan(0.9);
    expect(ratings).toBeLessThan(0.985);
  });

  it('finds less where they do not: it tells a right interval from a wrong one', () => {
    const { ratings } = measureCoverage({ ...small, taste: 0.7, votesEach: 12, byVoter: false });
    expect(ratings).toBeLessThan(0.9);
  });
});
