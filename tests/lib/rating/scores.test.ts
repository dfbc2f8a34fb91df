import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createMatrix,
  ScoreSums,
  scoreProductsOfClusters,
  scoreProductsOfVotes,
} from '../../../src/lib/rating/index.ts';
import type { Fit, SquareMatrix } from '../../../src/lib/rating/index.ts';
import { answerChances } from '../../../src/lib/rating/davidson.ts';
import { scoresOf } from '../../../src/lib/rating/scores.ts';
import type { Answer } from '../../../src/lib/rating/scores.ts';
import { castInTurn, fitted, linkedVotes, shapes, votes } from './cases.ts';
import type { GroupedVote } from './cases.ts';

/** What one answer pulls at, as a vector over all parameters. */
function pullOf(fit: Fit, { left, right, outcome }: GroupedVote): Float64Array {
  const pull = new Float64Array(fit.information.size);
  const [i, j] = [fit.models.indexOf(left), fit.models.indexOf(right)];
  const answer: Answer = outcome === 'left' || outcome === 'right' ? outcome : 'draw';
  const { difference, tie } = scoresOf(fit, i, j)[answer];
  pull[i] = difference;
  pull[j] = -difference;
  if (fit.slot !== undefined) pull[fit.models.length] = difference;
  if (fit.logTie !== undefined) pull[pull.length - 1] = tie;
  return pull;
}

/** Sum over clusters of the outer product of each cluster's pull. */
function productsOf(fit: Fit, clusters: readonly (readonly GroupedVote[])[]): SquareMatrix {
  const products = createMatrix(fit.information.size);
  for (const cluster of clusters) {
    const sum = new Float64Array(products.size);
    for (const vote of cluster) {
      pullOf(fit, vote).forEach((value, index) => (sum[index]! += value * vote.count));
    }
    sum.forEach((first, i) => {
      sum.forEach((second, j) => (products.values[i * products.size + j]! += first * second));
    });
  }
  return products;
}

function expectSame(seen: SquareMatrix, wanted: SquareMatrix, digits = 9): void {
  expect(seen.size).toBe(wanted.size);
  seen.values.forEach((value, cell) => {
    expect(value).toBeCloseTo(wanted.values[cell]!, digits);
  });
}

/** Adds clusters up, each vote by itself. */
function addUp(
  fit: Fit,
  clusters: readonly (readonly GroupedVote[])[],
  quantum?: number,
): ScoreSums {
  const sums = new ScoreSums(fit, quantum);
  for (const cluster of clusters) {
    for (const { left, right, outcome, count } of cluster) {
      const answer = outcome === 'left' || outcome === 'right' ? outcome : 'draw';
      sums.add(fit.models.indexOf(left), fit.models.indexOf(right), answer, count);
    }
    sums.endCluster();
  }
  return sums;
}

/** A board, and its votes dealt to a few voters. */
const dealtVotes = fc.tuple(linkedVotes, fc.integer({ min: 2, max: 40 })).map(([cast, voters]) => ({
  cast,
  clusters: [...Map.groupBy(castInTurn(cast, voters), ({ voter }) => voter).values()].map(
    (cluster) => cluster.map((vote) => ({ ...vote, count: 1 })),
  ),
}));

