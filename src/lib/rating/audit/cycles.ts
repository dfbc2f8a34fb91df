import { normalBelow } from '../distributions.ts';
import { round } from './finding.ts';
import type { AuditFinding } from './finding.ts';
import type { PairResult } from './pair-results.ts';

/**
 * Counts cycles a > b > c > a in direct results, in two ways (after Kendall and Babington Smith, "On
 * the method of paired comparisons", Biometrika 1940, who count circular triads). All of them, beside
 * how many the fit makes likely; and the sure ones, each of whose three results is beyond chance by
 * itself: by the sign test, at 5 % over all pairs together (Bonferroni), so that on a board without
 * cycles even one sure cycle comes up in at most one board of twenty.
 */
export function auditCycles(pairs: readonly PairResult[], models: readonly string[]): AuditFinding {
  const size = models.length;
  const ahead = new Uint8Array(size * size);
  const surelyAhead = new Uint8Array(size * size);
  const chance = new Float64Array(size * size);
  for (const { i, j, wins, losses, played, expected, scatter } of pairs) {
    if (wins !== losses) {
      const cell = wins > losses ? i * size + j : j * size + i;
      ahead[cell] = 1;
      surelyAhead[cell] = pairs.length * signTest(wins, losses) < 0.05 ? 1 : 0;
    }
    const above = normalBelow((played * (expected - 0.5)) / Math.sqrt(scatter));
    chance[i * size + j] = above;
    chance[j * size + i] = 1 - above;
  }
  let seen = 0;
  let likely = 0;
  const sure: string[] = [];
  const usual: string[] = [];
  for (let a = 0; a < size; a += 1) {
    for (let b = a + 1; b < size; b += 1) {
      const [ab, ba] = [a * size + b, b * size + a];
      if (chance[ab] === 0 && chance[ba] === 0) continue;
      for (let c = b + 1; c < size; c += 1) {
        const [bc, cb, ca, ac] = [b * size + c, c * size + b, c * size + a, a * size + c];
        likely += chance[ab]! * chance[bc]! * chance[ca]! + chance[ba]! * chance[cb]! * chance[ac]!;
        const isForward = ahead[ab]! + ahead[bc]! + ahead[ca]! === 3;
        if (!isForward && ahead[ba]! + ahead[cb]! + ahead[ac]! !== 3) continue;
        seen += 1;
        const [x, y, z] = isForward ? [ab, bc, ca] : [ba, cb, ac];
        const isSure = surelyAhead[x]! + surelyAhead[y]! + surelyAhead[z]! === 3;
        const order = isForward ? [a, b, c] : [a, c, b];
        (isSure ? sure : usual).push(order.map((model) => models[model]).join(' > '));
      }
    }
  }
  const isMore = seen > likely + 2 * Math.sqrt(Math.max(likely, 1));
  const examples = [...sure, ...usual].slice(0, 3).join('; ');
  return {
    test: 'intransitivity',
    tested: 'How many cycles a > b > c > a stand in the direct results.',
    figure: seen,
    verdict: `${seen} seen, about ${round(likely, 1)} to be expected by chance${
      sure.length > 0
        ? `; ${sure.length} of them with all three results beyond chance, such as ${examples}`
        : isMore
          ? `; more than chance brings, such as ${examples}`
          : ''
    }.`,
    isConcern: isMore || sure.length > 0,
  };
}

/**
 * One-sided p-value of the winner of a pair being no better than the loser: decided votes are as
 * coins (Conover, "Practical Nonparametric Statistics", 1999, section 3.4; with his correction for
 * continuity).
 */
function signTest(wins: number, losses: number): number {
  return normalBelow(-(Math.abs(wins - losses) - 1) / Math.sqrt(wins + losses));
}
