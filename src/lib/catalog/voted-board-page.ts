import { describeStage } from './board-stage.ts';
import { findModel } from './catalog.ts';
import type { Catalog } from './catalog.ts';
import { formatCounted } from '../format/list.ts';
import { boardKinds } from './voted-board.ts';
import type { VotedBoard } from './voted-board.ts';

/** Everything that the page of a board that readers vote on shows. */
export interface VotedBoardPage {
  readonly board: VotedBoard;
  readonly kind: string;
  /** How many votes there are and what they carry. */
  readonly stage: string;
  /** Where to vote; undefined where the board waits for something. */
  readonly voteHref: string | undefined;
  readonly poolSummary: string;
  readonly pool: readonly { readonly title: string; readonly href: string }[];
}

/**
 * Gathers the page of a board that readers vote on.
 *
 * @throws RangeError where the catalogue has no such board
 */
export function toVotedBoardPage(catalog: Catalog, id: string): VotedBoardPage {
  const board = catalog.votedBoards.find((candidate) => candidate.id === id);
  if (board === undefined) throw new RangeError(`No board "${id}" that readers vote on`);
  const pairs = (board.pool.length * (board.pool.length - 1)) / 2;
  return {
    board,
    kind: boardKinds[board.kind],
    stage: describeStage(0),
    voteHref: board.missing === undefined ? `/vote/${id}/` : undefined,
    poolSummary: `${formatCounted(board.pool.length, 'model')}, ${formatCounted(pairs, 'pair')}.`,
    pool: board.pool
      .map((model) => findModel(catalog, model))
      .map(({ title, href }) => ({ title, href })),
  };
}
