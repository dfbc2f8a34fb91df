import { describeStage, stageOf } from './board-stage.ts';
import { findModel } from './catalog.ts';
import type { Catalog } from './catalog.ts';
import { formatCounted } from '../format/list.ts';
import { formatDateTime } from '../format/date.ts';
import type { Standings } from '../rating/index.ts';
import { toLeaderboard } from './leaderboard.ts';
import type { Leaderboard } from './leaderboard.ts';
import { boardKinds, toVotedEntry } from './voted-board.ts';
import type { VotedBoard } from './voted-board.ts';

/** Everything that the page of a board that readers vote on shows. */
export interface VotedBoardPage {
  readonly board: VotedBoard;
  readonly kind: string;
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
    voteHref: board.missing === undefined ? `/vote/${id}/` : undefined,
    poolSummary: `${formatCounted(board.pool.length, 'model')}, ${formatCounted(pairs, 'pair')}.`,
    pool: board.pool
      .map((model) => findModel(catalog, model))
      .map(({ title, href }) => ({ title, href })),
  };
}

/** The standings of a board that readers vote on, as they were at one moment. */
export interface VotedStandings {
  /** How many votes there are and what they carry. */
  readonly stage: string;
  readonly isPreliminary: boolean;
  /** `24 Nov 2026, 10:42 UTC` */
  readonly asOf: string;
  /** Absent where there are too few votes to show a ranking. */
  readonly leaderboard: Leaderboard | undefined;
  readonly caption: string;
}

/**
 * Lays out the standings of a board that readers vote on. A board that is still collecting shows
 * none.
 *
 * @param readAt when the votes were counted, milliseconds since 1970
 */
export function toVotedStandings(
  catalog: Catalog,
  board: VotedBoard,
  { standings, readAt }: { readonly standings: Standings; readonly readAt: number },
): VotedStandings {
  const stage = stageOf(standings.votes);
  const asOf = formatDateTime(readAt);
  const entries = standings.rows.map(({ model }) => toVotedEntry(catalog, model));
  return {
    stage: describeStage(standings.votes),
    isPreliminary: stage === 'preliminary',
    asOf,
    leaderboard:
      stage === 'preliminary' || stage === 'settled'
        ? toLeaderboard({ entries }, { standings })
        : undefined,
    caption: `${board.name}, ${formatCounted(standings.votes, 'vote')}, ${asOf}. Points are ratings, bars their 95 % intervals, the dashed line the mean of the field (1000). Won counts a tie as half.`,
  };
}
