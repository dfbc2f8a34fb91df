import { chiSquareAbove, normalBelow, normalTwoSided } from './distributions.ts';
import { expectedScore, invertInformation } from './fit.ts';
import type { Fit } from './fit.ts';
import { sandwichOfVotes } from './intervals.ts';
import { scoresOf } from './scores.ts';
import type { Answer } from './scores.ts';
import { computeStandings, hasRating } from './standings.ts';
import type { Standing, StandingOptions, Standings } from './standings.ts';
import { countVotes, pointsOf, restrictComparisons, toComparisons } from './tally.ts';
import type { Comparisons, Tally } from './tally.ts';
import { answerOf } from './voters.ts';
import type { VoterTally } from './voters.ts';

/** One thing looked at: what was tested, the figure, and what it means in words. */
export interface AuditFinding {
  readonly test:
    | 'separation'
    | 'slot'
    | 'tie-convention'
    | 'fit'
    | 'intransitivity'
    | 'fragility'
    | 'voter-concentration'
    | 'voters';
  readonly tested: string;
  /** The figure that decides; null where the votes carry none. */
  readonly figure: number | null;
  readonly verdict: string;
  /** Whether a reader should worry. */
  readonly isConcern: boolean;
}

/** A voter whose answers no honest reading of the board explains. */
export interface SuspectVoter {
  readonly voter: string;
  readonly votes: number;
  /** `slot`, or the model that is always raised or lowered. */
  readonly leaning: string;
  readonly z: number;
  /** Two-sided, times the number of tests made. */
  readonly pAdjusted: number;
}

/**
 * What the votes of a board can and cannot carry.
 *
 * @param tally all votes
 * @param options as for the standings
 * @param voters the same votes by voter, where voters are known
 */
export function auditVotes(
  tally: Tally,
  options: StandingOptions = {},
  voters?: VoterTally,
): AuditFinding[] {
  const standings = computeStandings(tally, { ...options, slot: true });
  const { fit } = standings;
  const findings = [auditSeparation(standings.rows)];
  if (fit === undefined) return findings;
  const inner = restrictToFit(tally, fit, options);
  findings.push(auditSlot(standings));
  findings.push(auditTieConvention(tally, options));
  if (fit.method === 'bradley-terry') {
    findings.push(auditPairFit(inner, fit), auditCycles(inner, fit));
  }
  findings.push(auditFragility(tally, options));
  if (voters !== undefined) {
    findings.push(auditConcentration(voters), auditVoters(voters, fit, options));
  }
  return findings;
}

function auditSeparation(rows: readonly Standing[]): AuditFinding {
  const apart = rows
    .filter((row) => !hasRating(row))
    .map(({ model, state }) => `${model} (${state})`);
  return {
    test: 'separation',
    tested: 'Whether wins link all models in both directions.',
    figure: apart.length,
    verdict:
      apart.length === 0
        ? 'All models have a common scale.'
        : `No rating for ${apart.join(', ')}: the votes set no distance.`,
    isConcern: apart.length > 0,
  };
}

function auditSlot({ slot }: Standings): AuditFinding {
  const tested = 'Whether the left side is preferred as such.';
  if (slot === undefined) {
    const verdict = 'The votes cannot tell the side from the strength of the models.';
    return { test: 'slot', tested, figure: null, verdict, isConcern: false };
  }
  const { advantageElo, lower, upper } = slot;
  const isReal = lower > 0 || upper < 0;
  const span = `${round(advantageElo)} points (${round(lower)} to ${round(upper)})`;
  return {
    test: 'slot',
    tested,
    figure: advantageElo,
    verdict: isReal
      ? `The ${advantageElo > 0 ? 'left' : 'right'} side is worth ${span}; random sides keep it out of the ratings.`
      : `No side is preferred: ${span}.`,
    isConcern: isReal,
  };
}

