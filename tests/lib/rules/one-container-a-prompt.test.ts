import { describe, expect, it } from 'vitest';
import { oneContainerAPrompt } from '../../../src/lib/rules/one-container-a-prompt.ts';
import { aClip, aContext, anEntry, aPrompt } from '../../content-builders.ts';

function check(files: readonly (string | undefined)[]) {
  const clips = files.map((file) =>
    file === undefined ? aClip() : aClip({ url: undefined, file }),
  );
  return oneContainerAPrompt.check(
    anEntry({ kind: 'prompt', data: aPrompt({ clips }) }),
    aContext(),
  );
}

describe('oneContainerAPrompt', () => {
  it('lets files of one kind pass, beside clips that lie elsewhere', () => {
    expect(check(['a.mp4', 'b.mp4', undefined])).toEqual([]);
    expect(check([])).toEqual([]);
  });

  it('finds each file of another kind than the first', () => {
    expect(check(['a.webm', 'b.mp4', 'c.webm', 'd.mp4'])).toEqual(
      [[1, 'b.mp4'] as const, [3, 'd.mp4'] as const].map(([index, file]) => ({
        field: ['clips', index, 'file'],
        found: `"${file}" beside clips of the kind webm`,
        wanted: 'all clips of a prompt as webm, so that the kind of file tells no model',
      })),
    );
  });
});
