import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { AxeBuilder } from '@axe-core/playwright';
import { browserPath } from './browser.ts';
import { expectSoon, useBuiltSite } from './built-site.ts';

describe.skipIf(browserPath === undefined)('/compare', () => {
  const { open } = useBuiltSite();

  const columns = (page: Page) => page.locator('thead th > a').allInnerTexts();
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

      await page.getByRole('button', { name: 'Move Gen-4.5 left' }).focus();
      await page.keyboard.press('Enter');
      await expectSoon(() => columns(page)).toEqual(['Gen-4.5', 'Kling 3.0', 'Veo 3.1 Fast']);

      await page.getByRole('button', { name: 'Pin Veo 3.1 Fast' }).focus();
      await page.keyboard.press('Space');
      await expectSoon(() => columns(page)).toEqual(['Veo 3.1 Fast', 'Gen-4.5', 'Kling 3.0']);
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

  it('names what is not in the catalogue', async () => {
    await open('/compare/?models=kling-3-0,no-such-model', async (page) => {
      await expectSoon(() => page.locator('main').innerText()).toContain(
        'Not in the catalogue: no-such-model.',
      );
    });
  });
});
