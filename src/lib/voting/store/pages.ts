import type { Vote, VoterCount } from './vote-store.ts';

/** How many rows long lists are read in at a time. */
export const pageSize = 5000;

/**
 * Reads every vote in order of its id.
 *
 * @param read up to `pageSize` votes whose ids come after the one given
 */
export async function* readVotes(
  read: (after: string) => Promise<readonly Vote[]>,
): AsyncGenerator<readonly Vote[]> {
  let after = '';
  for (;;) {
    const votes = await read(after);
    if (votes.length > 0) yield votes;
    if (votes.length < pageSize) return;
    after = votes.at(-1)!.id;
    await nextTurn();
  }
}

/** Counts by voter are read beside requests, which wait for a page: it takes some milliseconds. */
export const voterPageSize = 1000;

/**
 * Reads the counts of every voter on a board, those of one voter one after the other.
 *
 * @param read up to `voterPageSize` rows that come after one of this voter, board, left and right
 *   model, and outcome
 */
export async function* readVoterCounts(
  board: string,
  read: (after: readonly string[]) => Promise<readonly VoterCount[]>,
): AsyncGenerator<readonly VoterCount[]> {
  let after: readonly string[] = ['', board, '', '', ''];
  for (;;) {
    const rows = await read(after);
    if (rows.length > 0) yield rows;
    if (rows.length < voterPageSize) return;
    const { voter, left, right, outcome } = rows.at(-1)!;
    after = [voter, board, left, right, outcome];
    await nextTurn();
  }
}

/** Lets requests in between two pages of a long list. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
