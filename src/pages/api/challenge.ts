import type { APIRoute } from 'astro';
import { answerChallenge } from '../../lib/voting/server/handlers.ts';
import { withVoting } from './_context.ts';

export const prerender = false;

/** The challenge of a ticket, for votes that need a proof of work. */
export const POST: APIRoute = (context) => withVoting(context, answerChallenge);
