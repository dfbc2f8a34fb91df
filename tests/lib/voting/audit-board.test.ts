import { describe, expect, it } from 'vitest';
import { expectedScore } from '../../../src/lib/rating/index.ts';
import type { CastVote, Outcome } from '../../../src/lib/rating/index.ts';
import { seededUniform } from '../../../src/lib/rating/distributions.ts';
import { auditBoard } from '../../../src/lib/voting/audit-board.ts';

const strengths = {
  'reel-1': 0.8,
  'reel-2': 0.4,
  'reel-3': 0.1,
  'reel-4': -0.2,
  'reel-5': -0.6,
  'reel-6': -0.5,
};
const models = Object.keys(strengths) as (keyof typeof strengths)[];

/** Votes of one voter, honest unless an answer is given for the two models shown. */
function votesOf(
  voter: string,
  count: number,
  uniform: () => number,
  answer?: (left: string, right: string) => Outcome | undefined,
): CastVote[] {
  return Array.from({ length: count }, () => {
    const left = models[Math.floor(uniform() * models.length)]!;
    const others = models.filter((model) => model !== left);
    const right = others[Math.floor(uniform() * others.length)]!;
    const honest = uniform() < expectedScore(strengths[left] - strengths[right]) ? 'left' : 'right';
    return { voter, left, right, outcome: answer?.(left, right) ?? honest };
  });
}

function aBoardOfVoters(): CastVote[] {
  const uniform = seededUniform(11);
  const honest = Array.from({ length: 400 }, (_, index) =>
    votesOf(`honest-${String(index)}`, 5 + Math.floor(uniform() * 40), uniform),
  );
  const fan = (left: string, right: string): Outcome | undefined =>
    left === 'reel-6' ? 'left' : right === 'reel-6' ? 'right' : undefined;
  const planted = [
    ...[0, 1, 2].map((index) => votesOf(`left-${String(index)}`, 40, uniform, () => 'left')),
    ...[0, 1, 2].map((index) => votesOf(`fan-${String(index)}`, 90, uniform, fan)),
  ];
  return [...honest, ...planted].flat();
}

describe('auditBoard()', () => {
  it('finds who always answers left and who always prefers one model, and no honest voter', () => {
    const { voters, votes, proposals } = auditBoard(aBoardOfVoters());
    expect(voters).toBe(406);
    expect(votes).toBe(aBoardOfVoters().length);
    expect(proposals.map(({ voter }) => voter).sort()).toEqual([
      'fan-0',
      'fan-1',
      'fan-2',
      'left-0',
      'left-1',
      'left-2',
    ]);
    expect(proposals.find(({ voter }) => voter === 'left-0')!.reason).toMatch(
      /^leans to the left side beyond chance \(z [\d.]+, p \d\.\de-\d+ over all tests, 40 votes\)$/,
    );
    expect(proposals.find(({ voter }) => voter === 'fan-1')!.reason).toMatch(/^leans to reel-6 /);
  });

  it('proposes nothing where there is nothing', () => {
    expect(auditBoard([])).toEqual({ voters: 0, votes: 0, proposals: [] });
    const one = { voter: 'ada', left: 'a', right: 'b', outcome: 'left' as const };
    expect(auditBoard([one]).proposals).toEqual([]);
  });
});
