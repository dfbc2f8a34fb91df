import { computeStandings } from '../../rating/index.ts';
import type { SlotEffect, Tally } from '../../rating/index.ts';
import type { Pool } from '../pool.ts';
import type { Exclusion } from '../store/vote-store.ts';
import type { Voting } from './voting.ts';

/** What the store knows of one board. */
export interface CountedBoard {
  readonly board: string;
  readonly tally: Tally | undefined;
  readonly votes: number;
  readonly excluded: number;
  readonly skips: number;
  /** What the left side is worth by the votes that count; undefined where they do not tell. */
  readonly slot: SlotEffect | undefined;
}

/** Counts all boards, and lists what was excluded, oldest first. */
export async function countBoards(
  voting: Pick<Voting, 'store' | 'liveBoard'>,
  pools: readonly Pool[],
): Promise<{
  readonly counts: readonly CountedBoard[];
  readonly exclusions: readonly Exclusion[];
}> {
  const [skips, exclusions] = await Promise.all([voting.store.skips(), voting.store.exclusions()]);
  const counts = await Promise.all(
    pools.map(async (pool): Promise<CountedBoard> => {
      const { tally, standings, excluded } = await voting.liveBoard(pool);
      return {
        board: pool.board,
        tally,
        votes: standings.votes,
        excluded,
        skips: skips.find(({ board }) => board === pool.board)?.skips ?? 0,
        slot: tally === undefined ? undefined : computeStandings(tally, { slot: true }).slot,
      };
    }),
  );
  return { counts, exclusions };
}
