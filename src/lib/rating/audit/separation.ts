import { hasRating } from '../standings.ts';
import type { Standing } from '../standings.ts';
import type { AuditFinding } from './finding.ts';

/** Names the models that the votes do not tie to the others in both directions. */
export function auditSeparation(rows: readonly Standing[]): AuditFinding {
  const apart = rows
    .filter((row) => !hasRating(row))
    .map(({ model, state }) => `${model} (${state})`);
  return {
    test: 'separation',
    tested: 'Whether wins link all models in both directions.',
    figure: apart.length,
    verdict:
      apart.length === 0
        ? 'All models have a common scale.'
        : `No rating for ${apart.join(', ')}: the votes set no distance.`,
    isConcern: apart.length > 0,
  };
}
