import { formatDate } from '../format/date.ts';
import { formatHalfWidth, formatRating } from '../format/number.ts';
import { hasRating } from '../rating/index.ts';
import type { ArenaBoard } from './arena-board.ts';
import type { Catalog } from './catalog.ts';
import type { RatedBoard } from './rated-board.ts';

/** A rating as its board gives it, with the ends of its interval where there is one. */
export interface CostRating {
  readonly value: number;
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** `1338 ±8` */
  readonly text: string;
  /** What the board lists, where that is not simply the model: `veo-3.1-audio`. */
  readonly listedAs: string;
}

/** A board whose ratings can be set against cost. All its ratings are of one day and one scale. */
export interface CostBoard {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  /** `as published on 21 Sep 2026`, `from judgements until 19 Jan 2025` */
  readonly when: string;
  readonly credit: { readonly text: string; readonly url: string };
  /** By id of the model; of several entries of a model the one placed first. */
  readonly ratings: Readonly<Record<string, CostRating>>;
}

/** A board needs this many rated models of ours to be set against cost. */
const leastModels = 5;

/**
 * The boards that rate enough models here. First those of other arenas, at their newest capture: those
 * that may be passed on, text to video before the rest; then our own. Ratings of two boards are never
 * put together.
 */
export function toCostBoards({ arenas, boards }: Catalog): CostBoard[] {
  const isPlain = ({ board }: ArenaBoard): number => (board === 'text-to-video' ? 1 : 0);
  const inOrder = arenas.toSorted(
    (left, right) =>
      Number(right.reusable) - Number(left.reusable) || isPlain(right) - isPlain(left),
  );
  return [...inOrder.map(ofArena), ...boards.map(ofOurs)]
    .filter((board) => board !== undefined)
    .filter(({ ratings }) => Object.keys(ratings).length >= leastModels);
}

function ofArena({ captures, ...board }: ArenaBoard): CostBoard | undefined {
  const newest = captures.findLast(({ kind }) => kind === 'board');
  if (newest === undefined) return undefined;
  const rated = newest.rows.flatMap(({ entry, rating, below, above }) =>
    entry.model === undefined || rating === undefined
      ? []
      : [{ id: entry.model.id, entry, rating, below, above }],
  );
  const best = Map.groupBy(rated, ({ id }) => id);
  return {
    id: board.id,
    name: board.name,
    href: board.href,
    when: `as published on ${formatDate(newest.date)}`,
    credit: { text: board.credit.text, url: board.credit.url },
    ratings: Object.fromEntries(
      [...best].map(([id, entries]) => {
        const { entry, rating, below, above } = entries[0]!;
        const isEven = below !== undefined && below === above;
        return [
          id,
          {
            value: rating,
            low: below === undefined ? undefined : rating - below,
            high: above === undefined ? undefined : rating + above,
            text: `${formatRating(rating)}${isEven ? ` ${formatHalfWidth(below)}` : ''}`,
            listedAs: entry.name,
          },
        ];
      }),
    ),
  };
}

function ofOurs(board: RatedBoard): CostBoard {
  const modelOf = new Map(board.entries.map(({ key, modelId }) => [key, modelId]));
  const rated = board.views[0]!.standings.rows.filter(hasRating).flatMap((row) => {
    const id = modelOf.get(row.model);
    return id === undefined ? [] : [{ id, row }];
  });
  return {
    id: board.id,
    name: board.name,
    href: board.href,
    when: `from judgements until ${formatDate(board.collected.to)}`,
    credit: { text: board.credit.text, url: board.credit.url },
    ratings: Object.fromEntries(
      rated.map(({ id, row: { rating, lower, upper, model } }) => [
        id,
        {
          value: rating,
          low: lower,
          high: upper,
          text: `${formatRating(rating)} ${formatHalfWidth((upper - lower) / 2)}`,
          listedAs: model,
        },
      ]),
    ),
  };
}
