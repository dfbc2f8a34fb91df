/** The vote API alone, without pages: what trials start, stop and kill many times. */
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import {
  answerHealth,
  answerMatchup,
  answerStandings,
  answerVote,
} from '../../src/lib/voting/server/handlers.ts';
import { openVoting } from '../../src/lib/voting/server/open-voting.ts';
import { toProblem } from '../../src/lib/voting/server/requests.ts';
import { readSettings } from '../../src/lib/voting/server/settings.ts';
import { benchSite } from './vote-site.ts';

const settings = readSettings(process.env);
const voting = await openVoting(settings);

const server = createServer((incoming, outgoing) => {
  void answer(incoming).then(async (response) => {
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  });
});
server.listen(settings.port, settings.host);
process.once('SIGTERM', () => {
  server.close(() => void voting.close());
  server.closeIdleConnections();
});

async function answer(incoming: IncomingMessage): Promise<Response> {
  try {
    const request = toRequest(incoming);
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

function toRequest(incoming: IncomingMessage): Request {
  const body = incoming.method === 'POST' ? Readable.toWeb(incoming) : null;
  return new Request(`http://${incoming.headers.host ?? 'localhost'}${incoming.url ?? '/'}`, {
    method: incoming.method ?? 'GET',
    headers: incoming.headers as Record<string, string>,
    ...(body === null ? {} : { body: body as ReadableStream, duplex: 'half' }),
  });
}
