import type { Rule } from './rule.ts';

/**
 * What every Markdown link, picture or link definition contains, however it is broken up; and what
 * becomes a link where it stands bare: an address, or one of mail.
 */
const linkSyntax = /\]\(|\]:|\]\[|:\/\/|\bwww\.|\S@\S|\b(?:mailto|xmpp):/i;

/** Bodies hold no links: sources belong in the front matter, and no stranger's address gets on a page. */
export const noLinks: Rule = {
  name: 'no-links',
  description: 'The text below the front matter holds no links and no pictures.',
  check: (entry) =>
    entry.body
      .split('\n')
      .map((line, index) => ({ line, number: entry.bodyLine + index }))
      .filter(({ line }) => linkSyntax.test(line))
      .map(({ line, number }) => ({
        field: [],
        line: number,
        found: `a link in the text (${JSON.stringify(line.trim().slice(0, 40))})`,
        wanted:
          'plain text; addresses go under `sources` and are shown with the claims that cite them',
      })),
};
