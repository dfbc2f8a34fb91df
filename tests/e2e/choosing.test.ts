import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browserPath } from './browser.ts';
import { expectSoon, useBuiltSite } from './built-site.ts';

/** Presses Tab until the focus is on an element, as somebody without a mouse would. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`120 presses of Tab did not reach ${target.toString()}`);
}

/** Waits until an element says something. */
async function waitForText(target: Locator, text: RegExp): Promise<void> {
  await expectSoon(() => target.innerText()).toMatch(text);
}

describe.skipIf(browserPath === undefined)('choosing by keyboard alone', () => {
  const { open } = useBuiltSite();

  describe('/find', () => {
    it('narrows the list as must-haves are named, says why others are left out, and goes back', async () => {
      await open('/find/', async (page) => {
        const count = page.getByRole('status');
        const total = Number(/^(\d+) of \1 models$/.exec(await count.innerText())?.[1]);
        expect(total).toBeGreaterThan(50);

        await tabTo(page, page.getByLabel('A take of at least'));
        await page.keyboard.type('10');
        await expectSoon(() => page.url()).toContain('?seconds=10');
        await tabTo(page, page.getByLabel('A picture of at least'));
        await page.keyboard.type('1080');
        await tabTo(page, page.getByLabel('A price of at most'));
        await page.keyboard.type('0,20');
        await tabTo(page, page.getByLabel('Native audio'));
        await page.keyboard.press('Space');
        await expectSoon(() => new URL(page.url()).search).toBe(
          '?need=native-audio&seconds=10&picture=1080p&price=0%2C20',
        );

        // The list follows the fields in its own time.
        const wishes = page.getByRole('list', { name: 'Must-haves' }).locator('li');
        await expectSoon(() => wishes.count()).toBe(4);

        const found = Number(/^(\d+) of/.exec(await count.innerText())?.[1]);
        const out = await page.locator('section:has(#excluded) li').allInnerTexts();
        expect(found).toBeGreaterThan(0);
        expect(found + out.length).toBe(total);
        expect(out.every((text) => text.includes('excluded: '))).toBe(true);
        const all = out.join('\n');
        expect(all).toMatch(/native audio unknown/);
        expect(all).toMatch(/longest take [1-9] s/);
        expect(all).toMatch(/largest picture 720p/);
        expect(all).toMatch(/price unknown/);

        const price = page.getByLabel('A price of at most');
        await page.goBack();
        await expectSoon(() => page.getByLabel('Native audio').isChecked()).toBe(false);
        expect(await price.inputValue()).toBe('0,20');
        await page.goBack();
        await expectSoon(() => price.inputValue()).toBe('');
        expect(await page.getByLabel('A picture of at least').inputValue()).toBe('1080p');
      });
    });

    it('shows a shared choice, and which must-have excludes the most where nothing is left', async () => {
      await open('/find/?need=loop&need=c2pa&need=hdr', async (page) => {
        await waitForText(page.getByRole('status'), /^0 of/);
        const words = await page.locator('main').innerText();
        expect(words).toMatch(
          /No model is known to have all of this\. What excludes the most is \S+: \d+ of/,
        );
        const [worst, second] = await page
          .getByRole('list', { name: 'Must-haves' })
          .locator('li')
          .allInnerTexts();
        const excluded = (text?: string) => Number(/excludes (\d+)/.exec(text ?? '')?.[1]);
        expect(excluded(worst)).toBeGreaterThanOrEqual(excluded(second));

        await tabTo(page, page.getByRole('button', { name: /^Drop all/ }));
        await page.keyboard.press('Enter');
        await waitForText(page.getByRole('status'), /^(\d+) of \1/);
        expect(new URL(page.url()).search).toBe('');
      });
    });

    it('takes a must-have back in the list, and says so in the form', async () => {
      await open('/find/?need=loop&need=hdr&seconds=5', async (page) => {
        await page.getByRole('button', { name: 'Drop HDR' }).click();
        await expectSoon(() => new URL(page.url()).search).toBe('?need=loop&seconds=5');
        expect(await page.getByLabel('HDR').isChecked()).toBe(false);
        expect(await page.getByLabel('Loop').isChecked()).toBe(true);
        expect(await page.locator('#found').evaluate((found) => found.matches(':focus'))).toBe(
          true,
        );
        await page.goBack();
        await expectSoon(() => page.getByLabel('HDR').isChecked()).toBe(true);
        expect(await page.getByLabel('A take of at least').inputValue()).toBe('5');
      });
    });

    it('counts what was typed while its program was on the way', async () => {
      await open('/find/', async (page) => {
        const { promise: isTyped, resolve: go } = Promise.withResolvers<undefined>();
        await page.route('**/*.js', async (route) => {
          await isTyped;
          await route.continue();
        });
        await page.getByLabel('A take of at least').fill('10');
        await page.getByLabel('Native audio').check();
        expect(new URL(page.url()).search).toBe('');
        go(undefined);
        await expectSoon(() => new URL(page.url()).search).toBe('?need=native-audio&seconds=10');
        await waitForText(page.getByRole('status'), /^(?!82 of)\d+ of/);
      });
    });

    it('keeps what it cannot read, and says what it wants', async () => {
      await open('/find/?seconds=ten', async (page) => {
        const field = page.getByLabel('A take of at least');
        await expectSoon(() => field.getAttribute('aria-invalid')).toBe('true');
        expect(await field.inputValue()).toBe('ten');
        expect(await page.locator('form').innerText()).toContain('wanted a number of seconds');
      });
    });

    it('has every deciding fact, and says so, without JavaScript', async () => {
      await open(
        '/find/?need=hdr',
        async (page) => {
          const words = await page.locator('main').innerText();
          expect(words).toContain('needs JavaScript, which is off');
          expect(await page.locator('main form').isVisible()).toBe(false);
          expect(await page.locator('main tbody').count()).toBeGreaterThan(50);
          expect(words).toMatch(
            /Kling 3\.0[\s\S]*?15 s[\s\S]*?4K[\s\S]*?\$0\.084[\s\S]*?Can: text to video/,
          );
        },
        { scripts: false },
      );
    });
  });

  describe('/capabilities', () => {
    it('hides rows and columns as chosen, and leads from a cell to its open source', async () => {
      const look = async (page: Page): Promise<void> => {
        await tabTo(page, page.locator('main summary').first());
        await page.keyboard.press('Enter');
        await tabTo(page, page.getByLabel('Runway', { exact: true }));
        await page.keyboard.press('Space');
        await tabTo(page, page.locator('main summary', { hasText: 'Choose columns' }));
        await page.keyboard.press('Enter');
        await tabTo(page, page.getByRole('group', { name: 'Output columns' }).getByLabel('HDR'));
        await page.keyboard.press('Space');
        await tabTo(
          page,
          page.getByRole('group', { name: 'Offer columns' }).getByLabel('Price a second'),
        );
        await page.keyboard.press('Space');
        await expectSoon(() => new URL(page.url()).search).toBe(
          '?vendor=runway&column=hdr&column=price',
        );

        const table = page.locator('#matrix');
        const vendors = await table.locator('.vendor th:visible').allInnerTexts();
        const columns = await table.locator('thead tr:last-child th:visible').allInnerTexts();
        expect(vendors).toEqual(['Runway']);
        expect(columns).toEqual(['HDR', 'Price a second']);
        expect(await table.locator('thead .group:visible').allInnerTexts()).toEqual([
          'Output',
          'Offer',
        ]);
        const rows = table.locator('tr[data-model]:visible');
        expect(await rows.count()).toBeGreaterThan(5);
        expect(await rows.first().locator('td:visible').count()).toBe(2);

        const link = table.locator('tr[data-model="runway-gen-4-5"] a[href$="#cap-hdr"]');
        await tabTo(page, link);
        await page.keyboard.press('Enter');
        await page.waitForURL('**/models/runway-gen-4-5/#cap-hdr');
        expect(await page.locator('#cap-hdr a[rel=external]').first().isVisible()).toBe(true);
      };
      await open('/capabilities/', look);
    });

    it('never takes an unknown price for a low one', async () => {
      await open('/capabilities/?price=0', async (page) => {
        await waitForText(page.getByRole('status'), /^No model fits/);
        await tabTo(page, page.getByRole('button', { name: 'Show all' }));
        await page.keyboard.press('Enter');
        await waitForText(page.getByRole('status'), /^(\d+) of \1 models, (\d+) of \2 columns$/);
      });
    });

    it('is the whole table without JavaScript', async () => {
      await open(
        '/capabilities/?vendor=runway',
        async (page) => {
          expect(await page.locator('#matrix tr[data-model]:visible').count()).toBeGreaterThan(50);
          expect(await page.locator('#matrix thead tr:last-child th:visible').count()).toBe(40);
          expect(await page.getByText('Filter models').isVisible()).toBe(false);
        },
        { scripts: false },
      );
    });
  });

  describe('the page of a model', () => {
    it('opens facts and prices, and leads to who says so, without JavaScript too', async () => {
      const look = async (page: Page): Promise<void> => {
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        expect(new URL(page.url()).hash).toBe('#main');

        const fact = page.locator('.headline details').first();
        await tabTo(page, fact.locator('summary'));
        await page.keyboard.press('Enter');
        expect(await fact.locator('.claim-list').isVisible()).toBe(true);
        expect(await fact.locator('.fix').innerText()).toMatch(
          /^Fix: src\/content\/models\/runway-gen-4-5\.md:\d+$/,
        );
        await page.keyboard.press('Tab');
        const focused = page.locator(':focus');
        expect(await focused.getAttribute('rel')).toBe('external');
        expect(await focused.getAttribute('href')).toMatch(/^https?:/);

        const price = page.locator('.prices details').first();
        await tabTo(page, price.locator('summary'));
        await page.keyboard.press('Enter');
        expect(await price.locator('.claim-list').isVisible()).toBe(true);
        await page.keyboard.press('Enter');
        expect(await price.locator('.claim-list').isVisible()).toBe(false);
      };
      await open('/models/runway-gen-4-5/', look);
      await open('/models/runway-gen-4-5/', look, { scripts: false });
    });
  });

  describe('/search', () => {
    it('finds a model from any page, as it is typed', async () => {
      await open('/find/', async (page) => {
        await tabTo(page, page.locator('header').getByRole('link', { name: 'Search' }));
        await page.keyboard.press('Enter');
        await page.waitForURL('**/search/');
        const field = page.getByLabel('Words to search for');
        await expectSoon(() => field.evaluate((input) => input === document.activeElement)).toBe(
          true,
        );
        await page.keyboard.type('seedance 1.5');
        await waitForText(page.getByRole('status'), /\d+ pages? for “seedance 1\.5”/);
        expect(await page.locator('main ol li').first().innerText()).toMatch(
          /Seedance 1\.5 Pro Model/,
        );
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        await page.waitForURL('**/models/seedance-1-5-pro/');
      });
    });

    it('finds the method, and models by what they can do', async () => {
      await open('/search/?q=bradley-terry', async (page) => {
        await waitForText(page.locator('main ol'), /How ratings are made Method/);
      });
      await open('/search/?q=motion%20brush', async (page) => {
        await waitForText(page.getByRole('status'), /pages/);
        const found = await page.locator('main ol li').allInnerTexts();
        // What a model lacks, and what nobody says of it, is not in the index.
        expect(found.length).toBeLessThan(20);
        expect(found.join('\n')).toContain('Kling 3.0');
        // Nor is what a page says about its evidence alone.
        expect(found.join('\n')).not.toMatch(/Fix:|src\/content|, source/);
      });
    });

    it('says where else to look when nothing matches, and without JavaScript', async () => {
      await open('/search/?q=zzzqqq', async (page) => {
        await waitForText(page.getByRole('status'), /Nothing on the site matches “zzzqqq”/);
        expect(await page.getByRole('link', { name: 'all models' }).count()).toBe(1);
      });
      await open(
        '/search/?q=kling',
        async (page) => {
          expect(await page.locator('main').innerText()).toContain(
            'needs JavaScript, which is off',
          );
          expect(await page.getByLabel('Words to search for').isVisible()).toBe(false);
          expect(await page.getByRole('link', { name: 'all models by vendor' }).isVisible()).toBe(
            true,
          );
        },
        { scripts: false },
      );
    });
  });
});
