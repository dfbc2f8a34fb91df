import { z } from 'zod';

const wanted = 'a picture size such as 720p, 1080p, 4K or 1280x720';

/** A picture size: lines (`1080p`), thousands of columns (`4K`) or pixels (`1280x720`). */
export const resolutionSchema = z
  .string({ error: wanted })
  .regex(/^(\d{3,4}p|[248]K|\d{3,5}x\d{3,5})$/, { error: wanted });

/**
 * The shorter side of a picture in pixels, for comparing sizes: `1080p` -> 1080, `1280x768` -> 768,
 * `4K` -> 2160. `2K` counts as 1080, the lines of the cinema's 2K (2048x1080, SMPTE ST 2048-1): what
 * a vendor calls 2K may be larger, never smaller.
 */
export function toPictureLines(resolution: string): number {
  const inThousands = linesOfThousands[resolution];
  if (inThousands !== undefined) return inThousands;
  return Math.min(...resolution.replace('p', '').split('x').map(Number));
}

const linesOfThousands: Readonly<Record<string, number>> = { '2K': 1080, '4K': 2160, '8K': 4320 };
