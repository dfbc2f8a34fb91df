import type { APIRoute } from 'astro';
import { eraseMyVotes } from '../../../lib/voting/server/my-votes.ts';
import { withVoting } from '../../api/_context.ts';

export const prerender = false;

/** Cuts the link between the browser and its votes. */
export const POST: APIRoute = (context) => withVoting(context, eraseMyVotes);
