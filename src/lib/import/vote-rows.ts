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

const outcomeByWinner: Readonly<Record<string, Outcome>> = {
  model_a: 'left',
  model_b: 'right',
  tie: 'tie',
  both_bad: 'both_bad',
  'tie (bothbad)': 'both_bad',
};

/** What a winner cell means; undefined where it names none of the four. */
export function outcomeOfWinner(winner: string | undefined): Outcome | undefined {
  return winner === undefined ? undefined : outcomeByWinner[winner.trim().toLowerCase()];
}

/** Which columns of a file hold what, as SQL. */
export interface VoteColumns {
  readonly left: string;
  readonly right: string;
  readonly winner: string;
  readonly voter: string | undefined;
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
    throw new RangeError(
      `${path}: found columns ${columns.join(', ')}, wanted ${missing.join(' and ')} (a file of votes has model_a, model_b, winner)`,
    );
  }
  const bothBad = has('winner_tie (bothbad)')
    ? `when cast("winner_tie (bothbad)" as double) = 1 then 'both_bad'`
    : '';
  const voter = ['voter', 'judge'].find(has);
  return {
    left: 'cast(model_a as varchar)',
    right: 'cast(model_b as varchar)',
    winner: isOneHot
      ? `case when cast(winner_model_a as double) = 1 then 'model_a' when cast(winner_model_b as double) = 1 then 'model_b' when cast(winner_tie as double) = 1 then 'tie' ${bothBad} end`
      : 'cast(winner as varchar)',
    voter: voter === undefined ? undefined : `cast("${voter}" as varchar)`,
    day: has('tstamp') ? dayOf('tstamp') : undefined,
  };
}

/** SQL for the day of a time stamp in any of the usual forms. */
function dayOf(column: string): string {
  const number = `try_cast(${column} as double)`;
  return `strftime(coalesce(
    case when ${number} > 1e11 then make_timestamp(cast(${number} * 1000 as bigint))
         when ${number} is not null then make_timestamp(cast(${number} * 1000000 as bigint)) end,
    try_cast(${column} as timestamp)), '%Y-%m-%d')`;
}
