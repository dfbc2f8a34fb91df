import { describe, expect, it } from 'vitest';
import { computeStandings, valueMatchups } from '../../../src/lib/rating/index.ts';
import { drawFor } from '../../../src/lib/voting/draw.ts';
import { matchupKey } from '../../../src/lib/voting/pool.ts';
import { aTally } from '../../builders.ts';
import { aPool } from './builders.ts';

const pool = aPool();
const empty = valueMatchups({ votes: 0, rows: [] }, pool.models);
const none: ReadonlySet<string> = new Set();
const seeds = (pair: number, prompt = 0) => ({ pair, prompt });
const drawMany = (times: number, answered = none, values = empty, from = pool) =>
  Array.from({ length: times }, (_, seed) => drawFor(from, values, answered, seeds(seed))!);

describe('drawFor()', () => {
  it('gives the same matchup for the same seeds', () => {
    expect(drawFor(pool, empty, none, seeds(5))).toEqual(drawFor(pool, empty, none, seeds(5)));
  });

  it('meets every pair of a board without votes alike, on either side', () => {
    const drawn = drawMany(6000);
    const counts = Object.values(
      Object.groupBy(drawn, ({ left, right }) => [left, right].sort().join()),
    ).map((group) => group!.length);
    expect(counts).toHaveLength(6);
    // Six pairs of 1,000 expected each: 5 standard deviations are 5 * sqrt(6000 * 1/6 * 5/6) = 144.
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(144);
    const asLeft = drawn.filter(({ left, right }) => left < right).length;
    // 5 standard deviations of 6,000 coins are 194.
    expect(Math.abs(asLeft - 3000)).toBeLessThan(194);
    expect(drawn[0]!.propensity).toBeCloseTo(1 / 6, 12);
  });

  it('draws more often what teaches more, and still everything', () => {
    const standings = computeStandings(
      aTally(
        ['reel-1', 'reel-2', 500, 480],
        ['reel-2', 'reel-3', 60, 40],
        ['reel-3', 'reel-1', 9, 20],
      ),
    );
    const models = ['reel-1', 'reel-2', 'reel-3'];
    const values = valueMatchups(standings, models);
    const drawn = drawMany(3000, none, values, aPool({ models }));
    const seen = Object.groupBy(drawn, ({ left, right }) => [left, right].sort().join());
    for (const { first, second, propensity } of values) {
      const count = seen[`${first},${second}`]!.length;
      const spread = Math.sqrt(3000 * propensity * (1 - propensity));
      expect(Math.abs(count - 3000 * propensity)).toBeLessThan(5 * spread);
      expect(propensity).toBeGreaterThan(0.1 / 3 - 1e-12);
    }
  });

  it('does not ask again what was answered, and says the chance among the rest', () => {
    const answered = new Set([matchupKey('reel-2', 'reel-1', null)]);
    const drawn = drawMany(500, answered);
    expect(drawn.some(({ left, right }) => [left, right].sort().join() === 'reel-1,reel-2')).toBe(
      false,
    );
    expect(drawn[0]!.propensity).toBeCloseTo(1 / 5, 12);
  });

  it('has nothing for a voter who answered all', () => {
    const all = new Set(empty.map(({ first, second }) => matchupKey(first, second, null)));
    expect(drawFor(pool, empty, all, seeds(1))).toBeUndefined();
    expect(drawFor(aPool({ models: [] }), [], none, seeds(1))).toBeUndefined();
  });

  it('draws on a blind board only pairs that share a prompt, and only prompts left', () => {
    const blind = aPool({
      kind: 'blind',
      prompts: [
        {
          prompt: 'dog',
          clips: new Map([
            ['reel-1', 'a'],
            ['reel-2', 'b'],
          ]),
        },
        {
          prompt: 'sea',
          clips: new Map([
            ['reel-1', 'c'],
            ['reel-2', 'd'],
            ['reel-3', 'e'],
          ]),
        },
      ],
    });
    const drawn = Array.from({ length: 400 }, (_, seed) =>
      drawFor(blind, empty, none, seeds(seed, seed))!,
    );
    expect(new Set(drawn.map(({ left, right }) => [left, right].sort().join()))).toEqual(
      new Set(['reel-1,reel-2', 'reel-1,reel-3', 'reel-2,reel-3']),
    );
    expect(
      drawn
        .filter(({ prompt }) => prompt === 'dog')
        .every(({ left, right }) => [left, right].sort().join() === 'reel-1,reel-2'),
    ).toBe(true);
    const answered = new Set([matchupKey('reel-1', 'reel-2', 'sea')]);
    const rest = Array.from({ length: 200 }, (_, seed) =>
      drawFor(blind, empty, answered, seeds(seed, seed))!,
    ).filter(({ left, right }) => [left, right].sort().join() === 'reel-1,reel-2');
    expect(new Set(rest.map(({ prompt }) => prompt))).toEqual(new Set(['dog']));
  });
});
