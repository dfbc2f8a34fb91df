import type { APIRoute } from 'astro';
import { exportMyVotes } from '../../../lib/voting/server/my-votes.ts';
import { withVoting } from '../../api/_context.ts';

export const prerender = false;

/** The voter's own votes as a file. */
export const GET: APIRoute = (context) =>
  withVoting(context, (known) => exportMyVotes(known, 'json'));
