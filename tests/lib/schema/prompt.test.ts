import { describe, expect, it } from 'vitest';
import { longestClipSeconds, promptSchema } from '../../../src/lib/schema/prompt.ts';
import { aClip, aPrompt, refusals, without } from '../../content-builders.ts';
import type { Changes } from '../../content-builders.ts';

/** What is refused of a prompt with one clip that is changed. */
function clipRefusals(change: Changes): string[] {
  return refusals(promptSchema, { ...aPrompt(), clips: [{ ...aClip(), ...change }] });
}

const picture = { file: 'table.jpg', sha256: 'a'.repeat(64), licence: 'CC0-1.0' };

describe('promptSchema', () => {
  it('accepts a prompt without clips, and one with a clip', () => {
    expect(refusals(promptSchema, aPrompt())).toEqual([]);
    expect(refusals(promptSchema, aPrompt({ clips: [aClip()] }))).toEqual([]);
  });

  it.each(Object.keys(aPrompt()))('refuses a prompt without %s', (field) => {
    expect(refusals(promptSchema, without(aPrompt(), field))[0]).toMatch(`${field}: found nothing`);
  });

  it.each(Object.keys(without(aClip(), 'url')))('refuses a clip without %s', (field) => {
    const clips = [without(aClip(), field)];
    expect(refusals(promptSchema, { ...aPrompt(), clips })[0]).toMatch(
      `clips[0].${field}: found nothing, wanted `,
    );
  });

  it('wants a picture for image to video, and none for text to video', () => {
    const wanted = 'wanted a `picture` when the modality is image-to-video, and none otherwise';
    expect(refusals(promptSchema, aPrompt({ modality: 'image-to-video', picture }))).toEqual([]);
    expect(refusals(promptSchema, aPrompt({ modality: 'image-to-video' }))).toEqual([
      `picture: found nothing, ${wanted}`,
    ]);
    expect(refusals(promptSchema, aPrompt({ picture }))).toEqual([
      `picture: found a mapping, ${wanted}`,
    ]);
  });

  it('wants a file or an address of a clip, not both and not neither', () => {
    expect(clipRefusals({ url: undefined, file: 'reel-1.webm' })).toEqual([]);
    expect(clipRefusals({ url: undefined })).toEqual([
      'clips[0].file: found nothing, wanted either `file` or `url`',
    ]);
    expect(clipRefusals({ file: 'reel-1.webm' })).toEqual([
      'clips[0].file: found "reel-1.webm", wanted either `file` or `url`',
    ]);
  });

  it.each(['../reel.webm', 'clips/reel.webm', 'reel.exe', '/reel.webm', '.webm', 'Reel 1.webm'])(
    'refuses the file %s, which could lie elsewhere or is no clip',
    (file) => {
      expect(clipRefusals({ url: undefined, file })[0]).toMatch(/^clips\[0\]\.file: found /);
    },
  );

  it.each([0, -1, longestClipSeconds + 1, '5 s'])('refuses a clip of %s seconds', (seconds) => {
    expect(clipRefusals({ seconds })[0]).toMatch('wanted a number of seconds above 0, up to 60');
  });

  it('wants the sum of a poster with its name', () => {
    expect(clipRefusals({ poster: 'reel-1.jpg', posterSha256: 'b'.repeat(64) })).toEqual([]);
    expect(clipRefusals({ poster: 'reel-1.jpg' })).toEqual([
      'clips[0].posterSha256: found nothing, wanted both `poster` and `posterSha256`, or neither',
    ]);
  });

  it('refuses a sum that is none and a licence that says nothing', () => {
    expect(clipRefusals({ sha256: 'abc' })[0]).toMatch('wanted a SHA-256 of 64 hexadecimal digits');
    expect(clipRefusals({ licence: ' ' })[0]).toMatch('wanted the licence under which');
  });
});
