import type { APIRoute } from 'astro';
import { answerVote } from '../../lib/voting/server/handlers.ts';
import { withVoting } from './_context.ts';

export const prerender = false;

/** Stores a vote and reveals what is behind it. */
export const POST: APIRoute = (context) => withVoting(context, answerVote);
