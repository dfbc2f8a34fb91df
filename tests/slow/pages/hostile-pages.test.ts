import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readContent } from '../../../src/lib/content/read-content.ts';
import { formatProblem } from '../../../src/lib/schema/problem.ts';
import { writeFiles } from '../../content-builders.ts';
import { browserPath, openBrowser } from '../../e2e/browser.ts';
import { hostileContent, probe, probeAttribute } from './hostile-content.ts';

describe('a site made of hostile texts', () => {
  const files = hostileContent();
  const content = writeFiles(files);
  const folder = mkdtempSync(join(tmpdir(), 'matchcut-hostile-'));
  const client = join(folder, 'dist/client');
  let pages: { path: string; html: string }[];

  beforeAll(async () => {
    const { problems } = await readContent(content, '2026-11-23');
    expect(problems.map(formatProblem)).toEqual([]);
    const { status, stderr } = spawnSync(process.execPath, ['scripts/build-in.ts', folder], {
      env: { ...process.env, CONTENT_DIR: content, REPOSITORY_URL: 'https://code.example/o/r' },
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    pages = globSync('**/*.html', { cwd: client }).map((path) => ({
      path,
      html: readFileSync(join(client, path), 'utf8'),
    }));
  });

  afterAll(() => {
    for (const made of [content, folder]) rmSync(made, { recursive: true, force: true });
  });

  it('is hostile: the texts are on the pages', () => {
    const written = Object.values(files).join('\n').split(probe).length;
    expect(written).toBeGreaterThan(1_000);
    const shown = pages.filter(({ html }) => html.includes(`&lt;${probe}`));
    expect(pages.length).toBeGreaterThan(40);
    expect(shown.length).toBeGreaterThan(pages.length / 2);
    expect(shown.map(({ path }) => path)).toEqual(
      expect.arrayContaining(
        ['boards/design-arena', 'history/arena-video-editing', 'vote/rules', 'capabilities'].map(
          (page) => join(page, 'index.html'),
        ),
      ),
    );
  });

  it('holds none of them as an element, in no page and no feed', () => {
    const texts = globSync('**/*.{html,xml}', { cwd: client }).filter((path) =>
      // In quotes behind a name, a text is an attribute, where the sign < means nothing.
      readFileSync(join(client, path), 'utf8')
        .replace(/[\w-]="[^"]*"/g, '')
        .includes(`<${probe}`),
    );
    expect(texts).toEqual([]);
  });

  it.skipIf(browserPath === undefined)('gives a browser nothing to run', async () => {
    const browser = await openBrowser();
    const page = await browser.newPage();
    await page.route('**/*', (route) => route.abort());
    const bad: string[] = [];
    for (const { path, html } of pages) {
      await page.setContent(html, { waitUntil: 'domcontentloaded' });
      const found = await page.evaluate(
        ([element, attribute]) => ({
          probes: document.querySelectorAll(`${element}, [${attribute}], img`).length,
          handlers: [...document.querySelectorAll('*')].filter((node) =>
            node.getAttributeNames().some((name) => name.startsWith('on')),
          ).length,
          addresses: [...document.links].filter(
            (link) => !/^(https?:\/\/|[/#?](?!\/))/.test(link.getAttribute('href')!),
          ).length,
          hasRun: 'matchcutRan' in globalThis,
        }),
        [probe, probeAttribute] as const,
      );
      if (JSON.stringify(found) !== '{"probes":0,"handlers":0,"addresses":0,"hasRun":false}')
        bad.push(`${path}: ${JSON.stringify(found)}`);
    }
    await browser.close();
    expect(bad).toEqual([]);
  });
});
