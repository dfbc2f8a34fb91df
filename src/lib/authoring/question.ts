import type { z } from 'zod';
import { formatFinding } from '../schema/problem.ts';
import { readRecord, suggest } from '../schema/read-record.ts';

/** What somebody has answered so far, by the name of the flag. */
export type Answers = Readonly<Record<string, string>>;

/** What the catalogue holds already, and the day that counts as today, YYYY-MM-DD. */
export interface AuthoringContext {
  readonly ids: { readonly model: readonly string[]; readonly vendor: readonly string[] };
  readonly today: string;
}

/** One thing that must be known before a file can be written. */
export interface Question {
  /** Name of the flag that answers it, without the dashes. */
  readonly flag: string;
  /** What is asked, in a few words. */
  readonly ask: string;
  /** An answer that could be typed, for the example of a whole command. */
  readonly example: string;
  /** What holds where nothing is typed; undefined where it must be answered. */
  readonly fallback?: (answers: Answers, context: AuthoringContext) => string;
  /** What is wrong with an answer, as `found ..., wanted ...`; undefined if nothing. */
  readonly refuse: (answer: string, context: AuthoringContext) => string | undefined;
}

/** What a schema says of an answer: its own words, or nothing if the answer is sound. */
export function refuseBy(schema: z.ZodType): Question['refuse'] {
  return (answer) => {
    const [problem] = readRecord(schema, answer, { path: '', lineOf: () => 1 }).problems;
    // Quotes are for YAML, of which nobody who answers a question writes any.
    return problem && formatFinding(problem).replace('(in quotes) "2025"', '2025');
  };
}

/** Refuses what the first test refuses, else what the next does. */
export function refuseByAll(...tests: readonly Question['refuse'][]): Question['refuse'] {
  return (answer, context) =>
    tests.reduce<string | undefined>((said, test) => said ?? test(answer, context), undefined);
}

/** Refuses what is not among the known ids, with the nearest of them. */
export function refuseUnknown(kind: 'model' | 'vendor'): Question['refuse'] {
  return (answer, { ids }) =>
    ids[kind].includes(answer)
      ? undefined
      : formatFinding({
          found: `"${answer}", which is no file in ${kind}s/`,
          wanted: suggest(answer, ids[kind]),
        });
}

/** Refuses an id that a file of that kind has already. */
export function refuseTaken(kind: 'model' | 'vendor'): Question['refuse'] {
  return (answer, { ids }) =>
    ids[kind].includes(answer)
      ? formatFinding({
          found: `"${answer}", which ${kind}s/${answer}.md has already`,
          wanted: 'an id of its own, or a change of that file',
        })
      : undefined;
}

/** Refuses a day after today. */
export function refuseFuture(answer: string, { today }: AuthoringContext): string | undefined {
  return answer > today && answer !== 'unknown'
    ? formatFinding({
        found: `"${answer}", a day still to come`,
        wanted: `a day up to ${today}`,
      })
    : undefined;
}

/** A text as an id: `Gen-4.5 Turbo` -> `gen-4-5-turbo`; what is no Latin letter or digit is left out. */
export function toId(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
