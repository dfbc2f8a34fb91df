import { suggest } from '../schema/read-record.ts';
import { valuesAt, valuesWhere } from './rule.ts';
import type { Located, Rule, RuleEntry } from './rule.ts';

/** Every claim cites a source that its own file declares. */
export const sourcesDeclared: Rule = {
  name: 'sources-declared',
  description: 'Every claim cites a source declared under `sources` in the same file.',
  check: (entry) => {
    const declared = declaredSources(entry);
    return citations(entry)
      .filter(({ value }) => !declared.includes(String(value)))
      .map(({ field, value }) => ({
        field,
        found: `"${String(value)}", a source that this file does not declare`,
        wanted:
          declared.length === 0
            ? 'a source declared under `sources`'
            : suggest(String(value), declared),
      }));
  },
};

/** The keys under `sources` of a file. */
export function declaredSources(entry: RuleEntry): string[] {
  return valuesAt(entry.data, 'sources.*').map(({ field }) => String(field.at(-1)));
}

/** Every place in a file where a claim, price or statement names its source. */
export function citations(entry: RuleEntry): Located[] {
  return valuesWhere(
    entry.data,
    ({ field, value }) =>
      field.at(-1) === 'source' && field[0] !== 'sources' && typeof value === 'string',
  );
}
