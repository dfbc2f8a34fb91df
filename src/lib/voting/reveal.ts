import { countVotes, predictWin, roundPublished } from '../rating/index.ts';
import type { Outcome, Standing, Standings, Tally } from '../rating/index.ts';

/** Which part of the votes of a board chose no side. */
export interface UndecidedShares {
  readonly tie: number;
  readonly bothBad: number;
}

/** What is known of the model on one side, after the vote. */
export interface RevealedSide {
  readonly model: string;
  /** Its row on the board; null where it has no votes that count yet. */
  readonly standing: Standing | null;
}

/** Results of the pair so far, seen from the left side, this vote included. */
export interface PairRecord {
  readonly votes: number;
  readonly leftWins: number;
  readonly rightWins: number;
  readonly ties: number;
  readonly bothBad: number;
}

/** How likely each answer was by the ratings, adding up to 1. */
export type OutcomeChances = Readonly<Record<Outcome, number>>;

/** What a voter learns once the vote is stored. */
export interface Reveal {
  readonly vote: string;
  readonly board: string;
  readonly prompt: string | null;
  readonly outcome: Outcome;
  readonly left: RevealedSide;
  readonly right: RevealedSide;
  readonly record: PairRecord;
  /** Null where one of the two has no rating yet, or a provisional one. */
  readonly chances: OutcomeChances | null;
  /** How many votes this voter has cast on the board, this one included. */
  readonly yourVotes: number;
}

/** A vote as far as a reveal needs it. */
export interface RevealedVote {
  readonly id: string;
  readonly board: string;
  readonly prompt: string | null;
  readonly left: string;
  readonly right: string;
  readonly outcome: Outcome;
}

/**
 * What a voter learns about a stored vote.
 *
 * @param record results of the pair with this vote in it, whether or not it counts
 */
export function toReveal(
  vote: RevealedVote,
  {
    standings,
    undecided,
    record,
    yourVotes,
  }: {
    readonly standings: Standings;
    readonly undecided: UndecidedShares;
    readonly record: PairRecord;
    readonly yourVotes: number;
  },
): Reveal {
  const { id, board, prompt, outcome, left, right } = vote;
  const side = (model: string): RevealedSide => ({
    model,
    standing: standings.rows.find((row) => row.model === model) ?? null,
  });
  return {
    vote: id,
    board,
    prompt,
    outcome,
    left: side(left),
    right: side(right),
    record,
    chances: chancesOf(standings, undecided, left, right),
    yourVotes,
  };
}

/** Results of a pair from its counts on either side, seen from the left side of the vote. */
export function recordOfCounts(
  counts: readonly (Omit<PairRecord, 'votes'> & { readonly left: string })[],
  left: string,
): PairRecord {
  const sum = { votes: 0, leftWins: 0, rightWins: 0, ties: 0, bothBad: 0 };
  for (const pair of counts) {
    const isSameSide = pair.left === left;
    sum.leftWins += isSameSide ? pair.leftWins : pair.rightWins;
    sum.rightWins += isSameSide ? pair.rightWins : pair.leftWins;
    sum.ties += pair.ties;
    sum.bothBad += pair.bothBad;
  }
  return { ...sum, votes: sum.leftWins + sum.rightWins + sum.ties + sum.bothBad };
}

/** A record with one more vote. */
export function addToRecord(record: PairRecord, outcome: Outcome): PairRecord {
  return {
    votes: record.votes + 1,
    leftWins: record.leftWins + Number(outcome === 'left'),
    rightWins: record.rightWins + Number(outcome === 'right'),
    ties: record.ties + Number(outcome === 'tie'),
    bothBad: record.bothBad + Number(outcome === 'both_bad'),
  };
}

/** The shares of a board; nothing where it has no votes. */
export function undecidedShares(tally: Tally | undefined): UndecidedShares {
  const votes = tally === undefined ? 0 : countVotes(tally);
  if (tally === undefined || votes === 0) return { tie: 0, bothBad: 0 };
  const share = (counts: Float64Array): number =>
    counts.reduce((sum, count) => sum + count, 0) / votes;
  return { tie: share(tally.tie), bothBad: share(tally.both_bad) };
}

/**
 * How likely each answer was: an undecided one by its share on the board, the rest split as the
 * ratings say.
 *
 * @returns null where one of the two has no rating, or one from too few votes to say so
 */
export function chancesOf(
  standings: Standings,
  { tie, bothBad }: UndecidedShares,
  left: string,
  right: string,
): OutcomeChances | null {
  const isRated = (model: string): boolean =>
    standings.rows.find((row) => row.model === model)?.state === 'rated';
  const prediction = predictWin(standings, left, right);
  if (prediction === undefined || !isRated(left) || !isRated(right)) return null;
  const decided = 1 - tie - bothBad;
  return {
    left: roundPublished(decided * prediction.expected),
    right: roundPublished(decided * (1 - prediction.expected)),
    tie: roundPublished(tie),
    both_bad: roundPublished(bothBad),
  };
}
