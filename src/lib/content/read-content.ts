import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { checkRules, rules } from '../rules/index.ts';
import type { EntryKind, RuleEntry } from '../rules/index.ts';
import {
  arenaColumns,
  arenaSchema,
  captureSchema,
  publishedStandingSchema,
} from '../schema/arena.ts';
import type { AuthoredArena, Capture, Column, PublishedStanding } from '../schema/arena.ts';
import { boardSchema } from '../schema/board.ts';
import type { AuthoredBoard, AuthoredImportedBoard, AuthoredVotedBoard } from '../schema/board.ts';
import { capabilityListSchema } from '../schema/capability.ts';
import type { CapabilityList } from '../schema/capability.ts';
import { countsSchema } from '../schema/counts.ts';
import type { Counts } from '../schema/counts.ts';
import { parseFrontMatter, parseYaml } from '../schema/front-matter.ts';
import { parseJson } from '../schema/json.ts';
import { modelSchema } from '../schema/model.ts';
import type { AuthoredModel } from '../schema/model.ts';
import { promptSchema } from '../schema/prompt.ts';
import type { AuthoredPrompt } from '../schema/prompt.ts';
import { compareProblems, toFieldName } from '../schema/problem.ts';
import type { FieldPath, Problem } from '../schema/problem.ts';
import { readRecord } from '../schema/read-record.ts';
import { vendorSchema } from '../schema/vendor.ts';
import type { AuthoredVendor } from '../schema/vendor.ts';
import { checkClips } from './check-clips.ts';
import { checkCounts } from './check-counts.ts';
import { checkStandings } from './check-standings.ts';
import { findStrays } from './find-strays.ts';
import { readTable } from './read-table.ts';
import type { TableRead } from './read-table.ts';

/** One content file: what its maintainers wrote, checked. */
export interface Entry<Data> {
  readonly id: string;
  readonly path: string;
  readonly data: Data;
  /** Markdown below the front matter. */
  readonly body: string;
  /** Line of a field in the file, from 1. */
  readonly lineOf: (field: FieldPath) => number;
}

/** The dated standings beside the file of a board of another arena. */
export type Standings = Readonly<{
  captures: readonly Capture[];
  standings: readonly PublishedStanding[];
}>;

/** The whole content folder. Records with problems are left out; the problems say why. */
export interface Content {
  readonly models: readonly Entry<AuthoredModel>[];
  readonly vendors: readonly Entry<AuthoredVendor>[];
  /** Imported boards have their counts. */
  readonly boards: readonly Entry<
    (AuthoredImportedBoard & { readonly counts: Counts }) | AuthoredVotedBoard
  >[];
  readonly prompts: readonly Entry<AuthoredPrompt>[];
  readonly arenas: readonly Entry<AuthoredArena & Standings>[];
  readonly capabilities: CapabilityList;
  /** How many files were read. */
  readonly files: number;
  /** All problems at once, in order of file and line. */
  readonly problems: readonly Problem[];
}

/** The folder of each kind, and the schema its files must follow. */
export const kinds = {
  model: { folder: 'models', schema: modelSchema },
  vendor: { folder: 'vendors', schema: vendorSchema },
  board: { folder: 'boards', schema: boardSchema },
  prompt: { folder: 'prompts', schema: promptSchema },
  arena: { folder: 'arenas', schema: arenaSchema },
} as const;

/**
 * Reads and checks the whole content folder: shape by schema, meaning by rules, all problems at
 * once. Nothing in the files is executed or fetched.
 *
 * @param folder the content folder
 * @param today the day that counts as today, YYYY-MM-DD
 */
