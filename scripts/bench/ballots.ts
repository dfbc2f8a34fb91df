/** Ballots as voters would send them, made with the server's own secret instead of being drawn. */
import { randomUUIDv7 } from 'node:crypto';
import { keyedHash, toKeys } from '../../src/lib/voting/server/keys.ts';
import { cookieName } from '../../src/lib/voting/server/voter.ts';
import { sealTicket } from '../../src/lib/voting/server/ticket.ts';
import { benchBoard } from './vote-site.ts';

/** A ballot ready to be sent. */
export interface ReadyBallot {
  /** Id of the vote that it becomes. */
  readonly id: string;
  readonly cookie: string;
  readonly body: string;
}

const outcomes = ['left', 'right', 'tie', 'both_bad'] as const;

/**
 * Makes ballots, each for a matchup that its voter has not answered: a voter gives a hundred.
 *
 * @param start number of the first, so that several makers do not meet
 * @param age seconds since the tickets were given
 */
export async function makeBallots(
  count: number,
  {
    secret,
    models,
    start = 0,
    age = 0,
  }: {
    readonly secret: string;
    readonly models: readonly string[];
    readonly start?: number;
    readonly age?: number;
  },
): Promise<ReadyBallot[]> {
  const [keys] = toKeys([secret]);
  const now = Math.floor(Date.now() / 1000) - age;
  const pairs = models.flatMap((left, index) =>
    models.slice(index + 1).map((right) => ({ left, right })),
  );
  const votesOfVoter = Math.min(100, pairs.length);
  const ballots: ReadyBallot[] = [];
  for (let number = start; number < start + count; number += 1) {
    const voterId = `bench-${Math.floor(number / votesOfVoter)}`;
    const { left, right } = pairs[(number * 7919) % pairs.length]!;
    const id = randomUUIDv7();
    const ticket = await sealTicket(
      {
        id,
        voter: keyedHash(keys.voter, voterId),
        board: benchBoard,
        prompt: null,
        ...(number % 2 === 0 ? { left, right } : { left: right, right: left }),
        propensity: 1 / pairs.length,
      },
      keys.ticket,
      now,
    );
    ballots.push({
      id,
      cookie: `${cookieName}=${voterId}.${keyedHash(keys.cookie, voterId)}`,
      body: JSON.stringify({ ticket, outcome: outcomes[(number * 31) % 4] }),
    });
  }
  return ballots;
}
