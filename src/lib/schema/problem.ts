/** Where in a file: the keys and positions from the top of the front matter. */
export type FieldPath = readonly (string | number)[];

/** One thing wrong with the content: where, what was found, what is wanted. */
export interface Problem {
  /** The file, as the person who asked named it. */
  readonly path: string;
  /** Line in the file, from 1. */
  readonly line: number;
  /** The field, dotted: `specs.maxClipSeconds[0].value`; empty for the file as a whole. */
  readonly field: string;
  readonly found: string;
  readonly wanted: string;
}

/** The dotted name of a field path: `['prices', 0, 'unit']` -> `prices[0].unit`. */
export function toFieldName(path: FieldPath): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`))
    .join('');
}

/**
 * One line a problem: `path:line: field: found ..., wanted ...`. Signs that would break the line or
 * command a terminal are written as escapes, and what is very long is cut, since fields and values come
 * from strangers.
 */
export function formatProblem(problem: Problem): string {
  const { path, line, field } = problem;
  const place = field === '' ? '' : `${shorten(field)}: `;
  return showControls(`${path}:${line}: ${place}${formatFinding(problem)}`);
}

/** What was found and what is wanted, where the place is known: `found ..., wanted ...`. */
export function formatFinding({ found, wanted }: Pick<Problem, 'found' | 'wanted'>): string {
  return showControls(`found ${shorten(found)}, wanted ${shorten(wanted)}`);
}

/** A part of a message is cut after so many signs. */
const longestPart = 300;

function shorten(text: string): string {
  return text.length > longestPart ? `${text.slice(0, longestPart)}...` : text;
}

/** Control signs, line and paragraph separators, and signs that turn the direction of writing. */
const controls = /[\p{Cc}\u2028-\u202E\u2066-\u2069\uFEFF]/gu;

function showControls(text: string): string {
  return text.replace(
    controls,
    (sign) => `\\u${sign.codePointAt(0)!.toString(16).padStart(4, '0')}`,
  );
}

/** Order by file, then line, then field, so that the same content prints the same list. */
export function compareProblems(left: Problem, right: Problem): number {
  return (
    compareTexts(left.path, right.path) ||
    left.line - right.line ||
    compareTexts(left.field, right.field)
  );
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A found value in a few words: texts in quotes, long ones cut, lists by their length, mappings if they are short. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'an empty value';
  if (typeof value === 'string')
    return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
  if (Array.isArray(value))
    return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object') return describeMapping(value);
  if (typeof value === 'number' || typeof value === 'boolean')
    return `the ${typeof value} ${String(value)}`;
  return `a ${typeof value}`;
}

function describeMapping(mapping: object): string {
  const entries = Object.entries(mapping) as [string, unknown][];
  const isPlain = entries.every(([, value]) =>
    ['number', 'string', 'boolean'].includes(typeof value),
  );
  const text = `{ ${entries.map(([key, value]) => `${key}: ${String(value)}`).join(', ')} }`;
  return isPlain && entries.length > 0 && text.length <= 60 ? text : 'a mapping';
}
