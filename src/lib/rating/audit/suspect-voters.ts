import type { TieRule } from '../comparisons.ts';
import { answerChances } from '../davidson.ts';
import type { Fit } from '../fit.ts';
import { answerOf } from '../voters.ts';
import type { VoterTally } from '../voters.ts';
import { round } from './finding.ts';
import type { AuditFinding } from './finding.ts';

/** A voter whose answers no honest reading of the board explains. */
export interface SuspectVoter {
  readonly voter: string;
  readonly votes: number;
  /** `slot`, or the model that is always raised or lowered. */
  readonly leaning: string;
  /** By how many standard errors the voter's points exceed what the fit expects. */
  readonly z: number;
  /** Bound on the two-sided p-value, times the number of tests made. */
  readonly pAdjusted: number;
}

/** The rows of one voter that count, seen from what is tested: points taken, and their chances. */
interface TestedRows {
  readonly points: number[];
  readonly chances: number[];
  readonly counts: number[];
}

/**
 * Voters whose answers lean to one side or to or from one model more than chance allows. For each
 * voter the points of the left side, and of each model met, are held against those that the fit
 * expects. The p-value is Chernoff's bound for sums of answers between 0 and 1 with these means
 * (Hoeffding, "Probability inequalities for sums of bounded random variables", Journal of the
 * American Statistical Association 1963, theorem 1, before its simplification), so it holds for
 * three votes as for three hundred, and however often there are ties; it is multiplied by the
 * number of tests made (Bonferroni).
 *
 * @param fit of the votes of all; with a slot effect, sides are judged against it
 */
export function findSuspectVoters(
  votes: VoterTally,
  fit: Fit,
  options: TieRule = {},
): SuspectVoter[] {
  const size = fit.models.length;
  const board = readBoard(votes, fit, options);
  const surplus = new Float64Array(size + 1);
  const variance = new Float64Array(size + 1);
  const touched: number[] = [];
  const leanings: { voter: number; cast: number; about: number; z: number; bound: number }[] = [];
  let tests = 0;
  for (let voter = 0; voter < votes.voters.length; voter += 1) {
    let cast = 0;
    for (let row = votes.starts[voter]!; row < votes.starts[voter + 1]!; row += 1) {
      if (board.left[row]! < 0) continue;
      const count = votes.count[row]!;
      const residual = count * (board.points[row]! - board.chance[row]!);
      const spread = count * board.dispersion * board.chance[row]! * (1 - board.chance[row]!);
      cast += count;
      for (const index of [size, board.left[row]!, board.right[row]!]) {
        if (variance[index] === 0) touched.push(index);
        surplus[index]! += index === board.right[row]! ? -residual : residual;
        variance[index]! += spread;
      }
    }
    tests += touched.length;
    for (const about of touched) {
      const z = surplus[about]! / Math.sqrt(variance[about]!);
      // Within two standard errors nothing is left to find once tests are counted.
      if (Math.abs(z) > 2) {
        const bound = boundChance(
          rowsAbout(votes, board, voter, about === size ? undefined : about),
        );
        // Tests only grow in number: what is no finding now will be none at the end.
        if (bound * tests < 0.05) leanings.push({ voter, cast, about, z, bound });
      }
      surplus[about] = 0;
      variance[about] = 0;
    }
    touched.length = 0;
  }
  return leanings
    .map(({ voter, cast, about, z, bound }) => ({
      voter: votes.voters[voter]!,
      votes: cast,
      leaning: about === size ? 'slot' : fit.models[about]!,
      z: round(z, 2),
      pAdjusted: Math.min(1, bound * tests),
    }))
    .filter(({ pAdjusted }) => pAdjusted < 0.05)
    .sort((left, right) => left.pAdjusted - right.pAdjusted);
}

/** Names the voters that stand out. */
export function auditVoters(votes: VoterTally, fit: Fit, options: TieRule): AuditFinding {
  const suspects = findSuspectVoters(votes, fit, options);
  const strongest = new Map<string, SuspectVoter>();
  for (const suspect of suspects) {
    if (!strongest.has(suspect.voter)) strongest.set(suspect.voter, suspect);
  }
  const described = [...strongest.values()].slice(0, 5).map(({ voter, leaning, z }) => {
    const side = z > 0 ? 'left side' : 'right side';
    const towards = leaning === 'slot' ? side : `${z > 0 ? 'for' : 'against'} ${leaning}`;
    return `${voter} (${towards}, z ${z})`;
  });
  return {
    test: 'voters',
    tested: 'Whether any voter leans to one side or to one model beyond chance (Bonferroni).',
    figure: strongest.size,
    verdict:
      strongest.size === 0
        ? 'No voter stands out.'
        : `${strongest.size} of ${votes.voters.length} voters stand out: ${described.join(', ')}${strongest.size > 5 ? ', and more' : ''}.`,
    isConcern: strongest.size > 0,
  };
}

