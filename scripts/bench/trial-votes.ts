/**
 * `npm run bench:trials`: what must not go wrong, tried many times: servers killed under load, the
 * database stopped, replicas that get the same ballot, tickets that are none.
 *
 *   npm run bench:trials                 all of them, with these amounts
 *   npm run bench:trials -- kill 100 | kill-postgres 100 | outage | full | replicas 10000 | tickets 100000
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgresStore } from '../../src/lib/voting/store/postgres-store.ts';
import { openSqliteStore } from '../../src/lib/voting/store/sqlite-store.ts';
import type { VoteStore } from '../../src/lib/voting/store/vote-store.ts';
import { startCluster } from '../../tests/slow/lib/voting/store/cluster.ts';
import type { Cluster } from '../../tests/slow/lib/voting/store/cluster.ts';
import { makeBallots } from './ballots.ts';
import type { ReadyBallot } from './ballots.ts';
import { connect } from './load.ts';
import { serve } from './serving.ts';
import { benchModels } from './vote-site.ts';

const secret = 'a secret for benchmarks only of 40 letters';
const folder = mkdtempSync(join(tmpdir(), 'matchcut-trial-'));
const [trial = '', amount = ''] = process.argv.slice(2);
const trials: Readonly<Record<string, () => Promise<void>>> = {
  kill: () => killRounds(Number(amount || 100)),
  'kill-postgres': () => onPostgres((url) => killRounds(Number(amount || 100), url)),
  outage: outage,
  full: diskFull,
  replicas: () => onPostgres((url) => replicas(Number(amount || 10_000), url)),
  tickets: () => badTickets(Number(amount || 100_000)),
};

try {
  const run = trials[trial];
  if (run === undefined && trial !== '') {
    throw new RangeError(
      `Cannot try "${trial}": wanted one of ${Object.keys(trials).join(', ')}, or nothing for all`,
    );
  }
  for (const next of run === undefined ? Object.values(trials) : [run]) await next();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function onPostgres(work: (url: string) => Promise<void>): Promise<void> {
  const cluster = await startCluster();
  try {
    await work(await cluster.createDatabase());
  } finally {
    await cluster.remove();
  }
}

/** Kills the server in the middle of votes, and looks for each vote that it acknowledged. */
async function killRounds(rounds: number, postgres?: string): Promise<void> {
  const url = postgres ?? `file:${join(folder, 'votes.db')}`;
  const acknowledged = new Map<string, ReadyBallot>();
  let [lost, doubled, slowest] = [0, 0, 0];
  for (let round = 0; round < rounds; round += 1) {
    const server = await serve({ DATABASE_URL: url, MATCHCUT_SECRET: secret });
    const ballots = await makeBallots(300, { secret, models: benchModels, start: round * 300 });
    const before = acknowledged.size;
    const { send, close } = connect(server.origin, 32);
    const sending = ballots.map(async (ballot) => {
      const { status } = await send({ method: 'POST', path: '/api/votes', ...ballot });
      if (status === 200) acknowledged.set(ballot.id, ballot);
    });
    // Each round at another moment, but always with votes under way.
    const enough = before + 10 + (round % 10) * 15;
    const patience = performance.now() + 10_000;
    while (acknowledged.size < enough && performance.now() < patience) await pause(1);
    await server.kill();
    await Promise.all(sending);
    close();
    const start = performance.now();
    const store = await open(url);
    const kept = await countIds(store);
    slowest = Math.max(slowest, performance.now() - start);
    lost = [...acknowledged.keys()].filter((id) => !kept.has(id)).length;
    doubled = [...kept.values()].filter((times) => times > 1).length;
    const counted = await countedVotes(store);
    if (counted !== kept.size) throw new Error(`${counted} counted, ${kept.size} kept`);
    await store.close();
    if (lost + doubled > 0) break;
  }
  console.log(
    `${rounds} rounds of kill -9 (${postgres === undefined ? 'SQLite' : 'Postgres'}): ${acknowledged.size} votes acknowledged, ${lost} lost, ${doubled} stored twice; opened and read within ${slowest.toFixed(0)} ms.`,
  );
  if (lost + doubled > 0) process.exitCode = 1;
}

/** Stops Postgres under load and starts it again. */
async function outage(): Promise<void> {
  const cluster = await startCluster();
  try {
    await interrupt(cluster, {
      name: 'Postgres stopped and started under load',
      begin: cluster.kill,
      end: cluster.start,
    });
  } finally {
    await cluster.remove();
  }
}

