import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { largestBody } from '../../../../src/lib/voting/server/requests.ts';
import { respond, toRequest, withWholeBody } from '../../../../src/lib/voting/server/node-http.ts';

const server = createServer((request, response) => {
  withWholeBody(request, response, () => {
    const { body } = request as IncomingMessage & { readonly body?: Buffer };
    response.end(body === undefined ? 'none' : `${body.length}: ${body.toString().slice(0, 9)}`);
  });
});
let origin = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => server.close());

function post(body: string): Promise<Response> {
  return fetch(origin, { method: 'POST', body });
}

describe('withWholeBody()', () => {
  it('lays the body beside the request, also an empty one', async () => {
    expect(await (await post('a ballot')).text()).toBe('8: a ballot');
    expect(await (await post('')).text()).toBe('0: ');
    expect(await (await post('x'.repeat(largestBody))).text()).toBe(`${largestBody}: xxxxxxxxx`);
  });

  it('lets a request pass that has none', async () => {
    expect(await (await fetch(origin)).text()).toBe('none');
  });

  it('refuses a body that is too long, and reads no more of it', async () => {
    const refused = await post('x'.repeat(largestBody + 1));
    expect(refused.status).toBe(400);
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
    expect(await refused.json()).toMatchObject({ status: 400, detail: 'It is too long.' });
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.on('error', () => undefined).resume();
    socket.write(`POST / HTTP/1.1\r\nhost: x\r\ncontent-length: ${10 * largestBody}\r\n\r\n`);
    socket.write('x'.repeat(2 * largestBody));
    await new Promise((resolve) => socket.once('close', resolve));
    expect(socket.destroyed).toBe(true);
  });
});

describe('toRequest() and respond()', () => {
  it('carry address, headers and body to a handler, and its answer back', async () => {
    const echo = createServer((incoming, outgoing) => {
      withWholeBody(incoming, outgoing, (body) => {
        const request = toRequest(incoming, body);
        const answer = async () =>
          Response.json(
            {
              method: request.method,
              query: new URL(request.url).search,
              host: request.headers.get('host'),
              cookie: request.headers.get('cookie'),
              body: await request.text(),
            },
            { status: 202, headers: { 'set-cookie': 'a=b', 'cache-control': 'no-store' } },
          );
        void answer().then((response) => respond(outgoing, response));
      });
    });
    await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
    const { port } = echo.address() as AddressInfo;
    const address = `http://127.0.0.1:${port}/api/votes?x=1`;
    const headers = { cookie: 'voter=1' };
    const posted = await fetch(address, { method: 'POST', headers, body: 'a ballot, ä' });
    expect(posted.status).toBe(202);
    expect(posted.headers.get('set-cookie')).toBe('a=b');
    expect(await posted.json()).toEqual({
      method: 'POST',
      query: '?x=1',
      host: `127.0.0.1:${port}`,
      cookie: 'voter=1',
      body: 'a ballot, ä',
    });
    expect(await (await fetch(address)).json()).toMatchObject({ method: 'GET', body: '' });
    echo.close();
  });
});
