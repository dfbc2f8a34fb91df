import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chancesOfFirst,
  computeStandings,
  expectedScore,
  groupTies,
  hasRating,
  separateFamily,
  separatePairs,
  spreadRanks,
  tallyCounts,
  varianceOfDifference,
  votesToSeparate,
} from '../../../src/lib/rating/index.ts';
import { normalBelow, normalTwoSided } from '../../../src/lib/rating/distributions.ts';
import { independent, linkedVotes } from './cases.ts';

function spreadsOf(logOdds: readonly number[], covariance: ReturnType<typeof independent>) {
  return spreadRanks(logOdds.length, separatePairs(Float64Array.from(logOdds), covariance));
}

describe('spreadRanks()', () => {
  it('leaves a lead open that is under 1.96 standard errors and settles one that is over', () => {
    const covariance = independent([0.5, 0.5]);
    expect(spreadsOf([0, 1.95], covariance)).toEqual([
      { low: 1, high: 2 },
      { low: 1, high: 2 },
    ]);
    expect(spreadsOf([0, 1.97], covariance)).toEqual([
      { low: 2, high: 2 },
      { low: 1, high: 1 },
    ]);
  });

  it('uses the covariance: what moves together is told apart at a smaller lead', () => {
    const together = { size: 2, values: Float64Array.of(0.5, 0.49, 0.49, 0.5) };
    expect(spreadsOf([0, 0.5], together)).toEqual([
      { low: 2, high: 2 },
      { low: 1, high: 1 },
    ]);
  });

  it('does not need ties to be transitive', () => {
    const covariance = independent([0.5, 0.5, 0.5]);
    expect(spreadsOf([3, 1.5, 0], covariance)).toEqual([
      { low: 1, high: 2 },
      { low: 1, high: 3 },
      { low: 2, high: 3 },
    ]);
  });
});

/** Strengths and variances of two to seven models. */
const anyBoard = fc
  .array(
    fc.tuple(
      fc.double({ min: -2, max: 2, noNaN: true }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
    ),
    { minLength: 2, maxLength: 7 },
  )
  .map((models) => ({
    logOdds: Float64Array.from(models, ([strength]) => strength),
    covariance: independent(models.map(([, variance]) => variance)),
  }));

function pairsOf(size: number): [number, number][] {
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size - i - 1 }, (__, j): [number, number] => [i, i + j + 1]),
  ).flat();
}

