import { describe, expect, it } from 'vitest';
import {
  computeStandings,
  sandwichOfVoters,
  sandwichOfVotes,
  sumVoters,
  tallyByVoter,
  toComparisons,
} from '../../../../src/lib/rating/index.ts';
import { seededUniform } from '../../../../src/lib/rating/distributions.ts';
import { createLiveBoards } from '../../../../src/lib/voting/server/live-boards.ts';
import {
  intervalsByVoter,
  readVoterScatter,
} from '../../../../src/lib/voting/server/voter-scatter.ts';
import { openSqliteStore } from '../../../../src/lib/voting/store/sqlite-store.ts';
import type { Vote, VoteStore } from '../../../../src/lib/voting/store/vote-store.ts';
import { StoreUnavailable } from '../../../../src/lib/voting/store/vote-store.ts';
import { aPool, aVote } from '../builders.ts';

const pool = aPool();

/** Votes of so many voters, each of whom goes by one taste. */
function votesOf(voters: number, votesEach: number, seed = 1): Vote[] {
  const uniform = seededUniform(seed);
  return Array.from({ length: voters }, (_, voter) => {
    const isForTheFirst = uniform() < 0.6;
    return Array.from({ length: votesEach }, () => {
      const left = Math.floor(4 * uniform());
      const right = (left + 1 + Math.floor(3 * uniform())) % 4;
      const isLeftWanted = left < right === isForTheFirst;
      return {
        ...aVote({
          left: pool.models[left]!,
          right: pool.models[right]!,
          outcome: uniform() < 0.1 ? 'tie' : isLeftWanted ? 'left' : 'right',
        }),
        voter: `voter-${voter}`,
      };
    });
  }).flat();
}

async function storeWith(votes: readonly Vote[]): Promise<VoteStore> {
  const store = openSqliteStore(':memory:');
  await store.importVotes(votes);
  return store;
}

describe('the standings of a live board', () => {
  it('have the intervals by voter of the same votes rated at once', async () => {
    const votes = votesOf(60, 20);
    const live = createLiveBoards(await storeWith(votes), () => 0);
    const { standings, intervals } = await live.read(pool, 1000);
    const byVoter = tallyByVoter(votes);
    const expected = computeStandings(sumVoters(byVoter), { interval: sandwichOfVoters(byVoter) });
    expect(standings.rows).toEqual(expected.rows);
    expect(intervals.by).toBe('voter');
    const apart = computeStandings(sumVoters(byVoter), { interval: sandwichOfVotes });
    expect(standings.rows[0]!.standardError).toBeGreaterThan(2 * apart.rows[0]!.standardError!);
  });

  it('come at once where nobody waits, and by voter the next time', async () => {
    const live = createLiveBoards(await storeWith(votesOf(60, 20)), () => 0);
    expect((await live.read(pool)).intervals.by).toBe('vote');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await live.read(pool)).intervals.by).toBe('voter');
  });

  it('follow the votes that came since they were added up by voter', async () => {
    const store = await storeWith(votesOf(60, 20));
    let now = 0;
    const live = createLiveBoards(store, () => (now += 10));
    const before = await live.read(pool, 1000);
    await store.importVotes(
      votesOf(60, 20, 2).map((vote) => ({ ...vote, voter: `b-${vote.voter}` })),
    );
    now += 1_000_000;
    const after = await live.read(pool, 1000);
    expect(after.standings.votes).toBe(2400);
    expect(after.intervals.readAt).toBeGreaterThan(before.intervals.readAt);
    expect(after.standings.doubt?.clusters).toBe(120);
  });

  it('take every vote for itself while there is one voter', async () => {
    const live = createLiveBoards(await storeWith(votesOf(1, 40)), () => 0);
    expect((await live.read(pool, 1000)).intervals.by).toBe('vote');
  });

  it('are there where votes cannot be added up by voter', async () => {
    const store = await storeWith(votesOf(60, 20));
    const broken: VoteStore = {
      ...store,
      voterCounts: () => {
        throw new StoreUnavailable(new Error('gone'));
      },
    };
    const { standings, intervals } = await createLiveBoards(broken, () => 0).read(pool, 1000);
    expect(standings.votes).toBe(1200);
    expect(intervals.by).toBe('vote');
  });
});

describe('intervalsByVoter()', () => {
  it('lets twice the votes scatter as those at hand', async () => {
    const votes = votesOf(60, 20);
    const byVoter = tallyByVoter(votes);
    const { fit } = computeStandings(sumVoters(byVoter));
    const scatter = await readVoterScatter(await storeWith(votes), pool.board, fit!);
    const comparisons = toComparisons(
      sumVoters(
        byVoter,
        byVoter.voters.map(() => 2),
      ),
    );
    const once = sandwichOfVoters(byVoter)(fit!, comparisons).covariance.values;
    const twice = intervalsByVoter(scatter)(fit!, comparisons).covariance.values;
    expect(scatter).toMatchObject({ voters: 60, votes: 1200 });
    for (const [at, value] of twice.entries()) expect(value).toBeCloseTo(2 * once[at]!, 12);
  });

  it('takes every vote for itself where the scatter is of other models', async () => {
    const byVoter = tallyByVoter(votesOf(60, 20));
    const tally = sumVoters(byVoter);
    const { fit } = computeStandings(tally);
    const scatter = await readVoterScatter(await storeWith(votesOf(60, 20)), pool.board, fit!);
    const other = { ...scatter, models: [...scatter.models.slice(0, 3), 'reel-9'] };
    const comparisons = toComparisons(tally);
    expect(intervalsByVoter(other)(fit!, comparisons)).toEqual(sandwichOfVotes(fit!, comparisons));
  });
});
