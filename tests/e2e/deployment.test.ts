import { execFileSync, spawn } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { freePort, waitForAnswer } from '../../scripts/bench/listening.ts';
import { postgresMissing, startCluster } from '../slow/lib/voting/store/cluster.ts';

const dockerfile = readFileSync('Dockerfile', 'utf8').replaceAll('\\\n', ' ');
const compose = parse(readFileSync('compose.yaml', 'utf8')) as {
  services: Record<'site' | 'database', { environment: Record<string, string> }>;
};

/** The command of the last `CMD` or `HEALTHCHECK` line, as it is run without a shell. */
function commandOf(pattern: RegExp): [string, ...string[]] {
  const [, json] = pattern.exec(dockerfile)!;
  return JSON.parse(json!) as [string, ...string[]];
}

const start = commandOf(/^CMD (\[.*\])$/m);
const healthcheck = commandOf(/^HEALTHCHECK .*CMD (\[.*\])$/m);

describe('the steps of the Dockerfile', () => {
  it('are commands that this repository has', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    const steps = [...dockerfile.matchAll(/^RUN (npm .*)$/gm)].map(([, step]) => step!);
    expect(steps).toEqual(['npm ci --no-audit --no-fund', 'npm run build', 'npm prune --omit=dev']);
    expect(scripts).toHaveProperty('build');
    expect(existsSync(start[1]!)).toBe(true);
  });

  it('leave in place every package that the server loads', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const served = [
      'scripts/serve.ts',
      ...globSync('src/lib/voting/**/*.ts'),
      ...globSync('dist/server/**/*.mjs'),
    ];
    const imported = served
      .flatMap((path) => ts.preProcessFile(readFileSync(path, 'utf8')).importedFiles)
      .map(({ fileName }) => fileName)
      .filter((name) => /^@?[a-z]/.test(name) && !name.includes(':'))
      .map((name) =>
        name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/'),
      )
      .filter((name) => !builtinModules.includes(name));
    // What Astro brings with it stays as long as Astro does.
    const brought = (name: string): boolean =>
      globSync(`node_modules/{astro,@astrojs/*}/package.json`).some((path) => {
        const { dependencies: own, optionalDependencies: optional } = JSON.parse(
          readFileSync(path, 'utf8'),
        ) as Partial<Record<'dependencies' | 'optionalDependencies', Record<string, string>>>;
        return name in { ...own, ...optional };
      });
    const missing = [...new Set(imported)].filter(
      (name) => !(name in dependencies) && !brought(name),
    );
    expect(missing).toEqual([]);
  });
});

describe.skipIf(postgresMissing !== undefined)('the command of the Dockerfile', () => {
  it('with the settings of compose.yaml serves the site, takes a vote, and ends when asked', async () => {
    const cluster = await startCluster();
    const port = String(await freePort());
    const { site } = compose.services;
    const environment: Record<string, string> = {
      ...Object.fromEntries(
        Object.entries(process.env).map(([name, value]) => [name, value ?? '']),
      ),
      ...site.environment,
      HOST: '127.0.0.1',
      PORT: port,
      MATCHCUT_SECRET: 's'.repeat(64),
      DATABASE_URL: await cluster.createDatabase(),
    };
    expect(site.environment['DATABASE_URL']).toMatch(
      /^postgres:\/\/matchcut:.*@database:5432\/matchcut$/,
    );
    const server = spawn(process.execPath, start.slice(1), { env: environment, stdio: 'ignore' });
    try {
      const origin = `http://127.0.0.1:${port}`;
      await waitForAnswer(`${origin}/api/health`, server);
      execFileSync(process.execPath, healthcheck.slice(1), { env: environment });
      expect((await fetch(`${origin}/boards/`)).status).toBe(200);
      const drawn = await fetch(`${origin}/api/matchup?board=next-project`);
      const cookie = drawn.headers.get('set-cookie')!.split(';')[0]!;
      const { ticket } = (await drawn.json()) as { ticket: string };
      const vote = await fetch(`${origin}/api/votes`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ ticket, outcome: 'left' }),
      });
      expect(await vote.json()).toMatchObject({ outcome: 'left', yourVotes: 1 });
      // Standings follow within a moment: a fit may take a twentieth of the time at most.
      await expect
        .poll(
          async () => {
            const standings = await fetch(`${origin}/api/boards/next-project/standings`);
            return ((await standings.json()) as { votes: number }).votes;
          },
          { timeout: 10_000 },
        )
        .toBe(1);
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      expect(await ended).toBe(0);
    } finally {
      server.kill('SIGKILL');
      await cluster.remove();
    }
  });
});
