import { answerHealth } from '../../lib/voting/server/handlers.ts';
import { currentVoting } from '../../lib/voting/server/open-voting.ts';

export const prerender = false;

/** Whether the server and the vote store answer. */
export function GET(): Promise<Response> {
  return answerHealth(currentVoting);
}
