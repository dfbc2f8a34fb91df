import matter from 'gray-matter';
import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, Node, YAMLError, YAMLWarning } from 'yaml';
import type { FieldPath, Problem } from './problem.ts';
import { readYamlQuickly } from './quick-yaml.ts';

/** The two halves of a content file, and the way back from a field to its line. */
export interface FrontMatter {
  /** The front matter as plain data; unquoted `16:9` and `2026-05` are texts, as YAML 1.2 has it. */
  readonly data: unknown;
  /** The Markdown below the front matter. */
  readonly body: string;
  /** Line of the file on which the body starts, from 1. */
  readonly bodyLine: number;
  /** Line of a field, from 1; for a field that is missing, the line of what should hold it. */
  readonly lineOf: (field: FieldPath) => number;
}

/** Either the parsed file or all that keeps it from being parsed. */
export type Parsed =
  | { readonly frontMatter: FrontMatter; readonly problems: readonly [] }
  | { readonly frontMatter: undefined; readonly problems: readonly Problem[] };

/**
 * Reads a content file. The only caller of gray-matter, because gray-matter left to itself reads
 * unquoted `16:9` as 969, runs front matter that begins `---js`, and answers a second parse of
 * broken text with an empty record. Here it only splits the file; the YAML 1.2 parser of the
 * `yaml` package reads the upper half and knows the line of each field; `readYamlQuickly` spares that
 * where nothing is doubtful and no line is asked for.
 *
 * @param fileText the whole file; line ends of either kind
 * @param path the file's name, for messages
 */
export function parseFrontMatter(fileText: string, path: string): Parsed {
  const text = fileText.replace(/^\uFEFF/, '').replace(/\r\n/g, '\n');
  const foreign = text.search(/\uFFFD|^.?\0/);
  if (foreign !== -1) {
    const line = text.slice(0, foreign).split('\n').length;
    const found = 'bytes that are no UTF-8';
    return refuse({ path, line, field: '', found, wanted: 'a file saved as UTF-8' });
  }
  const opening = text.split('\n', 1)[0] ?? '';
  if (!/^---\s*$/.test(opening)) {
    const found = opening === '' ? 'an empty first line' : JSON.stringify(opening.slice(0, 60));
    return refuse({ path, line: 1, field: '', found, wanted: 'a first line of exactly ---' });
  }
  const lines = text.split('\n');
  const closing = lines.findIndex((line, index) => index > 0 && line.startsWith('---'));
  if (closing === -1) {
    return refuse({
      path,
      line: 1,
      field: '',
      found: 'front matter that never ends',
      wanted: 'a line of exactly --- below the last field',
    });
  }
  if (!/^---\s*$/.test(lines[closing]!)) {
    // gray-matter would end the front matter here and lose the rest of it.
    const found = `the line ${JSON.stringify(lines[closing]!.slice(0, 60))} in the front matter`;
    return refuse({
      path,
      line: closing + 1,
      field: '',
      found,
      wanted: 'no line that begins with --- before the one that ends the front matter',
    });
  }

  const file = matter(text.replace(/^---[^\n]*/, '---'), {
    language: 'yaml',
    engines: { yaml: keepText, javascript: refuseToRun, json: refuseToRun },
  });
  // gray-matter hands the YAML over with the line break that ends the opening fence.
  const yaml = parseYaml(file.matter.replace(/^\n/, ''), { path, linesAbove: 1 });
  if (yaml.problems.length > 0) return { frontMatter: undefined, problems: yaml.problems };
  return {
    frontMatter: {
      data: yaml.data,
      body: file.content,
      bodyLine: text.slice(0, text.length - file.content.length).split('\n').length,
      lineOf: yaml.lineOf,
    },
    problems: [],
  };
}

/** A YAML document as plain data, the line of each field, and every syntax error at once. */
export interface ParsedYaml {
  readonly data: unknown;
  readonly lineOf: (field: FieldPath) => number;
  readonly problems: readonly Problem[];
}

/**
 * Reads YAML 1.2 without running, fetching or expanding anything: no custom tags, no aliases.
 *
 * @param text the YAML
 * @param options `path` for messages; `linesAbove`, how many lines of the file come before the YAML
 */
export function parseYaml(
  text: string,
  { path, linesAbove = 0 }: { readonly path: string; readonly linesAbove?: number },
): ParsedYaml {
  const quick = readYamlQuickly(text);
  if (quick === undefined) return readYamlExactly(text, { path, linesAbove });
  let exact: ParsedYaml | undefined;
  return {
    data: quick.data,
    // Only a field that is asked for needs the positions of the exact reader.
    lineOf: (field) => (exact ??= readYamlExactly(text, { path, linesAbove })).lineOf(field),
    problems: [],
  };
}

