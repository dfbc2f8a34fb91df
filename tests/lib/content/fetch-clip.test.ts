import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fetchClip } from '../../../src/lib/content/fetch-clip.ts';

const film = Buffer.from('moving pictures');
const sha256 = createHash('sha256').update(film).digest('hex');

/** A server that has one clip, at /a.webm. */
async function aServer(): Promise<string> {
  const server = createServer((request, response) => {
    response.statusCode = request.url === '/a.webm' ? 200 : 404;
    response.end(film);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('fetchClip()', () => {
  it('gives the bytes of the file that was described', async () => {
    const url = `${await aServer()}/a.webm`;
    expect(await fetchClip({ url, sha256 })).toEqual({ verdict: 'same', bytes: film });
  });

  it('tells another file, none, one too large, and a server that is not there', async () => {
    const origin = await aServer();
    const other = await fetchClip({ url: `${origin}/a.webm`, sha256: '0'.repeat(64) });
    expect(other).toEqual({ verdict: 'other', words: `another file, its sum is ${sha256}` });
    expect(await fetchClip({ url: `${origin}/b.webm`, sha256 })).toEqual({
      verdict: 'unread',
      words: 'the server answered 404',
    });
    expect(await fetchClip({ url: `${origin}/a.webm`, sha256 }, { largest: 5 })).toMatchObject({
      verdict: 'unread',
    });
    const nobody = { url: 'http://127.0.0.1:1/a.webm', sha256 };
    expect((await fetchClip(nobody)).verdict).toBe('unread');
  });
});
