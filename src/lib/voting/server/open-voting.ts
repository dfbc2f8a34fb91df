import type { VoteStore } from '../store/vote-store.ts';
import { openPostgresStore } from '../store/postgres-store.ts';
import { openSqliteStore } from '../store/sqlite-store.ts';
import { readKeys } from './keys.ts';
import { createLimits, inPostgres } from './limits.ts';
import type { Limits } from './limits.ts';
import { createProofOfWork } from './proof-of-work.ts';
import { readSettings } from './settings.ts';
import type { VotingSite } from './handlers.ts';
import type { Settings } from './settings.ts';
import { createVoting } from './voting.ts';
import type { Voting } from './voting.ts';

/** Voting as a server runs it: with its settings. */
export interface RunningVoting extends Voting {
  readonly settings: Settings;
}

/**
 * Opens the store that the settings name and puts voting together on it.
 *
 * @throws StoreUnavailable where the store cannot be opened
 */
export async function openVoting(settings: Settings): Promise<RunningVoting> {
  const keys = readKeys(settings);
  const { store, limits } = await openParts(settings);
  const clock = Date.now;
  const proofs = createProofOfWork(settings, keys, clock);
  return { ...createVoting({ store, keys, limits, proofs, clock }), settings };
}

/** Opens the store that the settings name, migrated to this version. */
export async function openStore({ database }: Pick<Settings, 'database'>): Promise<VoteStore> {
  return database.kind === 'sqlite'
    ? openSqliteStore(database.file)
    : openPostgresStore(database.url);
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
