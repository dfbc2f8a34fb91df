import { toComparisons } from '../comparisons.ts';
import type { Comparisons } from '../comparisons.ts';
import { invertInformation } from '../fit.ts';
import type { Fit } from '../fit.ts';
import { fitLinked } from '../linked-fit.ts';
import type { LinkedFit } from '../linked-fit.ts';
import { scoresOf } from '../scores.ts';
import type { StandingOptions } from '../standings.ts';
import { countVotes } from '../tally.ts';
import type { Tally } from '../tally.ts';
import type { AuditFinding } from './finding.ts';

/** Votes whose removal makes another model first. */
export interface Fragility {
  readonly votes: number;
  readonly newLeader: string;
}

/** Votes alike: one cell, one answer, and how far each of them moves the lead. */
interface VoteGroup {
  readonly cell: number;
  readonly table: 'left' | 'right' | 'draws';
  readonly influence: number;
  readonly count: number;
}

/** Strengths closer than this are level: rounding, far below a published digit. */
const level = 1e-9;

/**
 * The fewest votes whose removal changes the first place: votes are taken in the order of their
 * influence on the leader's lead (one Newton step each), and the change is verified by fitting
 * anew (Broderick, Giordano and Meager, "An automatic finite-sample robustness metric", 2020). The
 * first place has changed where another model is rated above the leader, or where the leader has no
 * win left; being level with it is not enough.
 *
 * @returns undefined where no removal that was tried changes it
 */
export function findFragility(tally: Tally, options: StandingOptions = {}): Fragility | undefined {
  const comparisons = toComparisons(tally, options);
  const linked = fitLinked(comparisons, options);
  if (linked === undefined) return undefined;
  const { logOdds } = linked.fit;
  const first = logOdds.indexOf(Math.max(...logOdds));
  const forecasts = rankedForecasts(comparisons, linked, first);
  let fewest: Fragility | undefined;
  for (const { groups, votes } of forecasts) {
    // A forecast is rarely off by half: who is forecast to take twice as many need not be tried.
    if (fewest !== undefined && votes > 2 * fewest.votes + 5) break;
    const found = verify(comparisons, linked, { first, groups, guess: votes }, options);
    if (found !== undefined && found.votes < (fewest?.votes ?? Infinity)) fewest = found;
  }
  return fewest;
}

/** Says how few votes hold the leader where it is. */
export function auditFragility(tally: Tally, options: StandingOptions): AuditFinding {
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

interface Forecast {
  /** Votes for the leader and against the other, most influential first. */
  readonly groups: readonly VoteGroup[];
  /** How many of them one Newton step each would take. */
  readonly votes: number;
}

/** Forecasts for each other model, the cheapest first. */
function rankedForecasts(comparisons: Comparisons, linked: LinkedFit, first: number): Forecast[] {
  const { fit } = linked;
  const inverse = invertInformation(fit);
  return fit.models
    .map((_, second) => second)
    .filter((second) => second !== first)
    .map((second) => {
      const pulls = Float64Array.from(
        fit.models,
        (_, index) =>
          inverse.values[first * inverse.size + index]! -
          inverse.values[second * inverse.size + index]!,
      );
      const groups = listGroups(comparisons, linked, pulls);
      return { groups, votes: forecastVotes(groups, fit.logOdds[first]! - fit.logOdds[second]!) };
    })
    .sort((left, right) => left.votes - right.votes);
}

function listGroups(
  comparisons: Comparisons,
  { members, fit }: LinkedFit,
  pulls: Float64Array,
): VoteGroup[] {
  const size = comparisons.models.length;
  const groups: VoteGroup[] = [];
  members.forEach((row, i) => {
    members.forEach((column, j) => {
      const cell = row * size + column;
      const scores = scoresOf(fit, i, j);
      for (const table of ['left', 'right', 'draws'] as const) {
        const count = comparisons[table][cell]!;
        const score = scores[table === 'draws' ? 'draw' : table].difference;
        const influence = (pulls[i]! - pulls[j]!) * score;
        if (count > 0 && influence > 0) groups.push({ cell, table, influence, count });
      }
    });
  });
  return groups.sort((left, right) => right.influence - left.influence);
}

/** Votes until the lead is gone by the sum of influences; all of them where that is not enough. */
function forecastVotes(groups: readonly VoteGroup[], lead: number): number {
  let votes = 0;
  let rest = lead;
  for (const { influence, count } of groups) {
    const taken = Math.min(count, Math.ceil(rest / influence));
    votes += taken;
    rest -= taken * influence;
    if (rest <= 0) break;
  }
  return votes;
}

/** A forecast is one step: walks on to where the refit no longer agrees, then back to the fewest. */
function verify(
  comparisons: Comparisons,
  { fit, members }: LinkedFit,
  {
    first,
    groups,
    guess,
  }: { readonly first: number; readonly groups: readonly VoteGroup[]; readonly guess: number },
  options: StandingOptions,
): Fragility | undefined {
  const outcomeOf = (votes: number): Outcome =>
    outcomeAfter(removeVotes(comparisons, groups, votes), members[first]!, fit, options);
  const most = groups.reduce((sum, { count }) => sum + count, 0);
  let low = 0;
  let high = Math.min(guess, most);
  let outcome = outcomeOf(high);
  while (outcome.isLeading) {
    if (high >= most) return undefined;
    low = high;
    high = Math.min(most, Math.ceil(high * 1.2) + 1);
    outcome = outcomeOf(high);
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    const there = outcomeOf(middle);
    if (there.isLeading) {
      low = middle;
    } else {
      high = middle;
      outcome = there;
    }
  }
  const { newLeader } = outcome;
  return newLeader === undefined ? undefined : { votes: high, newLeader };
}

function removeVotes(
  { models, left, right, draws }: Comparisons,
  groups: readonly VoteGroup[],
  votes: number,
): Comparisons {
  const rest = {
    models,
    left: Float64Array.from(left),
    right: Float64Array.from(right),
    draws: Float64Array.from(draws),
  };
  let toGo = votes;
  for (const { cell, table, count } of groups) {
    const removed = Math.min(toGo, count);
    rest[table][cell]! -= removed;
    toGo -= removed;
    if (toGo === 0) break;
  }
  return rest;
}

/** Whether the leader still leads, and if not who does, where that can be said. */
interface Outcome {
  readonly isLeading: boolean;
  readonly newLeader?: string | undefined;
}

function outcomeAfter(
  comparisons: Comparisons,
  leader: number,
  start: Fit,
  options: StandingOptions,
): Outcome {
  const again = tryFit(comparisons, start, options);
  if (again === undefined) return { isLeading: false };
  const { fit, members } = again;
  const best = fit.logOdds.indexOf(Math.max(...fit.logOdds));
  const place = members.indexOf(leader);
  if (place !== -1 && fit.logOdds[best]! <= fit.logOdds[place]! + level) return { isLeading: true };
  const isPassed = place !== -1 || isWinless(comparisons, leader);
  return { isLeading: false, newLeader: isPassed ? fit.models[best] : undefined };
}

function tryFit(
  comparisons: Comparisons,
  start: Fit,
  { method, prior }: StandingOptions,
): LinkedFit | undefined {
  try {
    return fitLinked(comparisons, { method, prior, start });
  } catch (error) {
    // What is left may have no estimate under Davidson.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function isWinless({ models, left, right, draws }: Comparisons, index: number): boolean {
  const size = models.length;
  return models.every(
    (_, other) =>
      left[index * size + other]! +
        right[other * size + index]! +
        draws[index * size + other]! +
        draws[other * size + index]! ===
      0,
  );
}
