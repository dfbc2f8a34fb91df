import { DuckDBInstance, DuckDBListVector } from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outcome } from '../rating/index.ts';
import type { CountedVote, VoteColumns } from './vote-rows.ts';
import { findColumns, outcomeOfWinner, winnersWanted } from './vote-rows.ts';

/** A file of votes that is read where it lies: CSV, JSONL or Parquet, of any size. */
export interface VoteFile {
  readonly hasVoters: boolean;
  readonly hasDays: boolean;
  /** Counts by left model, right model and outcome. */
  readonly count: () => Promise<CountedVote[]>;
  /** The same by day, YYYY-MM-DD. */
  readonly countByDay: () => Promise<(CountedVote & { readonly day: string })[]>;
  /** Counts of a file that is grouped already: model_a, model_b, wins_a, wins_b, ties, both_bad. */
  readonly readPairs: () => Promise<CountedVote[]>;
  /** Every vote in the order of the file. */
  readonly forEachVote: (visit: (vote: Omit<CountedVote, 'count'>) => void) => Promise<void>;
  /** The votes of one voter after the other, coded as {@link decodeVote} reads them. */
  readonly forEachVoter: (
    models: readonly string[],
    visit: (voter: () => string, codes: ArrayLike<number>, count: number) => void,
  ) => Promise<void>;
  readonly close: () => void;
}

const codedOutcomes: readonly Outcome[] = ['left', 'right', 'tie', 'both_bad'];

/** What a code of `forEachVoter` says: positions of the two models, and the outcome's code. */
export function decodeVote(
  code: number,
  models: number,
): [left: number, right: number, outcome: number] {
  const cell = code >> 2;
  return [Math.floor(cell / models), cell % models, code & 3];
}

const readers: readonly { readonly ending: RegExp; readonly sql: (file: string) => string }[] = [
  { ending: /\.(parquet|pq)$/i, sql: (file) => `read_parquet(${file})` },
  { ending: /\.(jsonl|ndjson|json)(\.gz)?$/i, sql: (file) => `read_json(${file})` },
  {
    ending: /\.(csv|tsv|txt)(\.gz)?$/i,
    sql: (file) =>
      `read_csv(${file}, header = true, all_varchar = true, quote = '"', escape = '"')`,
  },
];

/**
 * Opens a file of votes.
 *
 * @throws RangeError with one line that says what was found and what is wanted
 */
export async function openVoteFile(path: string): Promise<VoteFile> {
  const reader = readers.find(({ ending }) => ending.test(path));
  if (reader === undefined) {
    throw new RangeError(`${path}: found a file of unknown kind, wanted .csv, .jsonl or .parquet`);
  }
  if (!existsSync(path)) throw new RangeError(`${path}: no such file`);
  const database = await DuckDBInstance.create(':memory:', {
    memory_limit: '320MB',
    temp_directory: join(tmpdir(), `matchcut-votes-${process.pid}`),
  });
  const connection = await database.connect();
  const source = reader.sql(quote(path));
  try {
    const names = await columnsOf(connection, source);
    return new DuckDbVoteFile(connection, source, path, names, () => {
      connection.closeSync();
      database.closeSync();
    });
  } catch (error) {
    throw locate(error, path);
  }
}

class DuckDbVoteFile implements VoteFile {
  readonly hasVoters: boolean;
  readonly hasDays: boolean;
  readonly close: () => void;
  readonly #connection: DuckDBConnection;
  readonly #source: string;
  readonly #path: string;
  readonly #names: readonly string[];

  constructor(
    connection: DuckDBConnection,
    source: string,
    path: string,
    names: readonly string[],
    close: () => void,
  ) {
    this.#connection = connection;
    this.#source = source;
    this.#path = path;
    this.#names = names;
    this.close = close;
    this.hasVoters = names.includes('voter') || names.includes('judge');
    this.hasDays = names.includes('tstamp');
  }

  async count(): Promise<CountedVote[]> {
    return this.#group(`''`);
  }

