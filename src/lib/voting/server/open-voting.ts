import { StoreUnavailable } from '../store/vote-store.ts';
import type { VoteStore } from '../store/vote-store.ts';
import { openPostgresStore } from '../store/postgres-store.ts';
import { openSqliteStore } from '../store/sqlite-store.ts';
import { readKeys } from './keys.ts';
import { createLimits, inPostgres } from './limits.ts';
import type { Limits } from './limits.ts';
import { createProofOfWork } from './proof-of-work.ts';
import { readSettings } from './settings.ts';
import type { VotingSite } from './handlers.ts';
import type { Database, Settings } from './settings.ts';
import { createVoting } from './voting.ts';
import type { Voting } from './voting.ts';

/** Voting as a server runs it: with its settings. */
export interface RunningVoting extends Voting {
  readonly settings: Settings;
}

/**
 * Opens the store that the settings name and puts voting together on it.
 *
 * @throws StoreUnavailable where the store cannot be opened, with where it is and what is wanted
 */
export async function openVoting(settings: Settings): Promise<RunningVoting> {
  const { keys, store, limits } = await explainFailure(settings, async () => ({
    keys: readKeys(settings),
    ...(await openParts(settings)),
  }));
  const clock = Date.now;
  const proofs = createProofOfWork(settings, keys, clock);
  return { ...createVoting({ store, keys, limits, proofs, clock }), settings };
}

/** Opens the store that the settings name, migrated to this version. */
export function openStore(settings: Pick<Settings, 'database'>): Promise<VoteStore> {
  const { database } = settings;
  return explainFailure(settings, async () =>
    database.kind === 'sqlite' ? openSqliteStore(database.file) : openPostgresStore(database.url),
  );
}

/** Where votes are kept, as a message may show it: without the password. */
export function placeOf(database: Database): string {
  if (database.kind === 'sqlite') return database.file;
  const url = new URL(database.url);
  url.password = '';
  return url.href;
}

const wantedOf: Readonly<Record<Database['kind'], string>> = {
  sqlite:
    'Wanted a database of votes, or none yet, in a folder that this user may write to, as in DATABASE_URL=file:data/votes.db',
  postgres: 'Wanted a running Postgres that lets this user in and lets it make tables',
};

async function explainFailure<Value>(
  { database }: Pick<Settings, 'database'>,
  open: () => Promise<Value>,
): Promise<Value> {
  try {
    return await open();
  } catch (error) {
    const isOfFile = error instanceof Error && 'syscall' in error;
    if (!(error instanceof StoreUnavailable) && !isOfFile) throw error;
    const cause = error instanceof StoreUnavailable ? error.cause : error;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StoreUnavailable(
      `${reason.replace(/\.$/, '')}. ${wantedOf[database.kind]}`,
      `Cannot open the votes in ${placeOf(database)}`,
    );
  }
}

/** With Postgres there may be replicas, which count limits together. */
async function openParts(
  settings: Settings,
): Promise<{ readonly store: VoteStore; readonly limits: Limits }> {
  const { database } = settings;
  if (database.kind === 'sqlite') {
    return { store: openSqliteStore(database.file), limits: createLimits(settings) };
  }
  const store = await openPostgresStore(database.url);
  return { store, limits: createLimits(settings, inPostgres(store.pool)) };
}

/** The server starts voting before it loads the built site, which finds it here. */
const place = Symbol.for('matchcut.voting');

/** The built site leaves here what it knows of its boards, for the server. */
const placeOfSite = Symbol.for('matchcut.site');

interface Shared {
  [place]?: Promise<RunningVoting> | undefined;
  [placeOfSite]?: VotingSite;
}

/** Makes voting known to the built site in this process. */
export function shareVoting(voting: RunningVoting): void {
  (globalThis as Shared)[place] = Promise.resolve(voting);
}

/** The voting of this process, opened by the environment's settings where nobody has yet. */
export function currentVoting(): Promise<RunningVoting> {
  const shared = globalThis as Shared;
  if (shared[place] === undefined) {
    const opening = Promise.resolve().then(() => openVoting(readSettings(process.env)));
    shared[place] = opening;
    opening.catch(() => {
      shared[place] = undefined;
    });
  }
  return shared[place];
}

/** Makes the boards of the built site known to the server in this process. */
export function shareSite(site: VotingSite): void {
  (globalThis as Shared)[placeOfSite] = site;
}

/** The boards of the built site; undefined until a page or an endpoint of it has read them. */
export function currentSite(): VotingSite | undefined {
  return (globalThis as Shared)[placeOfSite];
}
