import { AxeBuilder } from '@axe-core/playwright';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoModels } from '../../scripts/demo/models.ts';
import { prepareDemoVotes } from '../../scripts/demo/prepare-votes.ts';
import { readContent } from '../../src/lib/content/read-content.ts';
import { browserPath, openBrowser, serveSite } from './browser.ts';
import type { Site } from './browser.ts';
import { guessByFeature, guessByNeighbour } from './guess.ts';
import type { Sample } from './guess.ts';

/** Everything that comes back from an address, and how long it took. */
async function timed(address: string) {
  const start = performance.now();
  const answer = await fetch(address);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const milliseconds = performance.now() - start;
  const said = [...answer.headers]
    .filter(([name]) => !['date', 'set-cookie'].includes(name))
    .flat()
    .join(' ');
  return { bytes, milliseconds, said, headers: answer.headers, text: bytes.toString('utf8') };
}

const blind = '/vote/text-to-video-silent/';
const open = '/vote/next-project/';

/** How long a busy machine may take to load two clips and play them to the end. */
const patient = { timeout: 60_000 };

describe.skipIf(browserPath === undefined)('voting on the demonstration', () => {
  const folder = mkdtempSync(join(tmpdir(), 'matchcut-voting-'));
  const environment = {
    CONTENT_DIR: 'demo/content',
    SITE_DIR: 'demo/site',
    SITE_NOTICE: 'Demonstration',
    DATABASE_URL: `file:${join(folder, 'votes.db')}`,
    VOTES_PER_MINUTE: '0',
    NETWORK_VOTES_PER_MINUTE: '0',
    LOG_LEVEL: 'error',
  };
  let browser: Browser;
  let site: Site;

  beforeAll(async () => {
    await prepareDemoVotes(join(folder, 'votes.db'));
    const env = { ...process.env, ...environment };
    const { status } = spawnSync('astro', ['build', '--silent'], { env, stdio: 'inherit' });
    expect(status).toBe(0);
    [browser, site] = await Promise.all([openBrowser(), serveSite(environment)]);
  }, 600_000);

  afterAll(async () => {
    site.stop();
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function visit(
    path: string,
    look: (page: Page, context: BrowserContext) => Promise<void>,
    options: Parameters<Browser['newContext']>[0] = {},
  ): Promise<void> {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      ...options,
    });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(site.origin + path);
    await look(page, context);
    expect(errors).toEqual([]);
    await context.close();
  }

  const reveal = (page: Page) => page.locator('[data-reveal]');
  const ready = (page: Page) => page.locator('#pair[data-state="ready"]').waitFor(patient);
  const unlocked = (page: Page) =>
    page.locator('#pair[data-state="ready"]:not([data-locked])').waitFor(patient);
  const ticketOf = (page: Page) => page.locator('input[name="ticket"]').inputValue();

  it('takes a vote by keys alone on a blind board, names both, and has the next pair at hand', async () => {
    await visit(blind, async (page) => {
      await ready(page);
      // Too early: nothing is sent before both were watched.
      await page.keyboard.press('ArrowLeft');
      await expect
        .poll(() => page.locator('#heard').innerText(), patient)
        .toMatch(/Watch both clips/);
      await unlocked(page);
      const ticket = await ticketOf(page);
      await page.keyboard.press('ArrowLeft');
      await reveal(page).waitFor(patient);
      const words = await reveal(page).innerText();
      expect(words).toMatch(/Your choice/);
      expect(words).toMatch(/By the ratings this answer had a chance of \d+ %/);
      expect(words).toMatch(/Head to head, in \d+ votes with yours/);
      expect(await page.locator('#heard').innerText()).toMatch(/was on the left/);
      await page.keyboard.press('n');
      await ready(page);
      expect(await reveal(page).count()).toBe(0);
      expect(await ticketOf(page)).not.toBe(ticket);
    });
  });

  it('plays, pauses and steps both clips as one, and never loud', async () => {
    await visit(blind, async (page) => {
      await unlocked(page);
      const times = () =>
        page
          .locator('#pair video')
          .evaluateAll((clips) => (clips as HTMLVideoElement[]).map((clip) => clip.currentTime));
      const muted = await page
        .locator('#pair video')
        .evaluateAll((clips) => (clips as HTMLVideoElement[]).every((clip) => clip.muted));
      expect(muted).toBe(true);
      for (let look = 0; look < 5; look += 1) {
        const [left, right] = await times();
        expect(Math.abs(left! - right!)).toBeLessThan(0.25);
        await page.waitForTimeout(200);
      }
      await page.keyboard.press('.');
      const [before] = await times();
      await page.keyboard.press('.');
      const [left, right] = await times();
      expect(left).toBeCloseTo(right!, 3);
      expect(left! - before!).toBeCloseTo(1 / 24, 2);
      await page.keyboard.press(',');
      expect((await times())[0]).toBeCloseTo(before!, 2);
    });
  });

  it('stands still until it is asked to play where motion is unwelcome', async () => {
    await visit(
      blind,
      async (page) => {
        await ready(page);
        await page.waitForTimeout(500);
        const played = await page
          .locator('#pair video')
          .evaluateAll((clips) => (clips as HTMLVideoElement[]).map((clip) => clip.currentTime));
        expect(played).toEqual([0, 0]);
        await page.keyboard.press('Space');
        await unlocked(page);
      },
      { reducedMotion: 'reduce' },
    );
  });

  it('takes a vote by keys alone on an open board, which is still there after a restart', async () => {
    await visit(open, async (page) => {
      await unlocked(page);
      expect(await page.locator('.differences tbody tr').count()).toBeGreaterThan(2);
      for (const key of ['ArrowRight', 't', 'b']) {
        await page.keyboard.press(key);
        await reveal(page).waitFor(patient);
        await page.keyboard.press('Enter');
        await reveal(page).waitFor({ state: 'detached' });
        await unlocked(page);
      }
      const standings = async () => {
        const answer = await page.request.get(`${site.origin}/api/boards/next-project/standings`);
        return (await answer.json()) as { asOf: string; votes: number };
      };
      // Standings may be a moment old, and say so.
      const voted = new Date().toISOString();
      await expect.poll(async () => (await standings()).asOf >= voted, patient).toBe(true);
      const before = await standings();
      site.stop();
      site = await serveSite(environment);
      expect((await standings()).votes).toBe(before.votes);
      await page.goto(`${site.origin}/vote/mine/`);
      expect(await page.locator('main').innerText()).toMatch(/3 votes on 1 board/);
      await page.getByRole('button', { name: 'Work out my own ranking' }).press('Enter');
      const ranking = page.locator('.ranking tbody tr');
      await expect.poll(() => ranking.count(), patient).toBeGreaterThan(1);
      await page.getByRole('button', { name: 'Erase the link' }).press('Enter');
      await expect
        .poll(() => page.locator('main').innerText(), patient)
        .toMatch(/Done\.[\s\S]*No vote of this browser is known/);
    });
  });

  it('takes votes by touch on a phone, with targets large enough for a thumb', async () => {
    const phone = {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
      reducedMotion: 'reduce',
    } as const;
    await visit(
      '/vote/text-to-video-audio/',
      async (page) => {
        await ready(page);
        const low = await page
          .locator('#pair :is(button, a, [role="button"]):visible')
          .evaluateAll((targets) =>
            targets
              .map((target) => ({ text: target.textContent, box: target.getBoundingClientRect() }))
              .filter(({ box }) => box.height < 44 || box.width < 44)
              .map(({ text }) => text),
          );
        expect(low).toEqual([]);
        const answers = await page.locator('.answers').boundingBox();
        expect(answers!.y + answers!.height, 'answers under the thumb').toBeGreaterThan(840);
        // Too early: the tap says why, where it can be seen.
        await page.locator('button[value="tie"]').tap({ force: true });
        const hint = await page.locator('.hint[data-asked]').boundingBox();
        expect(hint!.y + hint!.height).toBeLessThanOrEqual(answers!.y);
        await page.getByRole('button', { name: 'Hear 2' }).tap();
        const muted = () =>
          page
            .locator('#pair video')
            .evaluateAll((clips) => (clips as HTMLVideoElement[]).map((clip) => clip.muted));
        expect(await muted()).toEqual([true, false]);
        await page.locator('.stage').tap();
        await unlocked(page);
        await page.locator('.stage').tap();
        await page.getByRole('button', { name: 'Play both' }).waitFor(patient);
        const [first] = [await ticketOf(page)];
        await page.getByRole('button', { name: 'Skip this pair' }).tap();
        await expect.poll(() => ticketOf(page), patient).not.toBe(first);
        await ready(page);
        await page.getByRole('button', { name: 'Play both' }).tap();
        await unlocked(page);
        expect(await muted()).toEqual([true, true]);
        await page.locator('button[value="right"]').tap();
        await reveal(page).waitFor(patient);
        await page.locator('[data-do="next"]').tap();
        await reveal(page).waitFor({ state: 'detached' });
        await ready(page);
        const across = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(across).toBeLessThanOrEqual(0);
      },
      phone,
    );
  });

  it('is accessible in every state of a matchup, and says each to who cannot see it', async () => {
    await visit(blind, async (page) => {
      const heard = () => page.locator('#heard').innerText();
      const expectAccessible = async (state: string) => {
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.map(({ id, nodes }) => [id, nodes[0]?.target]);
        expect(found, state).toEqual([]);
      };
      let isBroken = false;
      let isHeld = true;
      await page.route('**/api/clips/*', async (route) => {
        while (isHeld) await new Promise((resolve) => setTimeout(resolve, 50));
        return isBroken ? route.abort() : route.continue();
      });
      await page.goto(site.origin + blind);
      await page.locator('#pair[data-state="loading"]').waitFor(patient);
      await expectAccessible('loading');
      isHeld = false;
      await ready(page);
      expect(await heard()).toBe('Both clips are loaded.');
      await expectAccessible('locked');
      await unlocked(page);
      expect(await heard()).toBe('Both clips were watched: you can vote.');
      await expectAccessible('unlocked');
      await page.keyboard.press('t');
      await reveal(page).waitFor(patient);
      expect(await heard()).toMatch(/was on the left/);
      await expectAccessible('revealed');
      isBroken = true;
      await page.goto(site.origin + blind);
      await page.locator('#said').getByText('A clip did not load').waitFor(patient);
      await expectAccessible('failed');
      isBroken = false;
      await page.goto(`${site.origin}${blind}?problem=ticket-expired`);
      await page.locator('#said').getByText('The ticket has expired').waitFor(patient);
      await expectAccessible('refused');
    });
  });

  it.each([
    ['blind', blind],
    ['open', open],
  ])('takes a vote as a plain form on the %s board', async (_, path) => {
    await visit(
      path,
      async (page) => {
        await page.locator('button[value="left"]').click();
        await page.waitForURL('**/?vote=*');
        expect(await reveal(page).innerText()).toMatch(/Your vote no\. 1 on this board/);
        await page.getByRole('link', { name: 'Next pair' }).click();
        await page.locator('button[value="tie"]').waitFor();
        await page.getByRole('button', { name: 'Skip this pair' }).click();
        await page.locator('button[value="tie"]').waitFor();
        expect(page.url()).toBe(site.origin + path);
      },
      { javaScriptEnabled: false },
    );
  });

  it('keeps the answer while there is no connection, and sends it when there is', async () => {
    await visit(open, async (page, context) => {
      await unlocked(page);
      await context.setOffline(true);
      await page.keyboard.press('ArrowLeft');
      await page.locator('#said').getByText('There is no connection').waitFor(patient);
      await context.setOffline(false);
      await page.getByRole('button', { name: 'Send again' }).press('Enter');
      await reveal(page).waitFor(patient);
      expect(await page.locator('#said').innerText()).toBe('');
    });
  });

  it('gives another pair for a ticket that is of no use any more', async () => {
    await visit(open, async (page) => {
      await unlocked(page);
      const ticket = await ticketOf(page);
      await page.locator('input[name="ticket"]').evaluate((input: HTMLInputElement) => {
        input.value = `${input.value.slice(0, -4)}AAAA`;
      });
      await page.keyboard.press('ArrowLeft');
      await page.locator('#said').getByText('Here is another pair').waitFor(patient);
      await expect.poll(() => ticketOf(page), patient).not.toBe(ticket);
      await unlocked(page);
      await page.keyboard.press('ArrowLeft');
      await reveal(page).waitFor(patient);
    });
  });

  it('waits as long as a busy server says, then sends the answer itself', async () => {
    await visit(open, async (page) => {
      await unlocked(page);
      let refused = 0;
      await page.route('**/api/votes', async (route) => {
        refused += 1;
        if (refused > 1) return route.continue();
        const body = { title: 'Votes cannot be stored at the moment', status: 503 };
        return route.fulfill({ status: 503, headers: { 'retry-after': '2' }, json: body });
      });
      await page.keyboard.press('ArrowLeft');
      await page.locator('#said').getByText('sent again in').waitFor(patient);
      await reveal(page).waitFor(patient);
      expect(refused).toBe(2);
    });
  });

  describe('where votes need a proof of work', () => {
    let guarded: Site;

    beforeAll(async () => {
      const database = `file:${join(folder, 'guarded.db')}`;
      guarded = await serveSite({ ...environment, DATABASE_URL: database, PROOF_OF_WORK: 'on' });
    }, 60_000);

    afterAll(() => {
      guarded.stop();
    });

    it('solves it while the voter looks, and sends it with the vote', async () => {
      await visit(open, async (page) => {
        const scripts: string[] = [];
        const statuses: number[] = [];
        page.on('request', (request) => {
          if (/prove|proof-worker/.test(request.url())) scripts.push(request.url());
        });
        page.on('response', (response) => {
          if (response.url().endsWith('/api/votes')) statuses.push(response.status());
        });
        await unlocked(page);
        expect(scripts, 'nothing of it where no proof is asked for').toEqual([]);
        await page.goto(guarded.origin + open);
        await unlocked(page);
        for (let round = 0; round < 2; round += 1) {
          await page.keyboard.press('ArrowLeft');
          await reveal(page).waitFor(patient);
          expect(await page.locator('#said').innerText()).toBe('');
          await page.keyboard.press('n');
          await reveal(page).waitFor({ state: 'detached' });
          await unlocked(page);
        }
        expect(statuses).toEqual([200, 200]);
        expect(scripts).not.toEqual([]);
      });
    });

    it('solves it when the server asks only after the page was made', async () => {
      await visit(open, async (page) => {
        const statuses: number[] = [];
        page.on('response', (response) => {
          if (response.url().endsWith('/api/votes')) statuses.push(response.status());
        });
        await page.route(guarded.origin + open, async (route) => {
          const answer = await route.fetch();
          await route.fulfill({
            response: answer,
            body: (await answer.text()).replaceAll('data-proof', ''),
          });
        });
        await page.goto(guarded.origin + open);
        await unlocked(page);
        await page.keyboard.press('t');
        await reveal(page).waitFor(patient);
        expect(statuses).toEqual([428, 200]);
      });
    });

    it('says that an answer was not counted where the browser cannot solve it, and keeps it', async () => {
      await visit(open, async (page) => {
        let isBroken = true;
        await page.route('**/api/challenge', (route) =>
          isBroken ? route.abort() : route.continue(),
        );
        await page.goto(guarded.origin + open);
        await unlocked(page);
        await page.keyboard.press('ArrowRight');
        await page.locator('#said').getByText('was not counted').waitFor(patient);
        isBroken = false;
        await page.getByRole('button', { name: 'Send again' }).press('Enter');
        await reveal(page).waitFor(patient);
      });
    });

    it('tells a plain form beforehand and afterwards why it does not count', async () => {
      await visit(
        open,
        async (page) => {
          await page.goto(guarded.origin + open);
          expect(await page.locator('.ballot').innerText()).toMatch(/an answer is not counted/);
          await page.locator('button[value="left"]').click();
          await page.waitForURL('**/?problem=proof-missing');
          expect(await page.locator('#said').innerText()).toMatch(
            /which the page solves by JavaScript/,
          );
          await page.getByRole('button', { name: 'Skip this pair' }).click();
          await page.locator('button[value="tie"]').waitFor();
        },
        { javaScriptEnabled: false },
      );
    });
  });

  it('counts a double click once', async () => {
    await visit(open, async (page) => {
      await unlocked(page);
      let sent = 0;
      page.on('request', (request) => (sent += Number(request.url().endsWith('/api/votes'))));
      await page.locator('button[value="left"]').dblclick();
      await reveal(page).waitFor(patient);
      expect(sent).toBe(1);
    });
  });

  it('says so when a clip does not load, and tries again', async () => {
    await visit(open, async (page) => {
      let isBroken = true;
      await page.route('**/api/clips/*', (route) => (isBroken ? route.abort() : route.continue()));
      await page.goto(site.origin + blind);
      await page.locator('#said').getByText('A clip did not load').waitFor(patient);
      isBroken = false;
      await page.getByRole('button', { name: 'Try again' }).press('Enter');
      await unlocked(page);
    });
  });

  it('tells nobody before the vote who made which clip', async () => {
    const { models, vendors } = await readContent('demo/content', '2026-11-26');
    const names = [
      ...models.flatMap(({ id, data }) => [id, data.family]),
      ...vendors.flatMap(({ id, data }) => [id, data.name]),
    ].map((name) => name.toLowerCase());
    const clips = new Map<string, number>();
    for (let draw = 0; draw < 12; draw += 1) {
      const page = await fetch(site.origin + blind);
      const html = (await page.text()).toLowerCase();
      const said = [[...page.headers].flat().join(' ').toLowerCase(), html];
      const addresses = [...html.matchAll(/<video src="([^"]+)"/g)].map(([, address]) => address!);
      // The text above is in small letters, where an address would be broken: ask for it as it is.
      expect(addresses).toHaveLength(2);
      const matchup = await fetch(`${site.origin}/api/matchup?board=text-to-video-silent`);
      const body = (await matchup.json()) as { left: { clip: string }; right: { clip: string } };
      said.push(JSON.stringify(body).toLowerCase());
      for (const { clip } of [body.left, body.right]) {
        const answer = await fetch(site.origin + clip);
        expect(answer.status).toBe(200);
        const bytes = Buffer.from(await answer.arrayBuffer());
        said.push([...answer.headers].flat().join(' ').toLowerCase());
        said.push(bytes.toString('latin1').toLowerCase());
        clips.set(clip, bytes.length);
      }
      const told = names.filter((name) => said.some((text) => text.includes(name)));
      expect(told).toEqual([]);
    }
    // No address comes twice, and hardly any size: there are 24 clips and 8 models.
    expect(clips.size).toBe(24);
    expect(new Set(clips.values()).size).toBeGreaterThan(demoModels.length * 2);
    expect(existsSync('demo/site/client/clips')).toBe(false);
  });

  it('lets no program guess before the vote which model made a clip, unless it looks at the pictures', async () => {
    const samples: Sample[] = [];
    const pictures: Sample[] = [];
    const words = new Map<string, Set<string>[]>();
    for (let draw = 0; draw < 160; draw += 1) {
      const page = await timed(site.origin + blind);
      const matchup = await timed(`${site.origin}/api/matchup?board=text-to-video-silent`);
      const body = JSON.parse(matchup.text) as {
        ticket: string;
        prompt: { text: string };
        left: { clip: string };
        right: { clip: string };
      };
      const clips = [
        await timed(site.origin + body.left.clip),
        await timed(site.origin + body.right.clip),
      ];
      const cookie = matchup.headers.get('set-cookie')!.split(';')[0]!;
      const vote = await fetch(`${site.origin}/api/votes`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify({ ticket: body.ticket, outcome: 'tie', watched: true }),
      });
      const reveal = (await vote.json()) as { left: { model: string }; right: { model: string } };
      const shown = new Set([reveal.left.model, reveal.right.model]);
      const said = [matchup.said, matchup.text, ...clips.map((clip) => clip.said)].join(' ');
      for (const word of new Set(said.match(/[\w-]{4,}/g))) {
        words.set(word, [...(words.get(word) ?? []), shown]);
      }
      [reveal.left.model, reveal.right.model].forEach((label, side) => {
        const [clip, other] = [clips[side]!, clips[1 - side]!];
        const token = [body.left.clip, body.right.clip][side]!;
        const sizes = [page.bytes.length, matchup.bytes.length, clip.bytes.length, token.length];
        const apart = clip.bytes.length - other.bytes.length;
        const letters = Array.from(token.slice(-24), (sign) => sign.charCodeAt(0));
        const times = [
          clip.milliseconds,
          clip.milliseconds - other.milliseconds,
          matchup.milliseconds,
        ];
        const heads = [clip.said.length, matchup.said.length, body.ticket.length];
        const features = [...sizes, apart, ...times, ...heads, ...letters];
        samples.push({ group: body.prompt.text, label, features });
        const sum = createHash('sha256').update(clip.bytes.subarray(0, 60_000)).digest();
        pictures.push({ group: body.prompt.text, label, features: [sum.readUInt32BE(0)] });
      });
    }
    // A word that came with one model five times and never without it would be its name.
    const models = demoModels.map(({ id }) => id);
    const telling = [...words].filter(
      ([, draws]) =>
        draws.length >= 5 && models.some((model) => draws.every((shown) => shown.has(model))),
    );
    expect(telling.map(([word]) => word)).toEqual([]);
    const neighbour = guessByNeighbour(samples, 300);
    const feature = guessByFeature(samples, 300);
    console.log(
      `Guessed by nearest neighbour: ${neighbour.found.toFixed(3)}, by chance up to ${Math.max(...neighbour.byChance).toFixed(3)}.`,
      `Largest F of ${samples[0]!.features.length} features: ${feature.found.toFixed(2)}, by chance up to ${Math.max(...feature.byChance).toFixed(2)}.`,
    );
    // Chance alone exceeds the largest of 300 once in 300 runs; a third more than it, never.
    expect(neighbour.found).toBeLessThan(1.33 * Math.max(...neighbour.byChance));
    expect(feature.found).toBeLessThan(1.33 * Math.max(...feature.byChance));
    // The same guesser does find what there is to find: a clip shows itself.
    expect(guessByNeighbour(pictures, 1).found).toBeGreaterThan(0.9);
  }, 120_000);

  it('answers that there is no such board', async () => {
    for (const path of ['/vote/no-such-board/', '/boards/no-such-board/live/']) {
      const answer = await fetch(site.origin + path);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('Not found');
    }
  });

  it.each([
    ['chooser', '/vote/'],
    ['blind', blind],
    ['open', open],
    ['audio', '/vote/text-to-video-audio/'],
    ['picture', '/vote/image-to-video-silent/'],
    ['waiting', '/vote/image-to-video-audio/'],
    ['mine', '/vote/mine/'],
    ['rules', '/vote/rules/'],
    ['counts', '/vote/counts/'],
    ['board', '/boards/text-to-video-silent/'],
    ['live board', '/boards/next-project/live/'],
  ])('%s: accessible in both themes, within the window at three widths', async (_, path) => {
    await visit(path, async (page) => {
      for (const width of [390, 768, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - innerWidth,
        );
        expect(overflow, `overflow at ${width} px`).toBeLessThanOrEqual(0);
      }
      for (const { width, colorScheme } of [
        { width: 390, colorScheme: 'light' },
        { width: 1440, colorScheme: 'dark' },
      ] as const) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes[0]?.target])).toEqual([]);
      }
    });
  });
});