describe('separateFamily()', () => {
  // Three differences with a standard error of 1: Holm asks for p under 1.67, 2.5 and 5 % in turn.
  const third = independent([0.5, 0.5, 0.5]);

  it('takes the surest pair at a third of 5 %, the next at a half, as Holm does', () => {
    const isAhead = separateFamily(Float64Array.of(2.45, 0.2, 0), third);
    expect(isAhead(0, 2)).toBe(true); // p = 1.43 %
    expect(isAhead(0, 1)).toBe(true); // p = 2.44 %, too much for Bonferroni
    expect(isAhead(1, 2)).toBe(false);
    expect(isAhead(2, 0)).toBe(false);
  });

  it('stops at the first pair that it cannot tell apart', () => {
    const isAhead = separateFamily(Float64Array.of(2.45, 0.25, 0), third);
    expect(isAhead(0, 2)).toBe(true);
    expect(isAhead(0, 1)).toBe(false); // p = 2.78 %
    expect(separateFamily(Float64Array.of(2.35, 0, 0), third)(0, 2)).toBe(false); // p = 1.88 %
  });

  it('agrees with adjusted p-values worked out pair by pair', () => {
    fc.assert(
      fc.property(anyBoard, ({ logOdds, covariance }) => {
        const pairs = pairsOf(logOdds.length).map(([i, j]) => {
          const error = Math.sqrt(varianceOfDifference(covariance, i, j));
          return { i, j, p: normalTwoSided((logOdds[i]! - logOdds[j]!) / error) };
        });
        const isAhead = separateFamily(logOdds, covariance);
        for (const { i, j, p } of pairs) {
          // The largest of all steps up to this pair's own: Holm 1979, as an adjusted p-value.
          const adjusted = Math.max(
            ...pairs
              .filter((other) => other.p <= p)
              .map((other) => other.p * pairs.filter((later) => later.p >= other.p).length),
          );
          fc.pre(Math.abs(adjusted - 0.05) > 1e-6);
          const [ahead, behind] = logOdds[i]! > logOdds[j]! ? [i, j] : [j, i];
          expect(isAhead(ahead, behind)).toBe(adjusted <= 0.05);
          expect(isAhead(behind, ahead)).toBe(false);
        }
      }),
    );
  });

  it('tells no pair apart that 95 % each leaves open', () => {
    fc.assert(
      fc.property(anyBoard, ({ logOdds, covariance }) => {
        const [family, single] = [
          separateFamily(logOdds, covariance),
          separatePairs(logOdds, covariance),
        ];
        for (const [i, j] of pairsOf(logOdds.length)) {
          if (family(i, j)) expect(single(i, j)).toBe(true);
          if (family(j, i)) expect(single(j, i)).toBe(true);
        }
      }),
    );
  });

  it('tells fewer apart where intervals reach further', () => {
    const logOdds = Float64Array.of(2.45, 0.2, 0);
    expect(separateFamily(logOdds, third, 2.45)(0, 2)).toBe(false);
    expect(separatePairs(logOdds, third, 2.44)(0, 2)).toBe(true);
    expect(separatePairs(logOdds, third, 2.46)(0, 2)).toBe(false);
  });

  it('calls equals equal, however sure', () => {
    expect(separateFamily(Float64Array.of(1, 1), independent([0, 0]))(0, 1)).toBe(false);
    expect(separatePairs(Float64Array.of(1, 1), independent([0, 0]))(0, 1)).toBe(false);
  });

  it('widens the spreads of standings that ask for it', () => {
    fc.assert(
      fc.property(linkedVotes, (cast) => {
        const tally = tallyCounts(cast);
        const single = computeStandings(tally).rows.filter(hasRating);
        const family = computeStandings(tally, { ranks: 'family' }).rows.filter(hasRating);
        family.forEach(({ model, rankLow, rankHigh }, place) => {
          expect(model).toBe(single[place]!.model);
          expect(rankLow).toBeLessThanOrEqual(single[place]!.rankLow);
          expect(rankHigh).toBeGreaterThanOrEqual(single[place]!.rankHigh);
        });
      }),
    );
  });
});

