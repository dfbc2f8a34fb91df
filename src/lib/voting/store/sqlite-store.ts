import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import { sqliteMigrations } from './sqlite-migrations.ts';
import { pageSize, readVoterCounts, readVotes, voterPageSize } from './pages.ts';
import {
  countColumns,
  selectExcludedVotes,
  toExcludedVote,
  toExclusion,
  toPairCounts,
  toVote,
  toVoteRow,
  toVoterCount,
  voteColumns,
} from './rows.ts';
import { StoreUnavailable } from './vote-store.ts';
import type {
  Appended,
  DayCounts,
  Exclusion,
  ExclusionTarget,
  KeptVote,
  NewVote,
  PairCounts,
  Vote,
  VoteStore,
} from './vote-store.ts';

/** How long to wait for another program that writes, in milliseconds. */
const busyMilliseconds = 5000;

/**
 * A vote that comes alone is written at once. Where the last write was no longer ago than
 * `busyWithin`, votes are gathered first for `gatherFor`, and written together: the disk takes as
 * long for one as for many. Milliseconds.
 */
const busyWithin = 10;
const gatherFor = 3;

/** The columns of a pair's counts, in the order of `countColumns`. */
type CountedPair = [string, string, number, number, number, number];

interface Waiting {
  readonly vote: NewVote;
  readonly hashes: readonly string[];
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Opens a vote store in a file, created with its folder where it is missing, and applies the
 * migrations it lacks. Votes that arrive together are made durable by one write: WAL, synchronous
 * FULL.
 *
 * @param file path of the database, or `:memory:`
 * @param maxPages stop growing there; for tests of a full disk
 * @throws StoreUnavailable where it cannot be opened
 */
export function openSqliteStore(
  file: string,
  { maxPages }: { readonly maxPages?: number } = {},
): VoteStore {
  const database = openDatabase(file, maxPages);
  const sql = prepareAll(database);
  let waiting: Waiting[] = [];
  let flushedAt = -Infinity;

  const guard = <Value>(work: () => Value): Promise<Value> => {
    try {
      return Promise.resolve(work());
    } catch (error) {
      return Promise.reject(new StoreUnavailable(error));
    }
  };

  const transact = <Value>(work: () => Value): Value => {
    database.exec('BEGIN IMMEDIATE');
    try {
      const value = work();
      database.exec('COMMIT');
      return value;
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  };

  const voterOf = (hashes: readonly string[]): string | undefined => {
    for (const hash of hashes) {
      const row = sql.findVoter.get(hash);
      if (row !== undefined) return row['voter'] as string;
    }
    return undefined;
  };

  const enrol = ([hash, ...older]: readonly string[]): string => {
    const known = voterOf([hash!]);
    if (known !== undefined) return known;
    const voter = voterOf(older) ?? randomUUID();
    sql.addVoter.run(hash!, voter);
    return voter;
  };

  const withContext = (vote: Vote): KeptVote => {
    const { id, board, left, right, voter } = vote;
    const rows = sql.context.all(voter, board, id, board, left, right, board, right, left);
    return {
      vote,
      isExcluded: Boolean(rows[0]?.['is_excluded']),
      pair: rows.map(toPairCounts),
      votesOfVoter: Number(rows[0]?.['votes_of_voter'] ?? 0),
    };
  };

  const appendNow = (vote: NewVote, hashes: readonly string[]): Appended => {
    const used = sql.findVote.get(vote.id);
    if (used !== undefined) return { status: 'ticket-used', ...withContext(toVote(used)) };
    const voter = enrol(hashes);
    const { board, left, right, prompt } = vote;
    const sides = [voter, board, left, right, prompt, voter, board, right, left, prompt];
    if (sql.findAnswer.get(...sides) !== undefined) return { status: 'matchup-answered' };
    sql.addVote.run(...toRow({ ...vote, voter }));
    return { status: 'stored', ...withContext({ ...vote, voter }) };
  };

  /** All that is waiting, in one transaction. */
  const flush = (): void => {
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    write(batch);
    flushedAt = performance.now();
  };

  const write = (batch: readonly Waiting[]): void => {
    try {
      const done = transact(() => batch.map(({ vote, hashes }) => appendNow(vote, hashes)));
      batch.forEach(({ resolve }, index) => {
        resolve(done[index]!);
      });
    } catch (error) {
      if (batch.length === 1) {
        batch[0]!.reject(new StoreUnavailable(error));
        return;
      }
      for (const one of batch) {
        try {
          one.resolve(transact(() => appendNow(one.vote, one.hashes)));
        } catch (failure) {
          one.reject(new StoreUnavailable(failure));
        }
      }
    }
  };

  return {
    kind: 'sqlite',
    append: (vote, hashes) =>
      new Promise((resolve, reject) => {
        waiting.push({ vote, hashes, resolve, reject });
        if (waiting.length > 1) return;
        if (performance.now() - flushedAt < busyWithin) setTimeout(flush, gatherFor);
        else setImmediate(flush);
      }),
    findVote: (id) =>
      guard(() => {
        const row = sql.findVote.get(id);
        return row === undefined ? undefined : withContext(toVote(row));
      }),
    importVotes: (votes) =>
      guard(() =>
        transact(() => ({
          stored: votes.reduce(
            (sum, vote) => sum + Number(sql.importVote.run(...toRow(vote)).changes),
            0,
          ),
        })),
      ),
    findVoter: (hashes) => guard(() => voterOf(hashes)),
    unlinkVoter: (hashes) =>
      guard(() =>
        transact(() => {
          const voter = voterOf(hashes);
          return voter !== undefined && sql.removeVoter.run(voter).changes > 0;
        }),
      ),
    votesOf: (voter) => guard(() => sql.votesOf.all(voter).map(toVote)),
    matchupsOf: (voter, board) =>
      guard(() =>
        sql.matchupsOf.all(voter, board).map((row) => ({
          left: row['left_model'] as string,
          right: row['right_model'] as string,
          prompt: row['prompt'] as string | null,
        })),
      ),
    boardCounts: (board) =>
      guard(() => {
        const { revision, excluded, pairs } = sql.boardCounts.get(board)!;
        return {
          revision: Number(revision),
          excluded: Number(excluded),
          pairs: (JSON.parse(pairs as string) as CountedPair[]).map(
            ([left, right, leftWins, rightWins, ties, bothBad]): PairCounts => ({
              left,
              right,
              leftWins,
              rightWins,
              ties,
              bothBad,
            }),
          ),
        };
      }),
    dayCounts: (board, from = '') =>
      guard(() =>
        sql.dayCounts
          .all(board, from)
          .map((row): DayCounts => ({ day: row['day'] as string, ...toPairCounts(row) })),
      ),
    voterCounts: (board) =>
      readVoterCounts(board, (after) =>
        guard(() => sql.voterCounts.all(...after, board).map(toVoterCount)),
      ),
    boards: () => guard(() => sql.boards.all().map((row) => row['board'] as string)),
    countSkip: ({ board, left, right }) =>
      guard(() => {
        sql.countSkip.run(board, left, right);
      }),
    skips: () =>
      guard(() =>
        sql.skips.all().map((row) => ({
          board: row['board'] as string,
          skips: Number(row['skips']),
        })),
      ),
    exclude: (target, reason, at) =>
      guard(() => transact(() => excludeNow(sql, target, reason, at))),
    liftExclusion: (id, reason, at) =>
      guard(() =>
        transact(() => {
          if (sql.lift.run(at, reason, id).changes === 0) return false;
          sql.returnVotes.run(id);
          return true;
        }),
      ),
    exclusions: () => guard(() => sql.exclusions.all().map(toExclusion)),
    excludedVotes: () => guard(() => sql.excludedVotes.all().map(toExcludedVote)),
    exportVotes: () => readVotes((after) => guard(() => sql.page.all(after).map(toVote))),
    check: () =>
      guard(() => {
        transact(() => sql.findVoter.get(''));
      }),
    close: () =>
      guard(() => {
        flush();
        database.close();
      }),
  };
}

function openDatabase(file: string, maxPages: number | undefined): DatabaseSync {
  try {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
    const database = new DatabaseSync(file, { timeout: busyMilliseconds });
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;',
    );
    database.exec('PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;');
    if (maxPages !== undefined) database.exec(`PRAGMA max_page_count = ${maxPages}`);
    migrate(database, file);
    return database;
  } catch (error) {
    throw new StoreUnavailable(error);
  }
}

function migrate(database: DatabaseSync, file: string): void {
  const versionOf = (): number =>
    Number(database.prepare('PRAGMA user_version').get()!['user_version']);
  if (versionOf() > sqliteMigrations.length) {
    throw new RangeError(
      `${file} was written by a newer version (${versionOf()}; this one knows ${sqliteMigrations.length})`,
    );
  }
  if (versionOf() === sqliteMigrations.length) return;
  database.exec('BEGIN IMMEDIATE');
  // Another program may have been faster.
  for (let version = versionOf(); version < sqliteMigrations.length; version += 1) {
    database.exec(sqliteMigrations[version]!);
    database.exec(`PRAGMA user_version = ${version + 1}`);
  }
  database.exec('COMMIT');
}

function prepareAll(database: DatabaseSync) {
  const prepare = (text: string): StatementSync => database.prepare(text);
  const insert = `INTO votes (${voteColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
  return {
    findVoter: prepare('SELECT voter FROM voters WHERE hash = ?'),
    addVoter: prepare('INSERT INTO voters (hash, voter) VALUES (?, ?)'),
    removeVoter: prepare('DELETE FROM voters WHERE voter = ?'),
    findVote: prepare(`SELECT ${voteColumns} FROM votes WHERE id = ?`),
    findAnswer: prepare(
      // Written out for either side, so that each is one search in the index.
      `SELECT 1 FROM votes
       WHERE (voter = ? AND board = ? AND left_model = ? AND right_model = ? AND prompt IS ?)
          OR (voter = ? AND board = ? AND left_model = ? AND right_model = ? AND prompt IS ?) LIMIT 1`,
    ),
    context: prepare(
      `SELECT ${countColumns},
         (SELECT count(*) FROM votes WHERE voter = ? AND board = ?) AS votes_of_voter,
         EXISTS (SELECT 1 FROM excluded_votes WHERE vote = ?) AS is_excluded
       FROM pair_counts WHERE (board = ? AND left_model = ? AND right_model = ?)
         OR (board = ? AND left_model = ? AND right_model = ?)`,
    ),
    addVote: prepare(`INSERT ${insert}`),
    importVote: prepare(`INSERT OR IGNORE ${insert}`),
    votesOf: prepare(`SELECT ${voteColumns} FROM votes WHERE voter = ? ORDER BY id`),
    matchupsOf: prepare(
      'SELECT left_model, right_model, prompt FROM votes WHERE voter = ? AND board = ?',
    ),
    // One text instead of thousands of rows, and no names in it: in a fifth of the time.
    boardCounts: prepare(
      `SELECT sum(revision) AS revision, sum(excluded) AS excluded,
         json_group_array(json_array(${countColumns})) AS pairs
       FROM pair_counts WHERE board = ?`,
    ),
    dayCounts: prepare(
      `SELECT day, ${countColumns} FROM day_counts WHERE board = ? AND day >= ? ORDER BY day`,
    ),
    // In the order of the index, column by column, so that a page ends the search: without the plus
    // SQLite takes the board for a constant, and sorts all votes that are left for each page.
    voterCounts: prepare(
      `SELECT voter, left_model, right_model, outcome, count(*) AS count FROM votes
       WHERE (voter, board, left_model, right_model, outcome) > (?, ?, ?, ?, ?) AND +board = ?
         AND NOT EXISTS (SELECT 1 FROM excluded_votes WHERE vote = id)
       GROUP BY voter, board, left_model, right_model, outcome
       ORDER BY voter, board, left_model, right_model, outcome LIMIT ${voterPageSize}`,
    ),
    boards: prepare('SELECT DISTINCT board FROM pair_counts ORDER BY board'),
    countSkip: prepare(
      `INSERT INTO skip_counts (board, left_model, right_model, skips) VALUES (?, ?, ?, 1)
       ON CONFLICT DO UPDATE SET skips = skips + 1`,
    ),
    skips: prepare('SELECT board, sum(skips) AS skips FROM skip_counts GROUP BY board'),
    addExclusion: prepare(
      'INSERT INTO exclusions (id, voter, reason, excluded_at) VALUES (?, ?, ?, ?)',
    ),
    excludeVoter: prepare(
      'INSERT INTO excluded_votes (vote, exclusion) SELECT id, ? FROM votes WHERE voter = ?',
    ),
    excludeVote: prepare(
      'INSERT INTO excluded_votes (vote, exclusion) SELECT id, ? FROM votes WHERE id = ?',
    ),
    lift: prepare(
      'UPDATE exclusions SET lifted_at = ?, lifted_reason = ? WHERE id = ? AND lifted_at IS NULL',
    ),
    returnVotes: prepare('DELETE FROM excluded_votes WHERE exclusion = ?'),
    exclusions: prepare(
      `SELECT e.*, (SELECT count(*) FROM excluded_votes WHERE exclusion = e.id) AS votes
       FROM exclusions AS e ORDER BY e.id`,
    ),
    exclusion: prepare(
      `SELECT e.*, (SELECT count(*) FROM excluded_votes WHERE exclusion = e.id) AS votes
       FROM exclusions AS e WHERE e.id = ?`,
    ),
    excludedVotes: prepare(selectExcludedVotes),
    page: prepare(`SELECT ${voteColumns} FROM votes WHERE id > ? ORDER BY id LIMIT ${pageSize}`),
  };
}

function excludeNow(
  sql: ReturnType<typeof prepareAll>,
  target: ExclusionTarget,
  reason: string,
  at: string,
): Exclusion {
  const id = randomUUIDv7();
  if ('voter' in target) {
    sql.addExclusion.run(id, target.voter, reason, at);
    sql.excludeVoter.run(id, target.voter);
  } else {
    sql.addExclusion.run(id, null, reason, at);
    for (const vote of target.votes) sql.excludeVote.run(id, vote);
  }
  return toExclusion(sql.exclusion.get(id)!);
}

/** SQLite has no booleans. */
function toRow(vote: Vote): (string | number | null)[] {
  return toVoteRow(vote).map((value) => (typeof value === 'boolean' ? Number(value) : value));
}
