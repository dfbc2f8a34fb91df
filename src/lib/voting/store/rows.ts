import type { BoardCounts, Exclusion, PairCounts, Vote, VoterCount } from './vote-store.ts';

/** A row as a database gives it. */
export type Row = Readonly<Record<string, unknown>>;

/** The columns of a vote, in the order of `toVoteRow`. */
export const voteColumns =
  'id, board, prompt, left_model, right_model, outcome, voter, propensity, watched, cast_at';

/** The columns that counts of a pair are read from. */
export const countColumns = 'left_model, right_model, left_wins, right_wins, ties, both_bad';

/** Votes that do not count, each with the reason of the oldest exclusion that holds it. */
export const selectExcludedVotes = `SELECT x.vote, e.reason
  FROM (SELECT vote, min(exclusion) AS exclusion FROM excluded_votes GROUP BY vote) AS x
  JOIN exclusions AS e ON e.id = x.exclusion ORDER BY x.vote`;

/** A vote as the values of its columns. */
export function toVoteRow(vote: Vote): (string | number | boolean | null)[] {
  const { id, board, prompt, left, right, outcome, voter, propensity, watched, castAt } = vote;
  return [id, board, prompt, left, right, outcome, voter, propensity, watched, castAt];
}

/** A vote from its row; SQLite has 0 and 1 for whether clips were watched. */
export function toVote(row: Row): Vote {
  return {
    id: row['id'] as string,
    board: row['board'] as string,
    prompt: row['prompt'] as string | null,
    left: row['left_model'] as string,
    right: row['right_model'] as string,
    outcome: row['outcome'] as Vote['outcome'],
    voter: row['voter'] as string,
    propensity: row['propensity'] as number,
    watched: row['watched'] === null ? null : Boolean(row['watched']),
    castAt: row['cast_at'] as string,
  };
}

/** Counts of a pair from its row; Postgres gives large numbers as text. */
export function toPairCounts(row: Row): PairCounts {
  return {
    left: row['left_model'] as string,
    right: row['right_model'] as string,
    leftWins: Number(row['left_wins']),
    rightWins: Number(row['right_wins']),
    ties: Number(row['ties']),
    bothBad: Number(row['both_bad']),
  };
}

/** Counts of a board from the rows of its pairs. */
export function toBoardCounts(rows: readonly Row[]): BoardCounts {
  return {
    revision: rows.reduce((sum, row) => sum + Number(row['revision']), 0),
    excluded: rows.reduce((sum, row) => sum + Number(row['excluded']), 0),
    pairs: rows.map(toPairCounts),
  };
}

/** A voter's count from its row. */
export function toVoterCount(row: Row): VoterCount {
  return {
    voter: row['voter'] as string,
    left: row['left_model'] as string,
    right: row['right_model'] as string,
    outcome: row['outcome'] as VoterCount['outcome'],
    count: Number(row['count']),
  };
}

/** An exclusion from its row. */
export function toExclusion(row: Row): Exclusion {
  return {
    id: row['id'] as string,
    voter: row['voter'] as string | null,
    reason: row['reason'] as string,
    excludedAt: row['excluded_at'] as string,
    liftedAt: row['lifted_at'] as string | null,
    liftedReason: row['lifted_reason'] as string | null,
    votes: Number(row['votes']),
  };
}

/** A vote that does not count, from its row. */
export function toExcludedVote(row: Row): { readonly vote: string; readonly reason: string } {
  return { vote: row['vote'] as string, reason: row['reason'] as string };
}