/** Compares the order under half-win ties, dropped ties and Davidson's model. */
function auditTieConvention(tally: Tally, options: StandingOptions): AuditFinding {
  const tested = 'Which places change when ties are dropped or given a chance of their own.';
  const half = ranksOf(tally, { ...options, method: 'bradley-terry', ties: 'half' });
  const others = [
    ranksOf(tally, { ...options, method: 'bradley-terry', ties: 'drop' }),
    ranksOf(tally, { ...options, method: 'davidson', ties: 'half' }),
  ];
  const moved = [...half.keys()].filter((model) =>
    others.some((ranks) => ranks.size > 0 && ranks.get(model) !== half.get(model)),
  );
  return {
    test: 'tie-convention',
    tested,
    figure: moved.length,
    verdict:
      moved.length === 0
        ? 'No place depends on how ties are counted.'
        : `The places of ${moved.join(', ')} depend on how ties are counted.`,
    isConcern: moved.length > 0,
  };
}

function ranksOf(tally: Tally, options: StandingOptions): Map<string, number> {
  try {
    const { rows } = computeStandings(tally, withoutIntervals(options));
    return new Map(rows.filter(hasRating).map(({ model, rank }) => [model, rank]));
  } catch (error) {
    // Davidson needs draws, and dropping ties may leave models unlinked: then there is no other view.
    if (error instanceof RangeError) return new Map();
    throw error;
  }
}

/** Chi-square of the pairs' results about the fit, in units of how votes really scatter. */
function auditPairFit(comparisons: Comparisons, fit: Fit): AuditFinding {
  let statistic = 0;
  let pairs = 0;
  forEachPair(comparisons, fit, ({ won, played, expected, scatter }) => {
    statistic += (won - played * expected) ** 2 / scatter;
    pairs += 1;
  });
  const degrees = pairs - (fit.models.length - 1);
  const p = chiSquareAbove(statistic, degrees);
  return {
    test: 'fit',
    tested: 'Whether one strength a model explains the results of all pairs (residual chi-square).',
    figure: round(statistic, 2),
    verdict:
      degrees <= 0
        ? 'Too few pairs to tell.'
        : p < 0.01
          ? `It does not: ${round(statistic)} on ${degrees} degrees of freedom (p ${formatP(p)}). Some pairs go their own way.`
          : `It does: ${round(statistic)} on ${degrees} degrees of freedom (p ${formatP(p)}).`,
    isConcern: degrees > 0 && p < 0.01,
  };
}

/** Counts cycles a > b > c > a in direct results, beside what the fit makes likely by chance. */
function auditCycles(comparisons: Comparisons, fit: Fit): AuditFinding {
  const size = fit.models.length;
  const ahead = new Float64Array(size * size);
  const chance = new Float64Array(size * size);
  forEachPair(comparisons, fit, ({ i, j, won, played, expected, scatter }) => {
    ahead[i * size + j] = Math.sign(won - played / 2);
    ahead[j * size + i] = -ahead[i * size + j]!;
    const above = normalBelow((played * (expected - 0.5)) / Math.sqrt(scatter));
    chance[i * size + j] = above;
    chance[j * size + i] = 1 - above;
  });
  let seen = 0;
  let likely = 0;
  const cycles: string[] = [];
  const turn = (table: Float64Array, a: number, b: number, c: number): number[] => [
    table[a * size + b]!,
    table[b * size + c]!,
    table[c * size + a]!,
  ];
  for (let a = 0; a < size; a += 1) {
    for (let b = a + 1; b < size; b += 1) {
      for (let c = b + 1; c < size; c += 1) {
        for (const [x, y, z] of [
          [a, b, c],
          [a, c, b],
        ] as const) {
          if (turn(ahead, x, y, z).every((side) => side > 0)) {
            seen += 1;
            if (cycles.length < 3) cycles.push([x, y, z].map((m) => fit.models[m]).join(' > '));
          }
          likely += turn(chance, x, y, z).reduce((product, value) => product * value, 1);
        }
      }
    }
  }
  const isMore = seen > likely + 2 * Math.sqrt(Math.max(likely, 1));
  return {
    test: 'intransitivity',
    tested: 'How many cycles a > b > c > a stand in the direct results.',
    figure: seen,
    verdict: `${seen} seen, about ${round(likely, 1)} to be expected by chance${isMore ? `; more than chance brings, such as ${cycles.join('; ')}` : ''}.`,
    isConcern: isMore,
  };
}

