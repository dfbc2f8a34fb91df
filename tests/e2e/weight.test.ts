import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { serveSite } from './browser.ts';

const client = 'dist/client';

/** Pages of pairs are alike, so one in so many is weighed. */
const pairStep = 40;

interface Weight {
  readonly kind: string;
  readonly path: string;
  /** HTML and the style sheets it names, gzipped, in bytes. */
  readonly sent: number;
  /** Script in the page, in bytes as written. */
  readonly script: number;
  readonly scriptFiles: number;
}

const sheets = new Map<string, number>();

function sheetWeight(path: string): number {
  const known = sheets.get(path);
  if (known !== undefined) return known;
  const weight = gzipSync(readFileSync(join(client, path))).length;
  sheets.set(path, weight);
  return weight;
}

function weigh(path: string): Weight {
  const html = readFileSync(join(client, path), 'utf8');
  const named = new Set(
    [...html.matchAll(/href="(\/_astro\/[^"]+\.css)"/g)].map(([, css]) => css!),
  );
  // What stands in a template is inert until the reader acts.
  const live = html.replaceAll(/<template[\s\S]*?<\/template>/g, '');
  const scripts = [...live.matchAll(/<script(?![^>]*json)([^>]*)>([\s\S]*?)<\/script>/g)];
  const parts = path.replaceAll('\\', '/').split('/');
  return {
    kind: parts.length > 2 ? `${parts[0]!}/...` : parts[0]!,
    path,
    sent: gzipSync(html).length + [...named].reduce((sum, css) => sum + sheetWeight(css), 0),
    script: scripts.reduce((sum, [, , text]) => sum + text!.length, 0),
    scriptFiles: scripts.filter(([, attributes]) => attributes!.includes('src=')).length,
  };
}

describe('the weight of pages', () => {
  const paths = globSync('**/*.html', { cwd: client }).sort();
  const weights = paths
    .filter((path, index) => !/^compare.+-vs-/.test(path) || index % pairStep === 0)
    .map(weigh);

  it('stays small for every kind of page', () => {
    const heaviest = [...Map.groupBy(weights, ({ kind }) => kind)].map(
      ([kind, ofKind]) =>
        [kind, ofKind.toSorted((left, right) => right.sent - left.sent)[0]!] as const,
    );
    console.log(
      ['kB gzipped, HTML and style, the heaviest of each kind']
        .concat(
          heaviest
            .toSorted(([, left], [, right]) => right.sent - left.sent)
            .map(
              ([kind, { sent, path }]) =>
                `${(sent / 1000).toFixed(1).padStart(6)} ${kind} (${path})`,
            ),
        )
        .join('\n'),
    );
    expect(weights.length).toBeGreaterThan(100);
    for (const { kind, path, sent } of weights) {
      expect(sent, path).toBeLessThan(kind.startsWith('capabilities') ? 90_000 : 45_000);
    }
  });

  it('has no script before the reader acts, but for light and dark and what waits for the act', () => {
    for (const { path, script, scriptFiles } of weights) {
      expect(script, path).toBeLessThan(1_000);
      expect(scriptFiles, path).toBe(0);
    }
  });

  it('is what the server sends, compressed as the browser asks', async () => {
    const site = await serveSite();
    try {
      for (const encoding of ['gzip', 'br']) {
        const answer = await fetch(site.origin, { headers: { 'accept-encoding': encoding } });
        expect(answer.headers.get('content-encoding')).toBe(encoding);
        expect(answer.headers.get('vary')).toContain('Accept-Encoding');
        expect(await answer.text()).toBe(readFileSync(join(client, 'index.html'), 'utf8'));
      }
    } finally {
      site.stop();
    }
  });
});
