import type { IncomingMessage, ServerResponse } from 'node:http';
import { refuse } from '../refusal.ts';
import { largestBody, toProblem } from './requests.ts';

/**
 * Reads the body of a request before the site sees the request, and lays it where Astro's adapter
 * looks for one that was read: as a stream it would cost a vote more than its encryption does. A
 * body that is larger than any of ours is refused before it fills the memory.
 *
 * @param next called with the request once its body is there; at once where it can have none
 */
export function withWholeBody(
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
): void {
  if (request.method === 'GET' || request.method === 'HEAD') {
    next();
    return;
  }
  const chunks: Buffer[] = [];
  let length = 0;
  const take = (chunk: Buffer): void => {
    length += chunk.length;
    if (length <= largestBody) chunks.push(chunk);
    else refuseLong();
  };
  const refuseLong = (): void => {
    request.off('data', take).off('end', done);
    void refuseBody(response).finally(() => request.destroy());
  };
  const done = (): void => {
    Object.assign(request, { body: Buffer.concat(chunks) });
    next();
  };
  request.on('data', take).once('end', done);
}

async function refuseBody(response: ServerResponse): Promise<void> {
  const problem = toProblem(refuse('body-unreadable', { detail: 'It is too long.' }));
  const text = await problem.text();
  response.writeHead(problem.status, {
    ...Object.fromEntries(problem.headers),
    connection: 'close',
  });
  await new Promise<void>((resolve) => response.end(text, resolve));
}
