import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { AxeBuilder } from '@axe-core/playwright';
import { browserPath } from './browser.ts';
import { expectSoon, useBuiltSite } from './built-site.ts';

describe.skipIf(browserPath === undefined)('/compare', () => {
  const { open } = useBuiltSite();

  const columns = (page: Page) => page.locator('thead th > a').allInnerTexts();
  const said = (page: Page) => page.getByRole('status').allInnerTexts();
  const isFocused = (locator: Locator) =>
    locator.evaluate((element) => element === document.activeElement);
  const search = (page: Page) => new URL(page.url()).search;

  it('leads from the form to the page of the pair without JavaScript', async () => {
    await open(
      '/compare/',
      async (page) => {
        await page.getByLabel('First model').selectOption('runway-gen-4-5');
        await page.getByLabel('Second model').selectOption('kling-3-0');
        await page.getByRole('button', { name: 'Compare' }).click();
        expect(new URL(page.url()).pathname).toBe('/compare/kling-3-0-vs-runway-gen-4-5/');
        const main = await page.locator('main').innerText();
        expect(main).toMatch(/costs \$\d+\.\d\d a finished clip/);
        expect(await page.locator('td.leads').count()).toBeGreaterThan(3);
      },
      { scripts: false },
    );
  });

  it('loads nothing before the reader acts', async () => {
    await open('/compare/', async (page, { loaded }) => {
      await page.waitForLoadState('networkidle');
      expect(loaded).toEqual([]);
    });
  });

  it('adds, moves, pins and removes models by keyboard, in the address, and goes back', async () => {
    await open('/compare/?models=kling-3-0,runway-gen-4-5', async (page) => {
      await expectSoon(() => columns(page)).toEqual(['Kling 3.0', 'Gen-4.5']);
      await page.getByLabel('Add a model').focus();
      await page.keyboard.type('veo 3.1 fast');
      await page.keyboard.press('Enter');
      await expectSoon(() => columns(page)).toEqual(['Kling 3.0', 'Gen-4.5', 'Veo 3.1 Fast']);
      expect(search(page)).toBe('?models=kling-3-0,runway-gen-4-5,google-veo-3-1-fast');

      // The button keeps the focus, and what it did is announced.
      const move = page.getByRole('button', { name: 'Move Gen-4.5 right' });
      await move.focus();
      await page.keyboard.press('Enter');
      await expectSoon(() => columns(page)).toEqual(['Kling 3.0', 'Veo 3.1 Fast', 'Gen-4.5']);
      await expectSoon(() => said(page)).toContain('Gen-4.5 is column 3 of 3');
      expect(await isFocused(move)).toBe(true);
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await expectSoon(() => columns(page)).toEqual(['Gen-4.5', 'Kling 3.0', 'Veo 3.1 Fast']);
      await expectSoon(() => said(page)).toContain('Gen-4.5 is column 1 of 3');
      const back = page.getByRole('button', { name: 'Move Gen-4.5 left' });
      expect(await isFocused(back)).toBe(true);
      expect(await back.getAttribute('aria-disabled')).toBe('true');

      await page.getByRole('button', { name: 'Pin Veo 3.1 Fast' }).focus();
      await page.keyboard.press('Space');
      await expectSoon(() => columns(page)).toEqual(['Veo 3.1 Fast', 'Gen-4.5', 'Kling 3.0']);
      await expectSoon(() => said(page)).toContain('Veo 3.1 Fast is column 1 of 3, pinned');
      expect(search(page)).toContain('pinned=google-veo-3-1-fast');

      const rows = await page.locator('tbody th[scope=row]').count();
      await page.getByLabel('Differences only').focus();
      await page.keyboard.press('Space');
      await expectSoon(() => page.locator('tbody th[scope=row]').count()).toBeLessThan(rows);
      const { violations } = await new AxeBuilder({ page }).include('main').analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);

      await page.getByRole('button', { name: 'Remove Kling 3.0' }).focus();
      await page.keyboard.press('Enter');
      await expectSoon(() => columns(page)).toEqual(['Veo 3.1 Fast', 'Gen-4.5']);
      await page.goBack();
      await page.goBack();
      await expectSoon(() => columns(page)).toEqual(['Veo 3.1 Fast', 'Gen-4.5', 'Kling 3.0']);
      expect(await page.getByLabel('Differences only').isChecked()).toBe(false);
      await page.goBack();
      await expectSoon(() => columns(page)).toEqual(['Gen-4.5', 'Kling 3.0', 'Veo 3.1 Fast']);
    });
  });

  it('keeps a pinned column in view on a phone, and copies the link', async () => {
    const four = '?models=kling-3-0,runway-gen-4-5,google-veo-3-1-fast,openai-sora-2';
    await open(`/compare/${four}&pinned=kling-3-0`, async (page) => {
      await page.setViewportSize({ width: 390, height: 844 });
      const pinned = page.locator('thead th', { hasText: 'Kling 3.0' });
      await pinned.waitFor();
      const frame = page.getByRole('group', { name: 'The table' });
      const before = (await pinned.boundingBox())!.x;
      await frame.evaluate((element) => {
        element.scrollLeft = element.scrollWidth;
      });
      expect(await frame.evaluate((element) => element.scrollLeft)).toBeGreaterThan(50);
      expect((await pinned.boundingBox())!.x).toBeCloseTo(before, 0);

      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.getByRole('button', { name: 'Copy link' }).click();
      await expectSoon(() => said(page)).toContain('Link copied');
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
    });
  });

  it('leads from two models side by side to their page, where they have one', async () => {
    await open('/compare/?models=runway-gen-4-5,kling-3-0', async (page) => {
      await page.getByRole('link', { name: /^These two on a page of their own/ }).click();
      await page.waitForURL('**/compare/kling-3-0-vs-runway-gen-4-5/');
    });
    await open('/compare/?models=animatediff,openai-sora', async (page) => {
      await expectSoon(() => columns(page)).toEqual(['AnimateDiff', 'Sora']);
      expect(await page.getByRole('link', { name: /^These two/ }).count()).toBe(0);
    });
  });

  it('names what is not in the catalogue', async () => {
    await open('/compare/?models=kling-3-0,no-such-model', async (page) => {
      await expectSoon(() => page.locator('main').innerText()).toContain(
        'Not in the catalogue: no-such-model.',
      );
    });
  });
});
