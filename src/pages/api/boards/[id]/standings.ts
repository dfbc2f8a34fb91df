import type { APIRoute } from 'astro';
import { answerStandings } from '../../../../lib/voting/server/handlers.ts';
import { withVoting } from '../../_context.ts';

export const prerender = false;

/** The standings of a board as the votes have them now. */
export const GET: APIRoute = (context) =>
  withVoting(context, (inner) => answerStandings(inner, context.params.id ?? ''));
