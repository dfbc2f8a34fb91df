import { z } from 'zod';
import { outcomeSchema } from './ballot.ts';
import type { Vote } from './store/vote-store.ts';

/** A vote as a line of a file: the columns that `npm run rate` reads, and the rest. */
export interface VoteLine extends Vote {
  /** Why it does not count; null where it does. */
  readonly excluded: string | null;
}

const winners = { left: 'model_a', right: 'model_b', tie: 'tie', both_bad: 'both_bad' } as const;
const outcomes = { model_a: 'left', model_b: 'right', tie: 'tie', both_bad: 'both_bad' } as const;

const lineSchema = z.strictObject({
  id: z.uuid({ error: 'a UUID' }),
  board: z.string().min(1),
  prompt: z.string().nullable(),
  model_a: z.string().min(1),
  model_b: z.string().min(1),
  winner: z.enum(['model_a', 'model_b', 'tie', 'both_bad'], {
    error: 'one of model_a, model_b, tie, both_bad',
  }),
  voter: z.string().min(1),
  propensity: z.number().gt(0).lte(1),
  watched: z.boolean().nullable(),
  tstamp: z.iso.datetime({ error: 'a time in UTC such as 2026-11-23T12:00:00.000Z' }),
  excluded: z.string().min(1).nullable(),
});

/** Names of the columns of a file of votes, in order. */
export const voteLineColumns = Object.keys(lineSchema.shape) as (keyof typeof lineSchema.shape)[];

/** A vote as one line of JSON. */
export function toJsonLine(vote: VoteLine): string {
  return JSON.stringify(toRecord(vote));
}

/** A vote as one line of CSV (RFC 4180), in the order of `voteLineColumns`. */
export function toCsvLine(vote: VoteLine): string {
  const record = toRecord(vote);
  return voteLineColumns.map((column) => toCell(record[column])).join();
}

/**
 * Reads a line of JSON as `toJsonLine` writes it.
 *
 * @throws RangeError that says what is wrong with it
 */
export function parseJsonLine(text: string): VoteLine {
  const read = lineSchema.safeParse(parse(text));
  if (!read.success) {
    const said = read.error.issues.map(
      ({ path, message }) => `${path.length === 0 ? 'the line' : path.join('.')}: ${message}`,
    );
    throw new RangeError(said.join('; '));
  }
  const { model_a: left, model_b: right, winner, tstamp: castAt, ...rest } = read.data;
  if (left === right) throw new RangeError(`model_b: ${left} cannot meet itself`);
  return { ...rest, left, right, castAt, outcome: outcomeSchema.parse(outcomes[winner]) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RangeError('no JSON; a file to import has one vote a line, as export writes it');
  }
}

function toRecord(
  vote: VoteLine,
): Record<keyof typeof lineSchema.shape, string | number | boolean | null> {
  const { id, board, prompt, left, right, outcome, voter, propensity, watched } = vote;
  return {
    id,
    board,
    prompt,
    model_a: left,
    model_b: right,
    winner: winners[outcome],
    voter,
    propensity,
    watched,
    tstamp: vote.castAt,
    excluded: vote.excluded,
  };
}

function toCell(value: string | number | boolean | null): string {
  if (value === null) return '';
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
