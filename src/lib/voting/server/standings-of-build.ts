import { existsSync } from 'node:fs';
import type { Pool } from '../pool.ts';
import { StoreUnavailable } from '../store/vote-store.ts';
import type { LiveBoard } from './live-boards.ts';
import { currentVoting } from './open-voting.ts';
import { readSettings } from './settings.ts';

/**
 * The standings that the page of a board is built with: those of the store that the settings name.
 *
 * @returns undefined where there is no store to read, as on a fresh clone or where pages are built
 *   away from it
 */
export async function readStandingsOfBuild(pool: Pool): Promise<LiveBoard | undefined> {
  const { database } = readSettings(process.env);
  if (database.kind === 'sqlite' && !existsSync(database.file)) return undefined;
  try {
    return await (await currentVoting()).liveBoard(pool, Infinity);
  } catch (error) {
    if (error instanceof StoreUnavailable) return undefined;
    throw error;
  }
}
