import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canBeSameDay,
  dateSchema,
  isCalendarDate,
  seenSchema,
  toEarliestDay,
  toLatestDay,
} from '../../../src/lib/schema/date.ts';

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** By the rule of the Gregorian calendar, not by the clock's library. */
function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;
}

const anyYear = fc.integer({ min: 1000, max: 9999 });
const anyMonth = fc.integer({ min: 1, max: 12 });

describe('isCalendarDate()', () => {
  it('accepts a day exactly where the Gregorian calendar has it', () => {
    fc.assert(
      fc.property(anyYear, anyMonth, fc.integer({ min: 1, max: 31 }), (year, month, day) => {
        const text = `${year}-${twoDigits(month)}-${twoDigits(day)}`;
        expect(isCalendarDate(text)).toBe(day <= daysIn(year, month));
      }),
      { seed: 1 },
    );
  });

  it.each(['2024-02-29', '2000-02-29', '2025-12', '2025'])('accepts %s', (text) => {
    expect(isCalendarDate(text)).toBe(true);
  });

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13',
    '2026-00',
    '2026-05-00',
    '2026-5-4',
    '26-05-04',
    '04.05.2026',
    '2026-05-04T00:00:00Z',
    ' 2026-05-04',
    '2026-05-04\n',
    'May 2026',
    '',
  ])('refuses %j', (text) => {
    expect(isCalendarDate(text)).toBe(false);
  });
});

describe('toEarliestDay()', () => {
  it.each([
    ['2025-12-05', '2025-12-05'],
    ['2025-12', '2025-12-01'],
    ['2025', '2025-01-01'],
    ['unknown', ''],
  ])('of %s is %j', (date, day) => {
    expect(toEarliestDay(date)).toBe(day);
  });

  it('puts unknown before every date', () => {
    expect(toEarliestDay('unknown') < toEarliestDay('0001')).toBe(true);
  });

  it('never comes after a day that the date can mean', () => {
    fc.assert(
      fc.property(anyYear, anyMonth, (year, month) => {
        const date = `${year}-${twoDigits(month)}`;
        const lastDay = `${date}-${twoDigits(daysIn(year, month))}`;
        expect(isCalendarDate(toEarliestDay(date))).toBe(true);
        expect(toEarliestDay(date) <= `${date}-01`).toBe(true);
        expect(toEarliestDay(String(year)) <= toEarliestDay(date)).toBe(true);
        expect(toEarliestDay(date) <= toEarliestDay(lastDay)).toBe(true);
      }),
      { seed: 1 },
    );
  });
});

describe('dateSchema', () => {
  it('refuses a year that YAML reads as a number', () => {
    expect(dateSchema.safeParse(2023).success).toBe(false);
    expect(dateSchema.safeParse('2023').success).toBe(true);
  });

  it('refuses unknown, which seenSchema accepts', () => {
    expect(dateSchema.safeParse('unknown').success).toBe(false);
    expect(seenSchema.safeParse('unknown').success).toBe(true);
  });
});

describe('seenSchema', () => {
  it('refuses what is neither a date nor unknown', () => {
    for (const value of ['Unknown', 'yesterday', '2026-02-30', '', null, 2026]) {
      expect(seenSchema.safeParse(value).success).toBe(false);
    }
  });
});

describe('toLatestDay()', () => {
  it('ends months and years where the calendar does', () => {
    expect(['2024-02', '2025-02', '2025-12', '2025', '2025-06-03'].map(toLatestDay)).toEqual([
      '2024-02-29',
      '2025-02-28',
      '2025-12-31',
      '2025-12-31',
      '2025-06-03',
    ]);
  });

  it('never lies before the earliest day', () => {
    for (const date of ['2024', '2024-02', '2024-02-03']) {
      expect(toLatestDay(date) >= toEarliestDay(date)).toBe(true);
    }
  });
});

describe('canBeSameDay()', () => {
  it('holds for a day and the month and year around it, either way round', () => {
    expect(canBeSameDay('2025-12', '2025-12-19')).toBe(true);
    expect(canBeSameDay('2025-12-19', '2025')).toBe(true);
    expect(canBeSameDay('2025-12-19', '2025-12-19')).toBe(true);
  });

  it('fails for two days, months or years', () => {
    expect(canBeSameDay('2025-12-18', '2025-12-19')).toBe(false);
    expect(canBeSameDay('2025-11', '2025-12-19')).toBe(false);
    expect(canBeSameDay('2024', '2025')).toBe(false);
  });
});
