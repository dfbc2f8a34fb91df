import { kinds } from '../content/read-content.ts';
import type { Content } from '../content/read-content.ts';
import { checkEntry, rules } from '../rules/index.ts';
import type { EntryKind, RuleContext, RuleEntry } from '../rules/index.ts';
import { parseFrontMatter } from '../schema/front-matter.ts';
import { compareProblems } from '../schema/problem.ts';
import type { Problem } from '../schema/problem.ts';
import { readRecord } from '../schema/read-record.ts';

/** One content file as text, on disk or not yet. */
export interface FileText {
  readonly kind: EntryKind;
  readonly id: string;
  readonly path: string;
  readonly text: string;
}

/**
 * All that `npm run check` would say of a file if it stood in the content with this text, in order
 * of line. What other files would say because of it is not looked at.
 */
export function checkFile({ kind, id, path, text }: FileText, content: RuleContext): Problem[] {
  const { frontMatter, problems } = parseFrontMatter(text, path);
  if (frontMatter === undefined) return [...problems];
  const read = readRecord(kinds[kind].schema, frontMatter.data, {
    path,
    lineOf: frontMatter.lineOf,
  });
  const entry: RuleEntry = { kind, id, path, ...frontMatter };
  const others = content.entries.filter((other) => other.kind !== kind || other.id !== id);
  const said = checkEntry(rules, entry, { ...content, entries: [entry, ...others] });
  return [...read.problems, ...said].sort(compareProblems);
}

/** Checked content as the rules look at it; records with problems are not in it. */
export function toRuleContext(content: Content, today: string): RuleContext {
  const entriesOf = (kind: EntryKind): RuleEntry[] =>
    content[`${kind}s`].map((entry) => ({ ...entry, kind, bodyLine: 1 }));
  return {
    entries: (['model', 'vendor', 'board', 'prompt'] as const).flatMap(entriesOf),
    capabilities: content.capabilities,
    today,
  };
}
