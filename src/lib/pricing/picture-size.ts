/** Lines of the sizes that are named by thousands of columns, for a picture of 16:9 or wider. */
const linesOfThousands: Readonly<Record<string, number>> = { '2K': 1080, '4K': 2160, '8K': 4320 };

/**
 * The shorter side of a picture size in pixels, by which sizes are put in order:
 * `720p` -> 720, `4K` -> 2160, `1280x720` -> 720.
 */
export function toShorterSide(resolution: string): number {
  const named = linesOfThousands[resolution];
  if (named !== undefined) return named;
  return Math.min(...resolution.replace('p', '').split('x').map(Number));
}
