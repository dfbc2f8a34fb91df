import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectToGitHub } from '../../../scripts/github/api.ts';
import type { GitHub } from '../../../scripts/github/api.ts';

describe('connectToGitHub()', () => {
  let server: Server;
  let github: GitHub;
  const asked: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      const url = new URL(request.url!, 'http://x.example');
      asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
      if (url.pathname.endsWith('/missing')) {
        response.writeHead(404).end('{"message":"Not Found"}');
        return;
      }
      const page = Number(url.searchParams.get('page') ?? 1);
      const length = page === 1 ? 100 : 3;
      response.end(JSON.stringify(Array.from({ length }, (_, index) => page * 1000 + index)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    github = connectToGitHub({
      GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      GITHUB_REPOSITORY: 'owner/name',
      GITHUB_TOKEN: 'secret',
    });
  });

  afterAll(() => {
    server.close();
  });

  it('asks about the repository with the token, page by page', async () => {
    expect(await github.list('issues?state=open')).toHaveLength(103);
    expect(asked).toEqual([
      'GET /repos/owner/name/issues?state=open&per_page=100&page=1 Bearer secret',
      'GET /repos/owner/name/issues?state=open&per_page=100&page=2 Bearer secret',
    ]);
  });

  it('says what was asked and answered where that fails', async () => {
    await expect(github.request('GET', 'missing')).rejects.toThrow(
      'GET missing answered 404: {"message":"Not Found"}',
    );
  });

  it('says which variable is missing', () => {
    expect(() => connectToGitHub({ GITHUB_REPOSITORY: 'owner/name' })).toThrow(/GITHUB_TOKEN/);
  });
});
