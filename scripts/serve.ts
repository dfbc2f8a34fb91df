/** `npm start`: serves the built site and the vote API, by the settings of docs/operations.md. */
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import compression from 'compression';
import { pino } from 'pino';
import { readSiteFolder } from '../src/lib/content/settings.ts';
import { answerVote } from '../src/lib/voting/server/handlers.ts';
import type { VotingSite } from '../src/lib/voting/server/handlers.ts';
import { isSecretLost } from '../src/lib/voting/server/keys.ts';
import { respond, toRequest, withWholeBody } from '../src/lib/voting/server/node-http.ts';
import { currentSite, openVoting, shareVoting } from '../src/lib/voting/server/open-voting.ts';
import { readSettings } from '../src/lib/voting/server/settings.ts';

/** How long requests that have begun may take to end when the server is stopped, in milliseconds. */
const graceMilliseconds = 10_000;

const entry = pathToFileURL(resolve(readSiteFolder(process.env), 'server/entry.mjs'));

try {
  const settings = readSettings(process.env);
  if (!existsSync(entry)) {
    throw new Error('Cannot serve: the site is not built yet. Type: npm run build');
  }
  const log = pino({
    level: settings.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
  });
  if (isSecretLost(settings)) {
    log.warn(
      'The secret beside the votes is gone; a new one is made, and whoever voted before is a new voter',
    );
  }
  const voting = await openVoting(settings);
  shareVoting(voting);
  // We listen ourselves, to be able to stop without cutting anybody off.
  process.env['ASTRO_NODE_AUTOSTART'] = 'disabled';
  const { handler } = (await import(entry.href)) as { handler: RequestListener };

  const compress = compression();

  /** Votes come in bursts; they need nothing of the site but its boards, and take no turn through its router. */
  const answerVoteDirectly = (
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    { body, site }: { readonly body: Buffer | undefined; readonly site: VotingSite },
  ): void => {
    const socketAddress = incoming.socket.remoteAddress ?? '';
    answerVote({ request: toRequest(incoming, body), socketAddress, voting, site })
      .catch((error: unknown) => {
        log.error(error, 'vote');
        return new Response('Internal server error', { status: 500 });
      })
      .then((answer) => respond(outgoing, answer))
      .catch(() => outgoing.destroy());
  };

  const server = createServer((request, response) => {
    const start = performance.now();
    response.once('finish', () => {
      // Neither the address nor the cookie nor the query, which may say who or what.
      log.debug(
        {
          method: request.method,
          path: request.url?.split('?')[0],
          status: response.statusCode,
          milliseconds: Math.round(performance.now() - start),
        },
        'request',
      );
    });
    withWholeBody(request, response, (body) => {
      const site = currentSite();
      if (site !== undefined && request.method === 'POST' && request.url === '/api/votes') {
        answerVoteDirectly(request, response, { body, site });
        return;
      }
      compress(request, response, () => {
        handler(request, response);
      });
    });
  });

  const stop = (signal: string): void => {
    log.info({ signal }, 'stopping');
    setTimeout(() => {
      server.closeAllConnections();
    }, graceMilliseconds).unref();
    server.close(() => {
      void voting.close().then(() => {
        log.info('stopped');
      });
    });
    server.closeIdleConnections();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);

  server.once('error', (error: NodeJS.ErrnoException) => {
    fail(
      error.code === 'EADDRINUSE'
        ? `Cannot serve on port ${settings.port}: another program uses it. Type: PORT=${settings.port + 1} npm start`
        : `Cannot serve on ${settings.host}:${settings.port}: ${error.message}`,
    );
    void voting.close();
  });
  server.listen(settings.port, settings.host, () => {
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : settings.port;
    console.log(`Matchcut is at http://${settings.host}:${port}/`);
    log.info({ port, store: voting.store.kind }, 'listening');
  });
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
