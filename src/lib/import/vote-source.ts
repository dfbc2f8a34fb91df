import { statSync } from 'node:fs';

/** Where a query finds the rows of a file. */
export interface VoteSource {
  /** A table function of SQL. */
  readonly sql: string;
  /** Names of its columns, in lower case. */
  readonly names: readonly string[];
}

/** Runs SQL and returns the rows. */
export type Query = (sql: string) => Promise<Record<string, unknown>[]>;

/** Columns that a vote file may have and that are read; see `findColumns`. */
const knownColumns = new Set([
  'model_a',
  'model_b',
  'winner',
  'winner_model_a',
  'winner_model_b',
  'winner_tie',
  'winner_tie (bothbad)',
  'voter',
  'judge',
  'tstamp',
  'wins_a',
  'wins_b',
  'ties',
  'both_bad',
]);

const kinds = [
  { ending: /\.(parquet|pq)$/i, find: findParquet },
  { ending: /\.(jsonl|ndjson|json)(\.gz)?$/i, find: findJson },
  { ending: /\.(csv|tsv|txt)(\.gz)?$/i, find: findCsv },
] as const;

/**
 * Finds out how to read a file: its kind by its ending, the separator of a CSV by its first line.
 * All cells are read as text, so that names stay as they are written.
 *
 * @throws RangeError where it is no file, empty or of another kind
 */
export async function findSource(path: string, query: Query): Promise<VoteSource> {
  const kind = kinds.find(({ ending }) => ending.test(path));
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry?.isDirectory() === true) {
    throw new RangeError(`${path}: cannot be read as votes (a folder; name a file in it)`);
  }
  if (kind === undefined) {
    throw new RangeError(`${path}: found a file of unknown kind, wanted .csv, .jsonl or .parquet`);
  }
  if (entry === undefined) throw new RangeError(`${path}: no such file`);
  if (entry.isFile() && entry.size === 0) {
    throw new RangeError(`${path}: found an empty file, wanted columns and at least one vote`);
  }
  return kind.find(path, query);
}

async function findParquet(path: string, query: Query): Promise<VoteSource> {
  const sql = `read_parquet(${quoteFile(path)}, hive_partitioning = false)`;
  return { sql, names: (await namesOf(sql, query)).map((name) => name.toLowerCase()) };
}

async function findJson(path: string, query: Query): Promise<VoteSource> {
  const names = await namesOf(`read_json(${quoteFile(path)}, hive_partitioning = false)`, query);
  const read = names.filter((name) => knownColumns.has(name.toLowerCase()));
  const columns = read.length > 0 ? read : names;
  return {
    sql: `read_json(${quoteFile(path)}, hive_partitioning = false, columns = ${asText(columns)})`,
    names: names.map((name) => name.toLowerCase()),
  };
}

/** Bytes of a CSV file that are read at once: with DuckDB's own 32 MB the peak is 60 MB higher and no time won. */
const csvBuffer = 8 * 2 ** 20;

async function findCsv(path: string, query: Query): Promise<VoteSource> {
  // Nothing separates the cells of a first line that is read whole.
  const [first] = await query(
    `select line from read_csv(${quoteFile(path)}, auto_detect = false, header = false, delim = '\u001f',
       quote = '', escape = '', strict_mode = false, null_padding = true, columns = {line: 'varchar'}) limit 1`,
  );
  const line = typeof first?.['line'] === 'string' ? first['line'] : '';
  const separator = separatorOf(line);
  const names = uniqueNames(splitCells(line, separator), path);
  return {
    sql: `read_csv(${quoteFile(path)}, auto_detect = false, header = true, delim = ${quote(separator)},
      quote = '"', escape = '"', buffer_size = ${csvBuffer}, columns = ${asText(names)})`,
    names,
  };
}

async function namesOf(sql: string, query: Query): Promise<string[]> {
  const rows = await query(`describe select * from ${sql}`);
  return rows.map((row) => String(row['column_name']));
}

/** The sign that stands most often between the cells of a first line: comma, semicolon, tab or bar. */
function separatorOf(line: string): string {
  const bare = line.replaceAll(/"[^"]*"/g, '');
  const counts = [',', ';', '\t', '|'].map((sign) => ({ sign, count: bare.split(sign).length }));
  return counts.reduce((best, other) => (other.count > best.count ? other : best)).sign;
}

function splitCells(line: string, separator: string): string[] {
  const cells: string[] = [''];
  let isQuoted = false;
  for (const sign of line) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (sign === separator && !isQuoted) cells.push('');
    else cells.push(`${cells.pop() ?? ''}${sign}`);
  }
  return cells.map((cell) => cell.trim().toLowerCase());
}

/** Names a column without one by its place; the same name twice is only a mistake where it is read. */
function uniqueNames(names: readonly string[], path: string): string[] {
  return names.map((name, index) => {
    const isSecond = names.indexOf(name) < index;
    if (isSecond && knownColumns.has(name)) {
      throw new RangeError(`${path}: found two columns ${name}, wanted one`);
    }
    return name === '' || isSecond ? `${name} (column ${index + 1})`.trim() : name;
  });
}

function asText(names: readonly string[]): string {
  return `{${names.map((name) => `${quote(name)}: 'varchar'`).join(', ')}}`;
}

/** A file's name as SQL; signs that would make a pattern of it stand for themselves. */
function quoteFile(path: string): string {
  return quote(path.replaceAll(/[*?[\\]/g, '[$&]'));
}

/** A text as SQL. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** One line for what DuckDB says at length. */
export function locateReadError(error: unknown, path: string): Error {
  if (error instanceof RangeError) return error;
  const text = error instanceof Error ? error.message : String(error);
  return new RangeError(`${path}: cannot be read as votes (${shorten(text)})`, { cause: error });
}

function shorten(text: string): string {
  const line = /CSV Error on Line: (\d+)/.exec(text)?.[1];
  const first = (text.split('\n')[0] ?? '').replace(/^[A-Za-z ]+ Error: /, '');
  if (line === undefined) return first;
  const original = /Original Line: (.*)/.exec(text)?.[1] ?? '';
  const cells = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(text);
  if (cells !== null) {
    return `line ${line}: found ${cells[2]!} cells, ${JSON.stringify(original)}, wanted ${cells[1]!}; a cell that holds the separator goes in double quotes`;
  }
  if (text.includes('not utf-8')) return `line ${line}: found bytes that are not UTF-8`;
  if (text.includes('unterminated quote')) {
    return `line ${line}: found a quote that nothing closes, ${JSON.stringify(original)}`;
  }
  return `line ${line}: ${JSON.stringify(original)}`;
}
