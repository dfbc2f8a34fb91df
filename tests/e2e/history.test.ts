import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../src/lib/voting/store/sqlite-store.ts';
import { aVote } from '../lib/voting/builders.ts';
import { browserPath } from './browser.ts';
import { expectSoon, useBuiltSite } from './built-site.ts';

const board = '/history/arena-text-to-video/';

describe.skipIf(browserPath === undefined)('the history of a board', () => {
  const { open } = useBuiltSite();

  it('is complete without JavaScript: pictures, numbers, days, and no dead button', async () => {
    await open(
      board,
      async (page) => {
        expect(await page.locator('svg.chart-picture').count()).toBe(4);
        expect(await page.locator('table.numbers tbody tr').count()).toBeGreaterThan(40);
        expect(await page.locator('#explore').isVisible()).toBe(false);
        await page.getByRole('link', { name: '26 Feb 2026' }).last().click();
        expect(await page.locator('h1').innerText()).toBe('Arena: text to video on 26 Feb 2026');
        expect(await page.locator('.arena-table tbody tr').count()).toBe(36);
      },
      { scripts: false },
    );
  });

  it('fetches the explorer only when asked, less than 185 kB of it', async () => {
    await open(board, async (page) => {
      const scripts: string[] = [];
      page.on('response', (response) => {
        if (response.url().endsWith('.js')) scripts.push(response.url());
      });
      await page.reload();
      expect(scripts).toEqual([]);
      await page.getByRole('button', { name: 'Explore' }).click();
      await page.locator('svg.recharts-surface').first().waitFor();
      expect(weigh(scripts)).toBeGreaterThan(100_000);
      expect(weigh(scripts)).toBeLessThan(185_000);
    });
  });

  it('holds the choice in the address, and says how the board stood on a day', async () => {
    await open(`${board}?by=rank&show=sora-2-pro&on=2026-03-01`, async (page) => {
      await page.getByRole('heading', { name: 'As it stood on 1 Mar 2026' }).waitFor();
      expect(await page.getByRole('radio', { name: 'Place' }).isChecked()).toBe(true);
      expect(await page.locator('.recharts-line').count()).toBe(1);
      await page.getByText('Choose entries (1 of').click();
      await page.getByRole('searchbox', { name: 'Search by name or vendor' }).fill('runway');
      await page.getByRole('checkbox', { name: 'Gen-4.5' }).check();
      await expectSoon(() => page.url()).toContain('show=runway-gen-4.5');
      await page.goBack();
      await expectSoon(() => page.url()).not.toContain('show=runway-gen-4.5');
    });
  });

  it.each([
    ['2026-03-01', 'As it stood on 1 Mar 2026', 'From the copy before, of 26 Feb 2026'],
    ['2026-02-26', 'As it stood on 26 Feb 2026', 'From the copy of that day'],
    [
      '2030-01-01',
      'As it stood on 21 Sep 2026',
      'The last copy at hand; nothing is known of 1 Jan 2030',
    ],
  ])('answers for %s by which copy it knows', async (day, title, words) => {
    await open(`${board}?on=${day}`, async (page) => {
      const region = page.getByRole('region', { name: title });
      await region.waitFor();
      expect(await region.innerText()).toContain(words);
      expect(await region.locator('tbody tr').count()).toBeGreaterThan(20);
    });
  });

  it('says what it does not know of days before the first, and forgets a day on request', async () => {
    await open(`${board}?on=2025-01-01`, async (page) => {
      await page
        .getByText('Nothing is known of 1 Jan 2025: the first copy at hand is of 7 Aug 2025.')
        .waitFor();
      const field = page.getByRole('textbox', { name: 'As it stood on' });
      await field.fill('');
      await field.press('Enter');
      await expect.poll(() => new URL(page.url()).search).toBe('');
      await page.goBack();
      await page.getByText('Nothing is known of 1 Jan 2025').waitFor();
    });
  });

  it('passes over a day that is none, and says where a period holds nothing', async () => {
    await open(`${board}?on=2026-13-45&from=2026-05-01&to=2026-02-01`, async (page) => {
      await page
        .getByText('No copy of the board lies between 1 May 2026 and 1 Feb 2026, in this order.')
        .waitFor();
      // The list of days has a heading of its own.
      expect(await page.getByRole('region', { name: /^As it stood on \d/ }).count()).toBe(0);
      expect(await page.getByRole('textbox', { name: 'From' }).inputValue()).toBe('2025-08-07');
    });
  });

  it('gives the view away as a table and as a picture', async () => {
    await open(`${board}?show=sora-2-pro&from=2026-01-01`, async (page) => {
      await page.locator('svg.recharts-surface').first().waitFor();
      const [table] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Save as CSV' }).click(),
      ]);
      const text = readFileSync(await table.path(), 'utf8');
      expect(text.split('\r\n')[1]).toMatch(
        /^arena-text-to-video,2026-01-29,sora-2-pro,Sora 2 Pro,/,
      );
      const [picture] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Save as SVG' }).click(),
      ]);
      expectPicture(readFileSync(await picture.path(), 'utf8'));
      const [raster] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Save as PNG' }).click(),
      ]);
      const png = readFileSync(await raster.path());
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      // Width in pixels, by the header of the format: two for each of the page.
      expect(png.readUInt32BE(16)).toBeGreaterThan(1500);
    });
  });

  it('saves no table of figures that may not be handed on, and says why', async () => {
    await open('/history/artificial-analysis-text-to-video/', async (page) => {
      await page.getByRole('button', { name: 'Explore' }).click();
      await page.getByRole('button', { name: 'Save as SVG' }).waitFor();
      expect(await page.getByRole('button', { name: 'Save as CSV' }).count()).toBe(0);
      await page.getByText('There is no CSV of this board').waitFor();
    });
  });

  it('reaches each day by keyboard', async () => {
    await open(`${board}?show=sora-2-pro`, async (page) => {
      const surface = page.locator('svg.recharts-surface').first();
      await surface.waitFor();
      await surface.focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      const explorer = page.getByRole('region', { name: 'Explore the history' });
      await explorer.getByText(/^Sora 2 Pro, .*points behind the leader/).waitFor();
    });
  });
});

