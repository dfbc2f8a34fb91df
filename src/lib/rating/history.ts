import { toComparisons } from './comparisons.ts';
import type { DayTally } from './count-votes.ts';
import type { Fit } from './fit.ts';
import type { IntervalMethod } from './intervals.ts';
import { computeStandings, unratedRows } from './standings.ts';
import type { Standing, StandingOptions, Standings } from './standings.ts';
import { addInto, countVotes, createTally, outcomes, restrictTally } from './tally.ts';
import type { Tally } from './tally.ts';

/** The standings at the end of a day. */
export interface HistoryPoint {
  readonly day: string;
  readonly votes: number;
  readonly rows: readonly Standing[];
  /** Why there are no ratings, on a day whose votes the method cannot rate. */
  readonly remark?: string;
}

export interface HistoryOptions extends Omit<StandingOptions, 'start'> {
  /** Counts only the last so many days; without it all votes so far. */
  readonly windowDays?: number;
  /** Points at the end of each day, each week (Sunday) or each month. */
  readonly step?: 'day' | 'week' | 'month';
  /**
   * First and last day to give points for, YYYY-MM-DD; votes before the first still count. With a
   * last day there is a point for every day up to it, without it for days with votes.
   */
  readonly from?: string;
  readonly to?: string;
  /**
   * The interval for the votes up to a day, and since another where there is a window, for
   * intervals by voter; it goes before `interval`.
   */
  readonly intervalAt?: (day: string, since: string | undefined) => IntervalMethod;
}

/**
 * Standings as they would have been published on each day: from all votes up to it, or those of a
 * window before it. Each fit starts from the one before, so that a year of days costs little more
 * than a year of single Newton steps. Before the first vote there is no point, and a day on which no
 * vote is left in the window has none either. On a day whose votes the method cannot rate, as
 * Davidson's cannot before the first tie, rows have no ratings.
 *
 * @param days the votes by day, in any order
 */
export function computeHistory(
  days: readonly DayTally[],
  options: HistoryOptions = {},
): HistoryPoint[] {
  if (days.length === 0) return [];
  const { windowDays, intervalAt, ...standingOptions } = options;
  const sorted = days.toSorted((left, right) => (left.day < right.day ? -1 : 1));
  const total = createTally(sorted.flatMap(({ tally }) => tally.models));
  const points: HistoryPoint[] = [];
  let entered = 0;
  let left = 0;
  let last: Fit | undefined;
  let unchanged: Omit<HistoryPoint, 'day'> | undefined;
  for (const day of pointDays(sorted, options)) {
    const since = windowDays === undefined ? undefined : toDay(toDays(day) - windowDays + 1);
    for (; entered < sorted.length && sorted[entered]!.day <= day; entered += 1) {
      addInto(total, sorted[entered]!.tally, 1);
      unchanged = undefined;
    }
    for (; since !== undefined && left < entered && sorted[left]!.day < since; left += 1) {
      addInto(total, sorted[left]!.tally, -1);
      unchanged = undefined;
    }
    // An interval may depend on the day itself.
    if (unchanged === undefined || intervalAt !== undefined) {
      const played = restrictToPlayed(total);
      if (played === undefined) continue;
      const { fit, ...point } = rateDay(played, {
        ...standingOptions,
        ...(intervalAt === undefined ? {} : { interval: intervalAt(day, since) }),
        start: last,
      });
      last = fit ?? last;
      unchanged = point;
    }
    points.push({ day, ...unchanged });
  }
  return points;
}

function rateDay(
  tally: Tally,
  options: StandingOptions,
): Omit<HistoryPoint, 'day'> & Pick<Standings, 'fit'> {
  try {
    const { votes, rows, fit } = computeStandings(tally, options);
    return { votes, rows, ...(fit === undefined ? {} : { fit }) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const rows = unratedRows(tally, toComparisons(tally, options), []);
    return { votes: countVotes(tally), rows, remark: error.message };
  }
}

/** The days to give a point for: the last of each period, that with votes or in the range. */
function pointDays(
  sorted: readonly DayTally[],
  { from, to, step = 'day' }: Pick<HistoryOptions, 'from' | 'to' | 'step'>,
): string[] {
  const first = sorted[0]!.day;
  const days = to === undefined ? sorted.map(({ day }) => day) : daysOf(first, to);
  return days.filter((day, index) => {
    const next = days[index + 1];
    const isLast = next === undefined || periodOf(next, step) !== periodOf(day, step);
    return isLast && (from === undefined || day >= from);
  });
}

/** The votes among models that have any now; undefined where there are none. */
function restrictToPlayed(total: Tally): Tally | undefined {
  const size = total.models.length;
  const isPlayed = new Uint8Array(size);
  for (const outcome of outcomes) {
    const table = total[outcome];
    for (let cell = 0; cell < table.length; cell += 1) {
      if (table[cell]! <= 0) continue;
      isPlayed[Math.floor(cell / size)] = 1;
      isPlayed[cell % size] = 1;
    }
  }
  const members = total.models.map((_, index) => index).filter((index) => isPlayed[index] === 1);
  return members.length < 2 ? undefined : restrictTally(total, members);
}

/** What a day's point stands for: itself, its week or its month. */
function periodOf(day: string, step: 'day' | 'week' | 'month'): string {
  if (step === 'day') return day;
  if (step === 'month') return day.slice(0, 7);
  // 1970-01-01 was a Thursday: weeks that end on Sunday begin four days later.
  return String(Math.floor((toDays(day) + 3) / 7));
}

function daysOf(from: string, to: string): string[] {
  const count = toDays(to) - toDays(from) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => toDay(toDays(from) + index));
}

function toDays(day: string): number {
  const [year, month, date] = day.split('-').map(Number);
  return Date.UTC(year!, month! - 1, date) / 86_400_000;
}

function toDay(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}
