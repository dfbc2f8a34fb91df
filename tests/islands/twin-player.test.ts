import { describe, expect, it } from 'vitest';
import { rateFor, stepTime, watchOn } from '../../src/islands/vote/twin-player.ts';

describe('watchOn()', () => {
  it('counts what is seen from where watching had come to', () => {
    expect(watchOn(1, 1.04)).toBe(1.04);
  });

  it('counts neither a leap ahead nor what was seen before', () => {
    expect(watchOn(1, 2.9)).toBe(1);
    expect(watchOn(1, 0.2)).toBe(1);
  });

  it('comes to the end picture by picture', () => {
    const picture = 1 / 24;
    let seen = 0;
    for (let now = 0; now < 3; now = stepTime(now, 1, picture)) seen = watchOn(seen, now);
    expect(seen).toBeGreaterThan(2.9);
  });
});

describe('rateFor()', () => {
  it('holds a clip back that is ahead, and hurries one that is behind', () => {
    expect([rateFor(0.1), rateFor(0.005), rateFor(-0.1)]).toEqual([0.9, 1, 1.1]);
  });

  it('has a clip leap that is far off', () => {
    expect([rateFor(0.5), rateFor(-2)]).toEqual([undefined, undefined]);
  });
});

describe('stepTime()', () => {
  it('goes to the middle of the next picture, and of the one before', () => {
    expect(stepTime(0, 1, 0.04)).toBeCloseTo(0.06);
    expect(stepTime(0.06, 1, 0.04)).toBeCloseTo(0.1);
    expect(stepTime(0.1, -1, 0.04)).toBeCloseTo(0.06);
  });

  it('stays at the first picture', () => {
    expect(stepTime(0.02, -1, 0.04)).toBe(0);
  });
});
