import { existsSync, mkdtempSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { freePort, waitForAnswer } from '../../scripts/bench/listening.ts';

const candidates = [
  process.env['CHROME_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

/** The system's Chrome or Chromium, if it has one. */
export const browserPath = candidates.find((path) => path !== undefined && existsSync(path));

if (browserPath === undefined) {
  console.warn('Browser tests are skipped: no Chrome or Chromium found. Set CHROME_PATH to one.');
}

/** Opens the browser without any of its own traffic; other programs may steer it through a port. */
export function openBrowser(debuggingPort?: number): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath!,
    args: [
      ...(debuggingPort === undefined ? [] : [`--remote-debugging-port=${debuggingPort}`]),
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** The built site on a free port of this machine. */
export interface Site {
  readonly origin: string;
  readonly stop: () => void;
}

/** Serves a built site as `npm start` does, by further settings if any, and waits until it answers. */
export async function serveSite(settings: Readonly<Record<string, string>> = {}): Promise<Site> {
  const port = await freePort();
  const server = spawn(process.execPath, ['scripts/serve.ts'], {
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: `file:${join(mkdtempSync(join(tmpdir(), 'matchcut-site-')), 'votes.db')}`,
      ...settings,
    },
    stdio: 'pipe',
  });
  const origin = `http://127.0.0.1:${port}`;
  await waitForAnswer(`${origin}/api/health`, server);
  return { origin, stop: () => void server.kill() };
}
