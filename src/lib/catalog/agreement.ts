import { formatCounted } from '../format/list.ts';
import { formatCorrelation } from '../format/number.ts';
import { hasRating } from '../rating/index.ts';
import { newestCopy } from './arena-board.ts';
import type { ArenaBoard } from './arena-board.ts';
import type { Catalog } from './catalog.ts';
import { correlateRanks, fewestShared } from './rank-correlation.ts';
import type { RatedBoard } from './rated-board.ts';

/** How far another board puts the shared models in the same order. */
export interface Agreement {
  readonly boardName: string;
  readonly href: string;
  /** `14 models`; which both boards rank. */
  readonly shared: string;
  /** `0.62`, or undefined where too few are shared. */
  readonly tau: string | undefined;
  /** `0.31 to 0.81` */
  readonly interval: string | undefined;
  /** "largely the same order", or why there is no number. */
  readonly words: string;
}

/** A board's best place of each of our models. */
interface Ranking {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly places: ReadonlyMap<string, number>;
}

/** How one board agrees with every other, most shared models first. */
export function toAgreements(catalog: Catalog, boardId: string): Agreement[] {
  const rankings = [
    ...catalog.boards.map(rankingOfVotes),
    ...catalog.arenas.flatMap((arena) => rankingOfArena(arena) ?? []),
  ];
  const own = rankings.find(({ id }) => id === boardId);
  if (own === undefined) return [];
  return rankings
    .filter(({ id }) => id !== boardId)
    .map((other) => ({
      other,
      shared: [...own.places.keys()].filter((id) => other.places.has(id)),
    }))
    .filter(({ shared }) => shared.length > 0)
    .sort((left, right) => right.shared.length - left.shared.length)
    .map(({ other, shared }) => {
      const found = correlateRanks(
        shared.map((id) => own.places.get(id)!),
        shared.map((id) => other.places.get(id)!),
      );
      return {
        boardName: other.name,
        href: other.href,
        shared: formatCounted(shared.length, 'model'),
        tau: found && formatCorrelation(found.tau),
        interval: found && `${formatCorrelation(found.lower)} to ${formatCorrelation(found.upper)}`,
        words:
          found === undefined
            ? `too few to say; ${fewestShared} are needed`
            : describeAgreement(found),
      };
    });
}

/** What a correlation says in words, by the end of the interval that is nearer to none. */
function describeAgreement({
  tau,
  lower,
  upper,
}: {
  tau: number;
  lower: number;
  upper: number;
}): string {
  if (lower <= 0 && upper >= 0) return 'no agreement that could not be chance';
  if (tau < 0) return 'rather the opposite order';
  if (lower >= 0.6) return 'much the same order';
  return lower >= 0.3 ? 'largely the same order' : 'some agreement';
}

function rankingOfVotes(board: RatedBoard): Ranking {
  const rows = board.views[0]?.standings.rows.filter(hasRating) ?? [];
  return {
    ...{ id: board.id, name: board.name, href: board.href },
    places: bestPlaces(
      rows.map(({ model, rank }) => ({
        modelId: board.entries.find(({ key }) => key === model)?.modelId,
        rank,
      })),
    ),
  };
}

function rankingOfArena(board: ArenaBoard): Ranking | undefined {
  const newest = newestCopy(board);
  return (
    newest && {
      ...{ id: board.id, name: board.name, href: board.href },
      places: bestPlaces(
        newest.rows.map(({ entry, rank }) => ({ modelId: entry.model?.id, rank })),
      ),
    }
  );
}

/** A model that stands there in several modes counts by the best of them. */
function bestPlaces(
  rows: readonly { readonly modelId: string | undefined; readonly rank: number | undefined }[],
): Map<string, number> {
  const places = new Map<string, number>();
  for (const { modelId, rank } of rows) {
    if (modelId === undefined || rank === undefined) continue;
    places.set(modelId, Math.min(rank, places.get(modelId) ?? rank));
  }
  return places;
}
