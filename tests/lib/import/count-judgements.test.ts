import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCounts } from '../../../src/lib/content/check-counts.ts';
import { countJudgements, formatCounts } from '../../../src/lib/import/count-judgements.ts';
import type { JudgementGroup } from '../../../src/lib/import/count-judgements.ts';
import {
  fitBradleyTerry,
  scoreProductsOfVotes,
  toComparisons,
} from '../../../src/lib/rating/index.ts';
import { countsSchema } from '../../../src/lib/schema/counts.ts';
import type { Counts } from '../../../src/lib/schema/counts.ts';
import { aTally } from '../../builders.ts';
import { aBoard } from '../../content-builders.ts';

const sha256 = 'ab'.repeat(32);

/** Score products are kept to four digits after the point: this is more than that can cost. */
const rounding = 0.6e-4;

/** One judgement of `a` over `b`. */
function aGroup(change: Partial<JudgementGroup> = {}): JudgementGroup {
  return {
    dimension: 'look',
    cluster: 'one',
    first: 'a',
    second: 'b',
    firstWins: 1,
    secondWins: 0,
    ties: 0,
    ...change,
  };
}

const win = aGroup();
const loss = aGroup({ firstWins: 0, secondWins: 1 });

const dimensions = ['look', 'motion'] as const;
const pairs = ['ab', 'ac', 'bc'] as const;

/** One tie of each pair in each dimension: enough for every model to be rated. */
const links = dimensions.flatMap((dimension) =>
  pairs.map(([first, second]) =>
    aGroup({ dimension, cluster: 'link', first: first!, second: second!, firstWins: 0, ties: 1 }),
  ),
);

const results = fc.constantFrom([1, 0, 0], [0, 1, 0], [0, 0, 1], [2, 1, 3]);

/** Judgements of three models in two dimensions by a few annotators, all rated. */
const judgements: fc.Arbitrary<JudgementGroup[]> = fc
  .array(
    fc
      .tuple(
        fc.constantFrom(...dimensions),
        fc.constantFrom('x', 'y', 'z'),
        fc.constantFrom(...pairs),
        results,
      )
      .map(([dimension, cluster, [first, second], [firstWins, secondWins, ties]]) =>
        aGroup({
          dimension,
          cluster,
          first: first!,
          second: second!,
          firstWins: firstWins,
          secondWins: secondWins,
          ties: ties,
        }),
      ),
    { maxLength: 12 },
  )
  .map((groups) => [...links, ...groups]);

/** The same judgements one by one, each a cluster of its own. */
function apart(groups: readonly JudgementGroup[]): JudgementGroup[] {
  const none = { firstWins: 0, secondWins: 0, ties: 0 };
  return groups
    .flatMap((group) =>
      (['firstWins', 'secondWins', 'ties'] as const).flatMap((result) =>
        Array.from({ length: group[result] }, () => ({ ...group, ...none, [result]: 1 })),
      ),
    )
    .map((group, index) => ({ ...group, cluster: `judgement-${index}` }));
}

function tablesOf({ dimensions: views, overall }: Counts): number[][][] {
  return [...Object.values(views), overall].map(({ scoreProducts }) => scoreProducts);
}

function pairsOf({ dimensions: views }: Counts) {
  return Object.values(views).flatMap((view) => view.pairs);
}

