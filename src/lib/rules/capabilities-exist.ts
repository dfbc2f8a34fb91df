import { suggest } from '../schema/read-record.ts';
import { valuesAt } from './rule.ts';
import type { Rule } from './rule.ts';

/** A model claims only rows of the matrix, and only those that are not read off another field. */
export const capabilitiesExist: Rule = {
  name: 'capabilities-exist',
  description: 'Capabilities of a model are rows of capabilities.yaml that no other field decides.',
  check: (entry, { capabilities }) => {
    if (entry.kind !== 'model') return [];
    const rows = capabilities.groups.flatMap((group) => group.rows);
    return valuesAt(entry.data, 'capabilities.*').flatMap(({ field }) => {
      const id = String(field.at(-1));
      const row = rows.find((candidate) => candidate.id === id);
      if (row?.derivedFrom !== undefined) {
        const wanted = `that claim under disclosure.${row.derivedFrom}, which decides this row`;
        return [{ field, found: 'a capability that another field decides', wanted }];
      }
      if (row !== undefined) return [];
      const known = rows
        .filter((candidate) => candidate.derivedFrom === undefined)
        .map(({ id }) => id);
      return [
        {
          field,
          found: 'a capability that capabilities.yaml does not list',
          wanted: suggest(id, known),
        },
      ];
    });
  },
};