describe.skipIf(browserPath === undefined)('the history of a board that readers vote on', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'matchcut-history-')), 'votes.db');
  const models = ['kling-3-0', 'runway-gen-4-5'] as const;

  beforeAll(async () => {
    const store = openSqliteStore(file);
    // 120 votes a day: the second model wins a quarter of them on the first, three quarters on the third.
    const votes = [30, 60, 90].flatMap((wins, day) =>
      Array.from({ length: 120 }, (_, index) => ({
        ...aVote({ left: models[0], right: models[1] }),
        outcome: index < wins ? ('right' as const) : ('left' as const),
        castAt: `2026-11-0${day + 1}T12:00:00.000Z`,
        voter: randomUUID(),
      })),
    );
    expect(await store.importVotes(votes)).toEqual({ stored: 360 });
    await store.close();
  });
  const { open } = useBuiltSite({ DATABASE_URL: `file:${file}` });

  it('is drawn live from the votes by day, and found from the list of histories', async () => {
    await open(
      '/history/',
      async (page) => {
        await page.getByRole('link', { name: 'Next project' }).click();
        const section = page.locator('section:has(#history)');
        expect(await section.locator('svg.chart-picture:visible').count()).toBe(1);
        await section.locator('summary').click();
        const rows = await section.locator('tbody tr').allInnerTexts();
        // All votes so far count: a quarter, three eighths, and half of them.
        expect(rows.map((row) => row.replaceAll(/\s+/g, ' ').trim()).sort()).toEqual([
          expect.stringMatching(/^Kuaishou Kling 3\.0 1 0 1 0 1 0$/),
          expect.stringMatching(/^Runway Gen-4\.5 [12] 0 2 −89 2 −191$/),
        ]);
      },
      { scripts: false },
    );
  });

  it('says when there will be one, where there are too few votes', async () => {
    await open('/boards/camera-control/live/', async (page) => {
      await page
        .getByText('Drawn from the second day on that ends with 100 votes or more.')
        .waitFor();
    });
  });
});

/** A picture that has left its page says what it shows, which line is whose, and whose figures these are. */
function expectPicture(svg: string): void {
  const words = [...svg.matchAll(/<text [^>]*>([^<]+)<\/text>/g)].map(([, text]) => text);
  expect(words[0]).toBe('Arena: text to video: points behind the leader');
  expect(words[1]).toBe('1 Jan 2026 to 21 Sep 2026; bands are 95 % intervals');
  expect(words).toContain('Sora 2 Pro');
  expect(words.join(' ')).toMatch(
    /Source: Arena \(arena\.ai\) leaderboard dataset, .* newest copy in the picture is of 21 Sep 2026\. Licence: CC BY 4\.0\. Changes: /,
  );
  // No colour or type that only the page knows.
  expect(svg).not.toMatch(/var\(--|oklch|recharts-brush/);
}

/** Bytes of scripts of the site, as a server sends them. */
function weigh(urls: readonly string[]): number {
  return [...new Set(urls)]
    .map((url) => gzipSync(readFileSync(`dist/client${new URL(url).pathname}`)).length)
    .reduce((sum, size) => sum + size, 0);
}
