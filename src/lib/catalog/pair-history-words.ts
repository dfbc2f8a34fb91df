import { formatDate } from '../format/date.ts';
import { formatCounted, formatList } from '../format/list.ts';
import { gapOf } from './board-history.ts';
import type { BoardHistory, HistoryDay } from './board-history.ts';

/** A day on which both models of a pair stood. */
interface SharedDay {
  readonly day: string;
  readonly scale: string;
  readonly sides: readonly [Side, Side];
}

/** Where one stood: points from the leader, 0 for it, with the 95 % interval where it is known. */
interface Side {
  /** "Kling 3.0 (1080p Pro)" */
  readonly name: string;
  readonly gap: number;
  readonly low: number | undefined;
  readonly high: number | undefined;
}

/**
 * How two models moved, in sentences: over the longest stretch on one scale with the same entries,
 * since nothing else may be set against each other, and where both stood last if that is not in it.
 *
 * @param history with one row a model and day
 */
export function describePair(
  history: BoardHistory,
  models: readonly [{ readonly id: string }, { readonly id: string }],
): string[] {
  const shared = history.days.flatMap((day) => toSharedDay(history, day, models) ?? []);
  const stretches = [...Map.groupBy(shared, stretchKey).values()];
  const longest = stretches.toSorted((left, right) => right.length - left.length)[0]!;
  const [first, last, newest] = [longest[0]!, longest.at(-1)!, shared.at(-1)!];
  if (first === last)
    return [
      'No two days that hold both are on one scale, so nothing can be said about how they moved.',
      describeDay(newest),
    ];
  return [
    describeStretch(first, last),
    ...(newest === last
      ? []
      : [describeDay(newest, newest.scale === last.scale ? '' : ', on another scale')]),
  ];
}

function toSharedDay(
  history: BoardHistory,
  day: HistoryDay,
  models: readonly [{ readonly id: string }, { readonly id: string }],
): SharedDay | undefined {
  const [left, right] = models.map(({ id }) => toSide(history, day, id));
  if (left === undefined || right === undefined) return undefined;
  return { day: day.day, scale: day.scale, sides: [left, right] };
}

function toSide({ entries }: BoardHistory, day: HistoryDay, modelId: string): Side | undefined {
  const own = entries.filter((entry) => entry.modelId === modelId);
  const row = day.rows.find(({ key }) => own.some((entry) => entry.key === key));
  const gap = row === undefined ? undefined : gapOf(row, day);
  if (gap === undefined) return undefined;
  const { key, below, above } = row!;
  return {
    gap,
    name: own.find((entry) => entry.key === key)!.name,
    low: below === undefined ? undefined : gap - below,
    high: above === undefined ? undefined : gap + above,
  };
}

function stretchKey({ scale, sides }: SharedDay): string {
  return [scale, ...sides.map(({ name }) => name)].join('\n');
}

function describeStretch(first: SharedDay, last: SharedDay): string {
  const moves = first.sides.map((side, index) => describeMove(side, last.sides[index]!));
  return `From ${formatDate(first.day)} to ${formatDate(last.day)} ${moves.join(', and ')}. ${describeLead(first, last)}.`;
}

/** "Kling 3.0 fell back from 31 to 62 points behind the leader" */
function describeMove(first: Side, last: Side): string {
  const { name } = first;
  const [from, to] = [behind(first), behind(last)];
  if (from === to) return `${name} stayed ${toPlace(to)}`;
  const overlap = intervalsOverlap(first, last);
  if (overlap === true)
    return `${name} stayed about where it was, ${from === 0 ? 'in front' : from} and then ${toPlace(to)} (the intervals overlap)`;
  const verb = overlap === undefined ? 'went' : to > from ? 'fell back' : 'caught up';
  if (to === 0) return `${name} ${verb} from ${toPlace(from)} to the front`;
  return `${name} ${verb} from ${from === 0 ? 'the front' : from} to ${toPlace(to)}`;
}

function toPlace(points: number): string {
  return points === 0 ? 'in front' : `${toPoints(points)} behind the leader`;
}

/** "Of the two, Kling 3.0 was ahead by 49 points at first and by 81 at last" */
function describeLead(first: SharedDay, last: SharedDay): string {
  const [before, after] = [leadOf(first), leadOf(last)];
  if (before.name === after.name && before.points > 0 && after.points > 0)
    return `Of the two, ${before.name} was ahead by ${toPoints(before.points)} at first and by ${after.points} at last`;
  return `Of the two, ${describeAhead(before)} at first, ${describeAhead(after)} at last`;
}

function describeAhead({ name, points }: { name: string; points: number }): string {
  return points === 0 ? 'neither was ahead' : `${name} was ahead by ${toPoints(points)}`;
}

function leadOf({ sides: [left, right] }: SharedDay): { name: string; points: number } {
  const lead = Math.round(left.gap - right.gap);
  return { name: lead > 0 ? left.name : right.name, points: Math.abs(lead) };
}

function describeDay({ day, sides }: SharedDay, aside = ''): string {
  const words = sides.map((side) => `${side.name} was ${toPlace(behind(side))}`);
  return `On ${formatDate(day)}${aside}, ${formatList(words)}.`;
}

/** Undefined where an interval is not published. */
function intervalsOverlap(left: Side, right: Side): boolean | undefined {
  const ends = [left.low, left.high, right.low, right.high];
  if (ends.includes(undefined)) return undefined;
  return left.low! <= right.high! && right.low! <= left.high!;
}

function behind({ gap }: Side): number {
  return Math.round(-gap);
}

function toPoints(points: number): string {
  return formatCounted(points, 'point');
}
