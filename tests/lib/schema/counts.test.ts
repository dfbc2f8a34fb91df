import { describe, expect, it } from 'vitest';
import { countsSchema } from '../../../src/lib/schema/counts.ts';
import { refusals, someCounts } from '../../content-builders.ts';

function withPair(...pair: readonly unknown[]) {
  const { motion } = someCounts().dimensions;
  return { ...someCounts(), dimensions: { motion: { ...motion!, pairs: [pair] } } };
}

describe('countsSchema', () => {
  it('accepts counts of two models', () => {
    expect(refusals(countsSchema, someCounts())).toEqual([]);
  });

  it.each([-1, 1.5, '1', null])('refuses %j as a count', (count) => {
    const problems = refusals(countsSchema, withPair('reel', 'spool', 1, count, 1));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(
      /^dimensions\.motion\.pairs\[0\]\[3\]: .*wanted a whole number, 0 or more(, without quotes)?$/,
    );
  });

  it('refuses a pair that lacks a count or has one too many', () => {
    expect(refusals(countsSchema, withPair('reel', 'spool', 1, 1))).toHaveLength(1);
    expect(refusals(countsSchema, withPair('reel', 'spool', 1, 1, 1, 1))).toHaveLength(1);
  });

  it('refuses a single model', () => {
    expect(refusals(countsSchema, someCounts({ models: ['reel'] }))).toHaveLength(1);
  });

  it('refuses an input that is not named by its SHA-256', () => {
    for (const sha256 of ['', 'abc', 'F'.repeat(64), '0'.repeat(65)]) {
      const problems = refusals(countsSchema, someCounts({ input: { sha256, judgements: 3 } }));
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatch('input.sha256: found ');
    }
  });
});
