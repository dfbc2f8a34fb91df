import { idSchema } from '../schema/claim.ts';
import type { Rule } from './rule.ts';

/** The file name is the id, so it must be one. */
export const fileNameIsId: Rule = {
  name: 'file-name-is-id',
  description: 'File names are lower-case words joined by single hyphens.',
  check: (entry) =>
    idSchema.safeParse(entry.id).success && !entry.id.includes('-vs-')
      ? []
      : [
          {
            field: [],
            line: 1,
            found: `the file name "${entry.id}.md"`,
            wanted:
              'a file name of lower-case letters, digits and single hyphens, without -vs-, such as runway-gen-4.md',
          },
        ],
};
