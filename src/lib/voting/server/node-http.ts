import type { IncomingMessage, ServerResponse } from 'node:http';
import { refuse } from '../refusal.ts';
import { largestBody, toProblem } from './requests.ts';

/**
 * Reads the body of a request before anything else sees the request, and lays it where Astro's
 * adapter looks for one that was read. A body that is larger than any of ours is refused before it
 * fills the memory.
 *
 * @param next called with the body once it is there; at once where there can be none
 */
export function withWholeBody(
  request: IncomingMessage,
  response: ServerResponse,
  next: (body?: Buffer) => void,
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
    const body = Buffer.concat(chunks);
    Object.assign(request, { body });
    next(body);
  };
  request.on('data', take).once('end', done);
}

function refuseBody(response: ServerResponse): Promise<void> {
  response.setHeader('connection', 'close');
  return respond(response, toProblem(refuse('body-unreadable', { detail: 'It is too long.' })));
}

/** A request of Node's as the handlers take it. */
export function toRequest(
  { url = '/', method = 'GET', headers }: IncomingMessage,
  body: Buffer | undefined,
): Request {
  return new Request(`http://localhost${url}`, {
    method,
    // Of what a client sends, Node keeps no header twice.
    headers: headers as Record<string, string>,
    body: body === undefined ? null : new Uint8Array(body),
  });
}

/** Sends what a handler answered, which is text. */
export async function respond(outgoing: ServerResponse, response: Response): Promise<void> {
  const text = await response.text();
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  await new Promise<void>((resolve) => outgoing.end(text, resolve));
}
