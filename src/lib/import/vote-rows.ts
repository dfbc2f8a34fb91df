import type { Outcome } from '../rating/index.ts';

/** A row of grouped votes as a file has them. */
export interface CountedVote {
  readonly left: string;
  readonly right: string;
  readonly outcome: Outcome;
  readonly count: number;
}

/** The winners that a file may name, as a message lists them. */
export const winnersWanted = 'model_a, model_b, tie or both_bad (also "tie (bothbad)")';

const outcomeByWinner: ReadonlyMap<string, Outcome> = new Map([
  ['model_a', 'left'],
  ['model_b', 'right'],
  ['tie', 'tie'],
  ['both_bad', 'both_bad'],
  ['tie (bothbad)', 'both_bad'],
]);

/** What a winner cell means; undefined where it names none of the four. */
export function outcomeOfWinner(winner: string | undefined): Outcome | undefined {
  return winner === undefined ? undefined : outcomeByWinner.get(winner.trim().toLowerCase());
}

/** Which columns of a file hold what, as SQL. */
export interface VoteColumns {
  readonly left: string;
  readonly right: string;
  readonly winner: string;
  readonly voter: string | undefined;
  /** A date; null where the time stamp is none. */
  readonly day: string | undefined;
}

/**
 * Finds the columns of a vote file: model_a, model_b, and winner or the one-hot form that LMArena
 * publishes; voter (or judge), and tstamp (seconds or milliseconds since 1970, or a date).
 *
 * @throws RangeError that names the missing column and those that were found
 */
export function findColumns(columns: readonly string[], path: string): VoteColumns {
  const has = (name: string): boolean => columns.includes(name);
  const oneHot = ['winner_model_a', 'winner_model_b', 'winner_tie'];
  const isOneHot = !has('winner') && oneHot.every(has);
  const missing = ['model_a', 'model_b', ...(isOneHot ? [] : ['winner'])].filter(
    (name) => !has(name),
  );
  if (missing.length > 0) {
    const hint = has('wins_a')
      ? 'a file of counts is read with --pairs'
      : 'a file of votes has model_a, model_b, winner';
    throw new RangeError(
      `${path}: found columns ${columns.join(', ')}, wanted ${missing.join(' and ')} (${hint})`,
    );
  }
  const voter = ['voter', 'judge'].find(has);
  return {
    left: 'cast(model_a as varchar)',
    right: 'cast(model_b as varchar)',
    winner: isOneHot ? winnerOfOneHot(has('winner_tie (bothbad)')) : 'cast(winner as varchar)',
    voter: voter === undefined ? undefined : `cast("${voter}" as varchar)`,
    day: has('tstamp') ? dayOf('tstamp') : undefined,
  };
}

/** SQL for the winner of a row that marks one of several columns with 1 or true. */
function winnerOfOneHot(hasBothBad: boolean): string {
  const isMarked = (name: string): string =>
    `lower(trim(cast("${name}" as varchar))) in ('1', '1.0', 'true')`;
  return `case when ${isMarked('winner_model_a')} then 'model_a' when ${isMarked('winner_model_b')} then 'model_b' when ${isMarked('winner_tie')} then 'tie' ${hasBothBad ? `when ${isMarked('winner_tie (bothbad)')} then 'both_bad'` : ''} end`;
}

/** SQL for the day, in UTC, of a time stamp in any of the usual forms. */
function dayOf(column: string): string {
  const number = `try_cast(${column} as double)`;
  const stamp = `try_cast(${column} as timestamp)`;
  return `cast(case
    when ${number} > 1e11 and ${number} < 1e15 then make_timestamp(cast(${number} * 1000 as bigint))
    when abs(${number}) <= 1e11 then make_timestamp(cast(${number} * 1000000 as bigint))
    when isfinite(${stamp}) then ${stamp} end as date)`;
}
