import type { APIRoute } from 'astro';
import { answerMatchup } from '../../../lib/voting/server/handlers.ts';
import { withVoting } from '../_context.ts';

export const prerender = false;

/** A matchup of a board with its ticket. */
export const GET: APIRoute = (context) => withVoting(context, answerMatchup);
