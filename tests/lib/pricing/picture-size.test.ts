import { describe, expect, it } from 'vitest';
import { toShorterSide } from '../../../src/lib/pricing/picture-size.ts';

describe('toShorterSide()', () => {
  it('reads lines, thousands of columns and pixels, upright or not', () => {
    expect(['720p', '4K', '1280x720', '720x1280', '2K'].map(toShorterSide)).toEqual([
      720, 2160, 720, 720, 1080,
    ]);
  });

  it('puts sizes in order', () => {
    const sizes = ['8K', '480p', '4K', '1080p', '768p'];
    expect(sizes.toSorted((left, right) => toShorterSide(left) - toShorterSide(right))).toEqual([
      '480p',
      '768p',
      '1080p',
      '4K',
      '8K',
    ]);
  });
});
