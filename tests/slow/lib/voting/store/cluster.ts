import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** A Postgres that the tests started for themselves, reached by a socket in a folder of its own. */
export interface Cluster {
  /** Address of one of its databases. */
  readonly url: (database: string) => string;
  /** Makes an empty database and gives its address. */
  readonly createDatabase: () => Promise<string>;
  /** Ends the server as a power cut would: nothing is finished, nothing is told. */
  readonly kill: () => Promise<void>;
  /** Ends the server after its transactions are done away with (fast shutdown). */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Whether it runs: without room on the disk Postgres ends by itself. */
  readonly isRunning: () => boolean;
  /** Stops it and removes all that it wrote. */
  readonly remove: () => Promise<void>;
}

/** Where the programs of Postgres are, the newest first; undefined where there are none. */
const postgresPrograms = [
  process.env['POSTGRES_BIN'],
  ...globSync('/usr/lib/postgresql/*/bin').sort().reverse(),
  '/usr/local/bin',
  '/opt/homebrew/bin',
].find((folder) => folder !== undefined && existsSync(join(folder, 'initdb')));

/** Why there is no Postgres to test with, or nothing. */
export const postgresMissing =
  postgresPrograms === undefined
    ? 'Tests of the Postgres store are skipped: no initdb found. Install Postgres, or set POSTGRES_BIN to the folder of its programs.'
    : undefined;

/** Postgres refuses to run as root; there its programs run as the user postgres. */
const asOwner =
  userInfo().uid === 0
    ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups', '--']
    : [];

/**
 * Makes and starts a Postgres with its data in a new folder, listening on a socket there.
 *
 * @param parent where that folder is made
 */
export async function startCluster(parent: string = tmpdir()): Promise<Cluster> {
  const folder = mkdtempSync(join(parent, 'matchcut-postgres-'));
  if (asOwner.length > 0) execFileSync('chown', ['postgres:postgres', folder]);
  const data = join(folder, 'data');
  run('initdb', [
    '-D',
    data,
    '-U',
    'matchcut',
    '-A',
    'trust',
    '--no-sync',
    '-E',
    'UTF8',
    '--no-locale',
  ]);
  const url = (database: string): string =>
    `postgres://matchcut@localhost/${database}?host=${encodeURIComponent(folder)}`;
  let server: ChildProcess | undefined;
  let databases = 0;

  const start = async (): Promise<void> => {
    const [command, ...args] = [...asOwner, program('postgres'), '-D', data, '-k', folder];
    const settings = ['-c', 'listen_addresses=', '-c', 'max_connections=60'];
    server = spawn(command, [...args, ...settings], { cwd: folder, stdio: 'ignore' });
    await waitUntilItAnswers(url('postgres'));
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const running = server;
    server = undefined;
    if (running === undefined || running.exitCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill(signal);
    await gone;
  };

  await start();
  return {
    url,
    start,
    isRunning: () => server !== undefined && server.exitCode === null && server.signalCode === null,
    stop: () => end('SIGINT'),
    kill: () => end('SIGQUIT'),
    createDatabase: async () => {
      databases += 1;
      const name = `votes_${String(databases)}`;
      const client = new pg.Client(url('postgres'));
      await client.connect();
      await client.query(`CREATE DATABASE ${name}`);
      await client.end();
      return url(name);
    },
    remove: async () => {
      await end('SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function run(name: string, args: readonly string[]): void {
  const [command, ...rest] = [...asOwner, program(name), ...args];
  execFileSync(command!, rest, { stdio: 'ignore', cwd: tmpdir() });
}

function program(name: string): string {
  return join(postgresPrograms!, name);
}

async function waitUntilItAnswers(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const client = new pg.Client(url);
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error('Postgres did not answer within 30 seconds');
}
