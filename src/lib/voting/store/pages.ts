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

/**
 * Reads the counts of every voter, those of one voter together. A voter whose rows do not fit on a
 * page is read again with the next.
 *
 * @param read up to `pageSize` + 1 rows of voters after the one given
 * @throws RangeError where one voter has more rows than a page
 */
export async function* readVoterCounts(
  read: (after: string) => Promise<readonly VoterCount[]>,
): AsyncGenerator<readonly VoterCount[]> {
  let after = '';
  for (;;) {
    const rows = await read(after);
    const isLast = rows.length <= pageSize;
    const last = rows.at(-1)?.voter;
    const whole = isLast ? rows : rows.filter(({ voter }) => voter !== last);
    if (!isLast && whole.length === 0) {
      throw new RangeError(`Voter ${last ?? ''} has more than ${pageSize} different answers`);
    }
    if (whole.length > 0) yield whole;
    if (isLast) return;
    after = whole.at(-1)!.voter;
    await nextTurn();
  }
}

/** Lets requests in between two pages of a long list. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
