import { daysBetween } from '../format/date.ts';
import { toEarliestDay, toLatestDay } from '../schema/date.ts';
import type { EventKind, TimelineEvent } from './timeline.ts';

/** A picture of all events: one lane a vendor, time from left to right, places in percent. */
export interface TimelineOverview {
  readonly lanes: readonly OverviewLane[];
  readonly years: readonly {
    readonly label: string;
    readonly place: number;
    readonly width: number;
  }[];
  readonly today: number;
}

export interface OverviewLane {
  readonly name: string;
  readonly marks: readonly OverviewMark[];
}

/** One event in its lane. A vague date is a line from its first to its last day, marked in its middle. */
export interface OverviewMark {
  readonly kind: EventKind;
  readonly isComing: boolean;
  readonly place: number;
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

/**
 * Lays out the overview over whole years, from the first event's to the last one's. Vendors stand
 * in the order of their names, so that a lane is found by reading and not by colour.
 *
 * @param today YYYY-MM-DD, shown as a line
 */
export function layOutOverview(events: readonly TimelineEvent[], today: string): TimelineOverview {
  const dates = [...events.map(({ date }) => date), today];
  const firstYear = Math.min(...dates.map((date) => Number(date.slice(0, 4))));
  const lastYear = Math.max(...dates.map((date) => Number(date.slice(0, 4))));
  const start = `${firstYear}-01-01`;
  const length = daysBetween(start, `${lastYear + 1}-01-01`);
  const placeOf = (day: string): number => round((100 * daysBetween(start, day)) / length);
  const lanes = [...Map.groupBy(events, ({ vendorName }) => vendorName)]
    .sort(([left], [right]) => left.localeCompare(right, 'en'))
    .map(([name, inLane]) => ({
      name,
      marks: inLane.map(({ kind, isComing, date, title, words, when }) => {
        const [from, to] = [placeOf(toEarliestDay(date)), placeOf(toLatestDay(date))];
        return {
          kind,
          isComing,
          place: round((from + to) / 2),
          from,
          to,
          label: `${title}: ${words}, ${when.text ?? ''}`,
        };
      }),
    }));
  return {
    lanes,
    years: Array.from({ length: lastYear - firstYear + 1 }, (_, index) => {
      const year = firstYear + index;
      const place = placeOf(`${year}-01-01`);
      return { label: String(year), place, width: round(placeOf(`${year + 1}-01-01`) - place) };
    }),
    today: placeOf(today),
  };
}

function round(percent: number): number {
  return Math.round(percent * 100) / 100;
}
