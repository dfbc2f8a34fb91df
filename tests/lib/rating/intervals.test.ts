import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clusteredDoubt,
  computeStandings,
  createMatrix,
  hasRating,
  normal95,
  sandwichOfProducts,
  sandwichOfVoters,
  sandwichOfVotes,
  scoreProductsOfVotes,
  tallyByVoter,
  tallyCounts,
} from '../../../src/lib/rating/index.ts';
import type { CastVote, Fit, SquareMatrix } from '../../../src/lib/rating/index.ts';
import { student95 } from '../../../src/lib/rating/distributions.ts';
import { castInTurn, fitted, linkedVotes, shapes, votes } from './cases.ts';

/** Row sums of a covariance over the strengths, slot and tie parameter left out. */
function sumsOverStrengths({ size, values }: SquareMatrix, { models }: Fit): number[] {
  return Array.from({ length: size }, (_, row) =>
    values
      .slice(row * size, row * size + models.length)
      .reduce((sum, covariance) => sum + covariance, 0),
  );
}

function expectSame(seen: SquareMatrix, wanted: SquareMatrix, factor = 1): void {
  expect(seen.size).toBe(wanted.size);
  seen.values.forEach((value, cell) => {
    expect(value).toBeCloseTo(factor * wanted.values[cell]!, 9);
  });
}

