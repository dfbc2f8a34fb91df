import type { APIContext } from 'astro';
import { loadVotingSite } from '../../lib/catalog/voting-collections.ts';
import { toProblem } from '../../lib/voting/server/requests.ts';
import { currentVoting } from '../../lib/voting/server/open-voting.ts';
import type { Context } from '../../lib/voting/server/handlers.ts';

/** Answers a request with the votes and the catalogue of this process. */
export async function withVoting(
  { request, clientAddress }: Pick<APIContext, 'request' | 'clientAddress'>,
  handle: (context: Context) => Promise<Response>,
): Promise<Response> {
  try {
    const [voting, site] = await Promise.all([currentVoting(), loadVotingSite()]);
    return await handle({ request, socketAddress: clientAddress, voting, site });
  } catch (error) {
    return toProblem(error);
  }
}
