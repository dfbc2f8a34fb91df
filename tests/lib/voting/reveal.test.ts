import { describe, expect, it } from 'vitest';
import { computeStandings } from '../../../src/lib/rating/index.ts';
import { chancesOf, undecidedShares } from '../../../src/lib/voting/reveal.ts';
import { aTally } from '../../builders.ts';

function chances(...results: [string, string, number, number, number]) {
  const tally = aTally(results);
  return chancesOf(computeStandings(tally), undecidedShares(tally), 'reel-1', 'reel-2');
}

describe('chancesOf()', () => {
  it('gives undecided answers their share and the favourite more of the rest, adding up to one', () => {
    const { left, right, tie, both_bad } = chances('reel-1', 'reel-2', 40, 10, 10)!;
    expect(tie).toBeCloseTo(1 / 6, 6);
    expect(both_bad).toBe(0);
    expect(left + right + tie + both_bad).toBeCloseTo(1, 5);
    // By ratings a tie is half a win: 45 of 60, of the five sixths that are decided.
    expect(left).toBeCloseTo((5 / 6) * (45 / 60), 4);
  });

  it('says nothing by ratings from few votes, nor where there is none', () => {
    expect(chances('reel-1', 'reel-2', 4, 1, 1)).toBeNull();
    expect(chances('reel-1', 'reel-2', 40, 0, 0)).toBeNull();
  });
});
