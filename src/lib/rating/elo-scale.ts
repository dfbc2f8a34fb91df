/** Elo points in one unit of natural log-odds: 400 / ln 10. */
export const eloPerLogOdds = 400 / Math.LN10;

/** The rating that the rated models of a board have on average. */
export const meanRating = 1000;

/** Published numbers are rounded to 1e-6, since Math.exp may differ in its last bit between engines. */
export function roundPublished(value: number): number {
  // Plus nothing, so that what rounds to minus nothing is nothing.
  return Math.round(value * 1e6) / 1e6 + 0;
}
