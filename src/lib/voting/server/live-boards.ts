import { computeStandings, createTally, valueMatchups } from '../../rating/index.ts';
import type { MatchupValue, Standings, Tally } from '../../rating/index.ts';
import type { Pool } from '../pool.ts';
import { undecidedShares } from '../reveal.ts';
import type { UndecidedShares } from '../reveal.ts';
import type { BoardCounts, PairCounts, VoteStore } from '../store/vote-store.ts';

/** A board as the votes have it now. */
export interface LiveBoard {
  /** Grows with each change of the counts. */
  readonly revision: number;
  /** When the counts were read, milliseconds since 1970. */
  readonly readAt: number;
  readonly excluded: number;
  readonly standings: Standings;
  /** Absent where fewer than two models can meet. */
  readonly tally: Tally | undefined;
  readonly undecided: UndecidedShares;
}

/** Keeps the standings of boards near the votes without fitting them for each vote. */
export interface LiveBoards {
  /** The board as it is, or as it was a moment ago where fitting it is dear. */
  read(pool: Pool): Promise<LiveBoard>;
  /** What a vote on each pair that can meet is worth. */
  values(pool: Pool): Promise<readonly MatchupValue[]>;
}

interface Kept<Value> {
  readonly value: Value;
  /** What it is made from; the same key, the same value. */
  readonly key: string;
  readonly checkedAt: number;
  readonly cost: number;
}

/** Fitting may take this part of the time at most: a board that fits in 5 ms is renewed every 100 ms. */
const share = 1 / 20;

/**
 * Standings from the counts of a store, renewed when they are asked for. The cost of one renewal
 * sets how soon the next may be, so that small boards follow each vote and large ones stay cheap.
 *
 * @param clock milliseconds since 1970
 */
export function createLiveBoards(store: VoteStore, clock: () => number): LiveBoards {
  const boards = new Map<string, Kept<LiveBoard>>();
  const values = new Map<string, Kept<readonly MatchupValue[]>>();
  const renewing = new Map<string, Promise<LiveBoard>>();

  const renew = async (pool: Pool, known: Kept<LiveBoard> | undefined): Promise<LiveBoard> => {
    const counts = await store.boardCounts(pool.board);
    const start = clock();
    const key = `${counts.revision} ${pool.models.join()}`;
    const value =
      known?.key === key ? { ...known.value, readAt: start } : rate(pool, counts, start);
    const checkedAt = clock();
    const cost = known?.key === key ? known.cost : checkedAt - start;
    boards.set(pool.board, { value, key, checkedAt, cost });
    return value;
  };

  const read = async (pool: Pool): Promise<LiveBoard> => {
    const known = boards.get(pool.board);
    if (known !== undefined && isFresh(known, clock())) return known.value;
    const running = renewing.get(pool.board);
    if (running !== undefined) return running;
    const next = renew(pool, known).finally(() => renewing.delete(pool.board));
    renewing.set(pool.board, next);
    return next;
  };

  return {
    read,
    values: async (pool) => {
      const known = values.get(pool.board);
      if (known !== undefined && isFresh(known, clock())) return known.value;
      const board = await read(pool);
      const key = `${board.revision} ${pool.models.join()}`;
      if (known?.key === key) {
        values.set(pool.board, { ...known, checkedAt: clock() });
        return known.value;
      }
      const start = clock();
      const value = valueMatchups(board.standings, pool.models);
      const checkedAt = clock();
      values.set(pool.board, { value, key, checkedAt, cost: checkedAt - start });
      return value;
    },
  };
}

function isFresh({ checkedAt, cost }: Kept<unknown>, now: number): boolean {
  return now - checkedAt < cost / share;
}

function rate(pool: Pool, counts: BoardCounts, readAt: number): LiveBoard {
  const tally = toTally(counts.pairs, pool.models);
  const standings = tally === undefined ? { votes: 0, rows: [] } : computeStandings(tally);
  return {
    revision: counts.revision,
    readAt,
    excluded: counts.excluded,
    standings,
    tally,
    undecided: undecidedShares(tally),
  };
}

/**
 * The counts of a board as a tally over the models that have votes or can be drawn.
 *
 * @returns undefined where there are fewer than two models
 */
export function toTally(
  counts: readonly PairCounts[],
  models: readonly string[],
): Tally | undefined {
  const all = new Set([...models, ...counts.flatMap(({ left, right }) => [left, right])]);
  if (all.size < 2) return undefined;
  const tally = createTally(all);
  const places = new Map(tally.models.map((model, index) => [model, index]));
  for (const { left, right, leftWins, rightWins, ties, bothBad } of counts) {
    const cell = places.get(left)! * all.size + places.get(right)!;
    tally.left[cell] = leftWins;
    tally.right[cell] = rightWins;
    tally.tie[cell] = ties;
    tally.both_bad[cell] = bothBad;
  }
  return tally;
}
