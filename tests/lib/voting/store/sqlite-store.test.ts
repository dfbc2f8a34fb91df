import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../../../src/lib/voting/store/sqlite-store.ts';
import { StoreUnavailable } from '../../../../src/lib/voting/store/vote-store.ts';
import { aVote } from '../builders.ts';
import { describeStore } from './store-contract.ts';

describeStore('SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'matchcut-votes-'));
  const file = join(folder, 'data', 'votes.db');
  const store = openSqliteStore(file);
  return Promise.resolve({
    store,
    again: () => Promise.resolve(openSqliteStore(file)),
    sql: async (text) => {
      const database = new DatabaseSync(file);
      await Promise.resolve();
      try {
        database.exec(text);
      } finally {
        database.close();
      }
    },
    remove: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  });
});

describe('openSqliteStore()', () => {
  it('refuses a file that a newer version wrote', () => {
    const folder = mkdtempSync(join(tmpdir(), 'matchcut-votes-'));
    const file = join(folder, 'votes.db');
    const database = new DatabaseSync(file);
    database.exec('PRAGMA user_version = 99');
    database.close();
    expect(() => openSqliteStore(file)).toThrow(/written by a newer version \(99/);
    rmSync(folder, { recursive: true });
  });

  it('acknowledges a vote when others can read it, alone as in a burst', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'matchcut-votes-'));
    const file = join(folder, 'votes.db');
    const store = openSqliteStore(file);
    const others = openSqliteStore(file);
    const isThere = async (voter: number): Promise<boolean> => {
      const vote = aVote();
      await store.append(vote, [`voter-${voter}`]);
      return (await others.findVote(vote.id))?.vote.id === vote.id;
    };
    expect(await isThere(0)).toBe(true);
    const burst = Array.from({ length: 100 }, (_, voter) => isThere(voter + 1));
    expect(await Promise.all(burst)).not.toContain(false);
    expect((await others.boardCounts('next-project')).pairs[0]?.leftWins).toBe(101);
    await others.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('refuses votes when the disk is full, and takes them again when there is room', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'matchcut-votes-'));
    const file = join(folder, 'votes.db');
    const full = openSqliteStore(file, { maxPages: 40 });
    let stored = 0;
    let refused = 0;
    for (let index = 0; index < 500 && refused < 20; index += 1) {
      await full.append(aVote(), [`voter-${String(index)}`]).then(
        () => (stored += 1),
        (error: unknown) => {
          expect(error).toBeInstanceOf(StoreUnavailable);
          refused += 1;
        },
      );
    }
    expect(refused).toBe(20);
    await full.close();
    const roomy = openSqliteStore(file);
    expect((await Array.fromAsync(roomy.exportVotes())).flat()).toHaveLength(stored);
    expect((await roomy.boardCounts('next-project')).pairs[0]?.leftWins).toBe(stored);
    expect((await roomy.append(aVote(), ['one more'])).status).toBe('stored');
    await roomy.close();
    rmSync(folder, { recursive: true });
  });
});