  async countByDay(): Promise<(CountedVote & { readonly day: string })[]> {
    const { day } = this.#columns();
    if (day === undefined) {
      throw new RangeError(`${this.#path}: found no column tstamp, wanted one for a history`);
    }
    const votes = await this.#group(day);
    if (votes.some((vote) => vote.day === '')) {
      throw new RangeError(
        `${this.#path}: found a tstamp that is no time, wanted seconds since 1970 or a date such as 2026-03-01`,
      );
    }
    return votes;
  }

  async readPairs(): Promise<CountedVote[]> {
    const wanted = ['model_a', 'model_b', 'wins_a', 'wins_b'];
    const missing = wanted.filter((name) => !this.#names.includes(name));
    if (missing.length > 0) {
      throw new RangeError(
        `${this.#path}: found columns ${this.#names.join(', ')}, wanted ${missing.join(' and ')} (counts have model_a, model_b, wins_a, wins_b, ties, both_bad)`,
      );
    }
    const column = (name: string): string =>
      this.#names.includes(name) ? `try_cast("${name}" as bigint)` : '0';
    const rows = await this.#all(
      `select row_number() over () as n, cast(model_a as varchar) as a, cast(model_b as varchar) as b,
         ${column('wins_a')} as c0, ${column('wins_b')} as c1, ${column('ties')} as c2, ${column('both_bad')} as c3
       from ${this.#source}`,
    );
    return rows.flatMap((row) => {
      const [left, right] = [textOf(row['a']), textOf(row['b'])];
      this.#assertPair(left, right, String(row['n']));
      return codedOutcomes.map((outcome, index) => {
        const count = row[`c${index}`];
        if (count === null || Number(count) < 0) {
          throw new RangeError(
            `${this.#path}: row ${String(row['n'])}: found a count that is no whole number, wanted 0 or more`,
          );
        }
        return { left: left!, right: right!, outcome, count: Number(count) };
      });
    });
  }

