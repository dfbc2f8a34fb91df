import type { Challenge } from 'altcha-lib';
import { randomInt, randomUUIDv7 } from 'node:crypto';
import type { Ballot } from '../ballot.ts';
import { drawFor } from '../draw.ts';
import type { Matchup } from '../draw.ts';
import { matchupKey } from '../pool.ts';
import type { Pool } from '../pool.ts';
import { refuse } from '../refusal.ts';
import { addToRecord, recordOfCounts, toReveal } from '../reveal.ts';
import type { Reveal } from '../reveal.ts';
import type { KeptVote, Vote, VoteStore } from '../store/vote-store.ts';
import { openTicket, sealTicket, ticketSeconds } from './ticket.ts';
import type { Ticket } from './ticket.ts';
import type { Keys } from './keys.ts';
import { createLiveBoards } from './live-boards.ts';
import type { LiveBoard } from './live-boards.ts';
import type { Limits } from './limits.ts';
import type { ProofOfWork } from './proof-of-work.ts';

/** Who acts: a voter's keyed hashes and that of the network, for limits. */
export interface Actor {
  readonly hashes: readonly [string, ...string[]];
  readonly network: string;
}

/** A matchup that was drawn, with the ticket to answer it. */
export interface DrawnTicket {
  readonly ticket: string;
  /** Id of the vote that the ticket can become. */
  readonly id: string;
  readonly matchup: Matchup;
  /** ISO 8601 */
  readonly expiresAt: string;
  /** Whether the vote has to bring a proof of work, as things are. */
  readonly isProofNeeded: boolean;
}

/** All that can be done about votes. Methods reject with a `Refusal` where something is not done. */
export interface Voting {
  readonly keys: Keys;
  readonly store: VoteStore;
  /** Draws a matchup; `except` is a ticket whose pair shall not come again at once. */
  draw(pool: Pool, actor: Actor, except?: Ticket): Promise<DrawnTicket>;
  /**
   * Reads a ticket that an actor sends.
   *
   * @throws Refusal where it is not one of theirs
   */
  readTicket(text: string, actor: Actor): Ticket;
  /** The challenge whose solution proves the work for a ticket. */
  challenge(ticket: string, actor: Actor): Promise<Challenge>;
  /** Stores a vote and says what is behind it; the same again gives the same. */
  vote(ballot: Ballot, actor: Actor, poolOf: (board: string) => Pool | undefined): Promise<Reveal>;
  /** Notes that a matchup was passed over, and draws the next. */
  skip(
    ticket: string,
    actor: Actor,
    poolOf: (board: string) => Pool | undefined,
  ): Promise<DrawnTicket>;
  /** What is behind a vote that the actor cast before. */
  recall(id: string, actor: Actor, pool: Pool): Promise<Reveal>;
  /** The votes of the actor, oldest first. */
  votesOf(actor: Actor): Promise<readonly Vote[]>;
  /** Cuts the link between the actor's cookie and the votes; they stay, nobody's. */
  forget(actor: Actor): Promise<void>;
  /** The board as the votes have it now; `patience` is how long to wait for newer intervals. */
  liveBoard(pool: Pool, patience?: number): Promise<LiveBoard>;
  close(): Promise<void>;
}

