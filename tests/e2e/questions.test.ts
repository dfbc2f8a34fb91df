import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browserPath } from './browser.ts';
import { expectSoon, useBuiltSite } from './built-site.ts';

/** A reader has a minute from the home page to all three answers, in milliseconds. */
const aMinute = 60_000;

/**
 * The three questions that bring a reader, walked from the home page for Runway Gen-4.5 against
 * Kling 3.0: which is better, what does it cost, is it getting better or worse?
 */
describe.skipIf(browserPath === undefined)('a reader with three questions', () => {
  const { open } = useBuiltSite();
  const walk = (scripts: boolean, look: (page: Page) => Promise<void>) =>
    open('/', look, { scripts });

  it('finds all answers without JavaScript, from page to page by links alone', async () => {
    await walk(false, async (page) => {
      await link(page, 'Compare').click();
      await link(page, 'Runway Gen-4.5').click();
      await page
        .locator('section:has(#compare)')
        .getByRole('link', { name: 'Kling 3.0', exact: true })
        .click();
      const sums = await expectPairAnswers(page);

      await link(page, 'Your own workload').click();
      await expectTraced(page, 'kling-3-0', sums.kling);
      await expectTraced(page, 'runway-gen-4-5', sums.runway);
      await page.goBack();

      // Not of the two alone: how they moved among all others.
      await link(page, /^Both among all others on/).click();
      expect(await page.locator('h1').innerText()).toMatch(/, over time$/);
      const row = page.locator('table.numbers tr', { hasText: 'Kling 3.0 (1080p Pro)' });
      expect(await row.locator('td').first().textContent()).toMatch(/^\s*\d+ −\d+\s*$/);
    });
  });

  it(
    'finds them in under a minute with JavaScript, by keys and clicks',
    async () => {
      await walk(true, async (page) => {
        await link(page, 'Compare').focus();
        await page.keyboard.press('Enter');
        const loaded = page.waitForResponse('**/compare/models.json');
        await page.getByLabel('First model').focus();
        await loaded;
        await page.getByLabel('First model').selectOption({ label: 'Gen-4.5' });
        await page.getByLabel('Second model').selectOption({ label: 'Kling 3.0' });
        await page.getByRole('button', { name: 'Compare' }).press('Enter');

        // Side by side: the places of one board on one day, and the money.
        const place = await cells(page, 'Artificial Analysis: text to video');
        expect(place.map((text) => /^\d+(st|nd|rd|th) of \d+$/.test(text))).toEqual([true, true]);
        const clip = await cells(page, 'A finished clip');
        expect(clip.map((text) => /^\$\d+\.\d\d$/.test(text))).toEqual([true, true]);

        await link(page, /^These two on a page of their own/).click();
        const sums = await expectPairAnswers(page);
        expect(clip).toEqual([sums.runway, sums.kling]);

        // Another workload than that of the site, with the claims behind its sum.
        await link(page, 'Your own workload').click();
        await page.getByLabel('Finished clips a month').fill('100');
        await page.getByLabel('for commercial use').check();
        const headline = page.locator('#cost-headline');
        await expectSoon(() => headline.innerText()).toMatch(
          /100 clips a month.*for commercial use/s,
        );
        await expectTraced(page, 'runway-gen-4-5');
        await expectTraced(page, 'kling-3-0');

        // And how both moved by place, on the days that the reader asks for.
        await page.goBack();
        await page.goBack();
        await expectSoon(() => page.url()).toMatch(/\/cost\/$/);
        await page.goBack();
        await link(page, /^Both among all others on/).click();
        const explorer = page.getByRole('region', { name: 'Explore the history' });
        await explorer.getByRole('radio', { name: 'Place' }).check();
        await explorer.getByRole('textbox', { name: 'As it stood on' }).fill('2026-05-10');
        await explorer.getByRole('textbox', { name: 'As it stood on' }).press('Enter');
        const day = page.getByRole('region', { name: 'As it stood on 10 May 2026' });
        await day.waitFor();
        expect(await day.innerText()).toContain('From the copy before, of 8 May 2026');
        for (const name of ['Kling 3.0 (1080p Pro)', 'Gen-4.5']) {
          const row = day.locator('tr', { has: page.getByRole('link', { name, exact: true }) });
          expect((await row.innerText()).replaceAll(/\s+/g, ' ')).toMatch(/^\d+ .* −\d+ \d+$/);
        }
      });
    },
    aMinute,
  );
});

