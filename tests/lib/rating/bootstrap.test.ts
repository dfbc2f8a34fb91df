import { describe, expect, it } from 'vitest';
import {
  bootstrapOverVoters,
  computeStandings,
  sandwichOfVoters,
  sumVoters,
  tallyByVoter,
} from '../../../src/lib/rating/index.ts';
import type { Doubt } from '../../../src/lib/rating/index.ts';
import { simulateVotes } from '../../../scripts/bench/simulate-votes.ts';
import { castInTurn, fitted, shapes, votes } from './cases.ts';
import type { GroupedVote } from './cases.ts';

/** Sixty voters of taste, ten answers each, on four models. */
const board = tallyByVoter(
  simulateVotes({
    strengths: [0.6, 0.2, -0.2, -0.6],
    voters: 60,
    votesEach: 10,
    taste: 0.5,
    ties: 0.3,
    seed: 4,
  }),
);

function errorsOf({ covariance: { size, values } }: Doubt): number[] {
  return Array.from({ length: size }, (_, index) => Math.sqrt(values[index * size + index]!));
}

/** Doubt of the board's fit. */
function doubtOf(seed: number, resamples: number): Doubt {
  const interval = bootstrapOverVoters(board, { seed, resamples });
  return computeStandings(sumVoters(board), { interval }).doubt!;
}

describe('bootstrapOverVoters()', () => {
  it('agrees with the sandwich by voter within what its draws can tell', () => {
    const sandwich = computeStandings(sumVoters(board), { interval: sandwichOfVoters(board) });
    const plain = computeStandings(sumVoters(board));
    const resamples = 300;
    const [ours, theirs, unclustered] = [
      errorsOf(doubtOf(1, resamples)),
      errorsOf(sandwich.doubt!),
      errorsOf(plain.doubt!),
    ];
    ours.forEach((error, index) => {
      // An error from n draws scatters by one part in the root of 2 n; three times that, and the
      // sandwich itself runs a few per cent short with sixty clusters.
      expect(Math.abs(error / theirs[index]! - 1)).toBeLessThan(
        3 / Math.sqrt(2 * resamples) + 0.05,
      );
    });
    // Not an empty comparison: here votes of one voter do hang together.
    const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0);
    expect(mean(theirs) / mean(unclustered)).toBeGreaterThan(1.15);
  });

  it('is the same to the last bit for a seed, and another for another', () => {
    expect(doubtOf(3, 20)).toEqual(doubtOf(3, 20));
    expect(doubtOf(4, 20).covariance).not.toEqual(doubtOf(3, 20).covariance);
  });

  it('does not depend on the order of the votes', () => {
    const cast = castInTurn(ring(), 12);
    const doubtFor = (list: typeof cast) => {
      const { fit, comparisons } = fitted(ring());
      return bootstrapOverVoters(tallyByVoter(list), { seed: 1, resamples: 10 })(fit, comparisons);
    };
    expect(doubtFor(cast.toReversed())).toEqual(doubtFor(cast));
  });

  it.each(shapes)('covers all parameters of the fit: $called', (options) => {
    const { fit, comparisons } = fitted(ring(), options);
    const doubt = bootstrapOverVoters(tallyByVoter(castInTurn(ring(), 12)), {
      seed: 1,
      resamples: 20,
    })(fit, comparisons);
    expect(doubt.covariance.size).toBe(fit.information.size);
    expect(doubt.clusters).toBe(12);
    for (const error of errorsOf(doubt)) expect(error).toBeGreaterThan(0);
  });

  it('says how many draws it had to set aside', () => {
    const wins = [votes('a', 'b', 'left', 2), votes('a', 'b', 'right', 2)];
    expect(doubtByVote(wins).remark).toMatch(
      /^Only 4 voters: .* \d+ draws of voters linked too little and were drawn again\.$/,
    );
    expect(doubtByVote(wins.map((vote) => ({ ...vote, count: 20 }))).remark).toBeUndefined();
  });

  it('widens for few voters as the sandwich does', () => {
    const { fit, comparisons } = fitted(ring());
    const few = tallyByVoter(castInTurn(ring(), 12));
    const doubt = bootstrapOverVoters(few, { seed: 1, resamples: 40 })(fit, comparisons);
    const sandwich = sandwichOfVoters(few)(fit, comparisons);
    expect([doubt.critical, doubt.remark]).toEqual([sandwich.critical, sandwich.remark]);
  });

  it('gives up where most draws leave a model out of reach', () => {
    const cycle = [votes('a', 'b', 'left'), votes('b', 'c', 'left'), votes('c', 'a', 'left')];
    expect(() => doubtByVote(cycle)).toThrow('most draws of voters leave models without a link');
  });
});

/** Each vote by another voter, drawn twenty times. */
function doubtByVote(cast: readonly GroupedVote[]): Doubt {
  const { fit, comparisons } = fitted(cast);
  const voters = tallyByVoter(castInTurn(cast, Infinity));
  return bootstrapOverVoters(voters, { seed: 1, resamples: 20 })(fit, comparisons);
}

/** Every pair of three models on both sides, often enough for any dozen voters. */
function ring(): GroupedVote[] {
  return ['ab', 'ba', 'bc', 'cb', 'ca', 'ac'].flatMap((pair, index) => [
    votes(pair[0]!, pair[1]!, 'left', 14 + index),
    votes(pair[0]!, pair[1]!, 'right', 13),
    votes(pair[0]!, pair[1]!, 'tie', 12),
  ]);
}