export async function readContent(folder: string, today: string): Promise<Content> {
  const [models, vendors, boards, prompts, arenas, list, strays] = await Promise.all([
    readKind(folder, 'model', modelSchema),
    readKind(folder, 'vendor', vendorSchema),
    readKind(folder, 'board', boardSchema),
    readKind(folder, 'prompt', promptSchema, { isOptional: true }),
    readKind(folder, 'arena', arenaSchema, { isOptional: true }),
    readCapabilities(join(folder, 'capabilities.yaml')),
    findStrays(
      folder,
      Object.values(kinds).map((kind) => kind.folder),
    ),
  ]);
  const counted = await Promise.all(
    boards.records.filter(isImported).map(async (board) => ({
      board,
      counts: await readCounts(join(folder, kinds.board.folder, board.id, 'counts.json'), board),
    })),
  );
  const clipProblems = await Promise.all(
    prompts.records.map((prompt) =>
      checkClips(join(folder, kinds.prompt.folder, prompt.id), prompt, models.records),
    ),
  );
  const dated = await Promise.all(
    arenas.records.map(async (arena) => ({
      arena,
      ...(await readStandings(join(folder, kinds.arena.folder, arena.id), arena, today)),
    })),
  );
  const capabilities = list.value ?? { groups: [] };
  const ruleProblems = checkRules(
    list.value === undefined ? rules.filter(({ name }) => name !== 'capabilities-exist') : rules,
    {
      entries: [
        ...models.entries,
        ...vendors.entries,
        ...boards.entries,
        ...prompts.entries,
        ...arenas.entries.map((entry) => withCitations(entry, dated)),
      ],
      capabilities,
      today,
    },
  );
  return {
    models: models.records,
    vendors: vendors.records,
    boards: [
      ...counted.flatMap(({ board, counts }) =>
        counts.value === undefined
          ? []
          : [{ ...board, data: { ...board.data, counts: counts.value } }],
      ),
      ...boards.records.filter(isVoted),
    ],
    prompts: prompts.records,
    arenas: dated.flatMap(({ arena, value }) =>
      value === undefined ? [] : [{ ...arena, data: { ...arena.data, ...value } }],
    ),
    capabilities,
    files:
      models.files +
      vendors.files +
      boards.files +
      prompts.files +
      arenas.files +
      counted.length +
      2 * dated.length +
      1,
    problems: [
      ...models.problems,
      ...vendors.problems,
      ...boards.problems,
      ...prompts.problems,
      ...clipProblems.flat(),
      ...arenas.problems,
      ...list.problems,
      ...strays,
      ...counted.flatMap(({ counts }) => counts.problems),
      ...dated.flatMap(({ problems }) => problems),
      ...ruleProblems,
    ].sort(compareProblems),
  };
}

interface KindRead<Data> {
  readonly records: readonly Entry<Data>[];
  readonly entries: readonly RuleEntry[];
  readonly problems: readonly Problem[];
  readonly files: number;
}

async function readKind<Schema extends z.ZodType>(
  folder: string,
  kind: EntryKind,
  schema: Schema,
  { isOptional = false }: { isOptional?: boolean } = {},
): Promise<KindRead<z.output<Schema>>> {
  const directory = join(folder, kinds[kind].folder);
  const names = (await namesIn(directory)).filter((name) => name.endsWith('.md')).sort();
  if (names.length === 0 && !isOptional) {
    const wanted = `at least one ${kind} in ${directory}`;
    const problem = { path: directory, line: 1, field: '', found: 'no Markdown file', wanted };
    return { records: [], entries: [], problems: [problem], files: 0 };
  }
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(directory, name);
      const id = name.slice(0, -'.md'.length);
      const text = await textOf(path);
      const entry = { kind, id, path, data: undefined, body: '', bodyLine: 1, lineOf: () => 1 };
      if (text === undefined) {
        const wanted = 'a file of text, and the folder under another name';
        const problem = { path, line: 1, field: '', found: 'a folder or no readable file', wanted };
        return { record: undefined, entry, problems: [problem] };
      }
      const { frontMatter, problems } = parseFrontMatter(text, path);
      if (frontMatter === undefined) return { record: undefined, entry, problems };
      const read = readRecord(schema, frontMatter.data, { path, lineOf: frontMatter.lineOf });
      const record =
        read.value === undefined
          ? undefined
          : {
              id,
              path,
              data: read.value,
              body: frontMatter.body,
              lineOf: frontMatter.lineOf,
            };
      return { record, entry: { ...entry, ...frontMatter }, problems: read.problems };
    }),
  );
  return {
    records: files.flatMap(({ record }) => (record === undefined ? [] : [record])),
    entries: files.map(({ entry }) => entry),
    problems: files.flatMap(({ problems }) => problems),
    files: files.length,
  };
}

