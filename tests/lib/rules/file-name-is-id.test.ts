import { describe, expect, it } from 'vitest';
import { fileNameIsId } from '../../../src/lib/rules/file-name-is-id.ts';
import { aContext, anEntry } from '../../content-builders.ts';

const check = (id: string) => fileNameIsId.check(anEntry({ id }), aContext());

describe('fileNameIsId', () => {
  it.each(['runway-gen-4', 'cogvideox', 'luma-ray-3-14'])('lets %s.md pass', (id) => {
    expect(check(id)).toEqual([]);
  });

  it.each(['Runway', 'ray-3.14', 'gen_4', 'gen--4', 'gen 4', '-gen', ''])(
    'finds %j.md, on the first line',
    (id) => {
      expect(check(id)).toEqual([
        {
          field: [],
          line: 1,
          found: `the file name "${id}.md"`,
          wanted:
            'a file name of lower-case letters, digits and single hyphens, without -vs-, such as runway-gen-4.md',
        },
      ]);
    },
  );
});
