import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBDataChunk, DuckDBResultReader } from '@duckdb/node-api';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outcome } from '../rating/index.ts';
import { HashIndex } from './hash-index.ts';
import type { Hash } from './hash-index.ts';
import type { CountedVote, VoteColumns } from './vote-rows.ts';
import { findColumns, outcomeOfWinner, winnersWanted } from './vote-rows.ts';
import { findSource, locateReadError, quote } from './vote-source.ts';
import type { VoteSource } from './vote-source.ts';
import { VoterPart } from './votes-by-voter.ts';

/** A file of votes that is read where it lies: CSV, JSONL or Parquet, of any size. */
export interface VoteFile {
  readonly hasVoters: boolean;
  readonly hasDays: boolean;
  /** Whether there is a column of counts, which makes no difference to votes. */
  readonly hasCounts: boolean;
  /** Counts by left model, right model and outcome. */
  readonly count: () => Promise<readonly CountedVote[]>;
  /** The same by day, YYYY-MM-DD. */
  readonly countByDay: () => Promise<(CountedVote & { readonly day: string })[]>;
  /** Counts of a file that is grouped already: model_a, model_b, wins_a, wins_b, ties, both_bad. */
  readonly readPairs: () => Promise<CountedVote[]>;
  /** Every vote in the order of the file; equal votes are one and the same object. */
  readonly forEachVote: (visit: (vote: CountedVote) => void) => Promise<void>;
  /**
   * The votes by voter, in parts that take turns in memory, all votes of a voter in one. The order
   * of rows in the file plays no part.
   *
   * @param from the first day of `countByDay`, where votes are wanted with their days
   * @param mostVotes so many votes are held in memory at once
   */
  readonly forEachVoterPart: (
    visit: (part: VoterPart) => void,
    options?: { readonly from?: string; readonly mostVotes?: number },
  ) => Promise<void>;
  /** Names of the voters, in the order of the hashes, as `forEachVoterPart` has them. */
  readonly voterNames: () => Promise<readonly string[]>;
  /** What is being done, and how much of it is done. */
  readonly progress: () => { readonly doing: string; readonly percent: number };
  /** Gives back memory and removes what was put aside on disk. */
  readonly close: () => void;
  /** Stops what is being done and removes what was put aside on disk, for a process about to end. */
  readonly abandon: () => void;
}

const codedOutcomes: readonly Outcome[] = ['left', 'right', 'tie', 'both_bad'];

/** So many votes by voter are held in memory at once, in twelve bytes each, sixteen with days. */
const votesInMemory = 10_000_000;

let opened = 0;

/**
 * Opens a file of votes.
 *
 * @throws RangeError with one line that says what was found and what is wanted
 */
export async function openVoteFile(path: string): Promise<VoteFile> {
  // DuckDB makes this folder where memory does not suffice, and only then.
  const aside = join(tmpdir(), `matchcut-votes-${process.pid}-${(opened += 1)}`);
  const database = await DuckDBInstance.create(':memory:', {
    memory_limit: '320MB',
    temp_directory: aside,
  });
  const connection = await database.connect();
  const clear = (): void => {
    rmSync(aside, { recursive: true, force: true });
  };
  const close = (): void => {
    connection.closeSync();
    database.closeSync();
    clear();
  };
  const query = async (sql: string): Promise<Record<string, unknown>[]> =>
    (await connection.runAndReadAll(sql)).getRowObjects();
  try {
    await query('set enable_progress_bar = true; set enable_progress_bar_print = false');
    // Rows that are read ahead: with the usual 1 MB the reading threads mostly wait for ours.
    await query("set streaming_buffer_size = '32MB'");
    const source = await findSource(path, query);
    // The first row tells whether it can be read at all.
    await query(`select 1 from ${source.sql} limit 1`);
    return new DuckDbVoteFile({ connection, source, path, close, clear });
  } catch (error) {
    close();
    throw locateReadError(error, path);
  }
}

/** The values of each column of an answer, by its name. */
type Columns = Readonly<Record<string, readonly unknown[]>>;

/** Rows of a file that have the same two models and the same winner cell. */
interface RowGroup extends CountedVote {
  readonly hash: bigint;
}

