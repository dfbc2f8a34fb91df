import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rateVotes } from '../../../src/lib/import/rate-votes.ts';
import type { RatedVotes, RateOptions } from '../../../src/lib/import/rate-votes.ts';
import { openVoteFile } from '../../../src/lib/import/vote-file.ts';
import {
  auditVotes,
  bootstrapOverVoters,
  computeElo,
  computeHistory,
  computeStandings,
  roundPublished,
  sandwichOfVoters,
  sumVoters,
  tallyByVoter,
  tallyCounts,
} from '../../../src/lib/rating/index.ts';
import type { CastVote, Outcome, StandingOptions } from '../../../src/lib/rating/index.ts';
import { seededUniform } from '../../../src/lib/rating/distributions.ts';
import { simulateVotes } from '../../../scripts/bench/simulate-votes.ts';
import { aVoteFolder, fewVotes } from './vote-files.ts';

const folder = aVoteFolder();

const winners: Readonly<Record<Outcome, string>> = {
  left: 'model_a',
  right: 'model_b',
  tie: 'tie',
  both_bad: 'both_bad',
};

/** A CSV of votes with their voters, on the first days of March 2026. */
function write(name: string, cast: readonly CastVote[]): string {
  return folder.write(name, [
    'model_a,model_b,winner,voter,tstamp',
    ...cast.map(
      ({ left, right, outcome, voter }, index) =>
        `${left},${right},${winners[outcome]},${voter},2026-03-0${1 + (index % 3)}`,
    ),
  ]);
}

/** As `npm run rate` asks without options. */
function someOptions(change: Partial<RateOptions> = {}): RateOptions {
  return {
    method: 'bradley-terry',
    k: 4,
    ties: 'half',
    bothBad: 'tie',
    cluster: 'voter',
    interval: 'sandwich',
    seed: 1,
    prior: 0,
    audit: false,
    pairs: false,
    ...change,
  };
}

async function rate(path: string, change: Partial<RateOptions> = {}): Promise<RatedVotes> {
  const file = await openVoteFile(path);
  try {
    return await rateVotes(file, someOptions(change));
  } finally {
    file.close();
  }
}

/** Forty voters of taste on four models, some of whose ties are bad ones. */
const cast = simulateVotes({
  strengths: [0.5, 0.2, -0.2, -0.5],
  voters: 40,
  votesEach: 12,
  taste: 0.4,
  ties: 0.3,
  slot: 0.3,
  seed: 8,
}).map((vote, index) =>
  vote.outcome === 'tie' && index % 2 === 0 ? { ...vote, outcome: 'both_bad' as const } : vote,
);
const board = tallyByVoter(cast);
const tally = sumVoters(board);
const path = write('voters.csv', cast);

const withInterval = (options: StandingOptions = {}): StandingOptions => ({
  ...options,
  slot: true,
  interval: sandwichOfVoters(board, options),
});

/** The same to a millionth and a bit: products of voters are added in another order. */
function expectSameNumbers(seen: unknown, wanted: unknown): void {
  const rounded = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value, (_, inner: unknown) =>
        typeof inner === 'number' ? Math.round(inner * 1e4) / 1e4 : inner,
      ),
    ) as unknown;
  expect(rounded(seen)).toEqual(rounded(wanted));
}

