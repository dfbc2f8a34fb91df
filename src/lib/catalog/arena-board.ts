import type { AuthoredArena, Capture, PublishedStanding } from '../schema/arena.ts';
import { dateOfCapture } from '../schema/arena.ts';
import type { Model } from './catalog.ts';

/** A checked board of another arena with its id, as its collection holds it. */
export type ArenaInput = AuthoredArena & {
  readonly id: string;
  readonly captures: readonly Capture[];
  readonly standings: readonly PublishedStanding[];
};

/** What an arena lists under one name, with the model it is, where it has a page here. */
export interface ArenaEntry {
  /** The name as an address holds it; unique on its board. */
  readonly key: string;
  /** As the arena prints it. */
  readonly name: string;
  readonly model: Model | undefined;
  readonly variant: string | undefined;
  readonly vendorName: string | undefined;
  readonly note: string | undefined;
}

/** An entry's standing on one day, as published. */
export interface ArenaStanding extends Omit<PublishedStanding, 'capture' | 'name'> {
  readonly entry: ArenaEntry;
}

/** A day on which standings were read, with what was read. */
export interface ArenaCapture extends Omit<Capture, 'capture' | 'pages'> {
  readonly id: string;
  /** YYYY-MM-DD, or YYYY-MM where the quote says no more. */
  readonly date: string;
  /** Addresses of the copies or quotes. */
  readonly pages: readonly string[];
  /** By place; entries without one last, by rating. */
  readonly rows: readonly ArenaStanding[];
}

/** A board of another arena, its dated standings joined with our models. */
export interface ArenaBoard extends Omit<AuthoredArena, 'names'> {
  readonly id: string;
  readonly href: string;
  readonly entries: readonly ArenaEntry[];
  /** In order of date. */
  readonly captures: readonly ArenaCapture[];
}

/** Joins a board of another arena with the models of the catalogue. */
export function toArenaBoard(input: ArenaInput, models: readonly Model[]): ArenaBoard {
  const { names, captures, standings, ...board } = input;
  const entries = names.map(({ name, model: modelId, variant, vendor, note }): ArenaEntry => {
    const model = models.find(({ id }) => id === modelId);
    return {
      key: toEntryKey(name),
      name,
      model,
      variant,
      vendorName: model?.vendorName ?? vendor,
      note,
    };
  });
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const rowsOf = Map.groupBy(standings, ({ capture }) => capture);
  return {
    ...board,
    href: `/boards/${input.id}/`,
    entries,
    captures: captures.map(({ capture: id, pages, ...capture }) => ({
      ...capture,
      id,
      date: dateOfCapture(id),
      pages: pages.split(' '),
      rows: (rowsOf.get(id) ?? [])
        .map(({ name, rank, rating, below, above, votes, note }) => ({
          entry: byName.get(name)!,
          ...{ rank, rating, below, above, votes, note },
        }))
        .sort(byPlace),
    })),
  };
}

/** A name as an address holds it: `Kling 3.0 1080p (Pro)` -> `kling-3.0-1080p-pro`. */
export function toEntryKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** The newest copy of a board, of all of it or of its upper places; undefined where only quotes are at hand. */
export function newestCopy(board: ArenaBoard): ArenaCapture | undefined {
  return copiesOf(board).at(-1);
}

/** The captures that are copies of the board, not quotes from it, in order of date. */
export function copiesOf(board: ArenaBoard): readonly ArenaCapture[] {
  return board.captures.filter(({ kind }) => kind !== 'quoted');
}

const unranked = Number.MAX_SAFE_INTEGER;

function byPlace(left: ArenaStanding, right: ArenaStanding): number {
  return (
    (left.rank ?? unranked) - (right.rank ?? unranked) || (right.rating ?? 0) - (left.rating ?? 0)
  );
}
