import type { Comparisons } from '../comparisons.ts';
import { answerChances } from '../davidson.ts';
import type { Fit } from '../fit.ts';

/** What two models did against each other, beside what a fit expects of them. */
export interface PairResult {
  readonly i: number;
  readonly j: number;
  readonly wins: number;
  readonly losses: number;
  /** Wins of i and half of the draws. */
  readonly points: number;
  readonly played: number;
  /** Points of i in a vote under the fit: its chance, and half of that of a draw where draws have one. */
  readonly expected: number;
  /**
   * Variance of `points`: what the fit expects, times how votes on the whole board scatter beside it,
   * which is less where draws count as half wins.
   */
  readonly scatter: number;
}

/** The pairs that met, first model before second. */
export function listPairResults(
  { left, right, draws }: Comparisons,
  { models, logOdds, logTie }: Fit,
): PairResult[] {
  const size = models.length;
  const pairs: PairResult[] = [];
  let seen = 0;
  let likely = 0;
  for (let i = 0; i < size; i += 1) {
    for (let j = i + 1; j < size; j += 1) {
      const [forward, backward] = [i * size + j, j * size + i];
      const wins = left[forward]! + right[backward]!;
      const losses = right[forward]! + left[backward]!;
      const drawn = draws[forward]! + draws[backward]!;
      const played = wins + losses + drawn;
      if (played === 0) continue;
      const chances = answerChances(logOdds[i]! - logOdds[j]!, logTie);
      const expected = chances.left + chances.draw / 2;
      const scatter = played * (chances.left + chances.draw / 4 - expected ** 2);
      pairs.push({ i, j, wins, losses, points: wins + drawn / 2, played, expected, scatter });
      seen += wins * (1 - expected) ** 2 + losses * expected ** 2 + drawn * (0.5 - expected) ** 2;
      likely += scatter;
    }
  }
  const dispersion = likely === 0 || seen === 0 ? 1 : seen / likely;
  return pairs.map((pair) => ({ ...pair, scatter: dispersion * pair.scatter }));
}