/** Leaves Postgres no room on its disk under load, and makes room again. */
async function diskFull(): Promise<void> {
  // Not among the files of the trial, which Postgres, run as another user, may not look into.
  const disk = mkdtempSync(join(tmpdir(), 'matchcut-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256m', 'tmpfs', disk], { stdio: 'pipe' });
  } catch (error) {
    console.log(
      `Disk of Postgres full: not tried, since no disk could be mounted (${reasonOf(error)})`,
    );
    rmSync(disk, { recursive: true });
    return;
  }
  try {
    await fillDisk(disk);
  } finally {
    execFileSync('umount', [disk]);
    rmSync(disk, { recursive: true });
  }
}

async function fillDisk(disk: string): Promise<void> {
  const filler = join(disk, 'filler');
  const cluster = await startCluster(disk);
  try {
    await interrupt(cluster, {
      name: 'Disk of Postgres full under load',
      begin: () => {
        const { bavail, bsize } = statfsSync(disk);
        writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - 256 * 1024)));
        return Promise.resolve();
      },
      end: async () => {
        rmSync(filler);
        if (cluster.isRunning()) return;
        console.log('Without room Postgres ended by itself; it is started again.');
        await cluster.start();
      },
    });
  } finally {
    await cluster.remove();
  }
}

/** Sends votes while a database goes away and comes back; looks for all that were acknowledged. */
async function interrupt(
  cluster: Cluster,
  {
    name,
    begin,
    end,
  }: {
    readonly name: string;
    readonly begin: () => Promise<void>;
    readonly end: () => Promise<void>;
  },
): Promise<void> {
  const url = await cluster.createDatabase();
  const server = await serve({ DATABASE_URL: url, MATCHCUT_SECRET: secret });
  const ballots = await makeBallots(30_000, { secret, models: benchModels });
  const { send, close } = connect(server.origin, 16);
  const seen = { ok: 0, unavailable: 0, withoutRetryAfter: 0, other: 0 };
  const acknowledged: string[] = [];
  let next = 0;
  let isOver = false;
  const worker = async (): Promise<void> => {
    while (!isOver && next < ballots.length) {
      const ballot = ballots[next]!;
      next += 1;
      const { status, retryAfter } = await send({ method: 'POST', path: '/api/votes', ...ballot });
      if (status === 200) {
        seen.ok += 1;
        acknowledged.push(ballot.id);
      } else if (status === 503) {
        seen.unavailable += 1;
        if (retryAfter === undefined) seen.withoutRetryAfter += 1;
        await pause(100);
      } else seen.other += 1;
    }
  };
  const workers = Array.from({ length: 16 }, worker);
  await pause(1500);
  const before = seen.ok;
  await begin();
  await until(() => seen.unavailable >= 50, 60_000);
  await pause(1500);
  const during = seen.ok;
  await end();
  const back = performance.now();
  await until(() => seen.ok > during, 20_000);
  const recovered = performance.now() - back;
  await pause(1500);
  isOver = true;
  await Promise.all(workers);
  close();
  await server.stop();
  const store = await openPostgresStore(url);
  const kept = await countIds(store);
  const counted = await countedVotes(store);
  await store.close();
  const lost = acknowledged.filter((id) => !kept.has(id)).length;
  console.log(
    `${name}: ${before} votes before, ${seen.unavailable} answers 503 meanwhile (${seen.withoutRetryAfter} without Retry-After, ${seen.other} others), votes again ${recovered.toFixed(0)} ms after its end, ${seen.ok} acknowledged in all, ${lost} lost, ${counted} counted of ${kept.size} kept.`,
  );
  const isWrong = lost + seen.withoutRetryAfter + seen.other > 0 || counted !== kept.size;
  if (isWrong || seen.unavailable === 0 || seen.ok === during) process.exitCode = 1;
}

/** Sends each ballot to two replicas at once. */
async function replicas(count: number, url: string): Promise<void> {
  const environment = { DATABASE_URL: url, MATCHCUT_SECRET: secret };
  const servers = [await serve(environment), await serve(environment)];
  const ballots = await makeBallots(count, { secret, models: benchModels });
  const clients = servers.map(({ origin }) => connect(origin, 24));
  const seen = new Map<string, number>();
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < ballots.length) {
      const ballot = ballots[next]!;
      next += 1;
      // The second replica gets another outcome: exactly one of the two can be stored.
      const { ticket } = JSON.parse(ballot.body) as { ticket: string };
      const bodies = ['left', 'right'].map((outcome) => JSON.stringify({ ticket, outcome }));
      const answers = await Promise.all(
        clients.map(({ send }, index) =>
          send({ method: 'POST', path: '/api/votes', cookie: ballot.cookie, body: bodies[index]! }),
        ),
      );
      const statuses = answers.map(({ status }) => status).sort();
      const pair = statuses.join(' and ');
      seen.set(pair, (seen.get(pair) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 24 }, worker));
  for (const client of clients) client.close();
  for (const server of servers) await server.stop();
  const store = await openPostgresStore(url);
  const kept = await countIds(store);
  await store.close();
  const said = [...seen].map(([pair, times]) => `${times} times ${pair}`).join(', ');
  // Where a database that is busy had no connection to give, the answer is 503, and a client asks again.
  const allowed = ['200 and 409', '200 and 503', '409 and 503'];
  const isRight = [...seen.keys()].every((pair) => allowed.includes(pair)) && kept.size === count;
  console.log(
    `${count} double posts to two replicas, answered ${said}; tickets good for two votes: ${seen.get('200 and 200') ?? 0}; ${kept.size} votes stored.`,
  );
  if (!isRight) process.exitCode = 1;
}