  async forEachVote(visit: (vote: Omit<CountedVote, 'count'>) => void): Promise<void> {
    const { left, right, winner } = this.#columns();
    await this.#stream(`select ${left}, ${right}, ${winner} from ${this.#source}`, (chunk) => {
      for (const [first, second, won] of chunk.getRows()) {
        const outcome = outcomeOfWinner(textOf(won))!;
        visit({ left: textOf(first)!, right: textOf(second)!, outcome });
      }
    });
  }

  async forEachVoter(
    models: readonly string[],
    visit: (voter: () => string, codes: ArrayLike<number>, count: number) => void,
  ): Promise<void> {
    const { left, right, winner, voter } = this.#columns();
    if (voter === undefined) {
      throw new RangeError(`${this.#path}: found no column voter, wanted one`);
    }
    await this.#all('drop type if exists model');
    await this.#all(`create type model as enum (${models.map(quote).join(', ')})`);
    const type = models.length ** 2 * 4 < 65_536 ? 'usmallint' : 'uinteger';
    const code = `((enum_code(${left}::model)::uinteger * ${models.length} + enum_code(${right}::model)) * 4
      + case lower(trim(${winner})) when 'model_a' then 0 when 'model_b' then 1 when 'tie' then 2 else 3 end)::${type}`;
    await this.#stream(
      `select coalesce(${voter}, ''), list(${code}) from ${this.#source} group by 1`,
      (chunk) => {
        const lists = chunk.getColumnVector(1);
        if (!(lists instanceof DuckDBListVector)) throw new TypeError('Expected lists of votes');
        const voters = chunk.getColumnVector(0);
        for (let row = 0; row < chunk.rowCount; row += 1) {
          const codes = lists.getItemVector(row)!;
          visit(() => textOf(voters.getItem(row)) ?? '', itemsOf(codes), codes.itemCount);
        }
      },
    );
  }

  async #group(day: string): Promise<(CountedVote & { readonly day: string })[]> {
    const { left, right, winner } = this.#columns();
    const rows = await this.#all(
      `select ${left} as a, ${right} as b, ${winner} as w, ${day} as d, count(*) as n
       from ${this.#source} group by all`,
    );
    if (rows.length === 0) {
      throw new RangeError(`${this.#path}: found no votes, wanted at least one row`);
    }
    const votes: (CountedVote & { readonly day: string })[] = [];
    for (const row of rows) {
      const [first, second, won] = [textOf(row['a']), textOf(row['b']), textOf(row['w'])];
      const outcome = outcomeOfWinner(won);
      if (
        first === undefined ||
        second === undefined ||
        first === second ||
        outcome === undefined
      ) {
        await this.#explain(first, second, won);
      }
      votes.push({
        left: first!,
        right: second!,
        outcome: outcome!,
        day: textOf(row['d']) ?? '',
        count: Number(row['n']),
      });
    }
    return votes.sort(byContent);
  }

  /** Finds the first row with a mistake, for the message. */
  async #explain(
    first: string | undefined,
    second: string | undefined,
    won: string | undefined,
  ): Promise<never> {
    const { left, right, winner } = this.#columns();
    const is = (sql: string, value: string | undefined): string =>
      value === undefined ? `coalesce(${sql}, '') = ''` : `${sql} = ${quote(value)}`;
    const [row] = await this.#all(
      `select n from (select row_number() over () as n, ${left} as a, ${right} as b, ${winner} as w from ${this.#source})
       where ${is('a', first)} and ${is('b', second)} and ${is('w', won)} order by n limit 1`,
    );
    const number = textOf(row?.['n']) ?? 'unknown';
    this.#assertPair(first, second, number);
    throw new RangeError(
      `${this.#path}: row ${number}: found winner ${JSON.stringify(won ?? '')}, wanted ${winnersWanted}`,
    );
  }

  #assertPair(first: string | undefined, second: string | undefined, row: string): void {
    if (first === undefined || second === undefined) {
      throw new RangeError(
        `${this.#path}: row ${row}: found an empty model name, wanted two models`,
      );
    }
    if (first === second) {
      throw new RangeError(
        `${this.#path}: row ${row}: found ${JSON.stringify(first)} against itself, wanted two different models`,
      );
    }
  }

  #columns(): VoteColumns {
    return findColumns(this.#names, this.#path);
  }

  async #all(sql: string): Promise<Record<string, unknown>[]> {
    try {
      return (await this.#connection.runAndReadAll(sql)).getRowObjects();
    } catch (error) {
      throw locate(error, this.#path);
    }
  }

  async #stream(sql: string, visit: (chunk: DuckDBDataChunk) => void): Promise<void> {
    try {
      const result = await this.#connection.stream(sql);
      for (;;) {
        const chunk = await result.fetchChunk();
        if (chunk === null || chunk.rowCount === 0) return;
        visit(chunk);
      }
    } catch (error) {
      throw locate(error, this.#path);
    }
  }
}

async function columnsOf(connection: DuckDBConnection, source: string): Promise<string[]> {
  const rows = await connection.runAndReadAll(`describe select * from ${source}`);
  return rows.getRowObjects().map((row) => String(row['column_name']));
}

/** The numbers of a vector of votes, without a copy. */
function itemsOf(vector: object): ArrayLike<number> {
  return (vector as { readonly items: ArrayLike<number> }).items;
}

function locate(error: unknown, path: string): Error {
  if (error instanceof RangeError) return error;
  const text = error instanceof Error ? error.message : String(error);
  return new RangeError(`${path}: cannot be read as votes (${text.split('\n')[0] ?? ''})`, {
    cause: error,
  });
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function textOf(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  const text =
    typeof value === 'string'
      ? value
      : typeof value === 'object'
        ? JSON.stringify(value)
        : `${value as number | bigint | boolean}`;
  return text.trim() === '' ? undefined : text;
}

/** Order by content, so that the same votes in any order of rows give the same list. */
function byContent(
  left: CountedVote & { day: string },
  right: CountedVote & { day: string },
): number {
  const key = (vote: CountedVote & { day: string }): string =>
    [vote.day, vote.left, vote.right, vote.outcome].join('\u0000');
  const [first, second] = [key(left), key(right)];
  return first < second ? -1 : first > second ? 1 : 0;
}
