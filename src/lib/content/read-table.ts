import type { z } from 'zod';
import type { Column } from '../schema/arena.ts';
import type { Problem } from '../schema/problem.ts';
import { readRecord } from '../schema/read-record.ts';

/** A row of a table with the line it stands on. */
export interface TableRow<Data> {
  readonly data: Data;
  readonly line: number;
}

/** What could be read of a table; rows with problems are left out. */
export interface TableRead<Data> {
  readonly rows: readonly TableRow<Data>[];
  readonly problems: readonly Problem[];
}

/**
 * Reads a table whose first line names exactly the given columns: a line a row, cells parted by tabs
 * (IANA text/tab-separated-values), so that no cell needs quotes. An empty cell is a field left out;
 * a number column holds plain numbers.
 */
export function readTable<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
  { path, columns }: { readonly path: string; readonly columns: readonly Column[] },
): TableRead<z.output<Schema>> {
  const [first = '', ...body] = splitTable(text);
  const header = columns.map(({ name }) => name);
  if (first !== header.join('\t')) {
    const found = describeLine(first);
    return {
      rows: [],
      problems: [{ path, line: 1, field: '', found, wanted: describeLine(header) }],
    };
  }
  const reads = body.map((text, index) => {
    const line = index + 2;
    const cells = text.split('\t');
    if (cells.length !== columns.length) {
      const found = `${cells.length} cells`;
      const problem = {
        path,
        line,
        field: '',
        found,
        wanted: `${columns.length}: ${header.join(', ')}`,
      };
      return { line, value: undefined, problems: [problem] };
    }
    const record = Object.fromEntries(
      columns.flatMap((column, index) => {
        const cell = cells[index]!;
        return cell === '' ? [] : [[column.name, column.isNumber ? toNumber(cell) : cell]];
      }),
    );
    return { line, ...readRecord(schema, record, { path, lineOf: () => line }) };
  });
  return {
    rows: reads.flatMap(({ value, line }) => (value === undefined ? [] : [{ data: value, line }])),
    problems: reads.flatMap(({ problems }) => problems),
  };
}

function splitTable(text: string): string[] {
  return text.replace(/\r?\n$/, '').split(/\r?\n/);
}

function describeLine(line: string | readonly string[]): string {
  const cells = typeof line === 'string' ? line.split('\t') : line;
  return `the columns ${cells.join(', ') || 'none'}`;
}

/** A cell as a number; what is none stays text, for the schema to refuse. */
function toNumber(cell: string): number | string {
  return /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell;
}
