import { describe, expect, it } from 'vitest';
import { toRatedBoard } from '../../../src/lib/catalog/rated-board.ts';
import { countJudgements } from '../../../src/lib/import/count-judgements.ts';
import type { JudgementGroup } from '../../../src/lib/import/count-judgements.ts';
import { headToHead } from '../../../src/lib/rating/index.ts';
import { aCatalog, aModel } from '../../builders.ts';
import { aBoard } from '../../content-builders.ts';

const { models } = aCatalog({ models: { 'reel-1': aModel() } });

/** Judgements of `reel` against `spool`, each a cluster of its own unless `perCluster` says more. */
function judged(
  results: Readonly<Record<string, readonly [number, number, number]>>,
  perCluster = 1,
): JudgementGroup[] {
  return Object.entries(results).flatMap(([dimension, counts]) =>
    (['firstWins', 'secondWins', 'ties'] as const).flatMap((result, index) =>
      Array.from({ length: counts[index]! / perCluster }, (_, number) => ({
        dimension,
        cluster: `${result} ${number}`,
        first: 'reel',
        second: 'spool',
        ...{ firstWins: 0, secondWins: 0, ties: 0, [result]: perCluster },
      })),
    ),
  );
}

function rate(groups: readonly JudgementGroup[], change: Parameters<typeof aBoard>[0] = {}) {
  const counts = countJudgements(groups, '0'.repeat(64));
  return toRatedBoard({ ...aBoard(change), id: 'small', counts }, models);
}

const twoDimensions = {
  dimensions: [
    { id: 'motion', name: 'Motion', question: 'Does it move?', scale: '1-5' },
    { id: 'colour', name: 'Colour', question: 'Is it right?' },
  ],
};

describe('toRatedBoard()', () => {
  it('has the overall view first, then the dimensions in their order, each at its address', () => {
    const board = rate(judged({ colour: [2, 1, 0], motion: [1, 2, 1] }), twoDimensions);
    expect(board.views.map(({ id, href, scale }) => [id, href, scale])).toEqual([
      ['overall', '/boards/small/', undefined],
      ['motion', '/boards/small/motion/', '1-5'],
      ['colour', '/boards/small/colour/', undefined],
    ]);
    expect(board.views[0]!.question).toBe(aBoard().question);
  });

  it('adds the dimensions up for the overall view and counts nothing twice', () => {
    const board = rate(judged({ colour: [20, 10, 4], motion: [5, 7, 2] }), twoDimensions);
    const records = board.views.map(({ tally }) => headToHead(tally, 'reel', 'spool'));
    expect(records).toMatchObject([
      { wins: 25, losses: 17, ties: 6, votes: 48 },
      { wins: 5, losses: 7, ties: 2, votes: 14 },
      { wins: 20, losses: 10, ties: 4, votes: 34 },
    ]);
    expect(board.views.map(({ clusters }) => clusters)).toEqual([48, 14, 34]);
  });

  it('rates from the counts: twice as often preferred is 120 points ahead', () => {
    const [overall] = rate(judged({ motion: [20, 10, 0] })).views;
    const [first, second] = overall!.standings.rows;
    expect([first!.model, second!.model]).toEqual(['reel', 'spool']);
    // 400 log10 2
    expect(first!.rating! - second!.rating!).toBeCloseTo(120.411998, 5);
    // Half of 400 / ln 10 times the root of 1 / (30 * 2/3 * 1/3), the error of the difference.
    expect(first!.standardError).toBeCloseTo(33.6403, 3);
  });

  it('believes clusters: four times the same judgements make the same error, not half of it', () => {
    const once = rate(judged({ motion: [20, 12, 4] })).views[0]!.standings;
    const fourfold = rate(judged({ motion: [80, 48, 16] }, 4)).views[0]!.standings;
    const apart = rate(judged({ motion: [80, 48, 16] })).views[0]!.standings;
    expect(fourfold.rows[0]!.rating).toBeCloseTo(once.rows[0]!.rating!, 5);
    expect(fourfold.rows[0]!.standardError).toBeCloseTo(once.rows[0]!.standardError!, 3);
    expect(apart.rows[0]!.standardError).toBeCloseTo(once.rows[0]!.standardError! / 2, 3);
  });

  it('links an entry only where the board says which model it is', () => {
    const { entries } = rate(judged({ motion: [2, 1, 0] }), {
      entries: [
        { key: 'reel', label: 'Reel', model: 'reel-1' },
        { key: 'spool', label: 'Spool', note: 'No version is stated.' },
      ],
    });
    expect(entries).toEqual([
      {
        key: 'reel',
        label: 'Reel',
        modelId: 'reel-1',
        href: '/models/reel-1/',
        vendorName: 'Studio',
        note: undefined,
      },
      {
        key: 'spool',
        label: 'Spool',
        modelId: undefined,
        href: undefined,
        vendorName: undefined,
        note: 'No version is stated.',
      },
    ]);
  });
});
