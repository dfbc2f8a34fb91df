import { existsSync, renameSync, rmSync } from 'node:fs';
import { openSqliteStore } from '../../src/lib/voting/store/sqlite-store.ts';
import { demoBoards } from './boards.ts';
import { simulateDemoVotes } from './simulate-votes.ts';

/** The votes of the demonstration: how many, until when, from which seed. */
export const demoVoteOptions = {
  boards: demoBoards,
  count: 20_000,
  until: '2026-11-20',
  seed: 20261120,
} as const;

/**
 * Puts the simulated votes into a store of their own, unless it is there. They are written beside
 * it first, so that a run which is stopped half-way leaves no half store.
 *
 * @returns how many votes were stored; 0 where the store was there
 */
export async function prepareDemoVotes(file: string): Promise<number> {
  if (existsSync(file)) return 0;
  const unfinished = `${file}.unfinished`;
  const parts = ['', '-wal', '-shm'];
  for (const part of parts) {
    rmSync(unfinished + part, { force: true });
    rmSync(file + part, { force: true });
  }
  const store = openSqliteStore(unfinished);
  const { votes } = simulateDemoVotes(demoVoteOptions);
  const { stored } = await store.importVotes(votes);
  await store.close();
  renameSync(unfinished, file);
  return stored;
}
