import { computeStandings, sandwichOfProducts, tallyCounts } from '../rating/index.ts';
import type { Outcome, Standings, Tally } from '../rating/index.ts';
import type { AuthoredImportedBoard } from '../schema/board.ts';
import type { Counts } from '../schema/counts.ts';
import { modelHref } from './catalog.ts';
import type { Model } from './catalog.ts';

/** An entry of a board, with the model page it belongs to, if any. */
export interface BoardEntry {
  readonly key: string;
  readonly label: string;
  readonly modelId: string | undefined;
  readonly href: string | undefined;
  readonly vendorName: string | undefined;
  readonly note: string | undefined;
}

/** One ranking of a board: overall, or one dimension. */
export interface BoardView {
  readonly id: string;
  readonly name: string;
  readonly question: string;
  readonly scale: string | undefined;
  readonly href: string;
  readonly tally: Tally;
  readonly standings: Standings;
  readonly clusters: number;
}

/** A board with its standings computed. */
export interface RatedBoard extends Omit<AuthoredImportedBoard, 'entries' | 'dimensions'> {
  readonly id: string;
  readonly href: string;
  readonly entries: readonly BoardEntry[];
  /** Overall first, then the dimensions as listed. */
  readonly views: readonly BoardView[];
}

/** What the overall view is called in addresses and counts. */
export const overallId = 'overall';

/** Rates every view of an imported board from its counts. */
export function toRatedBoard(
  board: AuthoredImportedBoard & { readonly id: string; readonly counts: Counts },
  models: readonly Model[],
): RatedBoard {
  const { counts } = board;
  const href = `/boards/${board.id}/`;
  const overall = {
    ...counts.overall,
    pairs: Object.values(counts.dimensions).flatMap(({ pairs }) => pairs),
  };
  const toView = (
    view: { id: string; name: string; question: string; scale?: string | undefined },
    { pairs, scoreProducts, clusters }: typeof overall,
  ): BoardView => {
    const tally = tallyPairs(pairs);
    const standings = computeStandings(tally, {
      interval: sandwichOfProducts(
        {
          size: counts.models.length,
          values: Float64Array.from(scoreProducts.flat()),
        },
        clusters,
      ),
    });
    return {
      ...view,
      scale: view.scale,
      href: view.id === overallId ? href : `${href}${view.id}/`,
      tally,
      standings,
      clusters,
    };
  };
  return {
    ...board,
    href,
    entries: board.entries.map(({ key, label, model: modelId, note }) => {
      const model = models.find(({ id }) => id === modelId);
      return {
        key,
        label,
        modelId,
        href: modelId === undefined ? undefined : modelHref(modelId),
        vendorName: model?.vendorName,
        note,
      };
    }),
    views: [
      toView({ id: overallId, name: 'Overall', question: board.question }, overall),
      ...board.dimensions.map((dimension) => toView(dimension, counts.dimensions[dimension.id]!)),
    ],
  };
}

/**
 * Published counts as a tally. Such judgements had no left and right; the first of a pair stands
 * for the left, and no slot effect may be read from them.
 */
function tallyPairs(pairs: Counts['dimensions'][string]['pairs']): Tally {
  return tallyCounts(
    pairs.flatMap(([left, right, ...counts]) =>
      (['left', 'right', 'tie'] as const satisfies Outcome[]).map((outcome, index) => ({
        left,
        right,
        outcome,
        count: counts[index]!,
      })),
    ),
  );
}
