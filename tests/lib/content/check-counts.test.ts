import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCounts } from '../../../src/lib/content/check-counts.ts';
import type { Counts } from '../../../src/lib/schema/counts.ts';
import { aBoard, someCounts } from '../../content-builders.ts';

type View = Counts['dimensions'][string];

/** Counts with a change in their only dimension. */
function withMotion(change: Partial<View>): Counts {
  return someCounts({
    dimensions: { motion: { ...someCounts().dimensions['motion']!, ...change } },
  });
}

describe('checkCounts()', () => {
  it('finds nothing in counts that fit their board', () => {
    expect(checkCounts(someCounts(), aBoard())).toEqual([]);
  });

  it('takes models and entries in any order, and changes neither', () => {
    const counts = someCounts({ models: ['spool', 'reel'] });
    const board = aBoard({ entries: aBoard().entries.toReversed() });
    const before = structuredClone([counts, board]);
    expect(checkCounts(counts, board)).toEqual([]);
    expect([counts, board]).toEqual(before);
  });

  it('finds models that are not the entries of the board', () => {
    expect(checkCounts(someCounts({ models: ['reel', 'bobbin'] }), aBoard())).toEqual([
      { field: ['models'], found: 'bobbin, reel', wanted: 'reel, spool as in the board' },
    ]);
  });

  it('finds dimensions that are not those of the board', () => {
    const { motion } = someCounts().dimensions;
    expect(checkCounts(someCounts({ dimensions: { colour: motion! } }), aBoard())).toEqual([
      { field: ['dimensions'], found: 'colour', wanted: 'motion as in the board' },
    ]);
  });

  it.each<[string, View['pairs'][number]]>([
    ['reel against reel', ['reel', 'reel', 1, 1, 1]],
    ['bobbin against spool', ['bobbin', 'spool', 1, 1, 1]],
    ['reel against bobbin', ['reel', 'bobbin', 1, 1, 1]],
  ])('finds %s', (found, pair) => {
    expect(checkCounts(withMotion({ pairs: [pair] }), aBoard())).toEqual([
      {
        field: ['dimensions', 'motion', 'pairs', 0],
        found,
        wanted: 'two different entries of reel, spool',
      },
    ]);
  });

  it('finds a number of judgements that is not the sum of all pairs in all dimensions', () => {
    const { motion } = someCounts().dimensions;
    const [dimension] = aBoard().dimensions;
    const board = aBoard({ dimensions: [dimension!, { ...dimension!, id: 'colour' }] });
    const counts = someCounts({ dimensions: { motion: motion!, colour: motion! } });
    expect(checkCounts(counts, board)).toEqual([
      { field: ['input', 'judgements'], found: '3', wanted: '6, the sum of all pairs' },
    ]);
    const input = { ...counts.input, judgements: 6 };
    expect(checkCounts({ ...counts, input }, board)).toEqual([]);
  });

  describe('of score products', () => {
    const mismatch = (field: readonly string[]) => ({
      field,
      found: 'a table that cannot be one of score products',
      wanted: '2 by 2 numbers, symmetric, rows adding up to 0',
    });

    it.each([
      ['a row too few', [[1, -1]]],
      [
        'a row too many',
        [
          [0, 0],
          [0, 0],
          [0, 0],
        ],
      ],
      ['a column too few', [[0], [0]]],
      [
        'rows that do not add up to 0',
        [
          [1, -1],
          [-1, 1.01],
        ],
      ],
      [
        'sides that differ',
        [
          [1, -1],
          [-1.0001, 1.0001],
        ],
      ],
    ])('finds a table with %s, in a dimension and overall', (_, scoreProducts) => {
      expect(checkCounts(withMotion({ scoreProducts }), aBoard())).toEqual([
        mismatch(['dimensions', 'motion', 'scoreProducts']),
      ]);
      const overall = { clusters: 3, scoreProducts };
      expect(checkCounts(someCounts({ overall }), aBoard())).toEqual([
        mismatch(['overall', 'scoreProducts']),
      ]);
    });

    it('lets every sum of outer products of scores pass that add up to 0', () => {
      const score = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 2 });
      const [reel, spool] = aBoard().entries;
      const board = aBoard({ entries: [reel!, spool!, { key: 'bobbin', label: 'Bobbin' }] });
      fc.assert(
        fc.property(fc.array(score, { maxLength: 6 }), (clusters) => {
          const scores = clusters.map(([a, b]) => [a!, b!, -a! - b!]);
          const scoreProducts = [0, 1, 2].map((i) =>
            [0, 1, 2].map((j) => scores.reduce((sum, of) => sum + of[i]! * of[j]!, 0)),
          );
          const products = { clusters: scores.length, scoreProducts };
          const counts = someCounts({
            models: ['reel', 'spool', 'bobbin'],
            dimensions: { motion: { ...products, pairs: [['reel', 'spool', 1, 1, 1]] } },
            overall: products,
          });
          expect(checkCounts(counts, board)).toEqual([]);
        }),
        { seed: 1 },
      );
    });
  });

  it('says everything at once', () => {
    const counts = {
      ...withMotion({ pairs: [['reel', 'reel', 1, 1, 1]], scoreProducts: [] }),
      models: ['reel', 'bobbin'],
      input: { sha256: '0'.repeat(64), judgements: 2 },
    };
    expect(checkCounts(counts, aBoard()).map(({ field }) => field.join('.'))).toEqual([
      'models',
      'dimensions.motion.pairs.0',
      'dimensions.motion.scoreProducts',
      'input.judgements',
    ]);
  });

  it('says in words that there is no dimension', () => {
    const [problem] = checkCounts(someCounts({ dimensions: {} }), aBoard());
    expect(problem!.found).not.toBe('');
  });

  it('finds an entry that is there twice', () => {
    const [reel] = aBoard().entries;
    const board = aBoard({ entries: [reel!, { ...reel!, label: 'Reel again' }] });
    const counts = {
      ...withMotion({ pairs: [] }),
      models: ['reel', 'reel'],
      input: { sha256: '0'.repeat(64), judgements: 0 },
    };
    expect(checkCounts(counts, board)).not.toEqual([]);
  });
});
