import type { VotedBoard } from '../../lib/catalog/voted-board.ts';
import type { Catalog } from '../../lib/catalog/catalog.ts';
import { toVotedBoardHistory } from '../../lib/catalog/voted-history.ts';
import type { VotedBoardHistory } from '../../lib/catalog/voted-history.ts';
import { toTally } from '../../lib/voting/server/live-boards.ts';
import type { VoteStore } from '../../lib/voting/store/vote-store.ts';

/** How long a history stands before the votes are looked at again, in milliseconds. */
const keptMilliseconds = 60_000;

const kept = new Map<
  string,
  { readonly until: number; readonly history: Promise<VotedBoardHistory | undefined> }
>();

/** How a board moved by the votes in the store, at most a minute old. */
export function votedHistoryOf(
  catalog: Catalog,
  board: VotedBoard,
  store: Pick<VoteStore, 'dayCounts'>,
): Promise<VotedBoardHistory | undefined> {
  const known = kept.get(board.id);
  if (known !== undefined && known.until > Date.now()) return known.history;
  const history = drawHistory(catalog, board, store);
  kept.set(board.id, { until: Date.now() + keptMilliseconds, history });
  // What could not be read is asked for again.
  history.catch(() => kept.delete(board.id));
  return history;
}

async function drawHistory(
  catalog: Catalog,
  board: VotedBoard,
  store: Pick<VoteStore, 'dayCounts'>,
): Promise<VotedBoardHistory | undefined> {
  const byDay = Map.groupBy(await store.dayCounts(board.id), ({ day }) => day);
  return toVotedBoardHistory(
    catalog,
    board,
    [...byDay].flatMap(([day, counts]) => {
      const tally = toTally(counts, []);
      return tally === undefined ? [] : [{ day, tally }];
    }),
  );
}
