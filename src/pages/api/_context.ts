import type { APIContext } from 'astro';
import { loadVotingSite } from '../../lib/catalog/voting-collections.ts';
import { toProblem } from '../../lib/voting/server/requests.ts';
import { currentVoting, shareSite } from '../../lib/voting/server/open-voting.ts';
import type { Context } from '../../lib/voting/server/handlers.ts';

/** What a request needs to be answered: the votes and the catalogue of this process. */
export async function contextOf({
  request,
  clientAddress,
}: Pick<APIContext, 'request' | 'clientAddress'>): Promise<Context> {
  const [voting, site] = await Promise.all([currentVoting(), loadVotingSite()]);
  shareSite(site);
  return { request, socketAddress: clientAddress, voting, site };
}

/** Answers a request with the votes and the catalogue of this process. */
export async function withVoting(
  call: Pick<APIContext, 'request' | 'clientAddress'>,
  handle: (context: Context) => Promise<Response>,
): Promise<Response> {
  try {
    return await handle(await contextOf(call));
  } catch (error) {
    return toProblem(error);
  }
}