/**
 * The fewest votes whose removal changes the first place: votes are taken in the order of their
 * influence on the leader's lead (one Newton step each), and the change is verified by fitting
 * anew (Broderick, Giordano and Meager, "An automatic finite-sample robustness metric", 2020).
 */
export function findFragility(
  tally: Tally,
  options: StandingOptions = {},
): { readonly votes: number; readonly newLeader: string } | undefined {
  const standings = computeStandings(tally, options);
  const { fit } = standings;
  const [leader, runnerUp] = standings.rows.filter(hasRating);
  if (fit === undefined || leader === undefined || runnerUp === undefined) return undefined;
  const first = fit.models.indexOf(leader.model);
  const best = fit.models
    .map((_, second) => second)
    .filter((second) => second !== first)
    .map((second) => removeUntilPassed(tally, fit, [first, second], options))
    .filter((result) => result !== undefined)
    .sort((left, right) => left.votes - right.votes)[0];
  return best;
}

function auditFragility(tally: Tally, options: StandingOptions): AuditFinding {
  const tested = 'How few votes would have to go for another model to be first.';
  const found = findFragility(tally, options);
  if (found === undefined) {
    const verdict = 'No removal that was tried changes the first place.';
    return { test: 'fragility', tested, figure: null, verdict, isConcern: false };
  }
  const share = found.votes / countVotes(tally);
  return {
    test: 'fragility',
    tested,
    figure: found.votes,
    verdict: `${found.votes} of ${countVotes(tally)} votes (${(share * 100).toPrecision(2)} %): without them ${found.newLeader} is first.`,
    isConcern: share < 0.01,
  };
}

function removeUntilPassed(
  tally: Tally,
  fit: Fit,
  [first, second]: readonly [number, number],
  options: StandingOptions,
): { readonly votes: number; readonly newLeader: string } | undefined {
  const inverse = invertInformation(fit);
  const pull = (index: number): number =>
    inverse.values[first * inverse.size + index]! - inverse.values[second * inverse.size + index]!;
  const size = tally.models.length;
  const place = tally.models.map((model) => fit.models.indexOf(model));
  const groups: {
    cell: number;
    outcome: 'left' | 'right' | 'tie' | 'both_bad';
    influence: number;
    count: number;
  }[] = [];
  for (let cell = 0; cell < size * size; cell += 1) {
    const [i, j] = [place[Math.floor(cell / size)]!, place[cell % size]!];
    if (i < 0 || j < 0) continue;
    const scores = scoresOf(fit, i, j);
    for (const outcome of ['left', 'right', 'tie', 'both_bad'] as const) {
      const count = tally[outcome][cell]!;
      const answer: Answer = outcome === 'tie' || outcome === 'both_bad' ? 'draw' : outcome;
      const influence = (pull(i) - pull(j)) * scores[answer].difference;
      if (count > 0 && influence > 0) groups.push({ cell, outcome, influence, count });
    }
  }
  groups.sort((left, right) => right.influence - left.influence);
  const most = groups.reduce((sum, { count }) => sum + count, 0);
  const without = (votes: number): string | undefined =>
    leaderWithout(tally, groups, votes, options);
  const lead = fit.logOdds[first]! - fit.logOdds[second]!;
  let guess = 0;
  let moved = 0;
  for (const { influence, count } of groups) {
    const needed = Math.ceil((lead - moved) / influence);
    guess += Math.min(count, Math.max(needed, 0));
    moved += Math.min(count, Math.max(needed, 0)) * influence;
    if (moved >= lead) break;
  }
  if (moved < lead) return undefined;
  const leader = fit.models[first]!;
  // One step is a forecast: walk on to where the refit agrees, then back to the fewest that do.
  let high = guess;
  while (without(high) === leader) {
    if (high >= most) return undefined;
    high = Math.min(most, Math.ceil(high * 1.2) + 1);
  }
  let low = 0;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (without(middle) === leader) low = middle;
    else high = middle;
  }
  const newLeader = without(high);
  return newLeader === undefined ? undefined : { votes: high, newLeader };
}

