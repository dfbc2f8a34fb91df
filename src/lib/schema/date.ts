import { z } from 'zod';

const datePattern = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
const dateWanted = 'a date such as 2025-12-01, 2025-12 or (in quotes) "2025"';

/** Whether a text of the form YYYY, YYYY-MM or YYYY-MM-DD names a day that the calendar has. */
export function isCalendarDate(text: string): boolean {
  if (!datePattern.test(text)) return false;
  if (text.length < 10) return true;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === text;
}

/**
 * The first day that a partial date can mean: `2025-12` -> `2025-12-01`, `2025` -> `2025-01-01`.
 * Dates of different exactness are put in order by it; `unknown` stays before every date.
 */
export function toEarliestDay(date: string): string {
  if (date === 'unknown') return '';
  return date + '-01-01'.slice(date.length - 4);
}

/** The last day that a partial date can mean: `2025-12` -> `2025-12-31`, `2025` -> `2025-12-31`. */
export function toLatestDay(date: string): string {
  if (date.length === 10) return date;
  const [year, month = '12'] = date.split('-');
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return `${year}-${month}-${lastDay}`;
}

/**
 * Whether two dates can both be true of one event: `2025-12` and `2025-12-19` can, `2025-12-18` and
 * `2025-12-19` cannot.
 */
export function canBeSameDay(first: string, second: string): boolean {
  return first.startsWith(second) || second.startsWith(first);
}

/** A date as exact as its source states it. */
export const dateSchema = z
  .string({ error: dateWanted })
  .refine(isCalendarDate, { error: dateWanted });

/** The day a value was seen, or `unknown` where nobody states one. */
export const seenSchema = z
  .string({ error: `${dateWanted}, or unknown` })
  .refine((text) => text === 'unknown' || isCalendarDate(text), {
    error: `${dateWanted}, or unknown`,
  });
