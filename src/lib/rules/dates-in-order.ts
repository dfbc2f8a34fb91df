import { isCalendarDate, toEarliestDay, toLatestDay } from '../schema/date.ts';
import { valuesAt } from './rule.ts';
import type { Finding, Rule } from './rule.ts';

/** Events and gaps of an arena follow each other, and no gap ends before it begins. */
export const datesInOrder: Rule = {
  name: 'dates-in-order',
  description: 'Events and gaps of an arena stand in order of date, and gaps end after they begin.',
  check: (entry) =>
    entry.kind === 'arena'
      ? [
          ...findDisorder(entry.data, 'events.*.on'),
          ...findDisorder(entry.data, 'gaps.*.from'),
          ...findBackwards(entry.data),
        ]
      : [],
};

function findDisorder(data: unknown, pattern: string): Finding[] {
  const dates = valuesAt(data, pattern).filter(({ value }) => isDate(value));
  return dates.flatMap(({ field, value }, index) => {
    const before = dates[index - 1]?.value as string | undefined;
    return before !== undefined && toEarliestDay(before) > toEarliestDay(value as string)
      ? [
          {
            field,
            found: `"${String(value)}" after "${before}"`,
            wanted: 'dates in order, the earliest first',
          },
        ]
      : [];
  });
}

function findBackwards(data: unknown): Finding[] {
  return valuesAt(data, 'gaps.*').flatMap(({ field, value }) => {
    const { from, to } = (value ?? {}) as Record<string, unknown>;
    return isDate(from) && isDate(to) && toLatestDay(to) < toEarliestDay(from)
      ? [
          {
            field: [...field, 'to'],
            found: `"${to}", before the gap begins`,
            wanted: `a date from ${from} on`,
          },
        ]
      : [];
  });
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && isCalendarDate(value);
}
