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