/** Sends tickets that are forged, altered, expired, another voter's or used. */
async function badTickets(count: number): Promise<void> {
  const url = `file:${join(folder, 'votes.db')}`;
  const server = await serve({ DATABASE_URL: url, MATCHCUT_SECRET: secret });
  const { send, close } = connect(server.origin, 32);
  const good = await makeBallots(200, { secret, models: benchModels });
  for (const ballot of good) await send({ method: 'POST', path: '/api/votes', ...ballot });
  const forged = await makeBallots(200, { secret: secret.toUpperCase(), models: benchModels });
  const fresh = await makeBallots(200, { secret, models: benchModels, start: 50_000 });
  const expired = await makeBallots(200, {
    secret,
    models: benchModels,
    start: 90_000,
    age: 31 * 60,
  });
  const kinds: readonly ((number: number) => { cookie: string; body: string })[] = [
    (number) => ({ ...forged[number % 200]!, cookie: good[number % 200]!.cookie }),
    (number) => alter(fresh[number % 200]!, number),
    (number) => expired[number % 200]!,
    (number) => ({ ...fresh[number % 200]!, cookie: good[number % 200]!.cookie }),
    (number) => replay(good[number % 200]!),
  ];
  const statuses = new Map<number, number>();
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      const number = next;
      next += 1;
      const ballot = kinds[number % kinds.length]!(number);
      const { status } = await send({ method: 'POST', path: '/api/votes', ...ballot });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 32 }, worker));
  close();
  await server.stop();
  const store = openSqliteStore(join(folder, 'votes.db'));
  const kept = await countIds(store);
  await store.close();
  const accepted = kept.size - good.length;
  const said = [...statuses].sort().map(([status, times]) => `${status}: ${times}`);
  console.log(
    `${count} forged, altered, expired, foreign and replayed tickets: ${accepted} accepted (answers ${said.join(', ')}).`,
  );
  if (accepted > 0 || statuses.has(200)) process.exitCode = 1;
}

function alter({ cookie, body }: ReadyBallot, number: number): { cookie: string; body: string } {
  const { ticket } = JSON.parse(body) as { ticket: string };
  const parts = ticket.split('.');
  const [part, at] = [[0, 2, 3, 4][number % 4]!, number % 16];
  const text = parts[part]!;
  parts[part] = `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
  return { cookie, body: JSON.stringify({ ticket: parts.join('.'), outcome: 'left' }) };
}

function replay({ cookie, body }: ReadyBallot): { cookie: string; body: string } {
  const { ticket, outcome } = JSON.parse(body) as { ticket: string; outcome: string };
  return { cookie, body: JSON.stringify({ ticket, outcome: outcome === 'tie' ? 'left' : 'tie' }) };
}

function open(url: string): Promise<VoteStore> {
  return url.startsWith('file:')
    ? Promise.resolve(openSqliteStore(url.replace('file:', '')))
    : openPostgresStore(url);
}

async function countIds(store: VoteStore): Promise<Map<string, number>> {
  const kept = new Map<string, number>();
  for await (const votes of store.exportVotes()) {
    for (const { id } of votes) kept.set(id, (kept.get(id) ?? 0) + 1);
  }
  return kept;
}

async function countedVotes(store: VoteStore): Promise<number> {
  let sum = 0;
  for (const board of await store.boards()) {
    for (const pair of (await store.boardCounts(board)).pairs) {
      sum += pair.leftWins + pair.rightWins + pair.ties + pair.bothBad;
    }
  }
  return sum;
}

/** Waits until something holds, so long at most. */
async function until(holds: () => boolean, milliseconds: number): Promise<void> {
  const patience = performance.now() + milliseconds;
  while (!holds() && performance.now() < patience) await pause(20);
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).trim().replaceAll('\n', ' ');
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
