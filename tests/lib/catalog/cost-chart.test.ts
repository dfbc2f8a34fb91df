import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markFrontier, toCostChart } from '../../../src/lib/catalog/cost-chart.ts';
import type { CostPoint } from '../../../src/lib/catalog/cost-chart.ts';

function aPoint(name: string, usdPerClip: number, rating: number): CostPoint {
  const text = String(rating);
  return {
    id: name.toLowerCase(),
    name,
    vendorName: 'Studio',
    usdPerClip,
    rating: { value: rating, low: rating - 10, high: rating + 10, text, listedAs: name },
  };
}

const points = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 900, max: 1500 })), {
    minLength: 2,
    maxLength: 30,
  })
  .map((pairs) => pairs.map(([cents, rating], at) => aPoint(`Model ${at}`, cents / 100, rating)));

describe('markFrontier()', () => {
  it('marks those that nothing cheaper or as cheap is rated as high as', () => {
    fc.assert(
      fc.property(points, (given) => {
        const marked = markFrontier(given);
        for (const one of marked) {
          const isBeaten = marked.some(
            (other) =>
              other.usdPerClip <= one.usdPerClip &&
              other.rating.value >= one.rating.value &&
              (other.usdPerClip < one.usdPerClip || other.rating.value > one.rating.value),
          );
          if (one.isOnFrontier) expect(isBeaten).toBe(false);
          if (isBeaten) expect(one.isOnFrontier).toBe(false);
        }
      }),
    );
  });
});

describe('toCostChart()', () => {
  it('keeps points and names within the picture, cheaper to the left and better rated above', () => {
    fc.assert(
      fc.property(points, (given) => {
        const chart = toCostChart(given)!;
        for (const { width, height, points: placed } of [chart.narrow, chart.wide]) {
          for (const { x, y, label } of placed) {
            expect(x).toBeGreaterThan(0);
            expect(x).toBeLessThan(width);
            expect(y).toBeGreaterThan(0);
            expect(y).toBeLessThan(height);
            if (label !== undefined) expect(label.x).toBeLessThan(width);
          }
          for (const [index, one] of placed.entries()) {
            const next = placed[index + 1];
            if (next !== undefined) expect(next.x).toBeGreaterThanOrEqual(one.x);
          }
        }
      }),
    );
  });

  it('is not drawn for fewer than two models, or where one costs nothing', () => {
    expect(toCostChart([aPoint('One', 1, 1000)])).toBeUndefined();
    expect(toCostChart([aPoint('One', 1, 1000), aPoint('Free', 0, 900)])).toBeUndefined();
  });

  it('draws no interval where none was published', () => {
    const bare = aPoint('Bare', 2, 1100);
    const chart = toCostChart([
      aPoint('One', 1, 1000),
      { ...bare, rating: { ...bare.rating, low: undefined, high: undefined } },
    ])!;
    expect(chart.wide.points.map(({ top }) => top === undefined)).toEqual([false, true]);
  });
});