function link(page: Page, name: string | RegExp): Locator {
  return page.getByRole('link', { name, exact: true }).first();
}

/** The values of a row of the table of any models, in the order of its columns. */
async function cells(page: Page, label: string): Promise<string[]> {
  const row = page.locator('tbody tr', { has: page.locator('th', { hasText: label }) }).first();
  await row.waitFor();
  return row.locator('td a').allInnerTexts();
}

/** The three answers as the page of the pair gives them; what a clip costs with either. */
async function expectPairAnswers(page: Page): Promise<{ kling: string; runway: string }> {
  expect(await page.locator('h1').innerText()).toBe('Kuaishou Kling 3.0 vs Runway Gen-4.5');

  // Which is better for my work: who is ahead, where, by how much, on which day; what one alone can do.
  const verdict = await page.locator('main .lead').innerText();
  expect(verdict).toMatch(
    /puts (Kling 3\.0|Gen-4\.5) ahead, \d+\w\w of \d+ against \d+\w\w of \d+, \d+ points, intervals (apart|overlap) \(\d+ \w+ \d{4}\)/,
  );
  expect(verdict).toMatch(/By the sources (Kling 3\.0|Gen-4\.5) alone has /);
  const audio = page.locator('#capabilities ~ * tr, section:has(#capabilities) tr', {
    has: page.getByRole('rowheader', { name: 'Native audio' }),
  });
  await audio.first().locator('summary').first().click();
  const claim = audio.first().locator('details[open]').first();
  expect(await claim.locator('a[rel~="external"]').count()).toBeGreaterThan(0);
  expect(await claim.innerText()).toMatch(/\d{4}/);

  // What will it cost me: the same work in money, with either.
  const [, kling, runway] =
    /Kling 3\.0 costs (\$\d+\.\d\d) a finished clip, Gen-4\.5 (\$\d+\.\d\d)/.exec(verdict) ?? [];
  expect(kling).toBeDefined();

  // Is it getting better or worse: from when to when, by how much; in a picture and in numbers.
  const history = page.locator('section:has(#history)');
  const [, from, before, after] =
    /^From (\d+ \w+ \d{4}) to \d+ \w+ \d{4} Kling 3\.0 [^,]*?(\d+) (?:to|and then) (\d+) points behind/.exec(
      await history.locator('p').first().innerText(),
    ) ?? [];
  expect(Number(before)).not.toBe(Number(after));
  expect(await history.locator('svg.chart-picture').isVisible()).toBe(true);
  await history.locator('summary').click();
  const days = await history.locator('thead th').allInnerTexts();
  const numbers = await history.locator('tbody tr').first().locator('td').allInnerTexts();
  expect(numbers[days.indexOf(from!) - 1]).toMatch(new RegExp(`−${before}$`));
  return { kling: kling!, runway: runway! };
}

/** The sum of a model on the page of costs stands beside claims with a source, and a date or its lack. */
async function expectTraced(page: Page, modelId: string, perClip?: string): Promise<void> {
  const row = page.locator(`#table tr[id="${modelId}"]`);
  if (perClip !== undefined) expect(await row.innerText()).toContain(perClip);
  await row.locator('summary').click();
  const claims = row.getByRole('list', { name: 'Claims used' }).getByRole('listitem');
  await claims.first().waitFor();
  for (const claim of await claims.all()) {
    expect(await claim.locator('a[rel="external"]').getAttribute('href')).toMatch(/^https?:/);
    expect(await claim.innerText()).toMatch(/ago\)|date not stated/);
  }
}
