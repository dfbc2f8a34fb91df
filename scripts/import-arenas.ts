/**
 * `npm run import:arenas -- sheet.yaml`: turns a sheet of dated standings of other arenas into the
 * two tables beside each file in `src/content/arenas`. The sheet is read and left where it is.
 */
import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readContentSettings } from '../src/lib/content/settings.ts';
import { formatArenaTables, toArenaTables } from '../src/lib/import/arena-tables.ts';
import type { SheetRow } from '../src/lib/import/arena-tables.ts';
import { sheetBoards } from '../src/lib/import/sheet-boards.ts';
import { arenaSchema } from '../src/lib/schema/arena.ts';
import { parseFrontMatter } from '../src/lib/schema/front-matter.ts';
import { formatProblem } from '../src/lib/schema/problem.ts';
import { readRecord } from '../src/lib/schema/read-record.ts';

const [sheet = '../shared/facts/arenas.yaml'] = process.argv.slice(2);
const folder = join(readContentSettings(process.env, new Date()).folder, 'arenas');

try {
  const rows = parse(await readFile(sheet, 'utf8')) as SheetRow[];
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.md')).sort()) {
    await importBoard(file.slice(0, -'.md'.length), rows);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function importBoard(id: string, rows: readonly SheetRow[]): Promise<void> {
  const board = sheetBoards[id];
  if (board === undefined) {
    throw new RangeError(
      `No board of the sheet is ${id}: name it in src/lib/import/sheet-boards.ts`,
    );
  }
  const own = rows.filter((row) => row.arena === board.arena && row.board === board.board);
  const tables = toArenaTables(own, await readArena(join(folder, `${id}.md`)));
  const texts = formatArenaTables(tables);
  await mkdir(join(folder, id), { recursive: true });
  for (const [name, text] of Object.entries(texts)) {
    const target = join(folder, id, `${name}.tsv`);
    await writeFile(`${target}.new`, text);
    await rename(`${target}.new`, target);
  }
  console.log(
    `${id}: ${tables.standings.length} of ${own.length} standings in ${tables.captures.length} captures`,
  );
}

async function readArena(path: string) {
  const { frontMatter, problems } = parseFrontMatter(await readFile(path, 'utf8'), path);
  const read =
    frontMatter === undefined
      ? { value: undefined, problems }
      : readRecord(arenaSchema, frontMatter.data, { path, lineOf: frontMatter.lineOf });
  if (read.value === undefined) throw new RangeError(read.problems.map(formatProblem).join('\n'));
  return read.value;
}