describe('rateVotes()', () => {
  it.each<[string, Partial<RateOptions>, StandingOptions]>([
    ['as they are', {}, {}],
    ['with dropped ties', { ties: 'drop' }, { ties: 'drop' }],
    ['without both bad', { bothBad: 'drop' }, { bothBad: 'drop' }],
    ['by Davidson', { method: 'davidson' }, { method: 'davidson' }],
    ['with a prior', { prior: 3 }, { prior: 3 }],
  ])(
    'has standings and slot effect of the engine, clustered by voter: %s',
    async (_, asked, options) => {
      const rated = await rate(path, asked);
      const { rows, slot, votes } = computeStandings(tally, withInterval(options));
      expectSameNumbers(rated.standings, rows);
      expectSameNumbers(rated.slot, slot);
      expect([rated.votes, rated.models]).toEqual([votes, 4]);
      expect(rated.method).toBe(asked.method ?? 'bradley-terry');
      expect(rated.ties).toBe(asked.ties ?? 'half');
    },
  );

  it('takes votes for independent where it is told to', async () => {
    const { standings, slot } = await rate(path, { cluster: 'none' });
    const plain = computeStandings(tally, { slot: true });
    expect(standings).toEqual(plain.rows);
    expect(slot).toEqual(plain.slot);
  });

  it('says so where there is no column of voters', async () => {
    const { standings, remarks } = await rate(folder.write('nobody.csv', fewVotes));
    expect(standings).toHaveLength(3);
    expect(remarks).toEqual([expect.stringMatching(/^No column voter: every vote is taken/)]);
  });

  it('says that few voters widen intervals, and that a prior draws ratings in', async () => {
    const few = write(
      'few-voters.csv',
      cast.map((vote) => ({ ...vote, voter: vote.voter.slice(-1) })),
    );
    expect((await rate(few, { prior: 2 })).remarks).toEqual([
      expect.stringMatching(/^Only 10 voters/),
      'With a prior of 2 phantom wins and losses a model: ratings are drawn towards 1000.',
    ]);
    expect((await rate(path)).remarks).toEqual([]);
  });

  it('bootstraps over voters by the seed it is given', async () => {
    const asked = { interval: 'bootstrap', seed: 5 } as const;
    const { standings } = await rate(path, asked);
    const { rows } = computeStandings(tally, { interval: bootstrapOverVoters(board, { seed: 5 }) });
    expect(standings).toEqual(rows);
    expect((await rate(path, asked)).standings).toEqual(standings);
    expect((await rate(path, { ...asked, seed: 6 })).standings).not.toEqual(standings);
  });

  it('cannot bootstrap without voters', async () => {
    const refusal = '--interval bootstrap draws voters';
    const nobody = folder.write('no-voters.csv', fewVotes);
    await expect(rate(nobody, { interval: 'bootstrap' })).rejects.toThrow(refusal);
    await expect(rate(path, { interval: 'bootstrap', cluster: 'none' })).rejects.toThrow(refusal);
  });

  it('audits with voters where it knows them', async () => {
    const { audit } = await rate(path, { audit: true });
    expectSameNumbers(audit, auditVotes(tally, { interval: sandwichOfVoters(board) }, board));
    const alone = await rate(path, { audit: true, cluster: 'none' });
    expect(alone.audit).toEqual(auditVotes(tally));
    expect((await rate(path)).audit).toBeUndefined();
  });

  it.each(['day', 'week', 'month'] as const)('has a history by %s', async (step) => {
    const { history } = await rate(path, { history: step, cluster: 'none' });
    const days = [0, 1, 2].map((day) => ({
      day: `2026-03-0${day + 1}`,
      tally: tallyCounts(
        cast.filter((_, index) => index % 3 === day).map((vote) => ({ ...vote, count: 1 })),
      ),
    }));
    expect(history).toEqual(computeHistory(days, { step }));
    // 1 March 2026 is a Sunday.
    expect(history!.map(({ day }) => day.slice(-1)).join('')).toBe(
      { day: '123', week: '13', month: '3' }[step],
    );
  });

  it('reads counts as so many votes', async () => {
    const pairs = folder.write('pairs.csv', [
      'model_a,model_b,wins_a,wins_b,ties,both_bad',
      'x,y,30,10,4,1',
      'y,x,20,25,0,2',
    ]);
    const rated = await rate(pairs, { pairs: true });
    const counted = tallyCounts(
      (
        [
          ['x', 'y', 'left', 30],
          ['x', 'y', 'right', 10],
          ['x', 'y', 'tie', 4],
          ['x', 'y', 'both_bad', 1],
          ['y', 'x', 'left', 20],
          ['y', 'x', 'right', 25],
          ['y', 'x', 'both_bad', 2],
        ] as const
      ).map(([left, right, outcome, count]) => ({ left, right, outcome, count })),
    );
    expect(rated.standings).toEqual(computeStandings(counted).rows);
    expect(rated.votes).toBe(92);
    expect(rated.remarks).toEqual([]);
    await expect(rate(pairs, { pairs: true, method: 'elo' })).rejects.toThrow('--method elo');
  });

  it('rates online Elo in the order of the file, and says what that is worth', async () => {
    const rated = await rate(path, { method: 'elo', k: 32 });
    const ratings = computeElo(cast, { k: 32 });
    expect(rated.votes).toBe(cast.length);
    expect(rated.slot).toBeNull();
    expect(rated.remarks[0]).toContain('depends on the order of the votes');
    expect(rated.standings.map(({ model, rating }) => [model, rating])).toEqual(
      [...ratings]
        .sort(([, left], [, right]) => right - left)
        .map(([model, rating]) => [model, roundPublished(rating)]),
    );
    for (const row of rated.standings) {
      expect(row).toMatchObject({
        state: 'rated',
        lower: null,
        standardError: null,
        rankLow: null,
      });
    }
    const last = readFileSync(path, 'utf8').trim().split('\n');
    const reversed = folder.write('reversed.csv', [last[0]!, ...last.slice(1).reverse()]);
    expect((await rate(reversed, { method: 'elo', k: 32 })).standings).not.toEqual(rated.standings);
  });

  it('gives no number to a model without a loss, and rates the others', async () => {
    const more = [...cast, { left: 'z', right: 'm0', outcome: 'left' as const, voter: 'v00000' }];
    const { standings } = await rate(write('unbeaten.csv', more));
    expect(standings.at(-1)).toMatchObject({
      model: 'z',
      state: 'unbeaten',
      rating: null,
      rank: null,
    });
    expectSameNumbers(
      standings
        .slice(0, 4)
        .map(({ model, rating, standardError }) => [model, rating, standardError]),
      computeStandings(tally, withInterval()).rows.map((row) => [
        row.model,
        row.rating,
        row.standardError,
      ]),
    );
  });

  it('refuses votes of one voter', async () => {
    const alone = write(
      'alone.csv',
      cast.map((vote) => ({ ...vote, voter: 'v' })),
    );
    await expect(rate(alone)).rejects.toThrow('all votes are of one voter');
    expect((await rate(alone, { cluster: 'none' })).standings).toHaveLength(4);
  });

  it('has a slot effect by voter beside a model without a rating', async () => {
    const more = [...cast, { left: 'z', right: 'm0', outcome: 'left' as const, voter: 'v00000' }];
    const { slot } = await rate(write('unbeaten-slot.csv', more));
    expectSameNumbers(slot, computeStandings(tally, withInterval()).slot);
  });

  it.each(['bradley-terry', 'davidson'] as const)(
    'adds up unsorted votes to what sorted ones give, those of nobody among them: %s',
    async (method) => {
      const some = write(
        'some-unnamed.csv',
        cast.map((vote, index) => (index % 5 === 0 ? { ...vote, voter: '' } : vote)),
      );
      const [unsorted, sorted] = await Promise.all(
        [false, true].map((audit) => rate(some, { method, ties: 'half', audit })),
      );
      expect(unsorted!.slot).not.toBeNull();
      expect(unsorted!.remarks).toEqual(sorted!.remarks);
      expectSameNumbers(unsorted!.standings, sorted!.standings);
      expectSameNumbers(unsorted!.slot, sorted!.slot);
    },
  );

  it('ends its history at the standings, intervals and all', async () => {
    const { standings, history } = await rate(path, { history: 'day' });
    expectSameNumbers(history!.at(-1)!.rows, standings);
  });

  it('says that a column of counts is passed over', async () => {
    const counted = folder.write('counted.csv', [
      'model_a,model_b,winner,count',
      'x,y,model_a,9',
      'y,x,model_a,3',
    ]);
    const { votes, remarks } = await rate(counted);
    expect(votes).toBe(2);
    expect(remarks).toContainEqual(expect.stringContaining('Column count is not read'));
  });

  it('drops ties from online Elo, or refuses to', async () => {
    const [half, drop] = await Promise.all(
      (['half', 'drop'] as const).map((ties) =>
        rate(path, { method: 'elo', ties }).then(({ standings }) => standings, String),
      ),
    );
    expect(drop).not.toEqual(half);
  });
});

describe('rateVotes() of the same votes in another order of rows', () => {
  it.each([
    ['clustered, audited and over time', { audit: true, history: 'day' }],
    ['by Davidson', { method: 'davidson', audit: true }],
    ['by bootstrap', { interval: 'bootstrap', seed: 3 }],
  ] as const)('gives the same JSON, byte for byte: %s', async (_, asked) => {
    const [header, ...rows] = readFileSync(path, 'utf8').trim().split('\n');
    const nobody = ['m0,m1,tie,,2026-03-02', 'm2,m3,model_b,,2026-03-01'];
    const all = [...rows, ...nobody];
    const draw = seededUniform(4);
    const shuffled = all
      .map((row) => ({ row, at: draw() }))
      .sort((first, second) => first.at - second.at)
      .map(({ row }) => row);
    const [one, other, reversed] = await Promise.all(
      [all, shuffled, all.toReversed()].map(async (order, index) =>
        JSON.stringify(await rate(folder.write(`rows-${index}.csv`, [header!, ...order]), asked)),
      ),
    );
    expect(other).toBe(one);
    expect(reversed).toBe(one);
    // The bootstrap draws voters and has nothing to say of those without a name.
    if (!('interval' in asked)) expect(one).toContain('2 votes name no voter');
  });
});
