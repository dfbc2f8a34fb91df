import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { openBrowser, serveSite } from './browser.ts';
import type { Site } from './browser.ts';

/** Waits for what the page will show, as long as a busy machine may take. */
export function expectSoon<Value>(read: () => Value | Promise<Value>) {
  return expect.poll(read, { timeout: 20_000 });
}

/** What came along while a page was open. */
export interface Seen {
  /** Addresses of scripts and data that the page asked for. */
  readonly loaded: readonly string[];
  /** Warnings and errors of the console, requests that failed, and any to somebody else. */
  readonly complaints: readonly string[];
}

/** How a page is opened: by default 1440 pixels wide and with scripts. */
export interface Opening {
  readonly width?: number;
  readonly scripts?: boolean;
}

/** The built site in a browser, from before the first test of a file to after its last. */
export interface BuiltSite {
  /** Opens a page of the site, looks at it, and fails where one of its scripts did. */
  readonly open: (
    path: string,
    look: (page: Page, seen: Seen) => Promise<void>,
    opening?: Opening,
  ) => Promise<void>;
  /** Address of the site, without a slash at its end. */
  readonly origin: () => string;
}

/** Serves the built site for the tests beside this call, by further settings if any, and opens a browser. */
export function useBuiltSite(settings: Readonly<Record<string, string>> = {}): BuiltSite {
  let browser: Browser;
  let site: Site;

  beforeAll(async () => {
    [browser, site] = await Promise.all([openBrowser(), serveSite(settings)]);
  });

  afterAll(async () => {
    site.stop();
    await browser.close();
  });

  return {
    origin: () => site.origin,
    open: async (path, look, { width = 1440, scripts = true } = {}) => {
      const context = await browser.newContext({
        baseURL: site.origin,
        viewport: { width, height: 900 },
        javaScriptEnabled: scripts,
      });
      try {
        await openIn(context, path, look, site.origin);
      } finally {
        await context.close();
      }
    },
  };
}

async function openIn(
  context: BrowserContext,
  path: string,
  look: (page: Page, seen: Seen) => Promise<void>,
  origin: string,
): Promise<void> {
  const page = await context.newPage();
  const [errors, loaded, complaints]: [string[], string[], string[]] = [[], [], []];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  page.on('request', (request) => {
    if (['script', 'fetch'].includes(request.resourceType())) loaded.push(request.url());
    if (!request.url().startsWith(origin)) complaints.push(`asks others: ${request.url()}`);
  });
  await page.goto(path);
  await look(page, { loaded, complaints });
  expect(errors).toEqual([]);
}
