import type { HistoryPoint } from '../rating/index.ts';
import { copiesOf } from './arena-board.ts';
import type { ArenaBoard, ArenaEntry } from './arena-board.ts';
import type { BoardHistory, HistoryEntry } from './board-history.ts';
import type { Model } from './catalog.ts';
import { preferredValue } from './fact.ts';
import { dayHref } from './history-address.ts';
import type { RatedBoard } from './rated-board.ts';

/** The history of a board of another arena: its copies; quotes from it are not drawn. */
export function toArenaHistory(board: ArenaBoard): BoardHistory {
  return {
    id: board.id,
    name: board.name,
    href: board.href,
    entries: board.entries.map(toArenaHistoryEntry),
    days: copiesOf(board).map((capture) => ({
      day: capture.date,
      href: dayHref(board.id, capture.date),
      scale: capture.scale ?? '',
      places: capture.places,
      best: capture.best,
      rows: capture.rows.map(({ entry, rank, rating, below, above, votes }) => ({
        key: entry.key,
        ...{ rank, rating, below, above, votes },
      })),
    })),
    scales: board.scales,
    events: board.events,
    gaps: board.gaps,
    isReusable: board.reusable,
    ...creditOf(board),
  };
}

/**
 * The history of a board that we rate from dated votes. All its points stand on one scale: the mean
 * of the rated models is 1000 on every day.
 *
 * @param points as `computeHistory()` makes them
 */
export function toVotedHistory(
  board: Pick<RatedBoard, 'id' | 'name' | 'href' | 'entries' | 'credit'>,
  points: readonly HistoryPoint[],
  models: readonly Model[],
): BoardHistory {
  return {
    id: board.id,
    name: board.name,
    href: board.href,
    entries: board.entries.map(({ key, label, modelId, href, vendorName }) => {
      const model = models.find(({ id }) => id === modelId);
      return {
        ...{ key, name: label, href, modelId, vendorName, vendorId: model?.vendor },
        ...datesOf(model),
      };
    }),
    days: points.map(({ day, rows }) => {
      const ratings = rows.flatMap(({ rating }) => (rating === null ? [] : [rating]));
      return {
        day,
        href: undefined,
        scale: 'own',
        places: rows.length,
        best: ratings.length === 0 ? undefined : Math.max(...ratings),
        rows: rows.map(({ model, rank, rating, lower, upper, votes }) => ({
          key: model,
          rank: rank ?? undefined,
          rating: rating ?? undefined,
          below: rating === null ? undefined : rating - lower,
          above: rating === null ? undefined : upper - rating,
          votes,
        })),
      };
    }),
    scales: { own: { name: 'Mean of the field at 1000' } },
    events: [],
    gaps: [],
    isReusable: true,
    ...creditOf(board),
  };
}

function creditOf({
  credit,
}: Pick<RatedBoard, 'credit'> | Pick<ArenaBoard, 'credit'>): Pick<
  BoardHistory,
  'credit' | 'licence' | 'changes'
> {
  return { credit: credit.text, licence: credit.licence, changes: credit.changes };
}

/** What readers call an entry of another arena: the model with its variant, else as published. */
export function nameEntry({ name, model, variant }: ArenaEntry): string {
  if (model === undefined) return name;
  return variant === undefined ? model.name : `${model.name} (${variant})`;
}

function toArenaHistoryEntry(entry: ArenaEntry): HistoryEntry {
  return {
    key: entry.key,
    name: nameEntry(entry),
    href: entry.model?.href,
    modelId: entry.model?.id,
    vendorId: entry.model?.vendor,
    vendorName: entry.vendorName,
    ...datesOf(entry.model),
  };
}

function datesOf(model: Model | undefined): Pick<HistoryEntry, 'released' | 'retired'> {
  const exact = (date: string | undefined): string | undefined =>
    date?.length === 10 ? date : undefined;
  return {
    released: exact(model?.released),
    retired: exact(
      model === undefined ? undefined : preferredValue(model.lifecycle.retired, model.sources),
    ),
  };
}
