import { solveChallenge } from 'altcha-lib';
import type { Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  answerChallenge,
  answerMatchup,
  answerVote,
} from '../../../../../src/lib/voting/server/handlers.ts';
import { createLimits, inPostgres } from '../../../../../src/lib/voting/server/limits.ts';
import { readSettings } from '../../../../../src/lib/voting/server/settings.ts';
import { openPostgresStore } from '../../../../../src/lib/voting/store/postgres-store.ts';
import { StoreUnavailable } from '../../../../../src/lib/voting/store/vote-store.ts';
import { aVote } from '../../../../lib/voting/builders.ts';
import { aVoting, posting } from '../../../../lib/voting/server/running.ts';
import { describeStore } from '../../../../lib/voting/store/store-contract.ts';
import { postgresMissing, startCluster } from './cluster.ts';
import type { Cluster } from './cluster.ts';

if (postgresMissing !== undefined) console.warn(postgresMissing);

describe.skipIf(postgresMissing !== undefined)('Postgres', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster();
  }, 120_000);
  afterAll(() => cluster.remove());

  describeStore('Postgres', async () => {
    const url = await cluster.createDatabase();
    const store = await openPostgresStore(url);
    return {
      store,
      again: () => openPostgresStore(url),
      sql: async (text) => {
        const client = new pg.Client(url);
        await client.connect();
        try {
          await client.query(text);
        } finally {
          await client.end();
        }
      },
      remove: () => store.close(),
    };
  });

  it('migrates once when several replicas start at the same time', async () => {
    const url = await cluster.createDatabase();
    const stores = await Promise.all(Array.from({ length: 5 }, () => openPostgresStore(url)));
    expect((await stores[4]!.append(aVote(), ['ada'])).status).toBe('stored');
    await Promise.all(stores.map((store) => store.close()));
  });

  it('counts limits together with other replicas', async () => {
    const url = await cluster.createDatabase();
    const settings = readSettings({
      DATABASE_URL: url,
      MATCHCUT_SECRET: 's'.repeat(32),
      VOTES_PER_MINUTE: '3',
    });
    const stores = [await openPostgresStore(url), await openPostgresStore(url)];
    const replicas = stores.map(({ pool }) => createLimits(settings, inPostgres(pool)));
    const tries = [0, 1, 0, 1].map((replica) => async () => {
      await replicas[replica]!.consume('vote', { voter: 'ada', network: 'home' });
    });
    for (const attempt of tries.slice(0, 3)) await attempt();
    await expect(tries[3]!()).rejects.toMatchObject({ code: 'too-many' });
    await Promise.all(stores.map((store) => store.close()));
  });

  it('takes one vote for one proof of work, brought to two replicas at once', async () => {
    const url = await cluster.createDatabase();
    const stores = [await openPostgresStore(url), await openPostgresStore(url)];
    const replicas = stores.map((store) =>
      aVoting({ store, environment: { PROOF_OF_WORK: 'on' } }),
    );
    for (const { clock } of replicas) clock.now = Date.now();
    const [first, second] = replicas.map(({ browser }) => browser());
    const drawn = await first!.send(answerMatchup, '/api/matchup?board=next-project');
    const { ticket } = (await drawn.json()) as { ticket: string };
    // The balancer sends the same browser to either.
    second!.cookie = first!.cookie;
    const asked = await second!.send(answerChallenge, '/', posting({ ticket }));
    const challenge = (await asked.json()) as Challenge;
    const solution = await solveChallenge({ challenge, deriveKey });
    const proof = Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
    const sent = await Promise.all([
      first!.send(answerVote, '/', posting({ ticket, outcome: 'left', proof })),
      second!.send(answerVote, '/', posting({ ticket, outcome: 'right', proof })),
    ]);
    expect(sent.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await Array.fromAsync(stores[0]!.exportVotes())).flat()).toHaveLength(1);
  });

  it('says that it is away while the server is, and recovers by itself', async () => {
    const store = await openPostgresStore(await cluster.createDatabase());
    await store.append(aVote(), ['ada']);
    await cluster.stop();
    await expect(store.append(aVote(), ['bob'])).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(store.check()).rejects.toBeInstanceOf(StoreUnavailable);
    await cluster.start();
    await store.check();
    expect((await store.append(aVote(), ['bob'])).status).toBe('stored');
    expect((await Array.fromAsync(store.exportVotes())).flat()).toHaveLength(2);
    await store.close();
  });
});

describe('openPostgresStore()', () => {
  it('says in one line that a database cannot be reached', async () => {
    const opening = openPostgresStore('postgres://matchcut@127.0.0.1:1/votes');
    await expect(opening).rejects.toThrow(/The vote store is not available: .*ECONNREFUSED/);
  });
});
