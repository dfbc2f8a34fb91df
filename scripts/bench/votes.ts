/**
 * `npm run bench:votes`: how fast the built server takes votes, draws and rates. Needs
 * `npm run build`. The load comes from a second process over loopback.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUIDv7 } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { createLimits } from '../../src/lib/voting/server/limits.ts';
import { toKeys } from '../../src/lib/voting/server/keys.ts';
import { createLiveBoards } from '../../src/lib/voting/server/live-boards.ts';
import { createProofOfWork } from '../../src/lib/voting/server/proof-of-work.ts';
import { readSettings } from '../../src/lib/voting/server/settings.ts';
import { createVoting } from '../../src/lib/voting/server/voting.ts';
import { openSqliteStore } from '../../src/lib/voting/store/sqlite-store.ts';
import type { Pool } from '../../src/lib/voting/pool.ts';
import type { Vote, VoteStore } from '../../src/lib/voting/store/vote-store.ts';
import { freePort } from './listening.ts';
import type { LoadFigures } from './load.ts';
import { benchBoard, benchModels, benchSite } from './vote-site.ts';

const secret = 'a secret for benchmarks only of 40 letters';
const seconds = Number(process.env['BENCH_SECONDS'] ?? 8);
const folder = mkdtempSync(join(tmpdir(), 'matchcut-bench-'));
const origin = `http://127.0.0.1:${await freePort()}`;

try {
  await benchServer();
  await benchStore();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function benchServer(): Promise<void> {
  if (!existsSync('dist/server/entry.mjs')) throw new Error('Type first: npm run build');
  const server = spawn(process.execPath, ['scripts/serve.ts'], {
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: new URL(origin).port,
      DATABASE_URL: `file:${join(folder, 'server.db')}`,
      MATCHCUT_SECRET: secret,
      VOTES_PER_MINUTE: '0',
      NETWORK_VOTES_PER_MINUTE: '0',
      LOG_LEVEL: 'silent',
    },
    stdio: 'ignore',
  });
  try {
    const models = await modelsOfServer();
    const common = { origin, secret, models, connections: 64, seconds };
    const most = 6000 * seconds;
    await load({ ...common, kind: 'no-op', count: most, seconds: 2, start: 0 });
    await load({ ...common, kind: 'vote', count: 8000, seconds: 2, start: 10_000_000 });
    const before = processorTime(server.pid!);
    const noOp = await load({ ...common, kind: 'no-op', count: most, start: 0 });
    const between = processorTime(server.pid!);
    const votes = await load({ ...common, kind: 'vote', count: most, start: 0 });
    const after = processorTime(server.pid!);
    const perSecond = Math.floor(votes.perSecond / 2);
    const half = await load({ ...common, kind: 'vote', count: most, start: 20_000_000, perSecond });
    report('No-op JSON endpoint (GET /api/live)', noOp);
    report('Durable votes (POST /api/votes, SQLite)', votes);
    report(`Votes at half that rate (${perSecond} a second)`, half);
    console.log(
      `Votes are ${((100 * votes.perSecond) / noOp.perSecond).toFixed(0)} % of the no-op endpoint.`,
    );
    const [ofNoOp, ofVote] = [(between - before) / noOp.sent, (after - between) / votes.sent];
    console.log(
      `Processor time of the server: ${(1000 * ofNoOp).toFixed(0)} us for a no-op, ${(1000 * ofVote).toFixed(0)} us for a vote; a vote is ${((100 * ofNoOp) / ofVote).toFixed(0)} % as fast by that.`,
    );
  } finally {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await gone;
  }
}

async function benchStore(): Promise<void> {
  const file = join(folder, 'store.db');
  const store = openSqliteStore(file);
  const keys = toKeys([secret]);
  const settings = readSettings({ VOTES_PER_MINUTE: '0', NETWORK_VOTES_PER_MINUTE: '0' });
  const clock = Date.now;
  const proofs = createProofOfWork(settings, keys, clock);
  const voting = createVoting({ store, keys, limits: createLimits(settings), proofs, clock });
  const pool = benchSite.boards.get(benchBoard)!;
  let stored = 0;
  for (const votes of [10_000, 1_000_000]) {
    for (; stored < votes; stored += 10_000) await store.importVotes(simulate(stored, 10_000));
    await timeStandings(store, pool, votes);
  }
  await voting.draw(pool, { hashes: ['nobody'], network: '' });
  await time('Draw with ticket while a million votes are added up by voter', 200, (run) =>
    voting.draw(pool, { hashes: [`early-${run}`], network: '' }),
  );
  await voting.liveBoard(pool, Infinity);
  await voting.draw(pool, { hashes: ['nobody'], network: '' });
  await time(
    `Draw with ticket at ${benchModels.length} models and a million votes, new voter`,
    200,
    (run) => voting.draw(pool, { hashes: [`fresh-${run}`], network: '' }),
  );
  await store.append({ ...simulate(0, 1)[0]!, id: randomUUIDv7() }, ['known']);
  await time('The same for a voter with votes', 200, () =>
    voting.draw(pool, { hashes: ['known'], network: '' }),
  );
  await store.close();
  // The counts of ten million votes are the same rows with larger numbers.
  const database = new DatabaseSync(file);
  database.exec(
    'UPDATE pair_counts SET left_wins = 10 * left_wins, right_wins = 10 * right_wins, ties = 10 * ties, both_bad = 10 * both_bad, revision = revision + 1',
  );
  database.close();
  const larger = openSqliteStore(file);
  await timeStandings(larger, pool, 10_000_000);
  await larger.close();
}

/** From the request to the answer, each time with one vote more, on a board that is being served. */
async function timeStandings(store: VoteStore, pool: Pool, votes: number): Promise<void> {
  let ahead = 0;
  const live = createLiveBoards(store, () => Date.now() + ahead);
  const start = performance.now();
  await live.read(pool, Infinity);
  console.log(
    `First standings of ${votes.toLocaleString('en')} votes, added up by voter: ${(performance.now() - start).toFixed(0)} ms`,
  );
  let seen = (await live.read(pool)).revision;
  await time(
    `Live standings of ${benchModels.length} models from ${votes.toLocaleString('en')} votes, one more each time`,
    30,
    async () => {
      let { revision } = await live.read(pool);
      // As if so much time had gone by that the board may be renewed; until then an answer is at hand.
      for (; revision === seen; { revision } = await live.read(pool)) ahead += 1000;
      seen = revision;
    },
    async (run) => {
      await store.importVotes(simulate(run, 1));
      await new Promise((resolve) => setTimeout(resolve, 100));
    },
  );
}

