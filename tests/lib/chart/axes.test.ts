import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, dayOfNumber, toAxes } from '../../../src/lib/chart/index.ts';
import { aChart, aPoint, aSeries } from './line-charts.ts';

const textsOf = (ticks: readonly { text: string }[]) => ticks.map(({ text }) => text);

describe('toAxes()', () => {
  it('reaches over intervals and ends on marks', () => {
    const { values } = toAxes(aChart());
    expect([values.from, values.to]).toEqual([-50, 10]);
    expect(textsOf(values.ticks)).toEqual(['−50', '−40', '−30', '−20', '−10', '0', '10']);
  });

  it('holds every chosen point, whatever the numbers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -2000, max: 2000, noNaN: true }), { minLength: 1, maxLength: 8 }),
        (numbers) => {
          const run = numbers.map((value, index) => aPoint(`2026-01-0${index + 1}`, value, 3));
          const { values } = toAxes(aChart({ series: [aSeries({ runs: [run] })] }));
          expect(values.from).toBeLessThanOrEqual(Math.min(...numbers) - 3 + 1e-6);
          expect(values.to).toBeGreaterThanOrEqual(Math.max(...numbers) + 3 - 1e-6);
          expect(values.ticks.length).toBeGreaterThan(1);
          expect(values.ticks.length).toBeLessThan(14);
        },
      ),
      { seed: 1 },
    );
  });

  it('leaves quiet series out of the reach, unless there are no others', () => {
    const quiet = aSeries({ id: 'b', isChosen: false, runs: [[aPoint('2026-01-01', -900)]] });
    expect(toAxes(aChart({ series: [aSeries(), quiet] })).values.from).toBe(-50);
    expect(toAxes(aChart({ series: [quiet] })).values.from).toBeLessThanOrEqual(-900);
  });

  it('marks whole places from the best to the worst', () => {
    const places = [1, 17, 28].map((value, index) => aPoint(`2026-01-0${index + 1}`, value));
    const chart = aChart({ isReversed: true, series: [aSeries({ runs: [places] })] });
    expect(textsOf(toAxes(chart).values.ticks)).toEqual(['1', '5', '10', '15', '20', '25', '28']);
  });

  it('marks months so that they can be read, and names the year', () => {
    const days = (from: string, to: string) =>
      textsOf(toAxes(aChart({ span: { from, to } })).days.ticks);
    expect(days('2026-01-01', '2026-03-01')).toEqual(['Jan 2026', 'Feb', 'Mar']);
    expect(days('2025-08-07', '2026-09-21')).toEqual([
      'Sep 2025',
      'Nov',
      'Jan 2026',
      'Mar',
      'May',
      'Jul',
      'Sep',
    ]);
    expect(days('2026-01-02', '2026-01-20')).toEqual([]);
  });

  it('bears a chart without a point', () => {
    expect(toAxes(aChart({ series: [] })).values).toMatchObject({ from: 0, to: 1 });
  });
});

describe('dayNumber()', () => {
  it('grows by one a day over the end of February, and can be turned back', () => {
    expect(dayNumber('2028-03-01') - dayNumber('2028-02-28')).toBe(2);
    expect(dayNumber('1970-01-02')).toBe(1);
    expect(dayOfNumber(dayNumber('2026-02-28') + 1)).toBe('2026-03-01');
  });
});
