import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  computeStandings,
  drawMatchup,
  expectedScore,
  normal95,
  prepareDraws,
  tallyByVoter,
  sumVoters,
  tallyCounts,
  valueMatchups,
  varianceOfDifference,
} from '../../../src/lib/rating/index.ts';
import type { IntervalMethod, MatchupValue, Standings } from '../../../src/lib/rating/index.ts';
import { invertInformation } from '../../../src/lib/rating/fit.ts';
import { simulateVotes } from '../../../scripts/bench/simulate-votes.ts';
import { linkedVotes, votes } from './cases.ts';
import type { GroupedVote } from './cases.ts';

/** The covariance that the model itself claims. */
const modelDoubt: IntervalMethod = (fit) => ({
  covariance: invertInformation(fit),
  critical: normal95,
});

/** Variances of the differences between neighbours, added up. */
function summedVariance({ fit, covariance }: Standings): number {
  const order = Array.from(fit!.logOdds, (_, index) => index).sort(
    (first, second) => fit!.logOdds[second]! - fit!.logOdds[first]!,
  );
  return order
    .slice(1)
    .reduce(
      (sum, model, place) => sum + varianceOfDifference(covariance!, order[place]!, model),
      0,
    );
}

function mostValuable(values: readonly MatchupValue[]): MatchupValue {
  return values.reduce((best, value) => (value.value > best.value ? value : best));
}