function simulate(start: number, count: number): Vote[] {
  return Array.from({ length: count }, (_, index) => {
    const number = start + index;
    const left = (number * 7919) % benchModels.length;
    const right = (left + 1 + ((number * 104_729) % (benchModels.length - 1))) % benchModels.length;
    const isUpset = (number * 2_654_435_761) % 100 < 30;
    return {
      id: randomUUIDv7(),
      board: benchBoard,
      prompt: null,
      left: benchModels[left]!,
      right: benchModels[right]!,
      outcome: number % 9 === 0 ? 'tie' : left < right !== isUpset ? 'left' : 'right',
      voter: `voter-${Math.floor(number / 50)}`,
      propensity: 0.001,
      watched: null,
      castAt: new Date(Date.UTC(2026, 0, 1) + (number % 300) * 86_400_000).toISOString(),
    } as const;
  });
}

async function time(
  name: string,
  runs: number,
  work: (run: number) => Promise<unknown>,
  prepare: (run: number) => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  const times: number[] = [];
  let processor = 0;
  for (let run = 0; run < runs; run += 1) {
    await prepare(run);
    const [start, usage] = [performance.now(), process.cpuUsage()];
    await work(run);
    times.push(performance.now() - start);
    const { user, system } = process.cpuUsage(usage);
    processor += (user + system) / 1000;
  }
  times.sort((left, right) => left - right);
  const [median, worst] = [times[Math.floor(runs / 2)]!, times[Math.floor(runs * 0.95)]!];
  console.log(
    `${name}: median ${median.toFixed(2)} ms, 95 % within ${worst.toFixed(2)} ms; ${(processor / runs).toFixed(2)} ms of processor time`,
  );
}

function report(name: string, { perSecond, p50, p99, sent, ok }: LoadFigures): void {
  console.log(
    `${name}: ${perSecond} a second, median ${p50} ms, p99 ${p99} ms, ${ok} of ${sent} answered 200`,
  );
}

/** Milliseconds of processor time that a process has used; not a number where the system does not say. */
function processorTime(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    // In ticks of a hundredth of a second: user, then system.
    return 10 * (Number(fields[11]) + Number(fields[12]));
  } catch {
    return NaN;
  }
}

async function load(order: Readonly<Record<string, unknown>>): Promise<LoadFigures> {
  const child = spawn(process.execPath, ['scripts/bench/vote-load.ts', JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  await new Promise((resolve) => child.once('close', resolve));
  return JSON.parse(Buffer.concat(chunks).toString()) as LoadFigures;
}

/** The models that the built site lets meet: those of its standings. */
async function modelsOfServer(): Promise<string[]> {
  for (let tries = 0; tries < 300; tries += 1) {
    try {
      const answer = await fetch(`${origin}/api/boards/${benchBoard}/standings`);
      const { standings } = (await answer.json()) as { standings: { model: string }[] };
      return standings.map(({ model }) => model);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error('The server did not answer within 30 seconds');
}
