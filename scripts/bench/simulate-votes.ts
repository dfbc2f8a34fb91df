import {
  computeStandings,
  eloPerLogOdds,
  expectedScore,
  hasRating,
  sandwichOfVoters,
  sumVoters,
  tallyByVoter,
  varianceOfDifference,
} from '../../src/lib/rating/index.ts';
import type { CastVote } from '../../src/lib/rating/index.ts';
import { normalBelow, seededNormal, seededUniform } from '../../src/lib/rating/distributions.ts';

export interface SimulationOptions {
  /** Natural log-odds of the models m0, m1, ... */
  readonly strengths: readonly number[];
  readonly voters: number;
  readonly votesEach: number;
  /** Part of what decides an answer that is the voter's own taste, from 0 (independent votes) to 1. */
  readonly taste?: number;
  /** Share of ties between equals. */
  readonly ties?: number;
  /** Advantage of the left side in log-odds. */
  readonly slot?: number;
  readonly seed: number;
}

/**
 * Votes on random pairs with random sides, drawn so that each model's expected score is exactly
 * that of its strength, whatever the taste and the ties: a Gaussian copula ties the answers of one
 * voter together, and ties take as much from wins as from losses. Bradley-Terry with half-win ties
 * is then true on average, and intervals can be held against `strengths`.
 */
export function simulateVotes({
  strengths,
  voters,
  votesEach,
  taste = 0,
  ties = 0,
  slot = 0,
  seed,
}: SimulationOptions): CastVote[] {
  const uniform = seededUniform(seed);
  const normal = seededNormal(seed + 0x5bd1e995);
  const names = strengths.map((_, index) => `m${index}`);
  const cast: CastVote[] = [];
  for (let voter = 0; voter < voters; voter += 1) {
    const liking = strengths.map(() => normal());
    for (let vote = 0; vote < votesEach; vote += 1) {
      const left = Math.floor(uniform() * strengths.length);
      const right = (left + 1 + Math.floor(uniform() * (strengths.length - 1))) % strengths.length;
      const chance = expectedScore(strengths[left]! - strengths[right]! + slot);
      const inclined =
        Math.sqrt(taste / 2) * (liking[left]! - liking[right]!) + Math.sqrt(1 - taste) * normal();
      const drawn = normalBelow(-inclined);
      const half = ties * Math.min(chance, 1 - chance);
      cast.push({
        left: names[left]!,
        right: names[right]!,
        outcome: drawn < chance - half ? 'left' : drawn < chance + half ? 'tie' : 'right',
        voter: `v${String(voter).padStart(5, '0')}`,
      });
    }
  }
  return cast;
}

export interface CoverageOptions {
  readonly boards: number;
  readonly models: number;
  readonly voters: number;
  readonly votesEach: number;
  readonly taste: number;
  /** Whether intervals know which votes are of one voter. */
  readonly byVoter: boolean;
  readonly seed: number;
}

/** Shares of 95 % intervals that hold the truth. */
export interface Coverage {
  readonly ratings: number;
  /** Of the differences of all pairs. */
  readonly differences: number;
  /** Boards on which all models could be rated; the others have no interval to hold. */
  readonly rated: number;
}

/** Rates seeded boards of known strengths and counts how often intervals hold them. */
export function measureCoverage({
  boards,
  models,
  voters,
  votesEach,
  taste,
  byVoter,
  seed,
}: CoverageOptions): Coverage {
  const ratings = { covered: 0, all: 0 };
  const differences = { covered: 0, all: 0 };
  let rated = 0;
  const count = (sum: { covered: number; all: number }, isCovered: boolean): void => {
    sum.covered += Number(isCovered);
    sum.all += 1;
  };
  for (let board = 0; board < boards; board += 1) {
    const normal = seededNormal(seed + board);
    const strengths = Array.from({ length: models }, () => 0.6 * normal());
    const mean = strengths.reduce((sum, value) => sum + value, 0) / models;
    const votes = tallyByVoter(
      simulateVotes({ strengths, voters, votesEach, taste, ties: 0.2, seed: seed + board }),
    );
    const { rows, fit, doubt } = computeStandings(
      sumVoters(votes),
      byVoter ? { interval: sandwichOfVoters(votes) } : {},
    );
    // Too few votes to rate all of them: there is no interval to hold against the truth.
    if (fit?.models.length !== models || doubt === undefined) continue;
    rated += 1;
    for (const { model, lower, upper } of rows.filter(hasRating)) {
      const truth = 1000 + eloPerLogOdds * (strengths[Number(model.slice(1))]! - mean);
      count(ratings, lower <= truth && truth <= upper);
    }
    for (let i = 0; i < models; i += 1) {
      for (let j = i + 1; j < models; j += 1) {
        const [first, second] = [i, j].map((place) => Number(fit.models[place]!.slice(1)));
        const away = fit.logOdds[i]! - fit.logOdds[j]! - (strengths[first!]! - strengths[second!]!);
        const reach = doubt.critical * Math.sqrt(varianceOfDifference(doubt.covariance, i, j));
        count(differences, Math.abs(away) <= reach);
      }
    }
  }
  return {
    ratings: ratings.covered / ratings.all,
    differences: differences.covered / differences.all,
    rated,
  };
}
