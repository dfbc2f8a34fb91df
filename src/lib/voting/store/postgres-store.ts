import { randomUUID, randomUUIDv7 } from 'node:crypto';
import pg from 'pg';
import { pageSize, readVoterCounts, readVotes, voterPageSize } from './pages.ts';
import { postgresMigrations } from './postgres-migrations.ts';
import {
  countColumns,
  selectExcludedVotes,
  toBoardCounts,
  toExcludedVote,
  toExclusion,
  toPairCounts,
  toVote,
  toVoteRow,
  toVoterCount,
  voteColumns,
} from './rows.ts';
import type { Row } from './rows.ts';
import { StoreUnavailable } from './vote-store.ts';
import type {
  Appended,
  Exclusion,
  ExclusionTarget,
  KeptVote,
  NewVote,
  Vote,
  VoteStore,
} from './vote-store.ts';

/** A connection in a transaction, or any connection of the pool. */
type Queryable = Pick<pg.ClientBase, 'query'>;

/** A vote store on Postgres, with the pool that limits share. */
export interface PostgresStore extends VoteStore {
  readonly pool: pg.Pool;
}

/** One number for all replicas, so that one migrates at a time. */
const migrationLock = 4_719_238_005;

/**
 * Opens a vote store on Postgres, or on what speaks its protocol, and applies the migrations that
 * it lacks. `synchronous_commit` is asked for on every connection, so that an acknowledged vote is
 * on disk whatever the server's default.
 *
 * @throws StoreUnavailable where it cannot be reached
 */
export async function openPostgresStore(
  url: string,
  { connections = 10 }: { readonly connections?: number } = {},
): Promise<PostgresStore> {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 3000,
    idleTimeoutMillis: 30_000,
    options: '-c synchronous_commit=on',
    application_name: 'matchcut',
  });
  // A connection that breaks, idle or in use, is replaced by the pool, and who uses it is told by a
  // rejection; without listeners the event would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  try {
    await migrate(pool);
  } catch (error) {
    await pool.end();
    throw new StoreUnavailable(error);
  }
  return { ...createStore(pool), pool };
}