/** What voting is made of. */
export interface VotingParts {
  readonly store: VoteStore;
  readonly keys: Keys;
  readonly limits: Limits;
  readonly proofs: ProofOfWork;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** Puts draw, ticket, ballot, store and limits together. */
export function createVoting({ store, keys, limits, proofs, clock }: VotingParts): Voting {
  const live = createLiveBoards(store, clock);
  const ticketKeys = keys.map(({ ticket }) => ticket);

  const readTicket = (text: string, { hashes }: Actor): Ticket =>
    openTicket(text, { keys: ticketKeys, voters: hashes, now: seconds(clock) });

  const draw = async (pool: Pool, actor: Actor, except?: Ticket): Promise<DrawnTicket> => {
    const [voter] = actor.hashes;
    await limits.consume('draw', { voter, network: actor.network });
    const answered = await answeredBy(store, actor, pool.board);
    const values = await live.values(pool);
    const withExcept =
      except === undefined
        ? answered
        : new Set([...answered, matchupKey(except.left, except.right, except.prompt)]);
    const matchup =
      drawFor(pool, values, withExcept, randomSeeds()) ??
      drawFor(pool, values, answered, randomSeeds());
    if (matchup === undefined) throw refuse('all-answered');
    const now = seconds(clock);
    const id = randomUUIDv7();
    const ticket = await sealTicket({ id, voter, ...matchup }, ticketKeys[0]!, now);
    return {
      ticket,
      id,
      matchup,
      expiresAt: new Date((now + ticketSeconds) * 1000).toISOString(),
      isProofNeeded: await proofs.isNeeded(),
    };
  };

  const reveal = async (kept: KeptVote, pool: Pool): Promise<Reveal> => {
    const { standings, undecided } = await live.read(pool);
    const { vote } = kept;
    const counted = recordOfCounts(kept.pair, vote.left);
    return toReveal(vote, {
      standings,
      undecided,
      // Who is excluded sees no difference.
      record: kept.isExcluded ? addToRecord(counted, vote.outcome) : counted,
      yourVotes: kept.votesOfVoter,
    });
  };

  return {
    keys,
    store,
    draw,
    readTicket,
    challenge: async (text, actor) => {
      const ticket = readTicket(text, actor);
      await limits.consume('challenge', { voter: ticket.voter, network: actor.network });
      return proofs.challengeFor(ticket);
    },
    vote: async (ballot, actor, poolOf) => {
      const { id, voter, board, prompt, left, right, propensity } = readTicket(
        ballot.ticket,
        actor,
      );
      const pool = poolOf(board);
      if (pool === undefined) throw refuse('board-unknown');
      if (pool.kind === 'blind' && ballot.watched === false) throw refuse('not-watched');
      await proofs.check(ballot.proof, { id });
      await limits.consume('vote', { voter, network: actor.network });
      const appended = await store.append(
        {
          ...{ id, board, prompt, left, right, propensity },
          outcome: ballot.outcome,
          watched: ballot.watched ?? null,
          castAt: new Date(clock()).toISOString(),
        },
        actor.hashes,
      );
      if (appended.status === 'matchup-answered') throw refuse('pair-answered');
      if (appended.vote.outcome !== ballot.outcome) throw refuse('ticket-used');
      return reveal(appended, pool);
    },
    skip: async (text, actor, poolOf) => {
      const ticket = readTicket(text, actor);
      const pool = poolOf(ticket.board);
      if (pool === undefined) throw refuse('board-unknown');
      const drawn = await draw(pool, actor, ticket);
      await store.countSkip(ticket);
      return drawn;
    },
    recall: async (id, actor, pool) => {
      const [kept, voter] = await Promise.all([store.findVote(id), store.findVoter(actor.hashes)]);
      if (kept === undefined || kept.vote.voter !== voter || kept.vote.board !== pool.board) {
        throw refuse('vote-unknown');
      }
      return reveal(kept, pool);
    },
    votesOf: async (actor) => {
      const voter = await store.findVoter(actor.hashes);
      return voter === undefined ? [] : store.votesOf(voter);
    },
    forget: async (actor) => {
      if (!(await store.unlinkVoter(actor.hashes))) throw refuse('voter-unknown');
    },
    liveBoard: (pool, patience) => live.read(pool, patience),
    close: () => store.close(),
  };
}

async function answeredBy(
  store: VoteStore,
  { hashes }: Actor,
  board: string,
): Promise<ReadonlySet<string>> {
  const voter = await store.findVoter(hashes);
  if (voter === undefined) return new Set();
  const matchups = await store.matchupsOf(voter, board);
  return new Set(matchups.map(({ left, right, prompt }) => matchupKey(left, right, prompt)));
}

function randomSeeds(): { readonly pair: number; readonly prompt: number } {
  return { pair: randomInt(2 ** 32), prompt: randomInt(2 ** 32) };
}

function seconds(clock: () => number): number {
  return Math.floor(clock() / 1000);
}
