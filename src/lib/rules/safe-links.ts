import type { Rule } from './rule.ts';

/** A link or picture target in Markdown, inline or as a definition. */
const target = /\]\(\s*<?([^)\s>]+)|^\s*\[[^\]]+\]:\s*<?(\S+)/g;

/** Links in bodies lead to the web or within the site, never into a script. */
export const safeLinks: Rule = {
  name: 'safe-links',
  description: 'Links in the text below the front matter start with https://, http://, / or #.',
  check: (entry) =>
    entry.body.split('\n').flatMap((line, index) =>
      [...line.matchAll(target)]
        .map(([, inline, defined]) => inline ?? defined ?? '')
        .filter((address) => !/^(https?:\/\/|\/(?!\/)|#)/i.test(address))
        .map((address) => ({
          field: [],
          line: entry.bodyLine + index,
          found: `a link to ${JSON.stringify(address.slice(0, 60))}`,
          wanted: 'a link that starts with https://, http://, / or #',
        })),
    ),
};
