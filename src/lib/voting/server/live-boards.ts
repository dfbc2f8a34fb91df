import { setImmediate, setTimeout } from 'node:timers/promises';
import { computeStandings, createTally, valueMatchups } from '../../rating/index.ts';
import type { MatchupValue, Standings, Tally } from '../../rating/index.ts';
import type { Pool } from '../pool.ts';
import { undecidedShares } from '../reveal.ts';
import type { UndecidedShares } from '../reveal.ts';
import type { BoardCounts, PairCounts, VoteStore } from '../store/vote-store.ts';
import { intervalsByVoter, readVoterScatter } from './voter-scatter.ts';
import type { VoterScatter } from './voter-scatter.ts';

/** A board as the votes have it now. */
export interface LiveBoard {
  /** Grows with each change of the counts. */
  readonly revision: number;
  /** When the counts were read, milliseconds since 1970. */
  readonly readAt: number;
  readonly excluded: number;
  readonly standings: Standings;
  readonly intervals: LiveIntervals;
  /** Absent where fewer than two models can meet. */
  readonly tally: Tally | undefined;
  readonly undecided: UndecidedShares;
}

/** What the intervals of a board take for independent of each other. */
export interface LiveIntervals {
  /** `vote`: there are not yet two voters, or their votes have not been added up yet. */
  readonly by: 'voter' | 'vote';
  /** When the votes that tell how voters scatter were read, milliseconds since 1970. */
  readonly readAt: number;
}

/** Keeps the standings of boards near the votes without fitting them for each vote. */
export interface LiveBoards {
  /**
   * The board as it is, or as it was a moment ago where fitting it is dear.
   *
   * @param patience how long to wait for intervals by the votes of this moment, where votes have to
   *   be added up by voter for it; milliseconds, 0 where nothing is said
   */
  read(pool: Pool, patience?: number): Promise<LiveBoard>;
  /** What a vote on each pair that can meet is worth. */
  values(pool: Pool): Promise<readonly MatchupValue[]>;
}

/** A scatter with the moment from which on votes may be missing in it, milliseconds since 1970. */
type DatedScatter = VoterScatter & { readonly readAt: number };

interface Kept<Value> {
  readonly value: Value;
  /** What it is made from; the same key, the same value. */
  readonly key: string;
  readonly checkedAt: number;
  readonly cost: number;
}

/** Fitting may take this part of the time at most: a board that fits in 5 ms is renewed every 200 ms. */
const share = 1 / 40;

/** Node cannot wait longer, in milliseconds. */
const longestTimer = 2 ** 31 - 1;

/**
 * Standings from the counts of a store, renewed when they are asked for. The cost of one renewal
 * sets how soon the next may be, so that small boards follow each vote and large ones stay cheap.
 * The same holds for adding votes up by voter, which intervals need and which grows with the votes.
 *
 * @param clock milliseconds since 1970
 */
export function createLiveBoards(store: VoteStore, clock: () => number): LiveBoards {
  const boards = new Map<string, Kept<LiveBoard>>();
  const values = new Map<string, Kept<readonly MatchupValue[]>>();
  const scatters = new Map<string, Kept<DatedScatter>>();
  const renewing = new Map<string, Promise<LiveBoard>>();
  const addingUp = new Map<string, Promise<void>>();

  const renew = async (pool: Pool): Promise<LiveBoard> => {
    const known = boards.get(pool.board);
    const scatter = scatters.get(pool.board);
    const counts = await store.boardCounts(pool.board);
    const start = clock();
    const key = keyOf(pool, counts.revision, scatter);
    const value =
      known?.key === key ? { ...known.value, readAt: start } : rate(pool, counts, start, scatter);
    const checkedAt = clock();
    const cost = known?.key === key ? known.cost : checkedAt - start;
    boards.set(pool.board, { value, key, checkedAt, cost });
    return value;
  };

  const readCounts = (pool: Pool): Promise<LiveBoard> => {
    const known = boards.get(pool.board);
    const isCurrent =
      known?.key === keyOf(pool, known?.value.revision, scatters.get(pool.board)) &&
      isFresh(known, clock());
    if (isCurrent) return Promise.resolve(known.value);
    const running = renewing.get(pool.board);
    if (running !== undefined) return running;
    const next = renew(pool).finally(() => renewing.delete(pool.board));
    renewing.set(pool.board, next);
    return next;
  };

  /** Adds up by voter where that is due. */
  const addUp = (board: string, { revision, standings: { fit } }: LiveBoard): Promise<void> => {
    const known = scatters.get(board);
    const key = String(revision);
    const isDue = known?.key !== key && (known === undefined || !isFresh(known, clock()));
    if (fit === undefined || !isDue) return Promise.resolve();
    const running = addingUp.get(board);
    if (running !== undefined) return running;
    const start = clock();
    // In a turn of its own, so that whoever does not wait has the answer first.
    const next = setImmediate()
      .then(() => readVoterScatter(store, board, fit))
      .then((value) => {
        const checkedAt = clock();
        scatters.set(board, {
          value: { ...value, readAt: start },
          key,
          checkedAt,
          cost: checkedAt - start,
        });
      })
      // A store that is away is told to whoever reads the counts next.
      .catch(() => undefined)
      .finally(() => addingUp.delete(board));
    addingUp.set(board, next);
    return next;
  };

  const read = async (pool: Pool, patience = 0): Promise<LiveBoard> => {
    const board = await readCounts(pool);
    const added = addUp(pool.board, board);
    if (patience === 0) return board;
    await Promise.race([
      added,
      setTimeout(Math.min(patience, longestTimer), undefined, { ref: false }),
    ]);
    return readCounts(pool);
  };

  return {
    read,
    values: async (pool) => {
      const known = values.get(pool.board);
      if (known !== undefined && isFresh(known, clock())) return known.value;
      const board = await read(pool);
      const key = boards.get(pool.board)!.key;
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

/** What a board is made from. */
function keyOf(
  { models }: Pool,
  revision: number | undefined,
  scatter: Kept<DatedScatter> | undefined,
): string {
  return `${revision} ${scatter?.key} ${models.join()}`;
}

function rate(
  pool: Pool,
  counts: BoardCounts,
  readAt: number,
  scatter: Kept<DatedScatter> | undefined,
): LiveBoard {
  const tally = toTally(counts.pairs, pool.models);
  const standings =
    tally === undefined
      ? { votes: 0, rows: [] }
      : computeStandings(tally, { interval: intervalsByVoter(scatter?.value) });
  const isByVoter = standings.doubt?.clusters !== undefined;
  return {
    revision: counts.revision,
    readAt,
    excluded: counts.excluded,
    standings,
    intervals: isByVoter ? { by: 'voter', readAt: scatter!.value.readAt } : { by: 'vote', readAt },
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
  const all = new Set(models);
  for (const { left, right } of counts) all.add(left).add(right);
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
