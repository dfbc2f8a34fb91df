import type { APIRoute } from 'astro';
import { answerSkip } from '../../../lib/voting/server/handlers.ts';
import { withVoting } from '../_context.ts';

export const prerender = false;

/** Passes a matchup over and gives the next. */
export const POST: APIRoute = (context) => withVoting(context, answerSkip);