function createStore(pool: pg.Pool): VoteStore {
  const rows = async (text: string, values: readonly unknown[] = []): Promise<Row[]> => {
    try {
      return (await pool.query<Row>(text, [...values])).rows;
    } catch (error) {
      throw new StoreUnavailable(error);
    }
  };
  const transact = async <Value>(work: (client: Queryable) => Promise<Value>): Promise<Value> => {
    try {
      return await inTransaction(pool, work);
    } catch (error) {
      throw new StoreUnavailable(error);
    }
  };
  return {
    kind: 'postgres',
    append: (vote, hashes) => transact((client) => appendOn(client, vote, hashes)),
    findVote: async (id) => {
      const [row] = await rows(selectVote, [id]);
      if (row === undefined) return undefined;
      return transact((client) => withContext(client, toVote(row)));
    },
    importVotes: (votes) => transact((client) => importOn(client, votes)),
    findVoter: async (hashes) => pickVoter(await rows(selectVoters, [hashes]), hashes),
    unlinkVoter: async (hashes) => {
      const removed = await rows(
        `DELETE FROM voters WHERE voter IN (SELECT voter FROM voters WHERE hash = ANY($1))
         RETURNING hash`,
        [hashes],
      );
      return removed.length > 0;
    },
    votesOf: async (voter) =>
      (await rows(`SELECT ${voteColumns} FROM votes WHERE voter = $1 ORDER BY id`, [voter])).map(
        toVote,
      ),
    matchupsOf: async (voter, board) =>
      (
        await rows(
          'SELECT left_model, right_model, prompt FROM votes WHERE voter = $1 AND board = $2',
          [voter, board],
        )
      ).map((row) => ({
        left: row['left_model'] as string,
        right: row['right_model'] as string,
        prompt: row['prompt'] as string | null,
      })),
    boardCounts: async (board) =>
      toBoardCounts(
        await rows(`SELECT ${countColumns}, excluded, revision FROM pair_counts WHERE board = $1`, [
          board,
        ]),
      ),
    dayCounts: async (board, from = '') =>
      (
        await rows(
          `SELECT day, ${countColumns} FROM day_counts WHERE board = $1 AND day >= $2 ORDER BY day`,
          [board, from],
        )
      ).map((row) => ({ day: row['day'] as string, ...toPairCounts(row) })),
    voterCounts: (board) =>
      readVoterCounts(board, async (after) =>
        (
          await rows(
            // In the order and collation of the index, so that a page ends the search.
            `SELECT voter, left_model, right_model, outcome, count(*) AS count FROM votes AS v
             WHERE (voter, board, left_model, right_model, outcome) > ($1, $2, $3, $4, $5)
               AND board = $6 AND NOT EXISTS (SELECT 1 FROM excluded_votes WHERE vote = v.id)
             GROUP BY voter, left_model, right_model, outcome
             ORDER BY voter, left_model, right_model, outcome LIMIT ${voterPageSize}`,
            [...after, board],
          )
        ).map(toVoterCount),
      ),
    boards: async () =>
      (await rows('SELECT DISTINCT board FROM pair_counts ORDER BY board')).map(
        (row) => row['board'] as string,
      ),
    countSkip: async ({ board, left, right }) => {
      await rows(
        `INSERT INTO skip_counts AS s (board, left_model, right_model, skips) VALUES ($1, $2, $3, 1)
         ON CONFLICT (board, left_model, right_model) DO UPDATE SET skips = s.skips + 1`,
        [board, left, right],
      );
    },
    skips: async () =>
      (await rows('SELECT board, sum(skips) AS skips FROM skip_counts GROUP BY board')).map(
        (row) => ({ board: row['board'] as string, skips: Number(row['skips']) }),
      ),
    exclude: (target, reason, at) => transact((client) => excludeOn(client, target, reason, at)),
    liftExclusion: (id, reason, at) =>
      transact(async (client) => {
        const lifted = await client.query(
          'UPDATE exclusions SET lifted_at = $1, lifted_reason = $2 WHERE id = $3 AND lifted_at IS NULL',
          [at, reason, id],
        );
        if (lifted.rowCount === 0) return false;
        await client.query('DELETE FROM excluded_votes WHERE exclusion = $1', [id]);
        return true;
      }),
    exclusions: async () => (await rows(`${selectExclusions} ORDER BY e.id`)).map(toExclusion),
    excludedVotes: async () => (await rows(selectExcludedVotes)).map(toExcludedVote),
    exportVotes: () =>
      readVotes(async (after) =>
        (
          await rows(
            `SELECT ${voteColumns} FROM votes WHERE id COLLATE "C" > $1
             ORDER BY id COLLATE "C" LIMIT ${pageSize}`,
            [after],
          )
        ).map(toVote),
      ),
    check: async () => {
      // A server that only reads, such as one that takes over, cannot take votes.
      const [row] = await rows('SHOW transaction_read_only');
      if (row?.['transaction_read_only'] !== 'off') {
        throw new StoreUnavailable(new Error('the database is read-only'));
      }
    },
    close: () => pool.end(),
  };
}

const selectVote = `SELECT ${voteColumns} FROM votes WHERE id = $1`;
const selectVoters = 'SELECT hash, voter FROM voters WHERE hash = ANY($1)';
const selectExclusions = `SELECT e.*, (SELECT count(*) FROM excluded_votes WHERE exclusion = e.id) AS votes
  FROM exclusions AS e`;

/**
 * The row of the voter is locked first, so that the votes of one voter follow each other whichever
 * replica they reach; votes of different voters do not wait for it.
 */
async function appendOn(
  client: Queryable,
  vote: NewVote,
  hashes: readonly string[],
): Promise<Appended> {
  const voter = await enrol(client, hashes);
  const used = await client.query<Row>(selectVote, [vote.id]);
  if (used.rows[0] !== undefined) {
    return { status: 'ticket-used', ...(await withContext(client, toVote(used.rows[0]))) };
  }
  const { board, left, right, prompt } = vote;
  const answered = await client.query(
    `SELECT 1 FROM votes WHERE voter = $1 AND board = $2
     AND ((left_model = $3 AND right_model = $4) OR (left_model = $4 AND right_model = $3))
     AND prompt IS NOT DISTINCT FROM $5 LIMIT 1`,
    [voter, board, left, right, prompt],
  );
  if (answered.rows.length > 0) return { status: 'matchup-answered' };
  const stored = { ...vote, voter };
  await client.query(insertVote, toVoteRow(stored));
  return { status: 'stored', ...(await withContext(client, stored)) };
}

