import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkLinks } from '../../../src/lib/content/check-links.ts';

/** What was asked, as `HEAD /there`, and how many questions were open at once. */
let asked: string[] = [];
let open = 0;
let mostOpen = 0;
let agents = new Set<string | undefined>();

const busyTimes = new Map<string, number>();

describe('checkLinks()', () => {
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { method = '', url = '' } = request;
      asked.push(`${method} ${url}`);
      agents.add(request.headers['user-agent']);
      open += 1;
      mostOpen = Math.max(mostOpen, open);
      response.once('close', () => (open -= 1));
      const answer = (status: number, headers: Record<string, string> = {}): void => {
        setTimeout(() => response.writeHead(status, headers).end(), 5);
      };
      if (url === '/silent') return;
      if (url === '/broken') return void request.socket.destroy();
      if (url === '/moved') {
        answer(301, { location: '/there' });
        return;
      }
      if (url === '/no-head') {
        answer(method === 'HEAD' ? 405 : 200);
        return;
      }
      if (url === '/busy') {
        busyTimes.set(url, (busyTimes.get(url) ?? 0) + 1);
        answer(busyTimes.get(url)! <= 2 ? 429 : 200, { 'retry-after': '0' });
        return;
      }
      answer(Number(/^\/(\d{3})/.exec(url)?.[1] ?? 200));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  beforeEach(() => {
    asked = [];
    agents = new Set();
    mostOpen = 0;
    busyTimes.clear();
  });

  async function check(...paths: string[]): Promise<string[]> {
    const answers = await checkLinks(
      paths.map((path) => origin + path),
      { pauseMilliseconds: 1, agent: 'tester' },
    );
    return answers.map(({ url, verdict, words }) => `${new URL(url).pathname} ${verdict} ${words}`);
  }

  it('takes what answers as there, wherever it leads', async () => {
    expect(await check('/there', '/moved')).toEqual(['/there ok 200', '/moved ok 200']);
    expect(asked.filter((question) => question.startsWith('GET'))).toEqual([]);
  });

  it('asks with GET where a server does not like HEAD', async () => {
    expect(await check('/no-head')).toEqual(['/no-head ok 200']);
    expect(asked).toEqual(['HEAD /no-head', 'GET /no-head']);
  });

  it('takes for gone only what the server says is gone', async () => {
    expect(await check('/404', '/410', '/403', '/401', '/500')).toEqual([
      '/404 gone 404',
      '/410 gone 410',
      '/403 unsure 403',
      '/401 unsure 401',
      '/500 unsure 500',
    ]);
  });

  it('does not take a server that nobody knows for one that is busy', async () => {
    const [answer] = await checkLinks(['http://nobody.invalid/'], {
      pauseMilliseconds: 1,
      retries: 0,
    });
    expect(answer?.words).toMatch(/^no such server$|^no answer \(EAI_AGAIN\)$/);
  });

  it('gives up on an answer that does not come, and says after how long', async () => {
    const [answer] = await checkLinks([`${origin}/silent`], {
      pauseMilliseconds: 1,
      timeoutMilliseconds: 100,
      retries: 0,
    });
    expect(answer).toMatchObject({ verdict: 'unsure', words: 'no answer within 0.1 s' });
  });

  it('says why a broken connection gave no answer', async () => {
    expect((await check('/broken'))[0]).toMatch(/^\/broken unsure no answer \(\S.*\)$/);
  });

  it('asks again after an answer that may pass, and not after one that will not', async () => {
    expect(await check('/busy')).toEqual(['/busy ok 200']);
    expect(await check('/404-again')).toEqual(['/404-again gone 404']);
    expect(asked.filter((question) => question.endsWith('/404-again'))).toHaveLength(2);
  });

  it('asks a server one thing at a time, says who asks, and asks nothing twice', async () => {
    await check('/a', '/b', '/c', '/a', '/d', '/e');
    expect(mostOpen).toBe(1);
    expect(agents).toEqual(new Set(['tester']));
    expect(asked.sort()).toEqual(['HEAD /a', 'HEAD /b', 'HEAD /c', 'HEAD /d', 'HEAD /e']);
  });

  it('stops asking where none of the servers asked first can be reached', async () => {
    const unreachable = [1, 2].map((port) => `http://127.0.0.1:${port}/`);
    const rest = [3, 4].map((port) => `http://127.0.0.1:${port}/`);
    const options = { pauseMilliseconds: 1, retries: 0, servers: 2 };
    const answers = await checkLinks([...unreachable, ...rest], options);
    expect(answers.slice(0, 2).every(({ words }) => /^no answer/.test(words))).toBe(true);
    expect(answers.slice(2).map(({ verdict, words }) => `${verdict} ${words}`)).toContain(
      'unsure not asked',
    );
    const [first] = await checkLinks([`${origin}/there`, ...unreachable, ...rest], options);
    expect(first).toMatchObject({ verdict: 'ok' });
  });

  it('goes on where one of them answers', async () => {
    const options = { pauseMilliseconds: 1, retries: 0, servers: 1 };
    const urls = [`${origin}/there`, 'http://127.0.0.1:1/', 'http://127.0.0.1:2/'];
    const answers = await checkLinks(urls, options);
    expect(answers.map(({ words }) => words)).not.toContain('not asked');
  });
});
