import { describe, expect, it } from 'vitest';
import { parseJsonLine, toCsvLine, toJsonLine } from '../../../src/lib/voting/vote-lines.ts';
import { aVote } from './builders.ts';

const vote = { ...aVote({ prompt: 'a-dog-runs', watched: true }), voter: 'ada', excluded: null };

describe('a line of a file of votes', () => {
  it.each(['left', 'right', 'tie', 'both_bad'] as const)('is the vote again, for %s', (outcome) => {
    const line = { ...vote, outcome };
    expect(parseJsonLine(toJsonLine(line))).toEqual(line);
  });

  it('has the columns that `npm run rate` reads', () => {
    expect(JSON.parse(toJsonLine(vote))).toMatchObject({
      model_a: 'reel-1',
      model_b: 'reel-2',
      winner: 'model_a',
      tstamp: '2026-11-23T12:00:00.000Z',
    });
  });

  it('as CSV quotes what would break it', () => {
    expect(toCsvLine({ ...vote, id: 'x', excluded: 'said "no", twice' })).toBe(
      'x,next-project,a-dog-runs,reel-1,reel-2,model_a,ada,0.5,true,2026-11-23T12:00:00.000Z,"said ""no"", twice"',
    );
  });

  it.each([
    ['{', /no JSON/],
    ['{}', /id: a UUID; board/],
    [
      toJsonLine(vote).replace('model_a",', 'draw",'),
      /winner: one of model_a, model_b, tie, both_bad/,
    ],
    [toJsonLine({ ...vote, right: 'reel-1' }), /reel-1 cannot meet itself/],
    [toJsonLine(vote).replace('"board"', '"bord"'), /bord/],
  ])('is refused with the reason: %.30s', (text, reason) => {
    expect(() => parseJsonLine(text)).toThrow(reason);
  });
});
