const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A date as exact as it is known: `2026-09-23` -> `23 Sep 2026`, `2026-05` -> `May 2026`, `2025` -> `2025`. */
export function formatDate(date: string): string {
  if (date === 'unknown') return 'date not stated';
  const [year, month, day] = date.split('-');
  return [
    day === undefined ? undefined : String(Number(day)),
    month && months[Number(month) - 1],
    year,
  ]
    .filter((part) => part !== undefined)
    .join(' ');
}

/** The month of a date in full: `2026-05-04` -> `May 2026`; `2026` alone -> `2026`. */
export function formatMonth(date: string): string {
  const [year, month] = date.split('-');
  return month === undefined ? year! : `${fullMonths[Number(month) - 1]!} ${year}`;
}

const fullMonths = Array.from({ length: 12 }, (_, month) =>
  new Date(Date.UTC(2000, month)).toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' }),
);

/**
 * How long ago a date was, in the largest unit that fits: `today`, `12 days ago`, `6 months ago`.
 *
 * @param date YYYY-MM-DD, YYYY-MM or YYYY; the first day it can mean counts
 * @param today YYYY-MM-DD
 */
export function formatAge(date: string, today: string): string {
  const days = daysBetween(date, today);
  if (days < 1) return 'today';
  if (days < 60) return count(days, 'day');
  const months = wholeMonthsBetween(date, today);
  return months < 24 ? count(months, 'month') : count(Math.floor(months / 12), 'year');
}

/** Days from a date to another; the first day that a partial date can mean counts. */
export function daysBetween(from: string, to: string): number {
  return Math.round((toTime(to) - toTime(from)) / 86_400_000);
}

function wholeMonthsBetween(from: string, to: string): number {
  const [fromYear, fromMonth = 1, fromDay = 1] = from.split('-').map(Number);
  const [toYear, toMonth = 1, toDay = 1] = to.split('-').map(Number);
  return (toYear! - fromYear!) * 12 + toMonth - fromMonth - (toDay < fromDay ? 1 : 0);
}

function toTime(date: string): number {
  const [year, month = '01', day = '01'] = date.split('-');
  return Date.UTC(Number(year), Number(month) - 1, Number(day));
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'} ago`;
}

/** A moment to the minute: 1764153720000 -> `26 Nov 2025, 10:42 UTC`. */
export function formatDateTime(milliseconds: number): string {
  const text = new Date(milliseconds).toISOString();
  return `${formatDate(text.slice(0, 10))}, ${text.slice(11, 16)} UTC`;
}