describe('sandwichOfVotes()', () => {
  it.each(shapes)('has rows that add up to nothing over the strengths: $called', (options) => {
    fc.assert(
      fc.property(linkedVotes, (cast) => {
        const { fit, comparisons } = fitted(cast, options);
        const { covariance, critical } = sandwichOfVotes(fit, comparisons);
        for (const sum of sumsOverStrengths(covariance, fit)) expect(sum).toBeCloseTo(0, 9);
        expect(critical).toBe(normal95);
      }),
      { numRuns: 30 },
    );
  });

  it('is symmetric, and no combination of strengths has less than no variance', () => {
    fc.assert(
      fc.property(
        linkedVotes,
        fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 7, maxLength: 7 }),
        (cast, weights) => {
          const { fit, comparisons } = fitted(cast, { method: 'davidson', slot: true });
          const { size, values } = sandwichOfVotes(fit, comparisons).covariance;
          let variance = 0;
          for (let i = 0; i < size; i += 1) {
            for (let j = 0; j < size; j += 1) {
              expect(values[i * size + j]).toBeCloseTo(values[j * size + i]!, 9);
              variance += weights[i]! * weights[j]! * values[i * size + j]!;
            }
          }
          expect(variance).toBeGreaterThan(-1e-9);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('is what votes without ties claim of themselves: 1/won + 1/lost for two models', () => {
    const { fit, comparisons } = fitted([
      votes('a', 'b', 'left', 30),
      votes('a', 'b', 'right', 10),
    ]);
    const [own, shared] = sandwichOfVotes(fit, comparisons).covariance.values;
    expect(2 * own! - 2 * shared!).toBeCloseTo(1 / 30 + 1 / 10, 12);
  });

  it('is smaller where half of the votes are ties: they scatter less than wins and losses', () => {
    const cast = [
      votes('a', 'b', 'left', 10),
      votes('a', 'b', 'right', 10),
      votes('a', 'b', 'tie', 20),
    ];
    const { fit, comparisons } = fitted(cast);
    const [own, shared] = sandwichOfVotes(fit, comparisons).covariance.values;
    // Only the 20 decided votes scatter, by 1/4 each, and information is 40 / 4.
    expect(2 * own! - 2 * shared!).toBeCloseTo(20 / 4 / (40 / 4) ** 2, 12);
  });
});

describe('sandwichOfVoters()', () => {
  it.each(shapes)('is that of votes where each is cast by another voter: $called', (options) => {
    fc.assert(
      fc.property(linkedVotes, (cast) => {
        const { fit, comparisons } = fitted(cast, options);
        const voters = tallyByVoter(castInTurn(cast, Infinity));
        const { covariance, critical, clusters, remark } = sandwichOfVoters(voters)(
          fit,
          comparisons,
        );
        fc.pre(clusters! >= 30);
        expectSame(covariance, sandwichOfVotes(fit, comparisons).covariance);
        expect(critical).toBe(normal95);
        expect(clusters).toBe(voters.voters.length);
        expect(remark).toBeUndefined();
      }),
      { numRuns: 10 },
    );
  });

  it('learns nothing from a voter who says everything again', () => {
    fc.assert(
      fc.property(linkedVotes, fc.integer({ min: 2, max: 9 }), (cast, times) => {
        const once = tallyByVoter(castInTurn(cast, 40));
        const again = tallyByVoter(castInTurn(cast, 40).map((vote) => ({ ...vote, count: times })));
        const { fit, comparisons } = fitted(cast);
        const repeated = fitted(cast.map((vote) => ({ ...vote, count: times * vote.count })));
        expectSame(
          sandwichOfVoters(again)(repeated.fit, repeated.comparisons).covariance,
          sandwichOfVoters(once)(fit, comparisons).covariance,
        );
      }),
      { numRuns: 10 },
    );
  });

  it('is wider than that of votes where voters always side with one model', () => {
    const cast: CastVote[] = Array.from({ length: 40 }, (_, index) => ({
      left: 'a',
      right: 'b',
      outcome: index % 2 === 0 ? ('left' as const) : ('right' as const),
      voter: `v${index}`,
      count: 25,
    }));
    const tally = tallyCounts(cast.map((vote) => ({ ...vote, count: vote.count ?? 1 })));
    const errorOf = (rows: ReturnType<typeof computeStandings>['rows']) =>
      rows.find(hasRating)!.standardError;
    const clustered = computeStandings(tally, { interval: sandwichOfVoters(tallyByVoter(cast)) });
    // 40 opinions of weight 25 are worth 40 votes, not 1,000: errors grow by the root of 25.
    expect(errorOf(clustered.rows) / errorOf(computeStandings(tally).rows)).toBeCloseTo(5, 5);
  });

  it('widens below thirty voters, and says so', () => {
    const cast = linkedSample();
    const { fit, comparisons } = fitted(cast);
    const voters = tallyByVoter(castInTurn(cast, 8));
    const { covariance, critical, clusters, remark } = sandwichOfVoters(voters)(fit, comparisons);
    expect(clusters).toBe(8);
    expect(critical).toBe(student95(7));
    expect(remark).toBe(
      "Only 8 voters: intervals are widened (factor 8/7, Student's t with 7 degrees of freedom).",
    );
    const products = createMatrix(fit.information.size);
    const many = clusteredDoubt(fit, scoreProductsOfVotes(comparisons, fit), 30).covariance;
    const few = clusteredDoubt(fit, scoreProductsOfVotes(comparisons, fit), 8).covariance;
    expectSame(few, many, 8 / 7);
    expectSame(clusteredDoubt(fit, products, 8).covariance, products);
    for (const sum of sumsOverStrengths(covariance, fit)) expect(sum).toBeCloseTo(0, 9);
  });

  it('leaves out what the tie rule drops, and models without a rating', () => {
    const cast: CastVote[] = [
      ...castInTurn(linkedSample(), 40),
      { left: 'a', right: 'b', outcome: 'both_bad', voter: 'v0000', count: 50 },
      { left: 'z', right: 'a', outcome: 'left', voter: 'v0000', count: 50 },
    ];
    const tally = tallyCounts(cast.map((vote) => ({ ...vote, count: vote.count ?? 1 })));
    const rule = { bothBad: 'drop' } as const;
    const { rows } = computeStandings(tally, {
      ...rule,
      interval: sandwichOfVoters(tallyByVoter(cast), rule),
    });
    const plain = computeStandings(tallyCounts(linkedSample()), {
      interval: sandwichOfVoters(tallyByVoter(castInTurn(linkedSample(), 40))),
    });
    const errors = (list: typeof rows) =>
      list.filter(hasRating).map(({ model, standardError }) => [model, standardError]);
    expect(errors(rows)).toEqual(errors(plain.rows));
  });

  it('refuses votes of a single voter', () => {
    const { fit, comparisons } = fitted(linkedSample());
    const voters = tallyByVoter(castInTurn(linkedSample(), 1));
    expect(() => sandwichOfVoters(voters)(fit, comparisons)).toThrow('all votes are of one voter');
  });
});

describe('sandwichOfProducts()', () => {
  it('is the sandwich of the votes whose products were stored', () => {
    const { fit, comparisons } = fitted(linkedSample(), { slot: true });
    const products = scoreProductsOfVotes(comparisons, fit);
    const doubt = sandwichOfProducts(products, 77)(fit, comparisons);
    expect(doubt).toEqual({ ...sandwichOfVotes(fit, comparisons), clusters: 77 });
  });

  it('refuses products of a fit with other parameters', () => {
    const { fit, comparisons } = fitted(linkedSample(), { slot: true });
    expect(() => sandwichOfProducts(createMatrix(3))(fit, comparisons)).toThrow(
      'score products of 3 parameters for a fit of 4',
    );
  });
});

/** Three models, all pairs on both sides. */
function linkedSample() {
  return [
    votes('a', 'b', 'left', 9),
    votes('b', 'a', 'left', 5),
    votes('b', 'c', 'right', 6),
    votes('c', 'b', 'right', 7),
    votes('c', 'a', 'left', 4),
    votes('a', 'c', 'left', 8),
    votes('a', 'c', 'tie', 5),
  ];
}
