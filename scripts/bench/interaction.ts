/**
 * `npm run bench:interaction`: how long the interactive pages of the built site take from a click to
 * the next paint, on a processor slowed down four times, beside a bare click that starts nothing.
 */
import type { Page } from 'playwright-core';
import { openBrowser, serveSite } from '../../tests/e2e/browser.ts';
import { formatTable, median } from './figures.ts';

const slowdown = 4;
/** Long enough that a click and what it starts are over before the next. */
const pauseMilliseconds = 1000;

/** A page in use: what shows that it is awake, and clicks in turn. */
const cases: readonly {
  readonly name: string;
  readonly path: string;
  readonly awake: string;
  readonly clicks: readonly string[];
}[] = [
  {
    name: 'cost',
    path: '/cost/?clips=21',
    awake: '#cost-headline:has-text("21 clips a month")',
    clicks: ['sound', 'clean', 'commercial', 'sound'].map(
      (name) => `#cost-form label:has([name="${name}"])`,
    ),
  },
  {
    name: 'find',
    path: '/find/?need=native-audio',
    awake: 'ul[aria-label="Must-haves"]',
    clicks: ['available', 'need', 'need', 'available'].map(
      (name, at) => `#find-form label:has([name="${name}"]) >> nth=${name === 'need' ? at : 0}`,
    ),
  },
  {
    name: 'history',
    path: '/history/arena-text-to-video/?by=rank',
    awake: 'svg.recharts-surface',
    clicks: ['Points', 'Rating', 'Place', 'Points'].map(
      (name) => `#explorer label:has-text("${name}")`,
    ),
  },
  {
    name: 'capabilities',
    path: '/capabilities/?vendor=runway',
    awake: '#matrix-count:not(:has-text("82 of 82"))',
    // Boxes can be clicked once the list around them is open.
    clicks: ['summary', ...[1, 2, 3].map((at) => `#matrix-form [name="vendor"] >> nth=${at}`)],
  },
];

const [browser, site] = await Promise.all([openBrowser(), serveSite()]);
try {
  await measure();
} finally {
  await browser.close();
  site.stop();
}

async function measure(): Promise<void> {
  const rows: string[][] = [];
  for (const { name, path, awake, clicks } of cases) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(site.origin + path);
    await page.locator(awake).first().waitFor();
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await observe(page);
    const bare = await timesOf(page, ['h1', 'h1', 'h1', 'h1']);
    const own = await timesOf(page, clicks);
    rows.push([name, `${median(bare)} ms`, `${median(own)} ms`, `${Math.max(...own)} ms`]);
    await context.close();
  }
  console.log(`\nFrom a click to the next paint, processor slowed ${slowdown} times`);
  console.log(formatTable([['page', 'bare click', 'median', 'slowest'], ...rows]));
}

async function observe(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ((entry as PerformanceEventTiming).interactionId > 0) seen.push(entry.duration);
      }
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
}

/** The longest event of each click; a click faster than the browser reports counts as 16 ms. */
async function timesOf(page: Page, clicks: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const click of clicks) {
    await page.evaluate(() => {
      (window as unknown as { seen: number[] }).seen.length = 0;
    });
    await page.locator(click).first().click();
    await page.waitForTimeout(pauseMilliseconds);
    const seen = await page.evaluate(() => (window as unknown as { seen: number[] }).seen);
    times.push(Math.max(16, ...seen));
  }
  return times;
}
