import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween, formatAge, formatDate } from '../../../src/lib/format/date.ts';

const today = '2026-10-01';

/** A day between 1990 and 2049, as YYYY-MM-DD. */
const day = fc
  .integer({ min: Date.UTC(1990) / 86_400_000, max: Date.UTC(2049) / 86_400_000 })
  .map(toDay);

function toDay(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10);
}

function daysBefore(count: number): string {
  return toDay(Date.parse(today) / 86_400_000 - count);
}

/** The moment a number of days, months or years after a day. */
function later(date: string, number: number, unit: string): number {
  const [year, month, ofMonth] = date.split('-').map(Number);
  const [days, months, years] = ['day', 'month', 'year'].map((name) =>
    unit.startsWith(name) ? number : 0,
  );
  return Date.UTC(year! + years!, month! - 1 + months!, ofMonth! + days!);
}

describe('formatDate()', () => {
  it('says no more than is known', () => {
    expect(formatDate('2026-09-23')).toBe('23 Sep 2026');
    expect(formatDate('2026-05')).toBe('May 2026');
    expect(formatDate('2025')).toBe('2025');
    expect(formatDate('unknown')).toBe('date not stated');
  });

  it('drops the zero before a day and knows all twelve months', () => {
    expect(formatDate('2026-01-04')).toBe('4 Jan 2026');
    const months = Array.from({ length: 12 }, (_, index) =>
      formatDate(`2026-${String(index + 1).padStart(2, '0')}`).replace(' 2026', ''),
    );
    expect(months.join(' ')).toBe('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec');
  });

  it('names the same day that the calendar names', () => {
    fc.assert(
      fc.property(day, (date) => {
        expect(Date.parse(`${formatDate(date)} UTC`)).toBe(Date.parse(date));
      }),
    );
  });
});

describe('daysBetween()', () => {
  it('counts leap days and does not stumble over summer time', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2025-02-28', '2025-03-01')).toBe(1);
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  });

  it('takes the first day that a partial date can mean', () => {
    expect(daysBetween('2026-09', today)).toBe(30);
    expect(daysBetween('2026', '2026-01-31')).toBe(30);
  });

  it('adds up along a chain of days and turns its sign with its arguments', () => {
    fc.assert(
      fc.property(day, day, day, (first, second, third) => {
        expect(daysBetween(first, second) + daysBetween(second, third)).toBe(
          daysBetween(first, third),
        );
        expect(daysBetween(first, second) + daysBetween(second, first)).toBe(0);
      }),
    );
  });
});

describe('formatAge()', () => {
  it('is today on the day itself, then counts days', () => {
    expect(formatAge(today, today)).toBe('today');
    expect(formatAge(daysBefore(1), today)).toBe('1 day ago');
    expect(formatAge(daysBefore(2), today)).toBe('2 days ago');
    expect(formatAge(daysBefore(59), today)).toBe('59 days ago');
  });

  it('counts months after two of them and years after two of those', () => {
    expect(formatAge(daysBefore(60), today)).toMatch(/month/);
    expect(formatAge(daysBefore(729), today)).toBe('23 months ago');
    expect(formatAge(daysBefore(730), today)).toMatch(/year/);
    expect(formatAge('2026-08-01', today)).toBe('2 months ago');
    expect(formatAge('2026-05', today)).toBe('5 months ago');
    expect(formatAge('2024-09-01', today)).toBe('2 years ago');
    expect(formatAge('2020', today)).toBe('6 years ago');
  });

  it('depends on the day that it is told and on no clock', () => {
    expect(formatAge('2026-05-01', '2026-05-02')).toBe('1 day ago');
    expect(formatAge('2026-05-01', '2036-06-01')).toBe('10 years ago');
  });

  it('has the singular for 1 alone, and no 0', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (days) => {
        expect(formatAge(daysBefore(days), today)).toMatch(
          /^(1 (day|month|year)|([2-9]|\d{2,}) (days|months|years)) ago$/,
        );
      }),
    );
  });

  it('cuts the fraction off: as many units have passed, and not one more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (days) => {
        const date = daysBefore(days);
        const [number, unit] = formatAge(date, today).split(' ');
        expect(later(date, Number(number), unit!)).toBeLessThanOrEqual(Date.parse(today));
        expect(later(date, Number(number) + 1, unit!)).toBeGreaterThan(Date.parse(today));
      }),
    );
  });

  it('counts a whole month on the day it is full, and a whole year too', () => {
    expect(formatAge('2026-05-01', '2026-10-01')).toBe('5 months ago');
    expect(formatAge('2026-02-01', '2026-05-01')).toBe('3 months ago');
    expect(formatAge('2025-10-01', '2026-10-01')).toBe('12 months ago');
    expect(formatAge('2024-10-01', '2026-10-01')).toBe('2 years ago');
  });
});
