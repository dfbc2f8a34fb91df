import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import { browserPath } from './browser.ts';
import { useBuiltSite } from './built-site.ts';

/** One page of each kind; the long ones are those with the most facts and the longest names. */
const pages = {
  home: '/',
  boards: '/boards/',
  board: '/boards/video-bench-2025/',
  dimension: '/boards/video-bench-2025/imaging-quality/',
  'board of another arena': '/boards/arena-text-to-video/',
  'board of another arena without a history': '/boards/design-arena/',
  histories: '/history/',
  history: '/history/arena-text-to-video/',
  'history on two scales': '/history/artificial-analysis-text-to-video/',
  'history explored': '/history/arena-text-to-video/?by=rank&on=2026-03-01',
  'day of a history': '/history/arena-text-to-video/2026-02-26/',
  models: '/models/',
  model: '/models/runway-gen-4-5/',
  'model with the least known': '/models/pika-2-1/',
  comparisons: '/compare/',
  'models side by side':
    '/compare/?models=kling-3-0,runway-gen-4-5,google-veo-3-1&pinned=kling-3-0',
  pair: '/compare/kling-3-0-vs-runway-gen-4-5/',
  'pair with votes': '/compare/cogvideox-vs-runway-gen-3-alpha/',
  find: '/find/',
  'find with must-haves': '/find/?need=native-audio&need=api&seconds=10&picture=1080p&price=x',
  capabilities: '/capabilities/',
  'capabilities filtered': '/capabilities/?vendor=runway&price=x&column=hdr&column=price',
  cost: '/cost/',
  'cost of a preset': '/cost/30-second-ad/',
  'cost reckoned by the server': '/cost/any/?clips=x&sound=on&need=lip-sync',
  'pair without a history':
    '/compare/google-gemini-omni-1-1-flash-vs-google-gemini-omni-1-2-flash/',
  'cost with a wish': '/cost/?clips=x&seconds=8&sound=yes&need=lip-sync',
  search: '/search/',
  methodology: '/methodology/',
  vendors: '/vendors/',
  vendor: '/vendors/google/',
  'vendor with the least known': '/vendors/animatediff-authors/',
  timeline: '/timeline/',
  changes: '/changes/',
  'changes of a year': '/changes/2024/',
  'changes of a long year': '/changes/2026/',
  'changes of a month': '/changes/2026/08/',
  data: '/data/',
  'not found': '/no-such-page/',
} as const;

/**
 * The matrix has a body of rows for each vendor, all made alike; axe reads the first ones. The others
 * are taken out before, since axe walks through what it is told to pass over too.
 */
const repeatedRows = '.matrix tbody:nth-of-type(n + 4)';

