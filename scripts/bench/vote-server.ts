/** The vote API alone, without pages: what trials start, stop and kill many times. */
import { createServer } from 'node:http';
import {
  answerHealth,
  answerMatchup,
  answerStandings,
  answerVote,
} from '../../src/lib/voting/server/handlers.ts';
import { respond, toRequest, withWholeBody } from '../../src/lib/voting/server/node-http.ts';
import { openVoting } from '../../src/lib/voting/server/open-voting.ts';
import { toProblem } from '../../src/lib/voting/server/requests.ts';
import { readSettings } from '../../src/lib/voting/server/settings.ts';
import { benchSite } from './vote-site.ts';

const settings = readSettings(process.env);
const voting = await openVoting(settings);

const server = createServer((incoming, outgoing) => {
  withWholeBody(incoming, outgoing, (body) => {
    void answer(toRequest(incoming, body)).then((response) => respond(outgoing, response));
  });
});
server.listen(settings.port, settings.host);
process.once('SIGTERM', () => {
  server.close(() => void voting.close());
  server.closeIdleConnections();
});

async function answer(request: Request): Promise<Response> {
  try {
    const { pathname } = new URL(request.url);
    const context = { request, socketAddress: '127.0.0.1', voting, site: benchSite };
    if (pathname === '/api/health') return await answerHealth(() => Promise.resolve(voting));
    if (pathname === '/api/matchup') return await answerMatchup(context);
    if (pathname === '/api/votes') return await answerVote(context);
    return await answerStandings(context, benchBoardOf(pathname));
  } catch (error) {
    return toProblem(error);
  }
}

function benchBoardOf(pathname: string): string {
  return /^\/api\/boards\/([^/]+)\/standings$/.exec(pathname)?.[1] ?? '';
}
