import type { Standings } from '../standings.ts';
import { round } from './finding.ts';
import type { AuditFinding } from './finding.ts';

/** Says what being shown on the left is worth, and whether that is more than chance. */
export function auditSlot({ slot }: Standings): AuditFinding {
  const tested = 'Whether the left side is preferred as such.';
  if (slot === undefined) {
    const verdict = 'The votes cannot tell the side from the strength of the models.';
    return { test: 'slot', tested, figure: null, verdict, isConcern: false };
  }
  const { advantageElo, lower, upper } = slot;
  const isReal = lower > 0 || upper < 0;
  const side = advantageElo > 0 ? 'left' : 'right';
  // Said of the side that gains, so that the number is not below nothing.
  const [from, to] = advantageElo > 0 ? [lower, upper] : [-upper, -lower];
  const span = `${round(Math.abs(advantageElo))} points (${round(from)} to ${round(to)})`;
  return {
    test: 'slot',
    tested,
    figure: advantageElo,
    verdict: isReal
      ? `The ${side} side is worth ${span}; random sides keep it out of the ratings.`
      : `No side is preferred: ${round(advantageElo)} points (${round(lower)} to ${round(upper)}).`,
    isConcern: isReal,
  };
}
