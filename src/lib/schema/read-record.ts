import leven from 'leven';
import { z } from 'zod';
import { describeValue, toFieldName } from './problem.ts';
import type { FieldPath, Problem } from './problem.ts';

/** A checked record, or everything that is wrong with it. */
export type Read<Value> =
  | { readonly value: Value; readonly problems: readonly [] }
  | { readonly value: undefined; readonly problems: readonly Problem[] };

/**
 * Checks plain data against a schema and says all that is wrong with it, each with line, field,
 * what was found and what is wanted. A misspelt key is answered with the nearest known one.
 */
export function readRecord<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
  place: { readonly path: string; readonly lineOf: (field: FieldPath) => number },
): Read<z.output<Schema>> {
  const result = schema.safeParse(data, { error: sayWanted });
  if (result.success) return { value: result.data, problems: [] };
  const findings = result.error.issues.flatMap(flatten).map((finding) => withComma(finding, data));
  const meant = new Set(findings.map(({ meant }) => meant && toFieldName(meant)));
  const isSaidAlready = ({ field }: Finding): boolean =>
    meant.has(toFieldName(field)) && valueAt(data, field) === undefined;
  const problems = findings
    .filter((finding) => !isSaidAlready(finding))
    .map(({ field, wanted, found }) => ({
      path: place.path,
      line: place.lineOf(field),
      field: toFieldName(field),
      found: found ?? describeValue(valueAt(data, field)),
      wanted: found === undefined ? toTyped(wanted, field, data) : wanted,
    }));
  return { value: undefined, problems };
}

/**
 * What is wanted, as it is to be typed: a field that is missing by its name, and quotes only where a
 * text was read as something else.
 */
function toTyped(wanted: string, field: FieldPath, data: unknown): string {
  const value = valueAt(data, field);
  const name = field.at(-1);
  const plain = wanted.replace(quotesHint, '');
  if (typeof value === 'string' && isPlainNumber(value) && numberWanted.test(plain))
    return `${plain}, without quotes`;
  if (value === undefined && typeof name === 'string' && !plain.includes(`\`${name}\``))
    return `\`${name}:\` with ${plain}`;
  return typeof value === 'number' || typeof value === 'boolean' ? wanted : plain;
}

const numberWanted = /^(a|an|above|at (least|most)) (whole )?(number|amount|\d)/;

function isPlainNumber(text: string): boolean {
  return /^\d+(\.\d+)?$/.test(text);
}

/** A field that nobody knows and that has no value is what stands behind a comma inside `{ }`. */
function withComma(finding: Finding, data: unknown): Finding {
  const { field, found, meant } = finding;
  if (found !== unknownField || meant !== undefined || valueAt(data, field) !== null)
    return finding;
  return {
    field,
    found: `${unknownField} without a value`,
    wanted: 'quotes around a text with a comma inside { }, and a point in a number',
  };
}

interface Finding {
  readonly field: FieldPath;
  readonly wanted: string;
  readonly found?: string;
  /** For an unknown field: the known one it was probably meant to be. */
  readonly meant?: FieldPath;
}

const unreadable = '\u0000';

const unknownField = 'an unknown field';

/**
 * What is wanted, for the issues whose schema does not say it in words itself. Zod asks this only
 * where the schema has no `error` text of its own.
 */
function sayWanted(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'unrecognized_keys':
      return knownKeys(issue.inst).join(' ');
    case 'invalid_value':
      return sayChoice(issue.values.map(String), issue.input);
    case 'invalid_type':
      return typeWords[issue.expected] ?? `a ${issue.expected}`;
    case 'invalid_union':
      return unreadable;
    case 'too_small':
      return `${issue.inclusive === false ? 'above' : 'at least'} ${String(issue.minimum)}`;
    case 'too_big':
      return `${issue.inclusive === false ? 'below' : 'at most'} ${String(issue.maximum)}`;
    default:
      return undefined;
  }
}

function sayChoice(values: readonly string[], input: unknown): string {
  const nearest = typeof input === 'string' ? nearestTo(input, values) : undefined;
  if (nearest !== undefined && values.length > 1) return `${nearest} (did you mean that?)`;
  return values.length === 1 ? values[0]! : `one of ${values.join(', ')}`;
}

const quotesHint = ' (in quotes, if YAML reads it as something else)';

const typeWords: Readonly<Record<string, string>> = {
  object: 'a mapping of fields',
  record: 'a mapping of fields',
  array: 'a list',
  string: `a text${quotesHint}`,
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

function flatten(issue: z.core.$ZodIssue): Finding[] {
  const field = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
  if (issue.code === 'unrecognized_keys') {
    const known = issue.message.split(' ');
    return issue.keys.map((key) => {
      const nearest = nearestTo(key, known);
      return {
        field: [...field, key],
        found: unknownField,
        wanted: suggest(key, known),
        ...(nearest === undefined ? {} : { meant: [...field, nearest] }),
      };
    });
  }
  if (issue.code === 'invalid_union' && issue.message === unreadable) {
    // A claim's value is "the value, or unknown": the first branch says what the value must be.
    return (issue.errors[0] ?? []).flatMap(flatten).map((inner) => ({
      ...inner,
      field: [...field, ...inner.field],
    }));
  }
  if (issue.code === 'invalid_key' || issue.code === 'invalid_element') {
    return issue.issues.flatMap(flatten).map((inner) => ({
      ...inner,
      field,
      ...(issue.code === 'invalid_key' ? { found: JSON.stringify(field.at(-1)) } : {}),
    }));
  }
  return [{ field, wanted: issue.message }];
}

/** How many known words a message lists before it names only the nearest. */
const mostListed = 12;

/**
 * What to type in place of an unknown word: the known one it was probably meant to be, else all
 * known words, or the nearest of many.
 *
 * suggest('relased', ['released', 'retired']) -> 'released (did you mean that?)'
 */
export function suggest(word: string, known: readonly string[]): string {
  if (known.length === 0) return 'one that exists; there is none yet';
  const nearest = nearestTo(word, known);
  if (nearest !== undefined) return `${nearest} (did you mean that?)`;
  return known.length <= mostListed
    ? `one of ${known.join(', ')}`
    : `one of the ${known.length} known; the nearest are ${rank(word, known).slice(0, 3).join(', ')}`;
}

/** The known word that a misspelt one was probably meant to be, if any is near enough. */
export function nearestTo(word: string, known: readonly string[]): string | undefined {
  const [best] = rank(word, known);
  return best !== undefined && distance(word, best) <= Math.max(2, word.length / 3)
    ? best
    : undefined;
}

function rank(word: string, known: readonly string[]): string[] {
  return known.toSorted((left, right) => distance(word, left) - distance(word, right));
}

/** No word that is meant is longer, and the distance of long ones takes the product of their lengths. */
const longestWord = 80;

function distance(word: string, other: string): number {
  return leven(word.slice(0, longestWord).toLowerCase(), other.slice(0, longestWord).toLowerCase());
}

function knownKeys(schema: unknown): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

function valueAt(data: unknown, field: FieldPath): unknown {
  return field.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Record<string | number, unknown>)[key]
        : undefined,
    data,
  );
}
