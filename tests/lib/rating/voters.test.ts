import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumVoters, tallyByVoter, tallyCounts } from '../../../src/lib/rating/index.ts';
import type { CastVote } from '../../../src/lib/rating/index.ts';
import { answerOf } from '../../../src/lib/rating/voters.ts';
import { castInTurn, linkedVotes } from './cases.ts';

const cast = (voter: string, left: string, right: string, count?: number): CastVote => ({
  voter,
  left,
  right,
  outcome: 'left',
  ...(count === undefined ? {} : { count }),
});

describe('tallyByVoter()', () => {
  it('puts the votes of one voter together, voters and models in order', () => {
    const tally = tallyByVoter([
      cast('w', 'b', 'a'),
      cast('v', 'a', 'c', 4),
      { ...cast('w', 'c', 'b'), outcome: 'both_bad' },
    ]);
    expect(tally.models).toEqual(['a', 'b', 'c']);
    expect(tally.voters).toEqual(['v', 'w']);
    expect([...tally.starts]).toEqual([0, 1, 3]);
    expect([...tally.left]).toEqual([0, 1, 2]);
    expect([...tally.right]).toEqual([2, 0, 1]);
    expect([...tally.outcome]).toEqual([0, 0, 3]);
    expect([...tally.count]).toEqual([4, 1, 1]);
  });

  it('does not change its input', () => {
    const votes = Object.freeze([cast('w', 'b', 'a'), cast('v', 'a', 'b')]);
    tallyByVoter(votes);
    expect(votes.map(({ voter }) => voter)).toEqual(['w', 'v']);
  });

  it('refuses a model against itself', () => {
    expect(() => tallyByVoter([cast('v', 'a', 'b'), cast('v', 'a', 'a')])).toThrow(
      'Cannot count a vote of a against itself',
    );
  });
});

describe('sumVoters()', () => {
  it('is the tally of all votes, whoever cast them', () => {
    fc.assert(
      fc.property(linkedVotes, fc.integer({ min: 1, max: 9 }), (votes, voters) => {
        expect(sumVoters(tallyByVoter(castInTurn(votes, voters)))).toEqual(tallyCounts(votes));
      }),
    );
  });

  it('counts each voter as often as it is told', () => {
    const votes = tallyByVoter([cast('u', 'a', 'b'), cast('v', 'a', 'b', 3), cast('w', 'b', 'a')]);
    const { left } = sumVoters(votes, [5, 2, 0]);
    expect([...left]).toEqual([0, 11, 0, 0]);
  });
});

describe('answerOf()', () => {
  it('reads wins as they are under any rule', () => {
    expect(answerOf(0, { ties: 'drop', bothBad: 'drop' })).toBe('left');
    expect(answerOf(1, {})).toBe('right');
  });

  it.each([
    [{}, 'draw', 'draw'],
    [{ bothBad: 'drop' }, 'draw', undefined],
    [{ ties: 'drop' }, undefined, undefined],
    [{ ties: 'drop', bothBad: 'tie' }, undefined, undefined],
  ] as const)('treats ties and both bad under %o as the comparisons do', (rule, tie, bothBad) => {
    expect(answerOf(2, rule)).toBe(tie);
    expect(answerOf(3, rule)).toBe(bothBad);
  });
});
