import { describe, expect, it } from 'vitest';
import { bandPath } from '../../../src/lib/chart/index.ts';

const placement = { x: (day: string) => Number(day.slice(-2)), y: (value: number) => -value };
const point = (day: string, value: number, reach?: number) => ({
  day: `2026-01-${day}`,
  value,
  text: '',
  lower: reach === undefined ? undefined : value - reach,
  upper: reach === undefined ? undefined : value + reach,
});

describe('bandPath()', () => {
  it('goes along the upper ends and back along the lower ones', () => {
    expect(bandPath([[point('01', 10, 2), point('03', 20, 5)]], placement)).toBe(
      'M1,-12L3,-25L3,-15L1,-8Z',
    );
  });

  it('breaks between runs and where an interval is unknown; a point alone has no band', () => {
    const run = [point('01', 1, 1), point('02', 1, 1), point('03', 1), point('04', 1, 1)];
    const other = [point('05', 1, 1), point('06', 1, 1)];
    expect(bandPath([run, other], placement)).toBe('M1,-2L2,-2L2,0L1,0ZM5,-2L6,-2L6,0L5,0Z');
    expect(bandPath([[point('01', 1, 1)]], placement)).toBe('');
  });
});
