import { z } from 'zod';
import { kinds } from '../content/read-content.ts';
import type { EntryKind, RuleContext } from '../rules/index.ts';
import { parseFrontMatter } from '../schema/front-matter.ts';
import { checkFile } from './check-file.ts';
import type { FileText } from './check-file.ts';
import { applyEdits, toFixes } from './edit.ts';
import type { Edit, Fix } from './edit.ts';
import { findEvidenceOrder, orderFields } from './fix-order.ts';
import { findMissingQuotes, findTrailingSpaces } from './fix-text.ts';
import { findValueEdits } from './fix-values.ts';

/** A file with what is mechanical put right, and what that was. */
export interface FixedFile {
  readonly text: string;
  readonly fixes: readonly Fix[];
}

/**
 * Puts right what is mechanical in a file: the way values, keys and dates are written, missing
 * quotes, spaces at ends of lines, the order of fields and of evidence. Claims keep their place: the
 * site puts them in order, and where they add up, as rounds of funding do, the order written tells
 * something. Comments and all that is not
 * understood stay byte for byte, the text below the front matter is not touched, and a second run
 * changes nothing. A file that would be worse by the check stays as it is.
 */
export function fixFile(file: FileText, content: RuleContext): FixedFile {
  const unchanged = { text: file.text, fixes: [] };
  const parts = splitFile(file.text);
  if (parts === undefined) return unchanged;
  const schema = branchOf(kinds[file.kind].schema, parts.yaml);
  const steps: readonly ((yaml: string) => readonly Edit[])[] = [
    findMissingQuotes,
    findTrailingSpaces,
    (yaml) => findValueEdits(yaml, schema),
    // What was put right may let what holds it be put right: a claim that can go into a list now.
    (yaml) => findValueEdits(yaml, schema),
    findEvidenceOrder,
  ];
  let { yaml } = parts;
  const fixes: Fix[] = [];
  for (const step of steps) {
    const edits = step(yaml);
    fixes.push(
      ...toFixes(
        parts.head + yaml,
        edits.map((edit) => shift(edit, parts.head.length)),
      ),
    );
    yaml = applyEdits(yaml, edits);
  }
  const ordered = orderFields(yaml, Object.keys(schema.shape));
  if (ordered !== yaml) fixes.push({ line: 2, ...describeOrder(yaml, ordered) });
  const text = parts.head + ordered + parts.tail;
  if (text === file.text) return unchanged;
  const isWorse = countProblems({ ...file, text }, content) > countProblems(file, content);
  return isWorse
    ? unchanged
    : { text, fixes: fixes.toSorted((left, right) => left.line - right.line) };
}

/** How much is wrong with a file; one that cannot be read at all is worse than any other. */
function countProblems(file: FileText, content: RuleContext): number {
  const isReadable = parseFrontMatter(file.text, file.path).frontMatter !== undefined;
  return isReadable ? checkFile(file, content).length : Infinity;
}

/** The opening fence, the front matter, and the closing fence with all below it. */
function splitFile(
  text: string,
): { readonly head: string; readonly yaml: string; readonly tail: string } | undefined {
  const head = /^\uFEFF?---[ \t]*\r?\n/.exec(text)?.[0];
  if (head === undefined) return undefined;
  const rest = text.slice(head.length);
  const end = /^---/m.exec(rest)?.index;
  return end === undefined ? undefined : { head, yaml: rest.slice(0, end), tail: rest.slice(end) };
}

function shift({ start, end, text }: Edit, offset: number): Edit {
  return { start: start + offset, end: end + offset, text };
}

function describeOrder(before: string, after: string): { before: string; after: string } {
  const fieldsOf = (yaml: string): string =>
    [...yaml.matchAll(/^([\w-]+):/gm)].map(([, key]) => key).join(', ');
  return { before: `fields ${fieldsOf(before)}`, after: fieldsOf(after) };
}

/** The fields that a file may have: those of its kind of board, where there are several. */
function branchOf(schema: (typeof kinds)[EntryKind]['schema'], yaml: string): z.ZodObject {
  if (schema instanceof z.ZodObject) return schema;
  const written = /^kind:\s*(\S+)/m.exec(yaml)?.[1];
  const branch = schema.options.find(({ shape }) => shape.kind.value === written);
  return branch ?? schema.options[0];
}
