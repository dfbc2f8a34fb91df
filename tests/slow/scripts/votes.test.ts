import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoModels } from '../../../scripts/demo/models.ts';
import { simulateDemoVotes } from '../../../scripts/demo/simulate-votes.ts';
import { createLiveBoards } from '../../../src/lib/voting/server/live-boards.ts';
import { openSqliteStore } from '../../../src/lib/voting/store/sqlite-store.ts';
import { runScript } from './run-script.ts';

const folder = mkdtempSync(join(tmpdir(), 'matchcut-votes-'));
const file = join(folder, 'votes.db');
const { votes, planted } = simulateDemoVotes({
  boards: [{ board: 'next-project', share: 1, prompts: [] }],
  count: 3000,
  until: '2026-11-20',
  seed: 7,
});

function run(words: readonly string[], database = file) {
  return runScript('votes', words, { env: { DATABASE_URL: `file:${database}` } });
}

function statsOf(database = file): Record<string, number | string>[] {
  return JSON.parse(run(['stats', '--json'], database).stdout) as Record<string, number | string>[];
}

beforeAll(async () => {
  const store = openSqliteStore(file);
  await store.importVotes(votes);
  await store.close();
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('npm run votes', () => {
  it('gives a file whose standings are those that the server shows, to the last digit', async () => {
    const csv = join(folder, 'counted.csv');
    expect(run(['export', csv, '--board', 'next-project', '--counted']).stdout).toBe(
      `3000 votes are in ${csv}.\n`,
    );
    const rated = JSON.parse(runScript('rate', [csv, '--json']).stdout) as { standings: unknown[] };
    const store = openSqliteStore(file);
    const pool = {
      board: 'next-project',
      kind: 'open',
      models: demoModels.map(({ id }) => id),
      prompts: [],
    } as const;
    const { standings } = await createLiveBoards(store, Date.now).read(pool, 10_000);
    await store.close();
    expect(rated.standings).toHaveLength(demoModels.length);
    expect(standings.rows).toEqual(rated.standings);
  });

  it('finds planted voters, excludes them with the figures as reason, and takes one back', () => {
    const before = run(['audit']);
    expect(before.stdout).toMatch(/Nothing is excluded yet/);
    expect(statsOf()[0]).toMatchObject({ votes: 3000, excluded: 0 });
    expect(run(['audit', '--exclude']).stdout).toMatch(/voters are excluded/);
    const [after] = statsOf();
    expect(after!['excluded']).toBeGreaterThan(50);
    const lines = run(['exclusions']).stdout.trim().split('\n');
    expect(lines.every((line) => planted.has(line.split(/\s+/)[2]!))).toBe(true);
    const [id] = lines[0]!.split(/\s+/);
    expect(run(['lift', id!, '--reason', 'It was a mistake']).stdout).toMatch(/count again/);
    expect(statsOf()[0]!['excluded']).toBeLessThan(Number(after!['excluded']));
    expect(run(['lift', id!, '--reason', 'Twice']).stderr).toMatch(/no exclusion .* in force/);
  });

  it('excludes a voter by hand, and hands all votes with their reasons to another store', () => {
    const { voter } = votes[0]!;
    expect(run(['exclude', '--voter', voter, '--reason', 'Asked to']).stdout).toMatch(
      /^\d+ votes do not count any more/,
    );
    const jsonl = join(folder, 'all.jsonl');
    run(['export', jsonl]);
    const other = join(folder, 'other.db');
    expect(run(['import', jsonl], other).stdout).toBe(
      '3000 votes are new; 0 were there already.\n',
    );
    expect(run(['import', jsonl], other).stdout).toBe(
      '0 votes are new; 3000 were there already.\n',
    );
    const again = join(folder, 'again.jsonl');
    run(['export', again], other);
    expect(readFileSync(again, 'utf8')).toBe(readFileSync(jsonl, 'utf8'));
    expect(statsOf(other)).toEqual(statsOf().map((board) => ({ ...board, skips: 0 })));
  });

  it.each([
    [['frobnicate'], /found "frobnicate", wanted one of stats, export/],
    [['export'], /wanted a file: votes.jsonl or votes.csv/],
    [['export', '/no/such/folder/votes.csv'], /no such file or directory/],
    [['import', '/no/such/votes.jsonl'], /found no file \/no\/such\/votes.jsonl/],
    [['exclude', '--voter', 'x'], /wanted --voter ID or --vote ID, and --reason TEXT/],
    [['stats', '--bord'], /--bord/],
  ])('says of %j what is wanted', (words, message) => {
    const { status, stderr } = run(words);
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('names the line of a file that it cannot read', () => {
    const broken = join(folder, 'broken.jsonl');
    const good = readFileSync(join(folder, 'all.jsonl'), 'utf8').split('\n')[0]!;
    writeFileSync(broken, `${good}\n\n{"id": 1}\n`);
    const { status, stderr } = run(['import', broken], join(folder, 'fresh.db'));
    expect(status).toBe(1);
    expect(stderr).toMatch(/broken\.jsonl:3: /);
  });

  it('makes no store where it was only asked to look', () => {
    const missing = join(folder, 'nowhere', 'votes.db');
    const { status, stderr } = run(['stats'], missing);
    expect(status).toBe(1);
    expect(stderr).toContain(`found no votes at ${missing}`);
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
  });
});