describe('scoresOf()', () => {
  it.each(shapes)('cancel over the chances that the fit gives: $called', (options) => {
    fc.assert(
      fc.property(linkedVotes, (cast) => {
        const { fit } = fitted(cast, options);
        const scores = scoresOf(fit, 0, 1);
        const chances = answerChances(
          fit.logOdds[0]! - fit.logOdds[1]! + (fit.slot ?? 0),
          fit.logTie,
        );
        for (const part of ['difference', 'tie'] as const) {
          const mean = (['left', 'right', 'draw'] as const).reduce(
            (sum, answer) => sum + chances[answer] * scores[answer][part],
            0,
          );
          expect(mean).toBeCloseTo(0, 12);
        }
      }),
      { numRuns: 20 },
    );
  });

  it.each(shapes.filter(({ prior }) => prior === undefined))(
    'add up to nothing over all votes of the fit: $called',
    (options) => {
      fc.assert(
        fc.property(linkedVotes, (cast) => {
          const { fit } = fitted(cast, options);
          const sum = new Float64Array(fit.information.size);
          for (const vote of cast) {
            pullOf(fit, vote).forEach((value, index) => (sum[index]! += value * vote.count));
          }
          for (const value of sum) expect(value).toBeCloseTo(0, 8);
        }),
        { numRuns: 20 },
      );
    },
  );

  it('of a draw lies between those of a win and of a loss', () => {
    const { fit } = fitted([votes('a', 'b', 'left', 3), votes('a', 'b', 'right', 2)]);
    const { left, right, draw } = scoresOf(fit, 0, 1);
    expect(left.difference).toBeCloseTo(0.4, 12);
    expect(draw.difference).toBeCloseTo(-0.1, 12);
    expect(right.difference).toBeCloseTo(-0.6, 12);
  });
});

describe('scoreProductsOfVotes()', () => {
  it.each(shapes)('takes every vote by itself: $called', (options) => {
    fc.assert(
      fc.property(linkedVotes, (cast) => {
        const { fit, comparisons } = fitted(cast, options);
        const single = cast.flatMap((vote) =>
          Array.from({ length: vote.count }, () => [{ ...vote, count: 1 }]),
        );
        expectSame(scoreProductsOfVotes(comparisons, fit), productsOf(fit, single));
      }),
      { numRuns: 10 },
    );
  });
});

describe('scoreProductsOfClusters()', () => {
  it('is the sum over one cluster of all votes: nothing, since a fit has no pull left', () => {
    fc.assert(
      fc.property(linkedVotes, (cast) => {
        const { fit, comparisons } = fitted(cast);
        for (const value of scoreProductsOfClusters([comparisons], fit).values) {
          expect(value).toBeCloseTo(0, 12);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('ScoreSums', () => {
  it.each(shapes)('add up clusters as their definition does: $called', (options) => {
    fc.assert(
      fc.property(dealtVotes, ({ cast, clusters }) => {
        const { fit } = fitted(cast, options);
        const sums = addUp(fit, clusters);
        expectSame(sums.products, productsOf(fit, clusters));
        expect(sums.clusters).toBe(clusters.length);
      }),
      { numRuns: 10 },
    );
  });

  it('take a vote with a count for as many votes', () => {
    const { fit } = fitted([votes('a', 'b', 'left', 3), votes('a', 'b', 'right', 2)]);
    const together = addUp(fit, [[votes('a', 'b', 'left', 3)]]);
    const apart = addUp(fit, [
      [votes('a', 'b', 'left'), votes('a', 'b', 'left'), votes('a', 'b', 'left')],
    ]);
    expectSame(together.products, apart.products, 12);
  });

  it('do not count a cluster without votes', () => {
    const { fit } = fitted([votes('a', 'b', 'left', 3), votes('a', 'b', 'right', 2)]);
    expect(addUp(fit, [[], [votes('a', 'b', 'left')], []]).clusters).toBe(1);
  });

  it('hold the same to the last bit in any order of clusters once products are rounded', () => {
    fc.assert(
      fc.property(
        dealtVotes.chain(({ cast, clusters }) =>
          fc.record({
            cast: fc.constant(cast),
            clusters: fc.constant(clusters),
            shuffled: fc.shuffledSubarray(clusters, {
              minLength: clusters.length,
              maxLength: clusters.length,
            }),
          }),
        ),
        ({ cast, clusters, shuffled }) => {
          const { fit } = fitted(cast, { slot: true });
          const quantum = 2 ** -24;
          const sums = addUp(fit, clusters, quantum);
          expect(addUp(fit, shuffled, quantum).products).toEqual(sums.products);
          const exact = productsOf(fit, clusters);
          sums.products.values.forEach((value, cell) => {
            const away = Math.abs(value - exact.values[cell]!);
            expect(away).toBeLessThanOrEqual((clusters.length * quantum) / 2 + 1e-9);
          });
        },
      ),
      { numRuns: 20 },
    );
  });
});
