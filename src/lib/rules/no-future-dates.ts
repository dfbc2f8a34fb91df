import { isCalendarDate, toEarliestDay } from '../schema/date.ts';
import { valuesWhere } from './rule.ts';
import type { Rule } from './rule.ts';

/** Fields that may lie ahead: a retirement is announced before it happens. */
const mayLieAhead = ['retired', 'apiRetired'];

/** Nothing was seen, released or founded after the day of the build. */
export const noFutureDates: Rule = {
  name: 'no-future-dates',
  description: "No date lies after the build's own date, announced retirements excepted.",
  check: (entry, { today }) =>
    valuesWhere(
      entry.data,
      ({ field, value }) =>
        typeof value === 'string' &&
        isCalendarDate(value) &&
        !(field.at(-1) === 'value' && mayLieAhead.includes(String(field[1]))),
    )
      .filter(({ value }) => toEarliestDay(value as string) > today)
      .map(({ field, value }) => ({
        field,
        found: `"${String(value)}", a day still to come`,
        wanted: `a day up to ${today}`,
      })),
};