function leaderWithout(
  tally: Tally,
  groups: readonly {
    cell: number;
    outcome: 'left' | 'right' | 'tie' | 'both_bad';
    count: number;
  }[],
  votes: number,
  options: StandingOptions,
): string | undefined {
  const rest = {
    models: tally.models,
    left: Float64Array.from(tally.left),
    right: Float64Array.from(tally.right),
    tie: Float64Array.from(tally.tie),
    both_bad: Float64Array.from(tally.both_bad),
  };
  let left = votes;
  for (const { cell, outcome, count } of groups) {
    const removed = Math.min(left, count);
    rest[outcome][cell]! -= removed;
    left -= removed;
    if (left === 0) break;
  }
  return computeStandings(rest, withoutIntervals(options)).rows.find(hasRating)?.model;
}

/** How far the votes come from few hands: the share of the busiest, and Kish's effective number. */
function auditConcentration(votes: VoterTally): AuditFinding {
  const counts = votes.voters.map((_, voter) => {
    let sum = 0;
    for (let row = votes.starts[voter]!; row < votes.starts[voter + 1]!; row += 1)
      sum += votes.count[row]!;
    return sum;
  });
  const total = counts.reduce((sum, count) => sum + count, 0);
  const effective = total ** 2 / counts.reduce((sum, count) => sum + count ** 2, 0);
  const busiest = Math.max(...counts) / total;
  return {
    test: 'voter-concentration',
    tested: 'Whether few voters cast most votes (effective number of voters, Kish 1965).',
    figure: round(effective, 1),
    verdict: `${votes.voters.length} voters count as ${round(effective)} equal ones; the busiest cast ${(busiest * 100).toFixed(1)} % of the votes.`,
    isConcern: busiest > 0.1 || effective < 30,
  };
}

/**
 * Voters whose answers lean to one side or to or from one model more than chance allows. For each
 * voter the scores of the fit are added up, once by side and once for each model met, and divided
 * by their standard error; p-values are multiplied by the number of tests made (Bonferroni).
 */
export function findSuspectVoters(
  votes: VoterTally,
  fit: Fit,
  options: StandingOptions = {},
): SuspectVoter[] {
  const place = votes.models.map((model) => fit.models.indexOf(model));
  const dispersion = dispersionOf(votes, fit, place, options);
  const size = fit.models.length;
  let tests = 0;
  const leanings: { voter: number; votes: number; leaning: string; z: number }[] = [];
  votes.voters.forEach((_, voter) => {
    const pull = new Float64Array(size + 1);
    const variance = new Float64Array(size + 1);
    let cast = 0;
    for (let row = votes.starts[voter]!; row < votes.starts[voter + 1]!; row += 1) {
      const [i, j] = [place[votes.left[row]!]!, place[votes.right[row]!]!];
      const answer = answerOf(votes.outcome[row]!, options);
      if (i < 0 || j < 0 || answer === undefined) continue;
      const count = votes.count[row]!;
      const residual = count * scoresOf(fit, i, j)[answer].difference;
      const chance = expectedScore(fit.logOdds[i]! - fit.logOdds[j]!);
      const spread = count * dispersion * chance * (1 - chance);
      cast += count;
      for (const [index, sign] of [
        [size, 1],
        [i, 1],
        [j, -1],
      ] as const) {
        pull[index]! += sign * residual;
        variance[index]! += spread;
      }
    }
    for (let index = 0; index <= size; index += 1) {
      if (variance[index]! === 0) continue;
      tests += 1;
      const z = pull[index]! / Math.sqrt(variance[index]!);
      leanings.push({
        voter,
        votes: cast,
        leaning: index === size ? 'slot' : fit.models[index]!,
        z,
      });
    }
  });
  return leanings
    .map(({ voter, z, ...rest }) => ({
      voter: votes.voters[voter]!,
      ...rest,
      z: round(z, 2),
      pAdjusted: Math.min(1, normalTwoSided(z) * tests),
    }))
    .filter(({ pAdjusted }) => pAdjusted < 0.05)
    .sort((left, right) => left.pAdjusted - right.pAdjusted);
}

