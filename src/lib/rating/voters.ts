import type { TieRule } from './comparisons.ts';
import type { Answer } from './scores.ts';
import { byCodePoint, createTally, outcomes } from './tally.ts';
import type { Outcome, Tally, Vote } from './tally.ts';

/**
 * Votes kept by voter, in columns: what intervals need when one voter's votes are not independent,
 * and what checks of voters need. Rows of one voter stand together.
 */
export interface VoterTally {
  readonly models: readonly string[];
  readonly voters: readonly string[];
  /** `starts[v]` to `starts[v + 1]` are the rows of voter v. */
  readonly starts: Uint32Array;
  /** Position of the model on the left, on the right, and the code of the outcome, a row each. */
  readonly left: Uint16Array;
  readonly right: Uint16Array;
  readonly outcome: Uint8Array;
  readonly count: Float64Array;
}

/** A vote with who cast it. */
export interface CastVote extends Vote {
  readonly voter: string;
  readonly count?: number;
}

/**
 * Sorts votes by voter and by what was voted on, so that the same votes in any order are the same
 * rows.
 *
 * @throws RangeError where a model meets itself or fewer than two models appear
 */
export function tallyByVoter(votes: readonly CastVote[]): VoterTally {
  const { models } = createTally(votes.flatMap(({ left, right }) => [left, right]));
  const place = new Map(models.map((model, index) => [model, index]));
  // Also within a voter, so that sums over rows come out the same to the last bit.
  const sorted = votes.toSorted(
    (first, second) =>
      byCodePoint(first.voter, second.voter) ||
      byCodePoint(first.left, second.left) ||
      byCodePoint(first.right, second.right) ||
      byCodePoint(first.outcome, second.outcome),
  );
  const voters = [...new Set(sorted.map(({ voter }) => voter))];
  const starts = new Uint32Array(voters.length + 1);
  const tally = {
    models,
    voters,
    starts,
    left: new Uint16Array(sorted.length),
    right: new Uint16Array(sorted.length),
    outcome: new Uint8Array(sorted.length),
    count: new Float64Array(sorted.length),
  };
  let voter = 0;
  sorted.forEach((vote, row) => {
    if (vote.left === vote.right) {
      throw new RangeError(`Cannot count a vote of ${vote.left} against itself`);
    }
    if (vote.voter !== voters[voter]) {
      voter += 1;
      starts[voter] = row;
    }
    tally.left[row] = place.get(vote.left)!;
    tally.right[row] = place.get(vote.right)!;
    tally.outcome[row] = outcomes.indexOf(vote.outcome);
    tally.count[row] = vote.count ?? 1;
  });
  starts[voters.length] = sorted.length;
  return tally;
}

/** All votes of all voters together; `weights` counts each voter's votes so many times. */
export function sumVoters(votes: VoterTally, weights?: ArrayLike<number>): Tally {
  const tally = createTally(votes.models);
  const size = votes.models.length;
  for (let voter = 0; voter < votes.voters.length; voter += 1) {
    const weight = weights === undefined ? 1 : weights[voter]!;
    if (weight === 0) continue;
    for (let row = votes.starts[voter]!; row < votes.starts[voter + 1]!; row += 1) {
      const cell = votes.left[row]! * size + votes.right[row]!;
      tally[outcomes[votes.outcome[row]!]!][cell]! += weight * votes.count[row]!;
    }
  }
  return tally;
}

/** What an outcome code stands for under a tie rule; undefined where it is left out. */
export function answerOf(
  code: number,
  { ties = 'half', bothBad = 'tie' }: TieRule,
): Answer | undefined {
  const outcome: Outcome = outcomes[code]!;
  if (outcome === 'left' || outcome === 'right') return outcome;
  if (ties === 'drop' || (outcome === 'both_bad' && bothBad === 'drop')) return undefined;
  return 'draw';
}