describe('groupTies()', () => {
  const groupsOf = (logOdds: readonly number[], variances: readonly number[]) => {
    const covariance = independent(variances);
    return groupTies(
      Float64Array.from(logOdds),
      separatePairs(Float64Array.from(logOdds), covariance),
    );
  };

  it('puts two that cannot be told apart together and one that can by itself', () => {
    expect(groupsOf([0.5, 0.45, -0.95], [0.01, 0.01, 0.01])).toEqual([[0, 1], [2]]);
    expect(groupsOf([-0.95, 0.45, 0.5], [0.01, 0.01, 0.01])).toEqual([[2, 1], [0]]);
  });

  it('lets groups overlap where ties are not transitive', () => {
    expect(groupsOf([3, 1.5, 0], [0.5, 0.5, 0.5])).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  it('holds every model, each group a run of the order that no other group holds', () => {
    fc.assert(
      fc.property(anyBoard, ({ logOdds, covariance }) => {
        const isAhead = separatePairs(logOdds, covariance);
        const groups = groupTies(logOdds, isAhead);
        const order = Array.from(logOdds, (_, index) => index).sort(
          (first, second) => logOdds[second]! - logOdds[first]!,
        );
        expect([...new Set(groups.flat())].sort()).toEqual([...order].sort());
        for (const group of groups) {
          const from = order.indexOf(group[0]!);
          expect(group).toEqual(order.slice(from, from + group.length));
          for (const member of group) expect(isAhead(group[0]!, member)).toBe(false);
          const next = order[from + group.length];
          if (next !== undefined) expect(isAhead(group[0]!, next)).toBe(true);
          const holders = groups.filter((other) => group.every((member) => other.includes(member)));
          expect(holders).toEqual([group]);
        }
      }),
    );
  });
});

describe('chancesOfFirst()', () => {
  it('is, between two, the chance that their difference is above nothing', () => {
    const [lead, variances] = [0.5, [0.1, 0.2]];
    const [first, second] = chancesOfFirst(Float64Array.of(lead, 0), independent(variances), {
      seed: 1,
    });
    const wanted = normalBelow(lead / Math.sqrt(0.3));
    expect(Math.abs(first! - wanted)).toBeLessThan(4 * Math.sqrt((wanted * (1 - wanted)) / 20_000));
    expect(first! + second!).toBeCloseTo(1, 12);
  });

  it('adds up to one, and is a third each among three equals', () => {
    const chances = chancesOfFirst(new Float64Array(3), independent([0.4, 0.4, 0.4]), { seed: 2 });
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
    for (const chance of chances) expect(Math.abs(chance - 1 / 3)).toBeLessThan(0.015);
  });

  it('uses the covariance: a small lead is sure where two move together', () => {
    const variances = { size: 2, values: Float64Array.of(1, 0.9999, 0.9999, 1) };
    expect(chancesOfFirst(Float64Array.of(0.1, 0), variances, { seed: 1, draws: 1000 })).toEqual([
      1, 0,
    ]);
  });

  it('leaves nothing open where there is no doubt', () => {
    const none = independent([0, 0, 0]);
    expect(chancesOfFirst(Float64Array.of(0, 2, 1), none, { seed: 1, draws: 50 })).toEqual([
      0, 1, 0,
    ]);
  });

  it('takes the covariance of standings, which has no inverse, with slot and ties beside it', () => {
    fc.assert(
      fc.property(linkedVotes, (cast) => {
        const { fit, covariance, rows } = computeStandings(tallyCounts(cast), {
          method: 'davidson',
        });
        const chances = chancesOfFirst(fit!.logOdds, covariance!, { seed: 1, draws: 400 });
        expect(chances).toHaveLength(fit!.models.length);
        expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
        // Whoever stands alone at the top for sure is first in nearly every draw.
        const [top] = rows;
        if (top!.rankHigh === 1) {
          expect(chances[fit!.models.indexOf(top!.model)]).toBeGreaterThan(0.85);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('is the same for the same seed, and near it for another', () => {
    const board = [Float64Array.of(0.3, 0.1, 0), independent([0.1, 0.1, 0.1])] as const;
    const [first, again, other] = [7, 7, 8].map((seed) => chancesOfFirst(...board, { seed }));
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
    expect(other![0]).toBeCloseTo(first![0]!, 1);
  });
});

describe('votesToSeparate()', () => {
  it('is nothing where two are apart, and without end where they are equal', () => {
    const covariance = independent([0.5, 0.5]);
    expect(votesToSeparate(Float64Array.of(1.97, 0), covariance, [0, 1])).toBe(0);
    expect(votesToSeparate(Float64Array.of(1, 1), covariance, [0, 1])).toBe(Infinity);
  });

  it('is the first number of votes after which the variance is small enough', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.02, max: 2, noNaN: true }),
        fc.double({ min: 0.05, max: 2, noNaN: true }),
        (lead, variance) => {
          const covariance = independent([variance / 2, variance / 2]);
          const needed = votesToSeparate(Float64Array.of(0, lead), covariance, [0, 1]);
          const chance = expectedScore(lead);
          const after = (votes: number): number =>
            1.959963984540054 * Math.sqrt(1 / (1 / variance + votes * chance * (1 - chance)));
          expect(after(needed)).toBeLessThanOrEqual(lead * (1 + 1e-12));
          if (needed > 0) expect(after(needed - 1)).toBeGreaterThan(lead * (1 - 1e-12));
        },
      ),
    );
  });

  it('does not depend on which of the two is named first', () => {
    const board = [Float64Array.of(0.4, 0.1, 0), independent([0.1, 0.2, 0.3])] as const;
    expect(votesToSeparate(...board, [0, 2])).toBe(votesToSeparate(...board, [2, 0]));
    expect(votesToSeparate(...board, [0, 2])).toBeGreaterThan(0);
  });
});
