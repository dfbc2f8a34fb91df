import type { Rule } from './rule.ts';

/** A tag, a comment or an address in angle brackets, unless the sign is written as \\<. */
const tag = /(?<!\\)<[a-z!/?]/i;

/** Bodies are Markdown alone: what a stranger writes never reaches a page as HTML. */
export const noHtml: Rule = {
  name: 'no-html',
  description: 'The text below the front matter holds no HTML.',
  check: (entry) =>
    entry.body
      .split('\n')
      .map((line, index) => ({ line, number: entry.bodyLine + index }))
      .filter(({ line }) => tag.test(line))
      .map(({ line, number }) => ({
        field: [],
        line: number,
        found: `HTML in the text (${JSON.stringify(line.trim().slice(0, 40))})`,
        wanted: 'plain Markdown; write \\< for the sign itself',
      })),
};
