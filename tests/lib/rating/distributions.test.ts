import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chiSquareAbove,
  normal95,
  normalBelow,
  normalTwoSided,
  seededNormal,
  seededUniform,
  student95,
} from '../../../src/lib/rating/distributions.ts';

describe('normalBelow()', () => {
  // Abramowitz and Stegun, "Handbook of Mathematical Functions", table 26.1.
  it.each([
    [0, 0.5],
    [0.5, 0.6914624613],
    [1, 0.8413447461],
    [1.5, 0.9331927987],
    [1.96, 0.9750021049],
    [2.5, 0.9937903347],
    [3, 0.998650102],
    [4, 0.9999683288],
  ])('has the table at %f', (x, below) => {
    expect(Math.abs(normalBelow(x) - below)).toBeLessThan(1e-7);
    expect(Math.abs(normalBelow(-x) - (1 - below))).toBeLessThan(1e-7);
  });

  it('rises from 0 to 1, and mirrors about 0', () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (x) => {
        expect(normalBelow(x) + normalBelow(-x)).toBeCloseTo(1, 8);
        expect(normalBelow(x + 0.01)).toBeGreaterThan(normalBelow(x) - 1e-9);
      }),
    );
    expect(normalBelow(-40)).toBe(0);
    expect(normalBelow(40)).toBe(1);
  });

  it('keeps far tails within a twentieth, which tests by the thousand need', () => {
    // The same book, table 26.2: -log10 of the tail at 5 and 6 is 6.54265 and 9.00586.
    expect(Math.abs(normalBelow(-5) / 10 ** -6.54265 - 1)).toBeLessThan(0.05);
    expect(Math.abs(normalBelow(-6) / 10 ** -9.00586 - 1)).toBeLessThan(0.05);
  });
});

describe('normalTwoSided()', () => {
  it('is 5 % at the half-width of a 95 % interval, on either side', () => {
    expect(normalTwoSided(normal95)).toBeCloseTo(0.05, 6);
    expect(normalTwoSided(-normal95)).toBeCloseTo(0.05, 6);
    expect(normalTwoSided(0)).toBeCloseTo(1, 8);
  });
});

describe('student95()', () => {
  // Abramowitz and Stegun, table 26.10, column 0.05 two-sided.
  it.each([
    [1, 12.706],
    [2, 4.303],
    [3, 3.182],
    [4, 2.776],
    [5, 2.571],
    [7, 2.365],
    [10, 2.228],
    [15, 2.131],
    [29, 2.045],
    [60, 2.0],
    [120, 1.98],
  ])('is within 0.5 %% of the table at %i degrees', (degrees, table) => {
    expect(Math.abs(student95(degrees) / table - 1)).toBeLessThan(0.005);
  });

  it('falls towards the normal, and has no bound without a degree of freedom', () => {
    for (let degrees = 1; degrees < 200; degrees += 1) {
      expect(student95(degrees + 1)).toBeLessThan(student95(degrees));
    }
    expect(student95(1e6)).toBeCloseTo(normal95, 5);
    expect(student95(0)).toBe(Infinity);
  });
});

describe('chiSquareAbove()', () => {
  // Abramowitz and Stegun, table 26.8: statistics of which 5 %, 1 % and 0.1 % lie above.
  it.each([
    [1, 3.841, 6.635, 10.828],
    [2, 5.991, 9.21, 13.816],
    [3, 7.815, 11.345, 16.266],
    [10, 18.307, 23.209, 29.588],
    [30, 43.773, 50.892, 59.703],
    [100, 124.342, 135.807, 149.449],
  ])('comes near the table at %i degrees of freedom', (degrees, five, one, tenth) => {
    expect(Math.abs(chiSquareAbove(five, degrees) - 0.05)).toBeLessThan(0.003);
    expect(Math.abs(chiSquareAbove(one, degrees) - 0.01)).toBeLessThan(0.0005);
    expect(Math.abs(chiSquareAbove(tenth, degrees) - 0.001)).toBeLessThan(0.0002);
  });

  it('follows the closed form that even degrees have', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0.3, max: 2, noNaN: true }),
        (half, ratio) => {
          const statistic = 2 * half * ratio;
          let term = Math.exp(-statistic / 2);
          let above = term;
          for (let i = 1; i < half; i += 1) above += term *= statistic / 2 / i;
          expect(Math.abs(chiSquareAbove(statistic, 2 * half) - above)).toBeLessThan(0.01);
        },
      ),
    );
  });

  it('tells nothing without a degree of freedom', () => {
    expect(chiSquareAbove(99, 0)).toBe(1);
  });
});

describe('seededUniform()', () => {
  it('is mulberry32, number for number', () => {
    // From the author's own listing, github.com/bryc/code, jshash/PRNGs.md.
    let state = 7;
    const original = (): number => {
      state |= 0;
      state = (state + 0x6d2b79f5) | 0;
      let t = Math.imul(state ^ (state >>> 15), 1 | state);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
    const ours = seededUniform(7);
    const [drawn, wanted] = [ours, original].map((draw) => Array.from({ length: 1000 }, draw));
    expect(drawn).toEqual(wanted);
  });

  it('fills each tenth of its range alike', () => {
    const uniform = seededUniform(1);
    const tenths = new Array<number>(10).fill(0);
    for (let index = 0; index < 100_000; index += 1) tenths[Math.floor(uniform() * 10)]! += 1;
    // Each count scatters by 95: five times that is chance of one in a million.
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(475);
  });
});

describe('seededNormal()', () => {
  it('has mean 0, variance 1 and the tails of the table', () => {
    const normal = seededNormal(1);
    const draws = Array.from({ length: 50_000 }, () => normal());
    const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
    const variance = draws.reduce((sum, value) => sum + value ** 2, 0) / draws.length - mean ** 2;
    const outside = draws.filter((value) => Math.abs(value) > normal95).length / draws.length;
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(Math.abs(variance - 1)).toBeLessThan(0.03);
    expect(Math.abs(outside - 0.05)).toBeLessThan(0.005);
  });

  it('says the same for the same seed', () => {
    const [first, second, other] = [seededNormal(5), seededNormal(5), seededNormal(6)];
    const drawn = [first(), first()];
    expect([second(), second()]).toEqual(drawn);
    expect([other(), other()]).not.toEqual(drawn);
  });
});
