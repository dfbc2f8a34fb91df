import { valuesAt } from './rule.ts';
import type { Rule } from './rule.ts';

/** Voters get the media type of a clip before they vote: where it differs, it tells the clips apart. */
export const oneContainerAPrompt: Rule = {
  name: 'one-container-a-prompt',
  description: 'The clips of a prompt are all WebM or all MP4.',
  check: (entry) => {
    if (entry.kind !== 'prompt') return [];
    const files = valuesAt(entry.data, 'clips.*.file').flatMap(({ field, value }) =>
      typeof value === 'string' ? [{ field, value, type: value.split('.').at(-1)! }] : [],
    );
    const first = files[0]?.type;
    return files
      .filter(({ type }) => type !== first)
      .map(({ field, value }) => ({
        field,
        found: `"${value}" beside clips of the kind ${first!}`,
        wanted: `all clips of a prompt as ${first!}, so that the kind of file tells no model`,
      }));
  },
};