async function readCapabilities(path: string) {
  const text = await textOf(path);
  if (text === undefined)
    return { value: undefined, problems: [missing(path, 'the list of capabilities')] };
  const { data, lineOf, problems } = parseYaml(text, { path });
  if (problems.length > 0) return { value: undefined, problems };
  const read = readRecord(capabilityListSchema, data, { path, lineOf });
  const repeated = findRepeatedRows(read.value).map(({ field, id }) => ({
    path,
    line: lineOf(field),
    field: toFieldName(field),
    found: `"${id}" a second time`,
    wanted: 'an id of its own for each row',
  }));
  return repeated.length > 0 ? { value: undefined, problems: repeated } : read;
}

function findRepeatedRows(list: CapabilityList | undefined): { field: FieldPath; id: string }[] {
  const seen = new Set<string>();
  return (list?.groups ?? []).flatMap(({ rows }, group) =>
    rows.flatMap(({ id }, row) => {
      if (seen.has(id)) return [{ field: ['groups', group, 'rows', row, 'id'], id }];
      seen.add(id);
      return [];
    }),
  );
}

function isImported(board: Entry<AuthoredBoard>): board is Entry<AuthoredImportedBoard> {
  return board.data.kind === 'imported';
}

function isVoted(board: Entry<AuthoredBoard>): board is Entry<AuthoredVotedBoard> {
  return board.data.kind !== 'imported';
}

async function readCounts(path: string, board: Entry<AuthoredImportedBoard>) {
  const text = await textOf(path);
  if (text === undefined)
    return {
      value: undefined,
      problems: [missing(path, 'the counts of the board; type `npm run import`')],
    };
  const { data, lineOf, problems } = parseJson(text, { path });
  if (problems.length > 0) return { value: undefined, problems };
  const read = readRecord(countsSchema, data, { path, lineOf });
  if (read.value === undefined) return read;
  const mismatches = checkCounts(read.value, board.data).map((finding) => ({
    path,
    line: lineOf(finding.field),
    ...finding,
    field: toFieldName(finding.field),
  }));
  return mismatches.length > 0 ? { value: undefined, problems: mismatches } : read;
}

async function readStandings(
  folder: string,
  { data: arena }: Entry<AuthoredArena>,
  today: string,
): Promise<{ readonly value: Standings | undefined; readonly problems: readonly Problem[] }> {
  const paths = {
    captures: join(folder, 'captures.tsv'),
    standings: join(folder, 'standings.tsv'),
  };
  const [captures, standings] = await Promise.all([
    readTableFile(paths.captures, captureSchema, arenaColumns.captures),
    readTableFile(paths.standings, publishedStandingSchema, arenaColumns.standings),
  ]);
  const problems = [...captures.problems, ...standings.problems];
  if (problems.length > 0) return { value: undefined, problems };
  const tables = { arena, captures: captures.rows, standings: standings.rows, paths, today };
  const mismatches = checkStandings(tables);
  return {
    value:
      mismatches.length > 0
        ? undefined
        : {
            captures: captures.rows.map(({ data }) => data),
            standings: standings.rows.map(({ data }) => data),
          },
    problems: mismatches,
  };
}

async function readTableFile<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  columns: readonly Column[],
): Promise<TableRead<z.output<Schema>>> {
  const text = await textOf(path);
  return text === undefined
    ? { rows: [], problems: [missing(path, 'the table; type `npm run import:arenas`')] }
    : readTable(text, schema, { path, columns });
}

/** The file of a board with the sources that its tables cite, and the names that they use. */
function withCitations(
  entry: RuleEntry,
  dated: readonly { arena: { id: string }; value: Standings | undefined }[],
): RuleEntry {
  const tables = dated.find(({ arena }) => arena.id === entry.id)?.value;
  return tables === undefined
    ? entry
    : {
        ...entry,
        beside: {
          sources: tables.captures.map(({ source }) => source),
          names: tables.standings.map(({ name }) => name),
          scales: tables.captures.flatMap(({ scale }) => (scale === undefined ? [] : [scale])),
        },
      };
}

function missing(path: string, wanted: string): Problem {
  return { path, line: 1, field: '', found: 'no such file', wanted };
}

async function namesIn(directory: string): Promise<string[]> {
  return readdir(directory).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
}

async function textOf(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && ['ENOENT', 'EISDIR'].includes(String(error.code))
  );
}
