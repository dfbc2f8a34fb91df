import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { largestBody } from '../../../../src/lib/voting/server/requests.ts';
import { withWholeBody } from '../../../../src/lib/voting/server/whole-body.ts';

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