describe('countJudgements()', () => {
  it('adds the judgements of a pair up over its clusters', () => {
    const counts = countJudgements(
      [win, win, loss, aGroup({ cluster: 'two', firstWins: 4, secondWins: 3, ties: 2 })],
      sha256,
    );
    expect(counts.dimensions['look']!.pairs).toEqual([['a', 'b', 6, 4, 2]]);
    expect(counts.input).toEqual({ sha256, judgements: 12 });
    expect(counts.models).toEqual(['a', 'b']);
  });

  it('counts every judgement once: the pairs add up to the input', () => {
    fc.assert(
      fc.property(judgements, (groups) => {
        const counts = countJudgements(groups, sha256);
        const sum = pairsOf(counts).reduce(
          (total, [, , ...row]) => total + row[0] + row[1] + row[2],
          0,
        );
        expect(sum).toBe(counts.input.judgements);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps the dimensions apart and the pairs of each in order, each pair once', () => {
    fc.assert(
      fc.property(judgements, (groups) => {
        const counts = countJudgements(groups, sha256);
        expect(Object.keys(counts.dimensions)).toEqual(['look', 'motion']);
        for (const [id, view] of Object.entries(counts.dimensions)) {
          expect(view.pairs.map(([first, second]) => first + second)).toEqual([...pairs]);
          const wins = groups
            .filter(({ dimension, first, second }) => dimension === id && first + second === 'ab')
            .reduce((total, { firstWins }) => total + firstWins, 0);
          expect(view.pairs[0]![2]).toBe(wins);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('does not depend on the order of the judgements, to the last digit', () => {
    const reordered = judgements.chain((groups) =>
      fc.tuple(fc.constant(groups), fc.shuffledSubarray(groups, { minLength: groups.length })),
    );
    fc.assert(
      fc.property(reordered, ([groups, others]) => {
        expect(formatCounts(countJudgements(others, sha256))).toBe(
          formatCounts(countJudgements(groups, sha256)),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('changes nothing in what it is given', () => {
    const groups = Object.freeze([win, loss].map((group) => Object.freeze({ ...group })));
    countJudgements(groups, sha256);
    expect(groups).toEqual([win, loss]);
  });

  it('takes judgements of one cluster for one draw, in each dimension', () => {
    // Both even: each score is plus or minus one half, and in one cluster they cancel.
    const together = countJudgements([win, loss], sha256).overall;
    const alone = countJudgements([win, { ...loss, cluster: 'two' }], sha256).overall;
    expect(together).toEqual({
      clusters: 1,
      scoreProducts: [
        [0, 0],
        [0, 0],
      ],
    });
    expect(alone).toEqual({
      clusters: 2,
      scoreProducts: [
        [0.5, -0.5],
        [-0.5, 0.5],
      ],
    });
  });

  it('does not take one annotator in two dimensions for one cluster', () => {
    const look = [win, loss];
    const both = [...look, ...look.map((group) => ({ ...group, dimension: 'motion' }))];
    const counts = countJudgements(both, sha256);
    expect(Object.values(counts.dimensions).map(({ clusters }) => clusters)).toEqual([1, 1]);
    expect(counts.overall.clusters).toBe(2);
  });

  it('makes tables of score products that are symmetric and whose rows add up to 0', () => {
    fc.assert(
      fc.property(judgements, (groups) => {
        for (const table of tablesOf(countJudgements(groups, sha256))) {
          table.forEach((row, i) => {
            expect(row).toEqual(table.map((other) => other[i]));
            expect(Math.abs(row.reduce((sum, value) => sum + value, 0))).toBeLessThan(
              table.length * rounding,
            );
            expect(row[i]).toBeGreaterThanOrEqual(0);
          });
        }
      }),
      { numRuns: 40 },
    );
  });

  it('comes to White’s score products where each judgement is a cluster of its own', () => {
    fc.assert(
      fc.property(judgements, (groups) => {
        const counts = countJudgements(apart(groups), sha256);
        const views = [
          ...Object.values(counts.dimensions),
          { ...counts.overall, pairs: pairsOf(counts) },
        ];
        for (const { clusters, scoreProducts, pairs: own } of views) {
          const comparisons = toComparisons(aTally(...own));
          const expected = scoreProductsOfVotes(comparisons, fitBradleyTerry(comparisons));
          scoreProducts.flat().forEach((value, index) => {
            expect(Math.abs(value - expected.values[index]!)).toBeLessThan(rounding);
          });
          expect(clusters).toBe(own.reduce((sum, [, , a, b, tie]) => sum + a + b + tie, 0));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('makes counts that the content check accepts', () => {
    const board = aBoard({
      entries: ['a', 'b', 'c'].map((key) => ({ key, label: key })),
      dimensions: dimensions.map((id) => ({ id, name: id, question: id })),
    });
    fc.assert(
      fc.property(judgements, (groups) => {
        expect(checkCounts(countJudgements(groups, sha256), board)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('refuses to count nothing', () => {
    expect(() => countJudgements([], sha256)).toThrow(
      new RangeError('Cannot count judgements: there are none'),
    );
  });

  it('refuses a dimension that cannot be rated, though the others can', () => {
    const oneSided = aGroup({ dimension: 'motion' });
    expect(() => countJudgements([win, loss, oneSided], sha256)).toThrow(RangeError);
    const withoutC = [win, loss, aGroup({ dimension: 'motion', second: 'c', ties: 1 })];
    expect(() => countJudgements(withoutC, sha256)).toThrow(RangeError);
  });
});

describe('formatCounts()', () => {
  it('is JSON of the same counts, as the schema wants them', () => {
    fc.assert(
      fc.property(judgements, (groups) => {
        const counts = countJudgements(groups, sha256);
        const read = JSON.parse(formatCounts(counts)) as unknown;
        expect(read).toEqual(counts);
        expect(countsSchema.parse(read)).toEqual(counts);
      }),
      { numRuns: 40 },
    );
  });

  it('loses nothing on the way where a product is a tiny negative number', () => {
    const clear = aGroup({ cluster: 'x', second: 'c', firstWins: 2 });
    const counts = countJudgements([...links, clear], sha256);
    expect(JSON.parse(formatCounts(counts))).toEqual(counts);
  });

  it('gives each pair and each row of products a line of its own', () => {
    const lines = formatCounts(countJudgements([win, loss], sha256)).split('\n');
    expect(lines).toContain('        ["a","b",1,1,0]');
    expect(lines).toContain('      [0,0],');
    expect(lines.at(-1)).toBe('');
  });
});