class DuckDbVoteFile implements VoteFile {
  readonly hasVoters: boolean;
  readonly hasDays: boolean;
  readonly hasCounts: boolean;
  readonly close: () => void;
  readonly #clear: () => void;
  readonly #connection: DuckDBConnection;
  readonly #source: VoteSource;
  readonly #path: string;
  #groups: readonly RowGroup[] | undefined;
  #doing = 'reading';

  constructor({
    connection,
    source,
    path,
    close,
    clear,
  }: {
    readonly connection: DuckDBConnection;
    readonly source: VoteSource;
    readonly path: string;
    readonly close: () => void;
    readonly clear: () => void;
  }) {
    this.#connection = connection;
    this.#source = source;
    this.#path = path;
    this.close = close;
    this.#clear = clear;
    this.hasVoters = ['voter', 'judge'].some((name) => source.names.includes(name));
    this.hasDays = source.names.includes('tstamp');
    this.hasCounts = source.names.includes('count');
  }

  abandon(): void {
    // Closing would wait for the query to end.
    this.#connection.interrupt();
    this.#clear();
  }

  progress(): { readonly doing: string; readonly percent: number } {
    return { doing: this.#doing, percent: Math.max(0, this.#connection.progress.percentage) };
  }

  /** In order of content, so that the same votes in any order of rows give the same list. */
  async count(): Promise<readonly RowGroup[]> {
    if (this.#groups !== undefined) return this.#groups;
    const { left, right, winner } = this.#columns();
    this.#doing = 'counting votes';
    const columns = await this.#allColumns(
      `select *, hash(a, b, w) as h from (
         select ${left} as a, ${right} as b, ${winner} as w, count(*) as n from ${this.#source.sql} group by all)
       order by a, b, w`,
    );
    const hashes = columns['h'] as readonly bigint[];
    const votes = await this.#toVotes(columns);
    this.#groups = votes.map(({ left, right, outcome, count }, index) => {
      return { left, right, outcome, count, hash: hashes[index]! };
    });
    return this.#groups;
  }

  async countByDay(): Promise<(CountedVote & { readonly day: string })[]> {
    const { left, right, winner, day } = this.#columns();
    if (day === undefined) {
      throw new RangeError(`${this.#path}: found no column tstamp, wanted one for a history`);
    }
    this.#doing = 'counting votes by day';
    const columns = await this.#allColumns(
      `select a, b, w, strftime(d, '%Y-%m-%d') as d, n from (
         select ${left} as a, ${right} as b, ${winner} as w, ${day} as d, count(*) as n
         from ${this.#source.sql} group by all)
       order by d, a, b, w`,
    );
    const days = columns['d'] as readonly (string | null)[];
    if (days.includes(null)) await this.#explainDay(day);
    const votes = await this.#toVotes(columns);
    return votes.map((vote, index) => ({ ...vote, day: days[index]! }));
  }

  async readPairs(): Promise<CountedVote[]> {
    const wanted = ['model_a', 'model_b', 'wins_a', 'wins_b'];
    const { names, sql } = this.#source;
    const missing = wanted.filter((name) => !names.includes(name));
    if (missing.length > 0) {
      throw new RangeError(
        `${this.#path}: found columns ${names.join(', ')}, wanted ${missing.join(' and ')} (counts have model_a, model_b, wins_a, wins_b, ties, both_bad)`,
      );
    }
    const columns = ['wins_a', 'wins_b', 'ties', 'both_bad'];
    const column = (name: string): string =>
      names.includes(name) ? `coalesce(cast("${name}" as varchar), '')` : `'0'`;
    const rows = await this.#all(
      `select row_number() over () as n, cast(model_a as varchar) as a, cast(model_b as varchar) as b,
         ${columns.map((name, index) => `${column(name)} as c${index}`).join(', ')} from ${sql}`,
    );
    if (rows.length === 0) throw this.#noVotes();
    return rows.flatMap((row) => {
      const [left, right, number] = [textOf(row['a']), textOf(row['b']), String(row['n'])];
      this.#assertPair(left, right, number);
      return codedOutcomes.map((outcome, index) => {
        const cell = String(row[`c${index}`]).trim();
        const count = Number(cell);
        if (cell === '' || !Number.isSafeInteger(count) || count < 0) {
          throw new RangeError(
            `${this.#path}: row ${number}: found a count that is no whole number, ${columns[index]!} ${JSON.stringify(cell)}, wanted 0 or more`,
          );
        }
        return { left: left!, right: right!, outcome, count };
      });
    });
  }

  async forEachVote(visit: (vote: CountedVote) => void): Promise<void> {
    const { left, right, winner } = this.#columns();
    const groups = await this.count();
    const index = indexOf(groups);
    this.#doing = 'reading votes in order';
    await this.#stream(
      `select hash(${left}, ${right}, ${winner}) from ${this.#source.sql}`,
      (chunk) => {
        const hashes = halvesIn(chunk, 0);
        const rows = chunk.rowCount;
        for (let row = 0; row < rows; row += 1) {
          visit(groups[index.find(hashes[2 * row]!, hashes[2 * row + 1]!)]!);
        }
      },
    );
  }

  async forEachVoterPart(
    visit: (part: VoterPart) => void,
    {
      from,
      mostVotes = votesInMemory,
    }: { readonly from?: string; readonly mostVotes?: number } = {},
  ): Promise<void> {
    const groups = await this.count();
    const votes = groups.reduce((sum, { count }) => sum + count, 0);
    const parts = Math.max(1, Math.ceil(votes / mostVotes));
    for (let part = 0; part < parts; part += 1) {
      this.#doing = `adding up voters${parts > 1 ? ` (part ${part + 1} of ${parts})` : ''}`;
      const dated = from === undefined ? {} : { from };
      visit(await this.#readPart(groups, { part, parts, votes, ...dated }));
    }
  }

  async #readPart(
    groups: readonly RowGroup[],
    options: {
      readonly part: number;
      readonly parts: number;
      readonly votes: number;
      readonly from?: string;
    },
  ): Promise<VoterPart> {
    const { day } = this.#columns();
    const nobody = await this.#hashesOfNobody();
    const read = new VoterPart({ index: indexOf(groups), nobody, ...options });
    const isDated = options.from !== undefined;
    const dayNumber = isDated ? `, ${day!} - date '${options.from}' as d` : '';
    await this.#stream(this.#hashes(dayNumber), (chunk) => {
      read.addRows(chunk.rowCount, {
        voters: halvesIn(chunk, 0),
        kinds: halvesIn(chunk, 1),
        days: isDated ? itemsOf(chunk, 2) : undefined,
      });
    });
    return read;
  }

  /** A query for the hashes of voter and kind of each vote. */
  #hashes(more = ''): string {
    const { left, right, winner } = this.#columns();
    return `select hash(${this.#voter()}), hash(${left}, ${right}, ${winner})${more} from ${this.#source.sql}`;
  }

  async voterNames(): Promise<readonly string[]> {
    this.#doing = 'reading names of voters';
    const rows = await this.#all(
      `select v from (select distinct ${this.#voter()} as v from ${this.#source.sql}) where coalesce(v, '') != '' order by hash(v)`,
    );
    return rows.map((row) => String(row['v']));
  }

  /** The hashes of a voter who is absent, and of one whose name is empty. */
  async #hashesOfNobody(): Promise<Hash[]> {
    const [row] = await this.#all(`select hash(null::varchar) as a, hash('') as b`);
    return [halvesOf(row!['a'] as bigint), halvesOf(row!['b'] as bigint)];
  }

  #voter(): string {
    const { voter } = this.#columns();
    if (voter === undefined) {
      throw new RangeError(`${this.#path}: found no column voter, wanted one`);
    }
    return voter;
  }

  /** Votes from columns of models, winners and counts. */
  async #toVotes(columns: Columns): Promise<CountedVote[]> {
    const { a = [], b = [], w = [], n = [] } = columns;
    if (n.length === 0) throw this.#noVotes();
    const votes = n.map((count, index) => ({
      left: textOf(a[index]),
      right: textOf(b[index]),
      outcome: outcomeOfWinner(textOf(w[index])),
      count: Number(count),
    }));
    const isWrong = ({ left, right, outcome }: (typeof votes)[number]): boolean =>
      left === undefined || right === undefined || left === right || outcome === undefined;
    const mistakes = [...votes.keys()].filter((index) => isWrong(votes[index]!));
    if (mistakes.length > 0) {
      await this.#explain(mistakes.map((row) => ({ a: a[row], b: b[row], w: w[row] })));
    }
    return votes as CountedVote[];
  }

  /** Finds the first row with a mistake, for the message. */
  async #explain(mistakes: readonly Record<string, unknown>[]): Promise<never> {
    const { left, right, winner } = this.#columns();
    const is = (name: string, value: string | null): string =>
      value === null ? `${name} is null` : `${name} = ${quote(value)}`;
    const anyOf = mistakes
      .slice(0, 1000)
      .map(
        (row) => `(${['a', 'b', 'w'].map((name) => is(name, cellOf(row, name))).join(' and ')})`,
      );
    const [row] = await this.#all(
      `select n, a, b, w from (
         select row_number() over () as n, ${left} as a, ${right} as b, ${winner} as w from ${this.#source.sql})
       where ${anyOf.join(' or ')} order by n limit 1`,
    );
    const number = String(row!['n']);
    this.#assertPair(textOf(row!['a']), textOf(row!['b']), number);
    const found = cellOf(row!, 'w') ?? '';
    throw new RangeError(
      `${this.#path}: row ${number}: found winner ${JSON.stringify(found)}, wanted ${winnersWanted}`,
    );
  }

  async #explainDay(day: string): Promise<never> {
    const [row] = await this.#all(
      `select n, t from (
         select row_number() over () as n, cast(tstamp as varchar) as t, ${day} as d from ${this.#source.sql})
       where d is null order by n limit 1`,
    );
    const found = cellOf(row!, 't') ?? '';
    throw new RangeError(
      `${this.#path}: row ${String(row!['n'])}: found a tstamp that is no time, ${JSON.stringify(found)}, wanted seconds since 1970 or a date such as 2026-03-01`,
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

  #noVotes(): RangeError {
    return new RangeError(`${this.#path}: found no votes, wanted at least one row`);
  }

  #columns(): VoteColumns {
    return findColumns(this.#source.names, this.#path);
  }

  async #all(sql: string): Promise<Record<string, unknown>[]> {
    return (await this.#read(sql)).getRowObjects();
  }

  /** The same as a list for each column, which takes a fraction of the time where rows are many. */
  async #allColumns(sql: string): Promise<Columns> {
    return (await this.#read(sql)).getColumnsObject();
  }

  async #read(sql: string): Promise<DuckDBResultReader> {
    try {
      return await this.#connection.runAndReadAll(sql);
    } catch (error) {
      throw locateReadError(error, this.#path);
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
      throw locateReadError(error, this.#path);
    }
  }
}

