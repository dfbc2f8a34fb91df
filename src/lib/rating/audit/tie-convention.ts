import { computeStandings, hasRating } from '../standings.ts';
import type { StandingOptions } from '../standings.ts';
import type { Tally } from '../tally.ts';
import { sandwichOfVotes } from '../intervals.ts';
import type { AuditFinding } from './finding.ts';

/** Compares the order under half-win ties, dropped ties and Davidson's model. */
export function auditTieConvention(tally: Tally, options: StandingOptions): AuditFinding {
  const half = ranksOf(tally, { ...options, method: 'bradley-terry', ties: 'half' });
  const others = [
    {
      called: 'without ties',
      ranks: ranksOf(tally, { ...options, method: 'bradley-terry', ties: 'drop' }),
    },
    {
      called: 'by Davidson',
      ranks: ranksOf(tally, { ...options, method: 'davidson', ties: 'half' }),
    },
  ].filter(({ ranks }) => ranks.size > 0);
  const moved = [...half.keys()].filter((model) =>
    others.some(({ ranks }) => ranks.get(model) !== half.get(model)),
  );
  const placesOf = (model: string): string =>
    [
      `${half.get(model)} with half wins`,
      ...others.map(({ called, ranks }) => `${ranks.get(model) ?? 'no place'} ${called}`),
    ].join(', ');
  const details = moved.slice(0, 3).map((model) => `${model}: ${placesOf(model)}`);
  return {
    test: 'tie-convention',
    tested: 'Which places change when ties are dropped or given a chance of their own.',
    figure: moved.length,
    verdict:
      moved.length === 0
        ? 'No place depends on how ties are counted.'
        : `The places of ${moved.join(', ')} depend on how ties are counted (${details.join('; ')}${moved.length > 3 ? '; and more' : ''}).`,
    isConcern: moved.length > 0,
  };
}

function ranksOf(tally: Tally, options: StandingOptions): Map<string, number> {
  try {
    // Only the order is asked for: the plain sandwich is the cheapest interval there is.
    const { rows } = computeStandings(tally, { ...options, interval: sandwichOfVotes });
    return new Map(rows.filter(hasRating).map(({ model, rank }) => [model, rank]));
  } catch (error) {
    // Davidson needs draws, and dropping ties may leave models unlinked: then there is no other view.
    if (error instanceof RangeError) return new Map();
    throw error;
  }
}
