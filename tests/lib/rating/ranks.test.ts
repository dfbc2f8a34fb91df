import { describe, expect, it } from 'vitest';
import { separatePairs, spreadRanks } from '../../../src/lib/rating/index.ts';

/** A covariance without correlation: the variance of a difference is the sum of the two. */
function independent(variances: readonly number[]) {
  const size = variances.length;
  const values = new Float64Array(size * size);
  variances.forEach((variance, i) => (values[i * size + i] = variance));
  return { size, values };
}

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
