import { isCalendarDate, toEarliestDay } from '../schema/date.ts';
import { valuesAt, valuesWhere } from './rule.ts';
import type { Rule } from './rule.ts';

/** Where a file holds dates: when a claim was seen, and facts that are dates themselves. */
const dates = [
  'lifecycle.announced.*.value',
  'lifecycle.released.*.value',
  'lifecycle.apiReleased.*.value',
  'founded.*.value',
  'funding.*.value.date',
  'collected.from',
  'collected.to',
  'clips.*.madeOn',
  'events.*.on',
  'gaps.*.from',
];

/** Nothing was seen, released, founded or made after the day of the build. */
export const noFutureDates: Rule = {
  name: 'no-future-dates',
  description: "No date lies after the build's own date, announced retirements excepted.",
  check: (entry, { today }) =>
    [
      ...valuesWhere(entry.data, ({ field }) => field.at(-1) === 'seen'),
      ...dates.flatMap((pattern) => valuesAt(entry.data, pattern)),
    ]
      .filter(({ value }) => typeof value === 'string' && isCalendarDate(value))
      .filter(({ value }) => toEarliestDay(value as string) > today)
      .map(({ field, value }) => ({
        field,
        found: `"${String(value)}", a day still to come`,
        wanted: `a day up to ${today}`,
      })),
};
