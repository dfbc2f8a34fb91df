import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browserPath } from './browser.ts';
import { expectSoon, useBuiltSite } from './built-site.ts';

describe.skipIf(browserPath === undefined)('/cost', () => {
  const { open, origin } = useBuiltSite();

  const headline = (page: Page) => page.locator('#cost-headline');

  it('answers without JavaScript: the cheapest, the range, what is unknown, and the claims', async () => {
    await open(
      '/cost/',
      async (page) => {
        const words = await headline(page).innerText();
        expect(words).toMatch(/The cheapest is .+: \$\d+\.\d\d a finished clip/);
        expect(words).toMatch(/\d+ models have a known cost .* For \d+ something is unknown/);
        const rows = page.locator('#table tbody tr');
        expect(await rows.count()).toBeGreaterThan(30);
        const sums = await rows.locator('td:nth-child(5)').allInnerTexts();
        const usd = sums.map((text) => Number(text.replaceAll(/[$,]/g, '')));
        expect(usd).toEqual(usd.toSorted((left, right) => left - right));
        for (const row of await rows.all()) {
          expect(await row.locator('details a[rel="external"]').count()).toBeGreaterThan(0);
        }
        expect(await page.locator('#unknown').isVisible()).toBe(true);
        expect(await page.locator('section:has(#frontier) svg:visible').count()).toBe(1);
        await page.getByRole('link', { name: 'A 30-second ad' }).click();
        expect(await headline(page).innerText()).toContain('without watermark');
      },
      { scripts: false },
    );
  });

  it.each(['/cost/', '/cost/30-second-ad/', '/cost/any/?clips=75&sound=on&need=lip-sync'])(
    'traces every sum on %s to claims on the page, each with its age and its source',
    async (path) => {
      await open(
        path,
        async (page) => {
          const rows = await page.locator('#table tbody tr').all();
          expect(rows.length).toBeGreaterThan(1);
          const traced = new Set<string>();
          for (const row of rows) {
            sumsIn(await row.textContent()).forEach((sum) => traced.add(sum));
            const claims = await row
              .getByRole('list', includingHidden)
              .getByRole('listitem', includingHidden)
              .filter({ has: page.locator('a[rel="external"]') })
              .all();
            expect(claims.length).toBeGreaterThan(0);
            for (const claim of claims) {
              expect(await claim.locator('a').getAttribute('href')).toMatch(/^https?:\/\//);
              expect(await claim.textContent()).toMatch(/ ago\)|\(today\)|date not stated/);
            }
          }
          // Sums said elsewhere, in words and at the points of the chart, are sums of the table.
          const elsewhere = await page
            .locator('#cost-headline, ul:has(a[href^="#cost-"]) li, svg[role=img] title')
            .allTextContents();
          const sums = elsewhere.flatMap(sumsIn);
          expect(sums.length).toBeGreaterThan(10);
          for (const sum of sums) expect(traced, sum).toContain(sum);
          const targets = await page
            .locator('main a[href^="#cost-"]')
            .evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
          for (const target of new Set(targets)) {
            expect(await page.locator(target).count(), target).toBe(1);
          }
        },
        { scripts: false },
      );
    },
  );

  it('names the cheapest that can do several things at once, and leads to its claims', async () => {
    await open('/cost/', async (page) => {
      await page.getByText('Payment, ratings and what it must also do').click();
      await page.getByLabel('Native audio').check();
      await page.getByLabel('Keyframes').check();
      await expectSoon(() => headline(page).innerText()).toMatch(
        /\d+ models? of \d+ ha(s|ve) what you ask for/,
      );
      await expectSoon(() => new URL(page.url()).searchParams.getAll('need').sort()).toEqual([
        'keyframes',
        'native-audio',
      ]);
      const can = page.locator('section:has(#can) li', { hasText: 'Keyframes' });
      const cheapest = await can.locator('a').first().innerText();
      await expectSoon(() => page.locator('#table tbody tr th a').first().innerText()).toBe(
        cheapest,
      );
      await can.locator('a.number').click();
      await page.locator('#table details[open] a[rel="external"]').first().waitFor();
      expect(await page.locator('#table details[open]').count()).toBe(1);
    });
  });

  it('draws cost against rating with the intervals of the board', async () => {
    await open('/cost/', async (page) => {
      const chart = page.locator('section:has(#frontier) svg:visible');
      const ratings = await page.locator('#table tbody td.number').filter({ hasText: '±' }).count();
      expect(await chart.locator('g:has(circle)').count()).toBe(ratings);
      expect(await chart.locator('g:has(circle):has(line)').count()).toBe(ratings);
    });
  });

  it('answers the form by the server without JavaScript, what cannot be used by name', async () => {
    await open(
      '/cost/',
      async (page) => {
        await page.getByLabel('Finished clips a month').fill('75');
        await page.getByLabel('Seconds each').fill('a lot');
        await page.getByLabel('with sound').check();
        await page.getByRole('button', { name: 'Reckon' }).click();
        expect(new URL(page.url()).pathname).toBe('/cost/any/');
        expect(await headline(page).innerText()).toMatch(/75 clips a month of 5 s.*with sound/s);
        expect(await page.locator('#seconds-problem').innerText()).toContain('Found “a lot”');
        expect(await page.getByLabel('Seconds each').inputValue()).toBe('a lot');
        expect(await page.getByLabel('with sound').isChecked()).toBe(true);
      },
      { scripts: false },
    );
  });

  it('weighs less than 90 kB with its styles, compressed', async () => {
    const html = await (await fetch(`${origin()}/cost/`)).text();
    const styles = [...html.matchAll(/href="(\/_astro\/[^"]+\.css)"/g)].map(([, path]) => path!);
    const texts = await Promise.all(
      styles.map(async (path) => (await fetch(origin() + path)).text()),
    );
    const bytes = [html, ...texts].reduce((sum, text) => sum + gzipSync(text).length, 0);
    expect(bytes).toBeLessThan(90_000);
  });

  it('loads no script before the reader acts, then follows the form, the address and the way back', async () => {
    await open('/cost/', async (page, { loaded }) => {
      await page.waitForLoadState('networkidle');
      expect(loaded).toEqual([]);

      const before = await headline(page).innerText();
      await page.getByLabel('Finished clips a month').fill('50');
      await expectSoon(() => page.url()).toContain('?clips=50');
      await expectSoon(() => headline(page).innerText()).toContain('50 clips a month');
      expect(loaded.length).toBeGreaterThan(0);

      await page.getByLabel('with sound').check();
      await expectSoon(() => headline(page).innerText()).toContain('with sound');
      expect(new URL(page.url()).search).toBe('?clips=50&sound=yes');

      await page.goBack();
      await expectSoon(() => headline(page).innerText()).not.toContain('with sound');
      expect(await page.getByLabel('with sound').isChecked()).toBe(false);
      await page.goBack();
      await expectSoon(() => headline(page).innerText()).toBe(before);
      expect(await page.getByLabel('Finished clips a month').inputValue()).toBe('20');

      await page.locator('#table summary').first().click();
      await page.locator('#table details[open] a[rel="external"]').first().waitFor();
    });
  });

  it('shows a shared workload, and keeps and names what it cannot use', async () => {
    await open('/cost/?clips=lots&seconds=8&need=lip-sync', async (page) => {
      await expectSoon(() => headline(page).innerText()).toMatch(
        /20 clips a month of 8 s.*have what you ask for/,
      );
      const field = page.getByLabel('Finished clips a month');
      expect(await field.inputValue()).toBe('lots');
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      expect(await page.locator('#clips-problem').innerText()).toContain('Found “lots”');
      expect(await page.locator('input[value="lip-sync"]').isChecked()).toBe(true);
      await page.getByRole('button', { name: /^Back to/ }).click();
      await expectSoon(() => new URL(page.url()).search).toBe('');
      expect(await field.inputValue()).toBe('20');
    });
  });

  it('opens the claims of a model by its link', async () => {
    await open(
      '/models/runway-gen-4-5/',
      async (page) => {
        await page.getByRole('link', { name: /a finished clip/ }).click();
        await page.waitForURL('**/cost/#cost-runway-gen-4-5');
        const details = page.locator('details:has(#cost-runway-gen-4-5)');
        await expectSoon(() => details.getAttribute('open')).not.toBeNull();
        expect(await details.innerText()).toContain('$0.12 a second');
      },
      { width: 390 },
    );
  });
});

const includingHidden = { includeHidden: true } as const;

function sumsIn(text: string | null): string[] {
  return (text ?? '').match(/\$[\d,]+\.\d\d(?!\d)/g) ?? [];
}
