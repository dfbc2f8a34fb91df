import { parseDocument, visit } from 'yaml';
import { applyEdits } from './edit.ts';
import type { Edit } from './edit.ts';
import { toYamlScalar } from './yaml-scalar.ts';

/** Edits that take spaces off the ends of lines, outside of texts that run over several lines. */
export function findTrailingSpaces(yaml: string): Edit[] {
  const document = parseDocument(yaml, { version: '1.2', prettyErrors: false });
  if (document.errors.length > 0) return [];
  const texts: (readonly [number, number])[] = [];
  visit(document, {
    Scalar: (_, { range }) => {
      if (range) texts.push([range[0], range[1]]);
    },
  });
  return [...yaml.matchAll(/[ \t]+(?=\r?$)/gm)]
    .map(({ index, 0: spaces }) => ({ start: index, end: index + spaces.length, text: '' }))
    .filter(({ start, end }) => !texts.some(([from, to]) => start < to && end > from));
}

/**
 * Edits that put a text in quotes which cannot be read without: `summary: Short: to the point`.
 * Only where the text is all that stands behind its key, and only if the rest can be read then.
 */
export function findMissingQuotes(yaml: string): Edit[] {
  let edits: Edit[] = [];
  let errors = countErrors(yaml);
  if (errors === 0) return [];
  for (const { index, 1: key, 2: text } of yaml.matchAll(plainAfterKey)) {
    const start = index + key!.length;
    const more = [...edits, { start, end: start + text!.length, text: quote(text!) }];
    const left = countErrors(applyEdits(yaml, more));
    if (left >= errors) continue;
    edits = more;
    errors = left;
  }
  return errors === 0 ? edits : [];
}

/** `key: text with a colon: and more`, where the text does not begin as anything but a text does. */
const plainAfterKey = /^( *(?:- )?[\w-]+: )([^\s'"[{|>&*!#][^\r\n]*?) *$/gm;

function quote(text: string): string {
  const written = toYamlScalar(text, false);
  return /^['"]/.test(written) ? written : `'${text.replaceAll("'", "''")}'`;
}

function countErrors(yaml: string): number {
  return parseDocument(yaml, { version: '1.2', prettyErrors: false }).errors.length;
}
