import { describe, expect, it } from 'vitest';
import { resolutionSchema, toPictureLines } from '../../../src/lib/schema/resolution.ts';

describe('toPictureLines()', () => {
  it('gives the shorter side of every way to write a size', () => {
    const sizes = {
      '720p': 720,
      '1080p': 1080,
      '2K': 1080,
      '4K': 2160,
      '8K': 4320,
      '1280x768': 768,
      '576x1024': 576,
    };
    for (const [size, lines] of Object.entries(sizes)) {
      expect(resolutionSchema.safeParse(size).success, size).toBe(true);
      expect(toPictureLines(size), size).toBe(lines);
    }
  });
});
