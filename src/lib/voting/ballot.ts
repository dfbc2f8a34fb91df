import { z } from 'zod';

/** What a voter can answer: one side, neither for being equal, neither for being bad. */
export const outcomeSchema = z.enum(['left', 'right', 'tie', 'both_bad'], {
  error: 'one of left, right, tie, both_bad',
});

const watchedSchema = z.union([z.boolean(), z.enum(['true', 'false'])]).transform(
  // A form has texts only.
  (value) => value === true || value === 'true',
);

/** What a voter sends back about a matchup. */
export const ballotSchema = z
  .object({
    ticket: z
      .string({ error: 'the ticket of the matchup, a text' })
      .min(1, { error: 'the ticket of the matchup' })
      .max(4096, { error: 'a ticket as it was given' })
      .describe('The ticket as /api/matchup gave it.'),
    outcome: outcomeSchema.describe('The answer.'),
    watched: watchedSchema
      .optional()
      .describe(
        'Whether both clips were watched; left out where nobody can tell, as on open boards.',
      ),
    proof: z
      .string({ error: 'the solution of a challenge, a text' })
      .max(4096, { error: 'the solution of a challenge of ours' })
      .optional()
      .describe('The solved challenge, where votes need a proof of work.'),
  })
  .describe('The answer to one matchup.');

/** An answer to one matchup, checked. */
export type Ballot = z.infer<typeof ballotSchema>;

const onlyTicketSchema = ballotSchema.pick({ ticket: true });

/** What a voter sends to pass over a matchup. */
export const skipSchema = onlyTicketSchema.describe('A matchup passed over.');

/** What a voter sends to get the challenge of a ticket. */
export const challengeRequestSchema = onlyTicketSchema.describe('A ticket to prove work for.');

/** One sentence for all that is wrong with a body: `outcome: one of left, right, tie, both_bad`. */
export function describeIssues(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
    .join('; ');
}