function indexOf(groups: readonly RowGroup[]): HashIndex {
  const index = new HashIndex(groups.length);
  for (const { hash } of groups) {
    const { low, high } = halvesOf(hash);
    index.add(low, high);
  }
  if (index.size < groups.length) {
    throw new RangeError('Cannot tell two kinds of votes apart: their hashes are alike');
  }
  return index;
}

function halvesOf(hash: bigint): Hash {
  return { low: Number(hash & 0xffffffffn), high: Number(hash >> 32n) };
}

/** A text or null, as SQL gave it. */
function cellOf(row: Record<string, unknown>, name: string): string | null {
  return row[name] as string | null;
}

/** The 64-bit numbers of a column, without a copy. */
function itemsOf(chunk: DuckDBDataChunk, column: number): BigInt64Array | BigUint64Array {
  return (chunk.getColumnVector(column) as unknown as { readonly items: BigInt64Array }).items;
}

/** The 64-bit hashes of a column as low and high halves in turn. */
function halvesIn(chunk: DuckDBDataChunk, column: number): Uint32Array {
  const items = itemsOf(chunk, column);
  return new Uint32Array(items.buffer, items.byteOffset, items.length * 2);
}

function textOf(value: unknown): string | undefined {
  return typeof value !== 'string' || value.trim() === '' ? undefined : value;
}