/** Each row as the fit sees it: places of its models (-1 where it does not count), points, chance. */
interface Board {
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** What the left side took: 1, 0, or a half. */
  readonly points: Float64Array;
  /** What the fit expects it to take. */
  readonly chance: Float64Array;
  /** How much votes scatter about the fit, beside what decided votes alone would: below 1 with ties. */
  readonly dispersion: number;
}

function readBoard(votes: VoterTally, fit: Fit, options: TieRule): Board {
  const places = new Map(fit.models.map((model, index) => [model, index]));
  const place = Int32Array.from(votes.models, (model) => places.get(model) ?? -1);
  const rows = votes.outcome.length;
  const left = new Int32Array(rows).fill(-1);
  const right = new Int32Array(rows).fill(-1);
  const points = new Float64Array(rows);
  const chance = new Float64Array(rows);
  const expected = tabulateExpected(fit);
  const pointsOf = [0, 1, 2, 3].map((code) => {
    const answer = answerOf(code, options);
    return answer === undefined ? undefined : { left: 1, right: 0, draw: 0.5 }[answer];
  });
  let seen = 0;
  let likely = 0;
  for (let row = 0; row < rows; row += 1) {
    const i = place[votes.left[row]!]!;
    const j = place[votes.right[row]!]!;
    const taken = pointsOf[votes.outcome[row]!];
    if (i < 0 || j < 0 || taken === undefined) continue;
    const mean = expected[i * fit.models.length + j]!;
    left[row] = i;
    right[row] = j;
    points[row] = taken;
    chance[row] = mean;
    seen += votes.count[row]! * (taken - mean) ** 2;
    likely += votes.count[row]! * mean * (1 - mean);
  }
  return {
    left,
    right,
    points,
    chance,
    dispersion: likely === 0 || seen === 0 ? 1 : seen / likely,
  };
}

/** Points that the fit expects of the model on the left, for each pair. */
function tabulateExpected({ models, logOdds, slot = 0, logTie }: Fit): Float64Array {
  const size = models.length;
  const expected = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      const { left, draw } = answerChances(logOdds[i]! - logOdds[j]! + slot, logTie);
      expected[i * size + j] = left + draw / 2;
    }
  }
  return expected;
}

/** @param model the one whose points are counted; undefined for the left side */
function rowsAbout(
  votes: VoterTally,
  board: Board,
  voter: number,
  model: number | undefined,
): TestedRows {
  const tested: TestedRows = { points: [], chances: [], counts: [] };
  for (let row = votes.starts[voter]!; row < votes.starts[voter + 1]!; row += 1) {
    const isLeft = model === undefined || board.left[row] === model;
    if (board.left[row]! < 0 || (!isLeft && board.right[row] !== model)) continue;
    tested.points.push(isLeft ? board.points[row]! : 1 - board.points[row]!);
    tested.chances.push(isLeft ? board.chance[row]! : 1 - board.chance[row]!);
    tested.counts.push(votes.count[row]!);
  }
  return tested;
}

/**
 * Bound on the chance of a sum as far from its mean, to either side: twice the least over t of
 * exp(-t S) times the product of 1 - p + p exp(t). It holds at every t, so the search for the best
 * one need not be exact; where all answers go one way it is their product itself.
 */
function boundChance({ points, chances, counts }: TestedRows): number {
  let sum = 0;
  let votes = 0;
  let allTaken = 0;
  let noneTaken = 0;
  points.forEach((taken, row) => {
    sum += counts[row]! * taken;
    votes += counts[row]!;
    allTaken += counts[row]! * Math.log(chances[row]!);
    noneTaken += counts[row]! * Math.log1p(-chances[row]!);
  });
  if (sum === votes) return 2 * Math.exp(allTaken);
  if (sum === 0) return 2 * Math.exp(noneTaken);
  let tilt = 0;
  let best = 0;
  for (let step = 0; step < 20; step += 1) {
    let exponent = -tilt * sum;
    let slope = -sum;
    let bend = 0;
    for (let row = 0; row < points.length; row += 1) {
      const grown = chances[row]! * Math.exp(tilt);
      const total = 1 - chances[row]! + grown;
      exponent += counts[row]! * Math.log(total);
      slope += (counts[row]! * grown) / total;
      bend += (counts[row]! * grown * (total - grown)) / (total * total);
    }
    best = Math.min(best, exponent);
    const move = Math.max(-1, Math.min(1, -slope / bend));
    tilt += move;
    if (Math.abs(move) < 1e-6) break;
  }
  return 2 * Math.exp(best);
}