describe.skipIf(browserPath === undefined)('the site in a browser', { concurrent: true }, () => {
  const { open, origin } = useBuiltSite();

  for (const [kind, path] of Object.entries(pages)) {
    it(`${kind}: accessible in both themes, within the window at three widths, console clean`, async () => {
      await open(path, async (page, { loaded, complaints }) => {
        // An address that asks for something is an act of the reader.
        if (!path.includes('?')) expect(loaded, 'scripts and data before an act').toEqual([]);
        for (const width of [390, 768, 1440]) {
          await page.setViewportSize({ width, height: 900 });
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - innerWidth,
          );
          expect(overflow, `overflow at ${width} px`).toBeLessThanOrEqual(0);
        }
        await page.locator(repeatedRows).evaluateAll((bodies) => {
          bodies.forEach((body) => {
            body.remove();
          });
        });
        // The colours are the same at each width and the layout in each theme, so two looks see all.
        for (const { width, theme } of [
          { width: 390, theme: 'light' },
          { width: 1440, theme: 'dark' },
        ] as const) {
          await page.setViewportSize({ width, height: 900 });
          await page.emulateMedia({ colorScheme: theme });
          const { violations } = await new AxeBuilder({ page }).analyze();
          const findings = violations.map(
            ({ id, nodes }) =>
              `${id}: ${nodes
                .map(({ target }) => target.join(' '))
                .slice(0, 3)
                .join(', ')}`,
          );
          expect(findings, `axe at ${width} px, ${theme}`).toEqual([]);
        }
        // A page that is not there answers 404, and the browser says so.
        const missing = kind === 'not found';
        expect(complaints.filter((text) => !(missing && text.includes('404')))).toEqual([]);
      });
    });
  }

  it('shows the leaderboard, its doubt and its label without JavaScript', async () => {
    await open(
      '/',
      async (page) => {
        const rows = await page.locator('table.leaderboard tbody tr').allInnerTexts();
        expect(rows).toHaveLength(7);
        expect(rows[0]).toMatch(
          /1[\s\S]*Runway Gen-3[\s\S]*clear of all others[\s\S]*1094[\s\S]*±5/,
        );
        expect(rows[1]).toMatch(/2–3[\s\S]*CogVideoX-5B[\s\S]*tied with Kling/);
        expect(await page.locator('main').innerText()).toContain('Not head-to-head votes');
      },
      { scripts: false },
    );
  });

  it('shows who says so, and who disagrees, without JavaScript and by keyboard alone', async () => {
    await open(
      '/models/runway-gen-4-5/',
      async (page) => {
        const longest = page.locator('.headline details').first();
        expect(await longest.locator('summary').innerText()).toContain('sources differ');
        expect(await longest.locator('ul').isVisible()).toBe(false);
        await longest.locator('summary').focus();
        await page.keyboard.press('Enter');
        expect(await longest.locator('ul').innerText()).toMatch(
          /10 s[\s\S]*Runway[\s\S]*16 s[\s\S]*ChatForest/,
        );
      },
      { scripts: false },
    );
  });

  it('leads from the first page to a pair in three steps', async () => {
    await open(
      '/',
      async (page) => {
        await page.getByRole('link', { name: 'Compare two models' }).click();
        await page
          .getByRole('link', { name: /and Runway Gen-3 Alpha$/ })
          .first()
          .click();
        expect(await page.locator('h1').innerText()).toContain('vs');
        expect(await page.locator('main').innerText()).toContain('On Video-Bench 2025');
      },
      { width: 390 },
    );
  });

  it('leads from a model to its vendor, and shows what a plan buys and why, without JavaScript', async () => {
    await open(
      '/models/runway-gen-4-5/',
      async (page) => {
        await page
          .locator('main')
          .getByRole('link', { name: 'Runway', exact: true })
          .first()
          .click();
        expect(new URL(page.url()).pathname).toBe('/vendors/runway/');
        const seconds = page.getByRole('region', { name: 'Seconds of video by plan' });
        const name = page.locator('th a').getByText('Gen-4.5', { exact: true });
        const row = seconds.locator('tbody tr').filter({ has: name });
        const cell = row.locator('td details').filter({ hasText: '90 s' }).first();
        await cell.locator('summary').focus();
        await page.keyboard.press('Enter');
        expect(await cell.locator('ul').innerText()).toMatch(
          /2,250 credits a month[\s\S]*25 credits a second/,
        );
      },
      { width: 390, scripts: false },
    );
  });

  it('tells what is still to come from what has been, and who says so', async () => {
    await open(
      '/timeline/',
      async (page) => {
        const rows = page.locator('tbody tr').filter({ hasText: 'To be retired' });
        const years = await page.locator('h2').allInnerTexts();
        expect(years.slice(0, -1)).toEqual(years.slice(0, -1).toSorted().reverse());
        for (const text of await rows.allInnerTexts()) expect(text).toContain('coming');
        expect(await page.locator('[role=img] title').count()).toBeGreaterThan(80);
      },
      { scripts: false },
    );
  });

  it('gives each vendor a feed, and each entry of a feed a place on a page', async () => {
    await open('/vendors/runway/', async (page) => {
      const feeds = await page
        .locator('link[type="application/atom+xml"]')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
      expect(feeds).toEqual(['/changes.xml', '/vendors/runway/changes.xml']);
      for (const feed of feeds) {
        const { errors, links } = await page.evaluate(async (address) => {
          const text = await (await fetch(address)).text();
          const parsed = new DOMParser().parseFromString(text, 'application/xml');
          return {
            errors: parsed.querySelectorAll('parsererror').length,
            links: [...parsed.querySelectorAll('entry > link')]
              .map((link) => new URL(link.getAttribute('href')!))
              .map(({ pathname, hash }) => ({ pathname, hash })),
          };
        }, feed);
        expect(errors).toBe(0);
        expect(links.length).toBeGreaterThan(20);
        const { pathname, hash } = links[0]!;
        const answer = await fetch(origin() + pathname);
        expect(await answer.text()).toContain(`id="${hash.slice(1)}"`);
      }
    });
  });

  it('keeps the chosen theme on the next page', async () => {
    await open('/', async (page) => {
      await page.getByRole('button', { name: 'Switch between light and dark' }).click();
      await page.goto(`${origin()}/models/`);
      expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    });
  });

  it('answers 404 for a page that is not there, and says where to go', async () => {
    await open('/no-such-page/', async (page) => {
      const answer = await page.goto(`${origin()}/no-such-page/`);
      expect(answer?.status()).toBe(404);
      expect(await page.getByRole('link', { name: 'All models' }).count()).toBe(1);
    });
  });

  it('links to no page of its own that is missing', async () => {
    await open('/', async (page) => {
      const found = new Set<string>();
      for (const path of Object.values(pages).filter((other) => other !== pages['not found'])) {
        await page.goto(origin() + path);
        const links = await page.evaluate(() => [...document.links].map(({ href }) => href));
        links.filter((href) => href.startsWith(origin())).forEach((href) => found.add(href));
      }
      const missing: string[] = [];
      for (const address of new Set([...found].map((href) => href.split('#')[0]!))) {
        const answer = await fetch(address, { method: 'HEAD' });
        if (!answer.ok) missing.push(address);
      }
      expect(found.size).toBeGreaterThan(100);
      expect(missing).toEqual([]);
    });
  });
});