const insertVote = `INSERT INTO votes (${voteColumns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

async function enrol(client: Queryable, hashes: readonly string[]): Promise<string> {
  const known = await client.query<Row>(`${selectVoters} FOR UPDATE`, [hashes]);
  const voter = pickVoter(known.rows, hashes);
  if (voter !== undefined && known.rows.some((row) => row['hash'] === hashes[0])) return voter;
  // Of two replicas that meet a new voter at once, the second waits here for the first.
  const added = await client.query<Row>(
    `INSERT INTO voters AS v (hash, voter) VALUES ($1, $2)
     ON CONFLICT (hash) DO UPDATE SET voter = v.voter RETURNING voter`,
    [hashes[0], voter ?? randomUUID()],
  );
  return added.rows[0]!['voter'] as string;
}

function pickVoter(rows: readonly Row[], hashes: readonly string[]): string | undefined {
  for (const hash of hashes) {
    const row = rows.find((candidate) => candidate['hash'] === hash);
    if (row !== undefined) return row['voter'] as string;
  }
  return undefined;
}

async function withContext(client: Queryable, vote: Vote): Promise<KeptVote> {
  const { rows } = await client.query<Row>(
    `SELECT ${countColumns},
       (SELECT count(*) FROM votes WHERE voter = $4 AND board = $1) AS votes_of_voter,
       EXISTS (SELECT 1 FROM excluded_votes WHERE vote = $5) AS is_excluded
     FROM pair_counts WHERE board = $1
       AND ((left_model = $2 AND right_model = $3) OR (left_model = $3 AND right_model = $2))`,
    [vote.board, vote.left, vote.right, vote.voter, vote.id],
  );
  return {
    vote,
    isExcluded: rows[0]?.['is_excluded'] === true,
    pair: rows.map(toPairCounts),
    votesOfVoter: Number(rows[0]?.['votes_of_voter'] ?? 0),
  };
}

/** Many votes by one statement each thousand: a column of values for each field. */
async function importOn(client: Queryable, votes: readonly Vote[]): Promise<{ stored: number }> {
  let stored = 0;
  for (let start = 0; start < votes.length; start += 1000) {
    const page = votes.slice(start, start + 1000).map(toVoteRow);
    const columns = page[0]!.map((_, index) => page.map((row) => row[index]));
    const inserted = await client.query(
      `INSERT INTO votes (${voteColumns})
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
                            $7::text[], $8::float8[], $9::boolean[], $10::text[])
       ON CONFLICT (id) DO NOTHING`,
      columns,
    );
    stored += inserted.rowCount ?? 0;
  }
  return { stored };
}

async function excludeOn(
  client: Queryable,
  target: ExclusionTarget,
  reason: string,
  at: string,
): Promise<Exclusion> {
  const id = randomUUIDv7();
  const voter = 'voter' in target ? target.voter : null;
  await client.query(
    'INSERT INTO exclusions (id, voter, reason, excluded_at) VALUES ($1, $2, $3, $4)',
    [id, voter, reason, at],
  );
  await client.query(
    `INSERT INTO excluded_votes (vote, exclusion) SELECT id, $1 FROM votes
     WHERE ${'voter' in target ? 'voter = $2' : 'id = ANY($2)'}`,
    [id, 'voter' in target ? target.voter : target.votes],
  );
  const { rows } = await client.query<Row>(`${selectExclusions} WHERE e.id = $1`, [id]);
  return toExclusion(rows[0]!);
}

async function migrate(pool: pg.Pool): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [migrationLock]);
    await client.query(
      'CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, applied_at TIMESTAMPTZ NOT NULL DEFAULT now())',
    );
    const { rows } = await client.query<Row>(
      'SELECT coalesce(max(version), 0) AS version FROM schema_version',
    );
    const version = Number(rows[0]!['version']);
    if (version > postgresMigrations.length) {
      throw new RangeError(
        `the database was written by a newer version (${version}; this one knows ${postgresMigrations.length})`,
      );
    }
    for (const [index, migration] of postgresMigrations.entries()) {
      if (index < version) continue;
      await client.query(migration);
      await client.query('INSERT INTO schema_version (version) VALUES ($1)', [index + 1]);
    }
  });
}

async function inTransaction<Value>(
  pool: pg.Pool,
  work: (client: Queryable) => Promise<Value>,
): Promise<Value> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const value = await work(client);
    await client.query('COMMIT');
    return value;
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: unknown) => {
      broken = failure as Error;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
