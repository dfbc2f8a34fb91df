import type { Fit } from './fit.ts';
import { computeStandings } from './standings.ts';
import type { Standing, StandingOptions } from './standings.ts';
import { countVotes, createTally, outcomes } from './tally.ts';
import type { Tally } from './tally.ts';

/** The votes of one day. */
export interface DayTally {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly tally: Tally;
}

/** The standings at the end of a day. */
export interface HistoryPoint {
  readonly day: string;
  readonly votes: number;
  readonly rows: readonly Standing[];
}

export interface HistoryOptions extends Omit<StandingOptions, 'start'> {
  /** Counts only the last so many days; without it all votes so far. */
  readonly windowDays?: number;
  /** Points at the end of each day with votes, each week (Sunday) or each month. */
  readonly step?: 'day' | 'week' | 'month';
}

/**
 * Standings as they would have been published on each day: from all votes up to it, or those of a
 * window before it. Each fit starts from the one before, so that a year of days costs little more
 * than a year of single Newton steps. The last point counts every vote of its period.
 *
 * @param days the votes by day, in any order
 */
export function computeHistory(
  days: readonly DayTally[],
  options: HistoryOptions = {},
): HistoryPoint[] {
  if (days.length === 0) return [];
  const { windowDays, step = 'day', ...standingOptions } = options;
  const sorted = days.toSorted((left, right) => (left.day < right.day ? -1 : 1));
  const running = new RunningTally(sorted.flatMap(({ tally }) => tally.models));
  const points: HistoryPoint[] = [];
  let oldest = 0;
  let last: Fit | undefined;
  sorted.forEach(({ day, tally }, index) => {
    running.add(tally, 1);
    const next = sorted[index + 1]?.day;
    if (next !== undefined && periodOf(next, step) === periodOf(day, step)) return;
    while (windowDays !== undefined && daysBetween(sorted[oldest]!.day, day) >= windowDays) {
      running.add(sorted[oldest]!.tally, -1);
      oldest += 1;
    }
    const total = running.played();
    if (total === undefined) return;
    const standings = computeStandings(total, { ...standingOptions, start: last });
    last = standings.fit ?? last;
    points.push({ day, votes: countVotes(total), rows: standings.rows });
  });
  return points;
}

/** A tally that votes are added to and taken from in place. */
class RunningTally {
  readonly #total: Tally;

  constructor(models: Iterable<string>) {
    this.#total = createTally(models);
  }

  add(part: Tally, sign: 1 | -1): void {
    const { models } = this.#total;
    const place = part.models.map((model) => models.indexOf(model));
    for (const outcome of outcomes) {
      part[outcome].forEach((count, cell) => {
        if (count === 0) return;
        const row = place[Math.floor(cell / part.models.length)]!;
        const column = place[cell % part.models.length]!;
        this.#total[outcome][row * models.length + column]! += sign * count;
      });
    }
  }

  /** The models that have votes now; undefined where there are none. */
  played(): Tally | undefined {
    const { models } = this.#total;
    const has = (i: number): boolean =>
      models.some((_, j) =>
        outcomes.some(
          (outcome) =>
            this.#total[outcome][i * models.length + j]! +
              this.#total[outcome][j * models.length + i]! >
            0,
        ),
      );
    const members = models.map((_, index) => index).filter(has);
    if (members.length < 2) return undefined;
    const tally = createTally(members.map((index) => models[index]!));
    for (const outcome of outcomes) {
      members.forEach((i, row) => {
        members.forEach((j, column) => {
          tally[outcome][row * members.length + column] =
            this.#total[outcome][i * models.length + j]!;
        });
      });
    }
    return tally;
  }
}

/** What a day's point stands for: itself, its week or its month. */
function periodOf(day: string, step: 'day' | 'week' | 'month'): string {
  if (step === 'day') return day;
  if (step === 'month') return day.slice(0, 7);
  // 1970-01-01 was a Thursday: weeks that end on Sunday begin four days later.
  return String(Math.floor((toDays(day) + 3) / 7));
}

function daysBetween(from: string, to: string): number {
  return toDays(to) - toDays(from);
}

function toDays(day: string): number {
  const [year, month, date] = day.split('-').map(Number);
  return Date.UTC(year!, month! - 1, date) / 86_400_000;
}
