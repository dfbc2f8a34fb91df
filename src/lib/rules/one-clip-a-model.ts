import { valuesAt } from './rule.ts';
import type { Rule } from './rule.ts';

/** A prompt shows one clip of a model, and perhaps one with sound: the best of several is no sample. */
export const oneClipAModel: Rule = {
  name: 'one-clip-a-model',
  description: 'A prompt holds one silent clip and one with sound of a model, never two of a kind.',
  check: (entry) => {
    if (entry.kind !== 'prompt') return [];
    const seen = new Set<string>();
    return valuesAt(entry.data, 'clips.*').flatMap(({ field, value }) => {
      const [model] = valuesAt(value, 'model');
      const [audio] = valuesAt(value, 'audio');
      if (typeof model?.value !== 'string') return [];
      const key = `${model.value} ${audio?.value === true ? 'with sound' : 'without sound'}`;
      if (!seen.has(key)) {
        seen.add(key);
        return [];
      }
      return [
        {
          field: [...field, 'model'],
          found: `a second clip of ${key}`,
          wanted: 'one clip of each model, so that nobody picks the best of several',
        },
      ];
    });
  },
};
