import type { Rule } from './rule.ts';
import { citations, declaredSources } from './sources-declared.ts';

/** No source is declared that nothing cites: what it said would be lost to readers. */
export const sourcesUsed: Rule = {
  name: 'sources-used',
  description: 'Every declared source is cited by at least one claim.',
  check: (entry) => {
    // Tables that could not be read may cite anything.
    if (entry.kind === 'arena' && entry.beside === undefined) return [];
    const cited = new Set([
      ...citations(entry).map(({ value }) => value),
      ...(entry.beside?.sources ?? []),
    ]);
    return declaredSources(entry)
      .filter((key) => !cited.has(key))
      .map((key) => ({
        field: ['sources', key],
        found: 'a source that nothing cites',
        wanted: `a claim with \`source: ${key}\`, or no such source`,
      }));
  },
};
