import { valuesAt } from './rule.ts';
import type { Finding, Rule } from './rule.ts';

/**
 * A board of another arena lists each name once and lists no name and no scale that its tables do
 * not have: a mapping that nothing uses is a misspelt one.
 */
export const arenaNamesUsed: Rule = {
  name: 'arena-names-used',
  description: 'Names and scales of an arena are each declared once and stand in its tables.',
  check: (entry) => {
    if (entry.kind !== 'arena') return [];
    const names = valuesAt(entry.data, 'names.*.name');
    const repeated: Finding[] = names
      .filter(({ value }, index) => names.findIndex((other) => other.value === value) < index)
      .map(({ field, value }) => ({
        field,
        found: `"${String(value)}" a second time`,
        wanted: 'each name once',
      }));
    const { beside } = entry;
    if (beside === undefined) return repeated;
    const unusedNames: Finding[] = names
      .filter(({ value }) => typeof value === 'string' && !beside.names.includes(value))
      .map(({ field, value }) => ({
        field,
        found: `"${String(value)}", which stands in no row of standings.tsv`,
        wanted: 'a name exactly as published there, or none',
      }));
    const unusedScales: Finding[] = valuesAt(entry.data, 'scales.*')
      .filter(({ field }) => !beside.scales.includes(String(field.at(-1))))
      .map(({ field }) => ({
        field,
        found: 'a scale that no row of captures.tsv names',
        wanted: 'a scale that is used, or none',
      }));
    return [...repeated, ...unusedNames, ...unusedScales];
  },
};
