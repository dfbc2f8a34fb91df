import { describe, expect, it } from 'vitest';
import { readTable } from '../../../src/lib/content/read-table.ts';
import { arenaColumns, captureSchema } from '../../../src/lib/schema/arena.ts';
import { formatProblem } from '../../../src/lib/schema/problem.ts';
import { formatTable } from '../../../src/lib/import/arena-tables.ts';
import { aCapture } from '../../content-builders.ts';

const columns = arenaColumns.captures;
const header = columns.map(({ name }) => name).join('\t');
const said = columns.map(({ name }) => name).join(', ');
const read = (text: string) => readTable(text, captureSchema, { path: 'captures.tsv', columns });
const problemsOf = (text: string) => read(text).problems.map(formatProblem);
const aLine = (cells: string) => `${header}\n${cells.replaceAll('|', '\t')}\n`;

describe('readTable()', () => {
  it('reads back what formatTable() writes, with lines', () => {
    const rows = [aCapture({ note: 'a "note", with both' }), aCapture({ capture: '2026-04-11' })];
    const { rows: found, problems } = read(formatTable(rows, columns));
    expect(problems).toEqual([]);
    expect(found).toEqual([
      { data: rows[0], line: 2 },
      { data: rows[1], line: 3 },
    ]);
  });

  it('leaves out a cell that is empty, and bears lines that end as on Windows', () => {
    const text = aLine('2026-04|quoted||||copy|https://copy.example|').replaceAll('\n', '\r\n');
    expect(read(text).rows[0]?.data).toEqual({
      capture: '2026-04',
      kind: 'quoted',
      source: 'copy',
      pages: 'https://copy.example',
    });
  });

  it('says where a cell is wrong, and what is wanted', () => {
    expect(problemsOf(aLine('2026-04-10|bord|old|two|1100|copy|https://copy.example|'))).toEqual([
      'captures.tsv:2: kind: found "bord", wanted board (did you mean that?)',
      'captures.tsv:2: places: found "two", wanted a whole number from 1',
    ]);
  });

  it('wants exactly the columns', () => {
    expect(problemsOf('capture\tkind\n')).toEqual([
      `captures.tsv:1: found the columns capture, kind, wanted the columns ${said}`,
    ]);
    expect(problemsOf('')).toEqual([
      `captures.tsv:1: found the columns none, wanted the columns ${said}`,
    ]);
  });

  it('counts the cells of every row', () => {
    expect(problemsOf(aLine('2026-04-10|board'))).toEqual([
      `captures.tsv:2: found 2 cells, wanted ${columns.length}: ${said}`,
    ]);
  });
});
