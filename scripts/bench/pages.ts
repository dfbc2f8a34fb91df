/**
 * `npm run bench:pages`: what Lighthouse makes of the built site as `npm start` serves it, by its own
 * default preset: a phone of the middle class on slow 4G, with throttling simulated. Prints the scores
 * of one page of each kind, what they weigh, and what costs points; exits 1 where a page is below
 * `wanted`.
 */
import lighthouse from 'lighthouse';
import type { Result } from 'lighthouse';
import { openBrowser, serveSite } from '../../tests/e2e/browser.ts';
import { formatTable, median } from './figures.ts';
import { freePort } from './listening.ts';

/** The least score of each category, of 100. */
const wanted = { performance: 98, accessibility: 100, 'best-practices': 100, seo: 100 } as const;

/** Scores of speed differ by a point or two from run to run; the middle of so many counts. */
const runs = 3;

const kinds = [
  '/',
  '/boards/video-bench-2025/',
  '/models/runway-gen-4-5/',
  '/compare/kling-3-0-vs-runway-gen-4-5/',
  '/capabilities/',
  '/cost/',
];
/** The pages named on the command line, else one of each kind. */
const paths = process.argv.length > 2 ? process.argv.slice(2) : kinds;

const categories = Object.keys(wanted) as (keyof typeof wanted)[];
const port = await freePort();
const [browser, site] = await Promise.all([openBrowser(port), serveSite()]);
try {
  const results = [];
  for (const path of paths) results.push(await look(path));
  print(results);
} finally {
  await browser.close();
  site.stop();
}

/** The run of a page whose speed is in the middle. */
async function look(path: string): Promise<Result> {
  const all: Result[] = [];
  for (let run = 0; run < runs; run += 1) {
    const result = await lighthouse(site.origin + path, { port, onlyCategories: [...categories] });
    if (result === undefined) throw new Error(`Lighthouse said nothing of ${path}`);
    const { runtimeError } = result.lhr;
    if (runtimeError !== undefined) throw new Error(`${path}: ${runtimeError.message}`);
    all.push(result.lhr);
  }
  const middle = median(all.map((result) => scoreOf(result, 'performance')));
  return all.find((result) => scoreOf(result, 'performance') === middle)!;
}

function print(results: readonly Result[]): void {
  const [{ lighthouseVersion, configSettings }] = results as [Result];
  const { formFactor, throttlingMethod, throttling } = configSettings;
  console.log(
    `\nLighthouse ${lighthouseVersion}, ${formFactor}, throttling: ${throttlingMethod}, ` +
      `${throttling.rttMs} ms, ${throttling.throughputKbps} kbit/s, processor slowed ${throttling.cpuSlowdownMultiplier} times; middle of ${runs} runs`,
  );
  const head = ['page', ...categories, 'kB', 'requests', 'first paint', 'largest', 'blocked'];
  console.log(
    formatTable([
      head,
      ...results.map((result, index) => [
        paths[index]!,
        ...categories.map((category) => String(scoreOf(result, category))),
        ...weighRequests(result),
        ...['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time'].map(
          (metric) => `${Math.round(result.audits[metric]?.numericValue ?? NaN)} ms`,
        ),
      ]),
    ]),
  );
  const costs = results.flatMap((result, index) => costlyAudits(result, paths[index]!));
  if (costs.length > 0) console.log(`\nWhat costs points\n${costs.join('\n')}`);
  const isBelow = results.some((result) =>
    categories.some((category) => scoreOf(result, category) < wanted[category]),
  );
  if (!isBelow) return;
  console.error(`\nBelow what is wanted: ${Object.values(wanted).join(' / ')}`);
  process.exitCode = 1;
}

function scoreOf(result: Result, category: keyof typeof wanted): number {
  return Math.round(100 * (result.categories[category]?.score ?? 0));
}

/** Kilobytes as sent and how many requests, the favicon among them. */
function weighRequests({ audits }: Result): [string, string] {
  const { details } = audits['network-requests'] ?? {};
  const items = details?.type === 'table' ? details.items : [];
  const bytes = items.reduce((sum, { transferSize }) => sum + Number(transferSize), 0);
  return [(bytes / 1000).toFixed(1), String(items.length)];
}

/** Audits of a category that has not all its points, with what each found. */
function costlyAudits({ categories: judged, audits }: Result, path: string): string[] {
  return Object.values(judged)
    .filter(({ score }) => score !== 1)
    .flatMap(({ id, auditRefs }) =>
      auditRefs.flatMap((reference) => {
        const audit = audits[reference.id]!;
        const { score, title, displayValue = '' } = audit;
        if (reference.weight === 0 || score === null || score === 1) return [];
        return [`${path} ${id}: ${title} ${displayValue} (${Math.round(100 * score)} of 100)`];
      }),
    );
}