function auditVoters(votes: VoterTally, fit: Fit, options: StandingOptions): AuditFinding {
  const suspects = findSuspectVoters(votes, fit, options);
  const names = [...new Set(suspects.map(({ voter }) => voter))];
  const strongest = names
    .slice(0, 5)
    .map((name) => suspects.find(({ voter }) => voter === name)!)
    .map(
      ({ voter, leaning, z }) =>
        `${voter} (${leaning === 'slot' ? (z > 0 ? 'left side' : 'right side') : `${z > 0 ? 'for' : 'against'} ${leaning}`}, z ${z})`,
    );
  return {
    test: 'voters',
    tested: 'Whether any voter leans to one side or to one model beyond chance (Bonferroni).',
    figure: names.length,
    verdict:
      names.length === 0
        ? 'No voter stands out.'
        : `${names.length} of ${votes.voters.length} voters stand out: ${strongest.join(', ')}${names.length > 5 ? ', and more' : ''}.`,
    isConcern: names.length > 0,
  };
}

/** How much votes scatter about the fit, beside what decided votes alone would: below 1 with ties. */
function dispersionOf(
  votes: VoterTally,
  fit: Fit,
  place: readonly number[],
  options: StandingOptions,
): number {
  let seen = 0;
  let likely = 0;
  for (let row = 0; row < votes.outcome.length; row += 1) {
    const [i, j] = [place[votes.left[row]!]!, place[votes.right[row]!]!];
    const answer = answerOf(votes.outcome[row]!, options);
    if (i < 0 || j < 0 || answer === undefined) continue;
    const chance = expectedScore(fit.logOdds[i]! - fit.logOdds[j]!);
    seen += votes.count[row]! * scoresOf(fit, i, j)[answer].difference ** 2;
    likely += votes.count[row]! * chance * (1 - chance);
  }
  return likely === 0 ? 1 : seen / likely;
}

interface PairResult {
  readonly i: number;
  readonly j: number;
  readonly won: number;
  readonly played: number;
  readonly expected: number;
  /** Variance of `won` as votes on the whole board scatter. */
  readonly scatter: number;
}

function forEachPair(comparisons: Comparisons, fit: Fit, visit: (pair: PairResult) => void): void {
  const size = fit.models.length;
  const pairs: Omit<PairResult, 'scatter'>[] = [];
  let seen = 0;
  let likely = 0;
  for (let i = 0; i < size; i += 1) {
    for (let j = i + 1; j < size; j += 1) {
      const won = pointsOf(comparisons, i, j);
      const played = won + pointsOf(comparisons, j, i);
      if (played === 0) continue;
      const expected = expectedScore(fit.logOdds[i]! - fit.logOdds[j]!);
      pairs.push({ i, j, won, played, expected });
      const [forward, backward] = [i * size + j, j * size + i];
      const wins = comparisons.left[forward]! + comparisons.right[backward]!;
      const losses = comparisons.right[forward]! + comparisons.left[backward]!;
      const draws = comparisons.draws[forward]! + comparisons.draws[backward]!;
      seen += wins * (1 - expected) ** 2 + losses * expected ** 2 + draws * (0.5 - expected) ** 2;
      likely += played * expected * (1 - expected);
    }
  }
  const dispersion = likely === 0 || seen === 0 ? 1 : seen / likely;
  for (const pair of pairs) {
    visit({ ...pair, scatter: pair.played * dispersion * pair.expected * (1 - pair.expected) });
  }
}

function restrictToFit(tally: Tally, fit: Fit, options: StandingOptions): Comparisons {
  return restrictComparisons(
    toComparisons(tally, options),
    fit.models.map((model) => tally.models.indexOf(model)),
  );
}

/** Only order is asked for: the plain sandwich is the cheapest interval there is. */
function withoutIntervals(options: StandingOptions): StandingOptions {
  return { ...options, interval: sandwichOfVotes };
}

function round(value: number, digits = 0): number {
  return Number(value.toFixed(digits));
}

function formatP(p: number): string {
  return p < 0.001 ? 'under 0.001' : p.toFixed(3);
}
