import { describe, expect, it } from 'vitest';
import { findColumns, outcomeOfWinner } from '../../../src/lib/import/vote-rows.ts';

describe('outcomeOfWinner()', () => {
  it.each([
    ['model_a', 'left'],
    ['model_b', 'right'],
    ['tie', 'tie'],
    ['both_bad', 'both_bad'],
    ['tie (bothbad)', 'both_bad'],
    [' Model_A ', 'left'],
    ['Tie (BothBad)', 'both_bad'],
  ])('reads %j as %s', (winner, outcome) => {
    expect(outcomeOfWinner(winner)).toBe(outcome);
  });

  it.each(['', 'a', 'left', 'model_c', 'model_a,model_b', 'bothbad', undefined])(
    'does not guess what %j means',
    (winner) => {
      expect(outcomeOfWinner(winner)).toBeUndefined();
    },
  );

  it.each(['constructor', '__proto__'])('does not know %s', (winner) => {
    expect(outcomeOfWinner(winner)).toBeUndefined();
  });
});

describe('findColumns()', () => {
  it('finds winner, and what there is of voter and day', () => {
    const plain = findColumns(['model_a', 'model_b', 'winner'], 'votes.csv');
    expect(plain.winner).toContain('winner');
    expect([plain.voter, plain.day]).toEqual([undefined, undefined]);
    const full = findColumns(['tstamp', 'winner', 'model_b', 'model_a', 'voter'], 'votes.csv');
    expect(full.voter).toContain('"voter"');
    expect(full.day).toContain('tstamp');
    expect(findColumns(['model_a', 'model_b', 'winner', 'judge'], 'votes.csv').voter).toContain(
      '"judge"',
    );
  });

  it('reads the one-hot form only where there is no winner', () => {
    const oneHot = ['winner_model_a', 'winner_model_b', 'winner_tie'];
    const models = ['model_a', 'model_b'];
    expect(findColumns([...models, ...oneHot], 'votes.csv').winner).toContain('winner_tie');
    expect(findColumns([...models, ...oneHot, 'winner'], 'votes.csv').winner).not.toContain(
      'winner_tie',
    );
    expect(() => findColumns([...models, ...oneHot.slice(1)], 'votes.csv')).toThrow(
      'wanted winner',
    );
  });

  it('names the file, the columns found and those wanted', () => {
    expect(() => findColumns(['model_a', 'opponent'], 'votes.csv')).toThrow(
      'votes.csv: found columns model_a, opponent, wanted model_b and winner (a file of votes has model_a, model_b, winner)',
    );
  });
});
