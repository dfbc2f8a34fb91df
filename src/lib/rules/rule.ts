import type { CapabilityList } from '../schema/capability.ts';
import { toFieldName } from '../schema/problem.ts';
import type { FieldPath, Problem } from '../schema/problem.ts';

export type EntryKind = 'model' | 'vendor' | 'board' | 'prompt' | 'arena';

/** One content file as far as it could be read; rules must bear fields that are missing or wrong. */
export interface RuleEntry {
  readonly kind: EntryKind;
  readonly id: string;
  readonly path: string;
  readonly data: unknown;
  readonly body: string;
  readonly bodyLine: number;
  readonly lineOf: (field: FieldPath) => number;
  /** What the tables beside the file cite of it, where it has such tables and they could be read. */
  readonly beside?: Readonly<Record<'sources' | 'names' | 'scales', readonly string[]>>;
}

/** What a rule may look at: every file at once, and the day that counts as today. */
export interface RuleContext {
  readonly entries: readonly RuleEntry[];
  readonly capabilities: CapabilityList;
  /** The build's own date, YYYY-MM-DD. */
  readonly today: string;
}

/** A finding of a rule, before file and line are added. */
export interface Finding {
  readonly field: FieldPath;
  readonly found: string;
  readonly wanted: string;
  /** Line in the file, where the field does not tell. */
  readonly line?: number;
}

/** Something that must hold beyond the shape of a single field. */
export interface Rule {
  readonly name: string;
  /** What holds, in one sentence. */
  readonly description: string;
  readonly check: (entry: RuleEntry, context: RuleContext) => readonly Finding[];
}

/** A value with the field it was found in. */
export interface Located {
  readonly field: FieldPath;
  readonly value: unknown;
}

/**
 * Every value at a dotted pattern in which `*` stands for each key or position; missing parts
 * simply match nothing. `valuesAt(data, 'plans.*.models.*.value.*')`
 */
export function valuesAt(data: unknown, pattern: string): Located[] {
  return pattern.split('.').reduce<Located[]>(
    (found, step) =>
      found.flatMap(({ field, value }) =>
        childrenOf(value)
          .filter(([key]) => step === '*' || String(key) === step)
          .map(([key, child]) => ({ field: [...field, key], value: child })),
      ),
    [{ field: [], value: data }],
  );
}

/** Every value below, at any depth, that the test accepts. */
export function valuesWhere(data: unknown, test: (located: Located) => boolean): Located[] {
  const visit = (located: Located): Located[] => [
    ...(test(located) ? [located] : []),
    ...childrenOf(located.value).flatMap(([key, value]) =>
      visit({ field: [...located.field, key], value }),
    ),
  ];
  return visit({ field: [], value: data });
}

function childrenOf(value: unknown): [string | number, unknown][] {
  if (Array.isArray(value)) return value.map((item: unknown, index) => [index, item]);
  if (typeof value === 'object' && value !== null) return Object.entries(value);
  return [];
}

/** All that the rules find in all files, with file and line. */
export function checkRules(rules: readonly Rule[], context: RuleContext): Problem[] {
  return context.entries.flatMap((entry) => checkEntry(rules, entry, context));
}

/** All that the rules find in one file, with its line. */
export function checkEntry(
  rules: readonly Rule[],
  entry: RuleEntry,
  context: RuleContext,
): Problem[] {
  return rules.flatMap((rule) =>
    rule.check(entry, context).map(({ field, found, wanted, line }) => ({
      path: entry.path,
      line: line ?? entry.lineOf(field),
      field: toFieldName(field),
      found,
      wanted,
    })),
  );
}

type Index = Readonly<Record<EntryKind, ReadonlyMap<string, RuleEntry>>>;

const indexes = new WeakMap<RuleContext['entries'], Index>();

/** The files of one kind by id. Put in order once, so that a rule may ask for every file. */
export function entriesById(
  { entries }: RuleContext,
  kind: EntryKind,
): ReadonlyMap<string, RuleEntry> {
  const index = indexes.get(entries) ?? toIndex(entries);
  indexes.set(entries, index);
  return index[kind];
}

function toIndex(entries: readonly RuleEntry[]): Index {
  const index: Record<EntryKind, Map<string, RuleEntry>> = {
    model: new Map(),
    vendor: new Map(),
    board: new Map(),
    prompt: new Map(),
    arena: new Map(),
  };
  for (const entry of entries) index[entry.kind].set(entry.id, entry);
  return index;
}
