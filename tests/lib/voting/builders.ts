import { randomUUIDv7 } from 'node:crypto';
import type { Pool } from '../../../src/lib/voting/pool.ts';
import type { NewVote } from '../../../src/lib/voting/store/vote-store.ts';
import type { Ticket } from '../../../src/lib/voting/server/ticket.ts';

/** The smallest vote, with what the test is about. */
export function aVote(change: Partial<NewVote> = {}): NewVote {
  return {
    id: randomUUIDv7(),
    board: 'next-project',
    prompt: null,
    left: 'reel-1',
    right: 'reel-2',
    outcome: 'left',
    propensity: 0.5,
    watched: null,
    castAt: '2026-11-23T12:00:00.000Z',
    ...change,
  };
}

/** A ticket of the voter `ada` for the first two models. */
export function aTicket(change: Partial<Ticket> = {}): Ticket {
  return {
    id: randomUUIDv7(),
    voter: 'ada',
    board: 'next-project',
    prompt: null,
    left: 'reel-1',
    right: 'reel-2',
    propensity: 0.5,
    ...change,
  };
}

/** An open board of four models. */
export function aPool(change: Partial<Pool> = {}): Pool {
  return {
    board: 'next-project',
    kind: 'open',
    models: ['reel-1', 'reel-2', 'reel-3', 'reel-4'],
    prompts: [],
    ...change,
  };
}
