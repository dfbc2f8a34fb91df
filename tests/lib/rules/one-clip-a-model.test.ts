import { describe, expect, it } from 'vitest';
import { oneClipAModel } from '../../../src/lib/rules/one-clip-a-model.ts';
import type { Clip } from '../../../src/lib/schema/prompt.ts';
import { aClip, aContext, anEntry, aPrompt } from '../../content-builders.ts';

function check(clips: Clip[]) {
  return oneClipAModel.check(anEntry({ kind: 'prompt', data: aPrompt({ clips }) }), aContext());
}

describe('oneClipAModel', () => {
  it('lets clips of several models pass, and one with sound beside a silent one', () => {
    const clips = [aClip(), aClip({ model: 'spool-2' }), aClip({ audio: true })];
    expect(check(clips)).toEqual([]);
  });

  it('finds the second silent clip of a model, and the second with sound', () => {
    const clips = [aClip(), aClip({ audio: true }), aClip(), aClip({ audio: true })];
    const wanted = 'one clip of each model, so that nobody picks the best of several';
    expect(check(clips)).toEqual([
      {
        field: ['clips', 2, 'model'],
        found: 'a second clip of reel-1 without sound',
        wanted,
      },
      { field: ['clips', 3, 'model'], found: 'a second clip of reel-1 with sound', wanted },
    ]);
  });
});
