import { randomUUIDv7 } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Vote, VoteStore } from '../../../../src/lib/voting/store/vote-store.ts';
import { aVote } from '../builders.ts';

/** A store to test, and a way to break its rules from behind. */
export interface StoreUnderTest {
  readonly store: VoteStore;
  /** Runs SQL as somebody at the database's own prompt would. */
  readonly sql: (text: string) => Promise<void>;
  /** The same database opened once more, as another replica would. */
  readonly again: () => Promise<VoteStore>;
  readonly remove: () => Promise<void>;
}

/** What every vote store must do. */
export function describeStore(name: string, open: () => Promise<StoreUnderTest>): void {
  const opened = async (): Promise<StoreUnderTest> => {
    const under = await open();
    onTestFinished(() => under.remove());
    return under;
  };

  describe(`${name} vote store`, () => {
    it('keeps a vote as it was cast, for a voter whom only the table of voters knows', async () => {
      const { store } = await opened();
      const cast = aVote({ prompt: 'a-dog-runs', watched: true, propensity: 0.25 });
      const appended = await store.append(cast, ['ada']);
      expect(appended).toMatchObject({ status: 'stored', isExcluded: false, votesOfVoter: 1 });
      const voter = await store.findVoter(['ada']);
      expect(voter).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      expect(await store.votesOf(voter!)).toEqual([{ ...cast, voter }]);
      expect((await store.findVote(cast.id))?.vote).toEqual({ ...cast, voter });
      expect(await store.findVote(randomUUIDv7())).toBeUndefined();
    });

    it('answers a ticket that was used with the vote it became', async () => {
      const { store } = await opened();
      const cast = aVote();
      await store.append(cast, ['ada']);
      const again = await store.append({ ...cast, outcome: 'right' }, ['ada']);
      expect(again).toMatchObject({ status: 'ticket-used', vote: { outcome: 'left' } });
      expect(await countOf(store)).toBe(1);
    });

    it('takes one answer a voter and matchup, whichever the sides', async () => {
      const { store } = await opened();
      await store.append(aVote(), ['ada']);
      const turned = aVote({ left: 'reel-2', right: 'reel-1' });
      expect(await store.append(turned, ['ada'])).toEqual({ status: 'matchup-answered' });
      expect((await store.append(turned, ['bob'])).status).toBe('stored');
      expect((await store.append(aVote({ prompt: 'other' }), ['ada'])).status).toBe('stored');
      expect((await store.append(aVote({ board: 'camera-control' }), ['ada'])).status).toBe(
        'stored',
      );
    });

    it('makes one vote of many tries with one ticket, all at once', async () => {
      const { store, again } = await opened();
      const other = await again();
      const cast = aVote();
      const tries = await Promise.all(
        Array.from({ length: 40 }, (_, index) =>
          (index % 2 === 0 ? store : other).append(cast, ['ada']),
        ),
      );
      expect(tries.filter(({ status }) => status === 'stored')).toHaveLength(1);
      expect(tries.filter(({ status }) => status === 'ticket-used')).toHaveLength(39);
      expect(await countOf(store)).toBe(1);
      await other.close();
    });

    it('makes one vote of many tickets for one matchup, all at once', async () => {
      const { store, again } = await opened();
      const other = await again();
      const tries = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          (index % 2 === 0 ? store : other).append(aVote(), ['ada']),
        ),
      );
      expect(tries.filter(({ status }) => status === 'stored')).toHaveLength(1);
      expect(tries.filter(({ status }) => status === 'matchup-answered')).toHaveLength(19);
      await other.close();
    });

    it('counts by pair and side, by day, and by voter', async () => {
      const { store } = await opened();
      await store.append(aVote(), ['ada']);
      await store.append(aVote({ outcome: 'tie' }), ['bob']);
      await store.append(aVote({ left: 'reel-2', right: 'reel-1', outcome: 'both_bad' }), ['cy']);
      const tomorrow = aVote({ outcome: 'right', castAt: '2026-11-24T00:00:00.000Z' });
      await store.append(tomorrow, ['dee']);
      const none = { leftWins: 0, rightWins: 0, ties: 0, bothBad: 0 };
      const [forth, back] = [
        { left: 'reel-1', right: 'reel-2' },
        { left: 'reel-2', right: 'reel-1' },
      ];
      const { pairs } = await store.boardCounts('next-project');
      expect(pairs.toSorted(bySide)).toEqual([
        { ...forth, leftWins: 1, rightWins: 1, ties: 1, bothBad: 0 },
        { ...back, ...none, bothBad: 1 },
      ]);
      expect((await store.dayCounts('next-project')).toSorted(byDay)).toEqual([
        { day: '2026-11-23', ...forth, ...none, leftWins: 1, ties: 1 },
        { day: '2026-11-23', ...back, ...none, bothBad: 1 },
        { day: '2026-11-24', ...forth, ...none, rightWins: 1 },
      ]);
      expect(await store.dayCounts('next-project', '2026-11-24')).toHaveLength(1);
      const rows = await voterRows(store);
      expect(rows.map(({ outcome, count }) => [outcome, count]).sort()).toEqual([
        ['both_bad', 1],
        ['left', 1],
        ['right', 1],
        ['tie', 1],
      ]);
      expect(new Set(rows.map(({ voter }) => voter)).size).toBe(4);
      expect(await store.boards()).toEqual(['next-project']);
    });

    it('gives a revision that grows with each change of the counts', async () => {
      const { store } = await opened();
      const revisions: number[] = [];
      const note = async (): Promise<void> => {
        revisions.push((await store.boardCounts('next-project')).revision);
      };
      await note();
      await store.append(aVote(), ['ada']);
      await note();
      const voter = (await store.findVoter(['ada']))!;
      const { id } = await store.exclude({ voter }, 'test', now);
      await note();
      await store.liftExclusion(id, 'test', now);
      await note();
      expect(revisions).toEqual([...new Set(revisions)].sort((left, right) => left - right));
    });

    it('excludes a voter with the votes to come, and shows nothing of it to the voter', async () => {
      const { store } = await opened();
      await store.append(aVote(), ['ada']);
      await store.append(aVote(), ['bob']);
      const voter = (await store.findVoter(['ada']))!;
      const exclusion = await store.exclude({ voter }, 'always left', now);
      expect(exclusion).toMatchObject({ voter, reason: 'always left', votes: 1, liftedAt: null });
      const later = await store.append(aVote({ right: 'reel-3' }), ['ada']);
      expect(later).toMatchObject({ status: 'stored', isExcluded: true, votesOfVoter: 2 });
      const counts = await store.boardCounts('next-project');
      expect(counts.excluded).toBe(2);
      expect(counts.pairs.reduce((sum, { leftWins }) => sum + leftWins, 0)).toBe(1);
      expect((await voterRows(store)).map((row) => row.voter)).not.toContain(voter);
      expect(await store.votesOf(voter)).toHaveLength(2);
      expect(await store.excludedVotes()).toHaveLength(2);
      expect((await store.exclusions()).map(({ votes }) => votes)).toEqual([2]);
    });

    it('gives back what a lifted exclusion took, unless another still holds it', async () => {
      const { store } = await opened();
      const cast = aVote();
      await store.append(cast, ['ada']);
      const voter = (await store.findVoter(['ada']))!;
      const first = await store.exclude({ voter }, 'one', now);
      const second = await store.exclude({ votes: [cast.id] }, 'two', now);
      expect(await store.liftExclusion(first.id, 'mistaken', now)).toBe(true);
      expect((await store.boardCounts('next-project')).excluded).toBe(1);
      expect(await store.liftExclusion(second.id, 'mistaken', now)).toBe(true);
      expect(await store.boardCounts('next-project')).toMatchObject({
        excluded: 0,
        pairs: [{ leftWins: 1 }],
      });
      expect((await store.dayCounts('next-project'))[0]).toMatchObject({ leftWins: 1 });
      expect(await store.liftExclusion(first.id, 'again', now)).toBe(false);
      expect((await store.append(aVote({ right: 'reel-3' }), ['ada'])).status).toBe('stored');
      expect((await store.boardCounts('next-project')).excluded).toBe(0);
    });

    it.each([
      ['a change of a vote', "UPDATE votes SET outcome = 'right'"],
      ['the end of a vote', 'DELETE FROM votes'],
      ['the end of an exclusion', 'DELETE FROM exclusions'],
      ['a change of an exclusion', "UPDATE exclusions SET reason = 'other'"],
    ])('refuses %s, whoever asks', async (_, text) => {
      const { store, sql } = await opened();
      await store.append(aVote(), ['ada']);
      await store.exclude({ voter: (await store.findVoter(['ada']))! }, 'test', now);
      await expect(sql(text)).rejects.toThrow(/append-only|kept/);
      expect(await countOf(store)).toBe(1);
    });

    it('knows a voter by the hash of an older key, and learns the new one', async () => {
      const { store } = await opened();
      await store.append(aVote(), ['old']);
      const voter = await store.findVoter(['old']);
      expect(await store.findVoter(['new', 'old'])).toBe(voter);
      await store.append(aVote({ right: 'reel-3' }), ['new', 'old']);
      expect(await store.findVoter(['new'])).toBe(voter);
    });

    it('forgets whose votes they are, and keeps them', async () => {
      const { store } = await opened();
      await store.append(aVote(), ['old']);
      await store.append(aVote({ right: 'reel-3' }), ['new', 'old']);
      expect(await store.unlinkVoter(['new', 'old'])).toBe(true);
      expect(await store.findVoter(['new', 'old'])).toBeUndefined();
      expect(await store.findVoter(['old'])).toBeUndefined();
      expect(await store.unlinkVoter(['new', 'old'])).toBe(false);
      expect(await countOf(store)).toBe(2);
    });

    it('exports votes that another store takes in, once', async () => {
      const { store } = await opened();
      const { store: other } = await opened();
      await store.append(aVote(), ['ada']);
      await store.append(aVote({ outcome: 'tie', watched: false, prompt: 'p' }), ['bob']);
      const votes = await allVotes(store);
      expect(votes).toHaveLength(2);
      expect(await other.importVotes(votes)).toEqual({ stored: 2 });
      expect(await other.importVotes(votes)).toEqual({ stored: 0 });
      expect(await allVotes(other)).toEqual(votes);
      expect((await other.boardCounts('next-project')).pairs).toEqual(
        (await store.boardCounts('next-project')).pairs,
      );
    });

    it('reads a voter with more answers than a page, and others beside on another board', async () => {
      const { store } = await opened();
      const votes = Array.from({ length: 2500 }, (_, index): Vote => ({
        ...aVote({ left: `reel-${index % 50}`, right: `take-${Math.floor(index / 50)}` }),
        board: index % 5 === 0 ? 'camera' : 'next-project',
        voter: index % 10 === 1 ? 'bob' : 'ada',
      }));
      await store.importVotes(votes);
      const rows = await voterRows(store);
      const keyOf = ({ voter, left, right }: Pick<Vote, 'voter' | 'left' | 'right'>): string =>
        `${voter} ${left} ${right}`;
      const wanted = votes.filter(({ board }) => board === 'next-project').map(keyOf);
      expect(rows.map(keyOf).sort()).toEqual(wanted.sort());
      const changes = rows.filter(({ voter }, index) => voter !== rows[index - 1]?.voter);
      expect(changes).toHaveLength(2);
    });

    it('reads long lists in pages without a gap or a repeat', async () => {
      const { store } = await opened();
      const votes = Array.from({ length: 12_000 }, (_, index): Vote => ({
        ...aVote({ right: `reel-${String(2 + (index % 3))}` }),
        voter: `voter-${String(Math.floor(index / 3)).padStart(5, '0')}`,
      }));
      await store.importVotes(votes);
      const ids = (await allVotes(store)).map(({ id }) => id);
      expect(ids).toEqual(votes.map(({ id }) => id).sort());
      const rows = await voterRows(store);
      expect(rows).toHaveLength(12_000);
      expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(12_000);
      expect(rows.map(({ voter }) => voter)).toEqual(rows.map(({ voter }) => voter).sort());
    });

    it('counts matchups passed over, and says which were answered', async () => {
      const { store } = await opened();
      await store.countSkip(aVote());
      await store.countSkip(aVote());
      expect(await store.skips()).toEqual([{ board: 'next-project', skips: 2 }]);
      await store.append(aVote({ prompt: 'p' }), ['ada']);
      expect(await store.matchupsOf((await store.findVoter(['ada']))!, 'next-project')).toEqual([
        { left: 'reel-1', right: 'reel-2', prompt: 'p' },
      ]);
    });

    it('still has all of it when it is opened again', async () => {
      const { store, again } = await opened();
      await store.append(aVote(), ['ada']);
      const other = await again();
      await other.check();
      expect(await countOf(other)).toBe(1);
      await other.close();
    });
  });
}

const now = '2026-11-24T08:00:00.000Z';

async function allVotes(store: VoteStore): Promise<Vote[]> {
  const pages = await Array.fromAsync(store.exportVotes());
  return pages.flat();
}

async function countOf(store: VoteStore): Promise<number> {
  return (await allVotes(store)).length;
}

async function voterRows(store: VoteStore) {
  const pages = await Array.fromAsync(store.voterCounts('next-project'));
  return pages.flat();
}

function bySide(one: { readonly left: string }, other: { readonly left: string }): number {
  return one.left < other.left ? -1 : 1;
}

function byDay(
  one: { readonly day: string; readonly left: string },
  other: { readonly day: string; readonly left: string },
): number {
  return `${one.day} ${one.left}` < `${other.day} ${other.left}` ? -1 : 1;
}
