import { describe, expect, it } from 'vitest';
import { resolutionSchema } from '../../../src/lib/schema/resolution.ts';

describe('resolutionSchema', () => {
  it.each(['480p', '720p', '1080p', '2160p', '2K', '4K', '8K', '1280x720', '720x1280'])(
    'accepts %s',
    (size) => {
      expect(resolutionSchema.safeParse(size).success).toBe(true);
    },
  );

  it.each(['1080', '4k', '3K', '720P', '1280×720', '1280 x 720', 'HD', '1080i', '', 1080, null])(
    'refuses %j and says how sizes are written',
    (size) => {
      expect(resolutionSchema.safeParse(size).error?.issues.map(({ message }) => message)).toEqual([
        'a picture size such as 720p, 1080p, 4K or 1280x720',
      ]);
    },
  );
});