describe('valueMatchups()', () => {
  it('has chances that add up to one, none below its part of the floor', () => {
    fc.assert(
      fc.property(
        linkedVotes,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.subarray(['x', 'y', 'z']),
        (cast, floor, newcomers) => {
          const tally = tallyCounts(cast);
          const pool = [...tally.models, ...newcomers];
          const values = valueMatchups(computeStandings(tally), pool, { floor });
          expect(values).toHaveLength((pool.length * (pool.length - 1)) / 2);
          const total = values.reduce((sum, { propensity }) => sum + propensity, 0);
          expect(total).toBeCloseTo(1, 10);
          for (const { propensity, value } of values) {
            expect(propensity).toBeGreaterThanOrEqual(floor / values.length - 1e-12);
            expect(value).toBeGreaterThanOrEqual(0);
          }
        },
      ),
    );
  });

  it('draws a tenth of the time from all pairs alike unless told otherwise', () => {
    const tally = tallyCounts([votes('a', 'b', 'tie'), votes('b', 'c', 'tie', 9)]);
    const standings = computeStandings(tally, { interval: modelDoubt });
    expect(valueMatchups(standings, tally.models)).toEqual(
      valueMatchups(standings, tally.models, { floor: 0.1 }),
    );
    for (const { propensity } of valueMatchups(standings, tally.models, { floor: 1 })) {
      expect(propensity).toBeCloseTo(1 / 3, 12);
    }
  });

  it('is by how much a vote as expected shrinks the summed variance, to the last digits', () => {
    fc.assert(
      fc.property(linkedVotes, (cast) => {
        const rate = (list: readonly GroupedVote[]) =>
          computeStandings(tallyCounts(list), { interval: modelDoubt });
        const standings = rate(cast);
        const { models, logOdds } = standings.fit!;
        const gaps = [...logOdds].sort((left, right) => left - right);
        fc.pre(gaps.every((gap, place) => place === 0 || gap - gaps[place - 1]! > 1e-6));
        for (const { first, second, value } of valueMatchups(standings, models)) {
          // A vote that brings what is expected of it leaves the fit where it is.
          const chance = expectedScore(
            logOdds[models.indexOf(first)]! - logOdds[models.indexOf(second)]!,
          );
          const after = rate([
            ...cast,
            votes(first, second, 'left', chance),
            votes(first, second, 'right', 1 - chance),
          ]);
          expect(summedVariance(standings) - summedVariance(after)).toBeCloseTo(value, 9);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('is about what one more vote on the best pair brings, refitted with the sandwich', () => {
    const cast = simulateVotes({
      strengths: [0.5, 0.4, 0, -0.1, -0.8],
      voters: 1,
      votesEach: 600,
      seed: 3,
    }).map((vote) => ({ ...vote, count: 1 }));
    const standings = computeStandings(tallyCounts(cast));
    const { first, second, value } = mostValuable(valueMatchups(standings, standings.fit!.models));
    const { models, logOdds } = standings.fit!;
    const chance = expectedScore(
      logOdds[models.indexOf(first)]! - logOdds[models.indexOf(second)]!,
    );
    const shrinkAfter = (outcome: 'left' | 'right') =>
      summedVariance(standings) -
      summedVariance(computeStandings(tallyCounts([...cast, votes(first, second, outcome)])));
    const brought = chance * shrinkAfter('left') + (1 - chance) * shrinkAfter('right');
    expect(value).toBeGreaterThan(0);
    expect(Math.abs(brought / value - 1)).toBeLessThan(0.15);
  });

  it('asks first for what is known least: neighbours with few votes between them', () => {
    const cast = [
      votes('a', 'b', 'left', 60),
      votes('a', 'b', 'right', 40),
      votes('b', 'c', 'left', 3),
      votes('b', 'c', 'right', 2),
    ];
    const standings = computeStandings(tallyCounts(cast));
    const { first, second } = mostValuable(valueMatchups(standings, ['a', 'b', 'c']));
    expect([first, second]).toEqual(['b', 'c']);
  });

  it('values a pair with a newcomer as much as the best pair of old ones', () => {
    const tally = tallyCounts([
      votes('a', 'b', 'tie', 4),
      votes('b', 'c', 'tie', 4),
      votes('a', 'z', 'left', 2),
    ]);
    const values = valueMatchups(computeStandings(tally, { interval: modelDoubt }), [
      'new',
      ...tally.models,
    ]);
    const best = mostValuable(values).value;
    for (const { first, second, value } of values) {
      if (['new', 'z'].includes(first) || ['new', 'z'].includes(second)) expect(value).toBe(best);
    }
    expect(best).toBeGreaterThan(0);
  });

  it('draws all pairs alike where there are no votes yet', () => {
    const values = valueMatchups({ votes: 0, rows: [] }, ['c', 'a', 'b', 'a']);
    expect(values.map(({ first, second }) => `${first}${second}`)).toEqual(['ab', 'ac', 'bc']);
    for (const { propensity } of values) expect(propensity).toBeCloseTo(1 / 3, 12);
  });

  it('refuses a floor that is no share', () => {
    expect(() => valueMatchups({ votes: 0, rows: [] }, ['a', 'b'], { floor: 1.1 })).toThrow(
      'Cannot use a floor of 1.1',
    );
    expect(() => valueMatchups({ votes: 0, rows: [] }, ['a', 'b'], { floor: -0.1 })).toThrow(
      RangeError,
    );
  });
});

describe('prepareDraws()', () => {
  it('draws for each seed what drawMatchup draws, and only pairs that have a chance', () => {
    fc.assert(
      fc.property(linkedVotes, fc.integer(), (cast, seed) => {
        const tally = tallyCounts(cast);
        const values = valueMatchups(computeStandings(tally), tally.models, { floor: 0 });
        const drawn = prepareDraws(values)(seed);
        expect(drawn).toEqual(drawMatchup(values, seed));
        expect(drawn.propensity).toBeGreaterThan(0);
      }),
    );
  });

  it('meets every pair where there is a floor, each at least as often as its part of it', () => {
    const tally = tallyCounts([votes('a', 'b', 'tie', 900), votes('b', 'c', 'tie', 900)]);
    const values = valueMatchups(computeStandings(tally), [...tally.models, 'new'], { floor: 0.3 });
    const draw = prepareDraws(values);
    const met = new Map<string, number>();
    const draws = 6000;
    for (let seed = 0; seed < draws; seed += 1) {
      const { left, right } = draw(seed);
      const pair = [left, right].sort().join();
      met.set(pair, (met.get(pair) ?? 0) + 1);
    }
    expect(met.size).toBe(6);
    const least = (0.3 / 6) * draws;
    for (const count of met.values()) expect(count).toBeGreaterThan(least - 4 * Math.sqrt(least));
  });
});

describe('drawMatchup()', () => {
  const values: readonly MatchupValue[] = [
    { first: 'a', second: 'b', value: 6, propensity: 0.6 },
    { first: 'a', second: 'c', value: 3, propensity: 0.3 },
    { first: 'b', second: 'c', value: 1, propensity: 0.1 },
  ];

  it('draws each pair as often as its chance says, each side half of the time', () => {
    const draws = 20_000;
    const drawn = Array.from({ length: draws }, (_, seed) => drawMatchup(values, seed));
    for (const { first, second, propensity } of values) {
      const own = drawn.filter(({ left, right }) =>
        [left, right].every((model) => [first, second].includes(model)),
      );
      const error = Math.sqrt((propensity * (1 - propensity)) / draws);
      expect(Math.abs(own.length / draws - propensity)).toBeLessThan(4 * error);
      const asFirst = own.filter(({ left }) => left === first).length;
      expect(Math.abs(asFirst / own.length - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / own.length));
      expect(new Set(own.map((matchup) => matchup.propensity))).toEqual(new Set([propensity]));
    }
  });

  it('draws the same for the same seed', () => {
    expect(drawMatchup(values, 12)).toEqual(drawMatchup(values, 12));
  });

  it('draws the last pair where rounding leaves a little over', () => {
    const short = values.map((value) => ({ ...value, propensity: 0 }));
    expect([drawMatchup(short, 1).left, drawMatchup(short, 1).right].sort()).toEqual(['b', 'c']);
  });

  it('refuses to draw from nothing', () => {
    expect(() => drawMatchup([], 1)).toThrow('there is no pair of models');
  });

  it('serves a whole pool from its votes', () => {
    const board = tallyByVoter(
      simulateVotes({ strengths: [0.4, 0, -0.4], voters: 10, votesEach: 10, seed: 1 }),
    );
    const pool = valueMatchups(computeStandings(sumVoters(board)), board.models);
    const { left, right } = drawMatchup(pool, 1);
    expect(board.models).toContain(left);
    expect(board.models).toContain(right);
    expect(left).not.toBe(right);
  });
});