function readYamlExactly(
  text: string,
  { path, linesAbove }: { readonly path: string; readonly linesAbove: number },
): ParsedYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', prettyErrors: false });
  const lineAt = (offset: number): number =>
    Math.max(lines.linePos(Math.min(offset, text.trimEnd().length)).line, 1) + linesAbove;
  // One mistake makes the parser stumble more than once: the first on a line is what counts, and
  // nothing behind a sign that stands where none can.
  const stumbles = new Map<number, YAMLError | YAMLWarning>();
  for (const error of [...document.errors, ...document.warnings]) {
    const line = lineAt(error.pos[0]);
    if (!stumbles.has(line)) stumbles.set(line, error);
    if (error.code === 'UNEXPECTED_TOKEN') break;
  }
  const problems = [...stumbles].map(([line, error]) => ({
    path,
    line,
    field: '',
    ...describeError(error),
  }));
  visit(document, {
    Alias: (_, alias) => {
      problems.push({
        path,
        line: lineAt(alias.range?.[0] ?? 0),
        field: '',
        found: `the alias *${alias.source}`,
        wanted: 'the value itself; aliases are not read',
      });
      return visit.BREAK;
    },
    Pair: (_, { key }) => {
      if (!isMap(key) && !isSeq(key)) return undefined;
      const line = lineAt(key.range?.[0] ?? 0);
      if (stumbles.has(line)) return visit.BREAK;
      problems.push({
        path,
        line,
        field: '',
        found: 'a key that is itself a list or mapping',
        wanted: 'a word before the colon',
      });
      return visit.BREAK;
    },
  });
  const lineOf = (field: FieldPath): number => lineAt(offsetOf(document, field));
  return { data: problems.length > 0 ? undefined : (document.toJS() as unknown), lineOf, problems };
}

/** What the parser stumbled over, and what to type instead. */
function describeError({
  code,
  message,
}: YAMLError | YAMLWarning): Pick<Problem, 'found' | 'wanted'> {
  const found = `YAML that cannot be read (${message.replace(/\s+/g, ' ')})`;
  if (code === 'DUPLICATE_KEY')
    return { found: 'a field that stands above already', wanted: 'each field once' };
  return { found, wanted: adviceOn(code, message) };
}

const quoteIt = 'quotes around a text that contains ": " or " #"';

function adviceOn(code: YAMLError['code'], message: string): string {
  switch (code) {
    case 'TAG_RESOLVE_FAILED':
      return 'the value without a tag before it';
    case 'TAB_AS_INDENT':
      return 'spaces, no tabs, before the text of a line';
    case 'BAD_INDENT':
      return message.startsWith('Flow')
        ? `a closing } or ] here or at the end of the line above, and ${quoteIt}`
        : 'as many spaces before it as before the lines that belong with it';
    case 'MISSING_CHAR':
      return message.includes('closing')
        ? 'the quote or bracket that closes what was opened'
        : '`name: value`, or "- " before an entry of a list';
    case 'BLOCK_IN_FLOW':
      return quoteIt;
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return `${quoteIt}, and what belongs to a field two spaces further in, on lines of its own`;
    case 'BAD_SCALAR_START':
    case 'BAD_DQ_ESCAPE':
      return 'single quotes around a text that starts with a sign or contains a backslash';
    case 'UNEXPECTED_TOKEN':
      return 'one value behind a colon, a whole text in one pair of quotes, fields of one thing under each other';
    default:
      return `valid YAML, with ${quoteIt}`;
  }
}

function refuse(problem: Problem): Parsed {
  return { frontMatter: undefined, problems: [problem] };
}

function keepText(): object {
  return {};
}

function refuseToRun(): never {
  throw new SyntaxError('Front matter is never executed');
}

/** Where the deepest existing part of a field starts; the key if there is one, else the value. */
function offsetOf(document: Document, field: FieldPath): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const key of field) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && keyOf(item.key) === String(key));
      if (pair === undefined) return offset;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(key)];
      if (item === undefined) return offset;
      offset = startOf(item) ?? offset;
      node = item;
    } else {
      return offset;
    }
  }
  return offset;
}

function keyOf(key: unknown): string | undefined {
  return isScalar(key) ? String(key.value) : typeof key === 'string' ? key : undefined;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? (node as Node).range?.[0] : undefined;
}
