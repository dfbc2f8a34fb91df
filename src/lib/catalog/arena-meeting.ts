import { formatDate } from '../format/date.ts';
import { formatCounted } from '../format/list.ts';
import { copiesOf } from './arena-board.ts';
import type { ArenaBoard, ArenaStanding } from './arena-board.ts';
import type { Catalog } from './catalog.ts';
import { historyHref } from './history-address.ts';
import { emptyHistoryQuery, writeHistoryQuery } from './history-query.ts';
import { ordinal } from './model-page.ts';

/** The newest day on which one board of another arena held both of two models. */
export interface ArenaMeeting {
  readonly board: string;
  readonly href: string;
  /** Both in the chart of the board over time; undefined where one day alone is at hand. */
  readonly history: string | undefined;
  readonly credit: string;
  /** YYYY-MM-DD, or YYYY-MM. */
  readonly on: string;
  readonly date: string;
  readonly sides: readonly [ArenaSide, ArenaSide];
  /** `41 points, intervals overlap`; undefined where a rating is missing. */
  readonly gap: string | undefined;
  /** The side that the arena puts ahead; undefined where it puts neither. */
  readonly leads: 0 | 1 | undefined;
}

/** Where a model stood there. */
export interface ArenaSide {
  /** As the arena prints it. */
  readonly label: string;
  /** `4th of 41`, or a rating where no place was published. */
  readonly place: string;
}

/**
 * Where other arenas hold both models: for each board its newest capture with both, the newest first.
 * A model of several entries stands by its best one. Gaps are taken inside one capture alone, so
 * never across a change of scale; which side leads is the arena's own order.
 */
export function toArenaMeetings(
  { arenas }: Pick<Catalog, 'arenas'>,
  [first, second]: readonly [string, string],
): ArenaMeeting[] {
  return arenas
    .flatMap((board) => {
      const meeting = newestMeeting(board, first, second);
      return meeting === undefined ? [] : [meeting];
    })
    .sort((left, right) => right.on.localeCompare(left.on));
}

function newestMeeting(board: ArenaBoard, first: string, second: string): ArenaMeeting | undefined {
  for (const capture of board.captures.toReversed()) {
    // Rows come by place, so the first entry of a model is its best one.
    const [left, right] = [first, second].map((id) =>
      capture.rows.find(({ entry }) => entry.model?.id === id),
    );
    if (left === undefined || right === undefined) continue;
    const leads = leaderOf(left, right);
    if (leads === 'unknown') continue;
    return {
      board: board.name,
      href: board.href,
      history:
        copiesOf(board).length > 1
          ? `${historyHref(board.id)}${writeHistoryQuery({ ...emptyHistoryQuery, show: [left.entry.key, right.entry.key] })}`
          : undefined,
      credit: board.credit.text,
      on: capture.date,
      date: formatDate(capture.date),
      sides: [toSide(left, capture.places), toSide(right, capture.places)],
      gap: describeGap(left, right),
      leads,
    };
  }
  return undefined;
}

function leaderOf(left: ArenaStanding, right: ArenaStanding): 0 | 1 | undefined | 'unknown' {
  if (left.rank !== undefined && right.rank !== undefined)
    return left.rank === right.rank ? undefined : left.rank < right.rank ? 0 : 1;
  if (left.rating !== undefined && right.rating !== undefined)
    return left.rating === right.rating ? undefined : left.rating > right.rating ? 0 : 1;
  return 'unknown';
}

function toSide({ entry, rank, rating }: ArenaStanding, places: number | undefined): ArenaSide {
  const place =
    rank === undefined
      ? `rated ${rating?.toFixed(0) ?? ''}, place not stated`
      : `${ordinal(rank)}${places === undefined ? '' : ` of ${places}`}`;
  return { label: entry.name, place };
}

function describeGap(left: ArenaStanding, right: ArenaStanding): string | undefined {
  if (left.rating === undefined || right.rating === undefined) return undefined;
  const points = formatCounted(Math.round(Math.abs(left.rating - right.rating)), 'point');
  const [low, high] = left.rating < right.rating ? [left, right] : [right, left];
  if (low.above === undefined || high.below === undefined) return points;
  return low.rating! + low.above >= high.rating! - high.below
    ? `${points}, intervals overlap`
    : `${points}, intervals apart`;
}
