import { describe, expect, it } from 'vitest';
import {
  expectedScore,
  fitBradleyTerry,
  tallyCounts,
  toComparisons,
} from '../../../src/lib/rating/index.ts';
import { votes } from './cases.ts';

describe('fitBradleyTerry()', () => {
  it('finds the strengths .640, 1.043, .660, 2.270 of the worked example with 22 games', () => {
    // en.wikipedia.org/wiki/Bradley-Terry_model, section "Worked example of solution procedure":
    // wins of row over column among A, B, C, D; arena-rank tests the same numbers to 1e-3.
    const wins = { A: { B: 2, D: 1 }, B: { A: 3, C: 5 }, C: { B: 3, D: 1 }, D: { A: 4, C: 3 } };
    const tally = tallyCounts(
      Object.entries(wins).flatMap(([winner, losers]) =>
        Object.entries(losers).map(([loser, count]) => votes(winner, loser, 'left', count)),
      ),
    );
    const { logOdds } = fitBradleyTerry(toComparisons(tally));
    const strengths = Array.from(logOdds, Math.exp);
    [0.6398, 1.0433, 0.6598, 2.2704].forEach((strength, index) => {
      expect(strengths[index]).toBeCloseTo(strength, 4);
    });
  });

  it('has a closed form for two models: the log of wins over losses', () => {
    const tally = tallyCounts([votes('a', 'b', 'left', 30), votes('a', 'b', 'right', 10)]);
    const { logOdds } = fitBradleyTerry(toComparisons(tally));
    expect(logOdds[0]! - logOdds[1]!).toBeCloseTo(Math.log(3), 12);
  });

  it('calls models equal that only drew', () => {
    const tally = tallyCounts([votes('a', 'b', 'tie', 7), votes('b', 'c', 'both_bad', 2)]);
    expect([...fitBradleyTerry(toComparisons(tally)).logOdds]).toEqual([0, 0, 0]);
  });

  it('refuses votes that leave a model without a loss', () => {
    const tally = tallyCounts([votes('a', 'b', 'left', 5)]);
    expect(() => fitBradleyTerry(toComparisons(tally))).toThrow(RangeError);
  });

  it('refuses models that no chain of votes links', () => {
    const tally = tallyCounts([votes('a', 'b', 'tie', 5), votes('c', 'd', 'tie', 5)]);
    expect(() => fitBradleyTerry(toComparisons(tally))).toThrow('in both directions');
  });

  it('copes with strengths that lie 2,000 points apart', () => {
    const tally = tallyCounts([votes('a', 'b', 'left', 1e5), votes('a', 'b', 'right', 1)]);
    const { logOdds } = fitBradleyTerry(toComparisons(tally));
    expect(logOdds[0]! - logOdds[1]!).toBeCloseTo(Math.log(1e5), 8);
  });
});

describe('expectedScore()', () => {
  it('is a half between equals and adds up to one over the two sides', () => {
    expect(expectedScore(0)).toBe(0.5);
    expect(expectedScore(1.7) + expectedScore(-1.7)).toBeCloseTo(1, 15);
  });
});
