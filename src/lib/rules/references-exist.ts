import { suggest } from '../schema/read-record.ts';
import { entriesById, valuesAt } from './rule.ts';
import type { EntryKind, Rule } from './rule.ts';

const references: readonly {
  readonly in: EntryKind;
  readonly at: string;
  readonly to: EntryKind;
}[] = [
  { in: 'model', at: 'vendor', to: 'vendor' },
  { in: 'model', at: 'lifecycle.predecessor.*.value', to: 'model' },
  { in: 'model', at: 'positioning.*.rival', to: 'model' },
  { in: 'vendor', at: 'plans.*.models.*.value.*', to: 'model' },
  { in: 'board', at: 'entries.*.model', to: 'model' },
  { in: 'prompt', at: 'clips.*.model', to: 'model' },
  { in: 'arena', at: 'names.*.model', to: 'model' },
];

/** Every id that a file names belongs to a file of that kind. */
export const referencesExist: Rule = {
  name: 'references-exist',
  description: 'Vendors, predecessors, rivals and models that a file names exist in the catalogue.',
  check: (entry, context) =>
    references
      .filter((reference) => reference.in === entry.kind)
      .flatMap((reference) => {
        const known = entriesById(context, reference.to);
        return valuesAt(entry.data, reference.at)
          .filter(({ value }) => typeof value === 'string' && value !== 'unknown')
          .filter(({ value }) => !known.has(value as string))
          .map(({ field, value }) => ({
            field,
            found: `"${String(value)}", which is no file in ${reference.to}s/`,
            wanted: suggest(String(value), [...known.keys()]),
          }));
      }),
};
