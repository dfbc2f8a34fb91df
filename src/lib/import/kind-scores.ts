import type { Fit, TieRule } from '../rating/index.ts';
import { invertInformation } from '../rating/fit.ts';
import { scoresOf } from '../rating/scores.ts';
import type { CountedVote } from './vote-rows.ts';

/** Scores are held in units of this, so that the sum over a voter's votes is exact in any order. */
export const unitsPerScore = 2 ** 30;

/** What a vote of each kind adds to its voter's score at a fit: one entry a kind in every list. */
export interface KindScores {
  /** Place of the left model among the fit's; -1 where votes of this kind do not count. */
  readonly left: Int16Array;
  readonly right: Int16Array;
  /** Pull at the left model's strength, and with the other sign at the right's; whole units. */
  readonly difference: Float64Array;
  /** Pull at the tie parameter; whole units, zero where the fit has none. */
  readonly tie: Float64Array;
}

/** Scores of all kinds of votes at a fit, in whole units of one in {@link unitsPerScore}. */
export function scoreKinds(fit: Fit, kinds: readonly CountedVote[], rule: TieRule): KindScores {
  const place = new Map(fit.models.map((model, index) => [model, index]));
  const left = new Int16Array(kinds.length).fill(-1);
  const right = new Int16Array(kinds.length);
  const difference = new Float64Array(kinds.length);
  const tie = new Float64Array(kinds.length);
  kinds.forEach((kind, at) => {
    const [i, j] = [place.get(kind.left), place.get(kind.right)];
    if (i === undefined || j === undefined || isLeftOut(kind.outcome, rule)) return;
    const { outcome } = kind;
    const score = scoresOf(fit, i, j)[outcome === 'left' || outcome === 'right' ? outcome : 'draw'];
    left[at] = i;
    right[at] = j;
    difference[at] = Math.round(score.difference * unitsPerScore);
    tie[at] = Math.round(score.tie * unitsPerScore);
  });
  return { left, right, difference, tie };
}

/** What a vote of each kind adds to its voter's pull at one parameter. */
export interface KindPulls {
  /** In whole units; zero where votes of this kind do not count. */
  readonly pulls: Float64Array;
  /** What one unit is worth, a power of two. */
  readonly unit: number;
}

/**
 * Pulls at the slot effect of a fit that has one: the slot's row of the inverse information times
 * the score. The variance of the slot effect is the sum of their squares, a voter's pulls added up
 * first, which is its cell of the sandwich without the rest.
 */
export function slotPulls(
  fit: Fit,
  kinds: readonly CountedVote[],
  { left, right, difference, tie }: KindScores,
): KindPulls {
  const models = fit.models.length;
  const { size, values } = invertInformation(fit);
  const row = values.subarray(models * size, (models + 1) * size);
  const tieShare = fit.logTie === undefined ? 0 : row[models + 1]!;
  const pulls = Float64Array.from(kinds, (_, at) =>
    left[at]! < 0
      ? 0
      : (difference[at]! * (row[left[at]!]! - row[right[at]!]! + row[models]!) +
          tie[at]! * tieShare) /
        unitsPerScore,
  );
  const largest = pulls.reduce((most, pull) => Math.max(most, Math.abs(pull)), 0);
  const unit = largest === 0 ? 1 : 2 ** (Math.ceil(Math.log2(largest)) - 30);
  return { pulls: pulls.map((pull) => Math.round(pull / unit)), unit };
}

function isLeftOut(outcome: CountedVote['outcome'], { ties, bothBad }: TieRule): boolean {
  if (outcome === 'left' || outcome === 'right') return false;
  return ties === 'drop' || (outcome === 'both_bad' && bothBad === 'drop');
}
