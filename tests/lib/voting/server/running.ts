import { onTestFinished } from 'vitest';
import type { Context, VotingSite } from '../../../../src/lib/voting/server/handlers.ts';
import { toKeys } from '../../../../src/lib/voting/server/keys.ts';
import { createLimits } from '../../../../src/lib/voting/server/limits.ts';
import type { RunningVoting } from '../../../../src/lib/voting/server/open-voting.ts';
import { createProofOfWork } from '../../../../src/lib/voting/server/proof-of-work.ts';
import { readSettings } from '../../../../src/lib/voting/server/settings.ts';
import { createVoting } from '../../../../src/lib/voting/server/voting.ts';
import { openSqliteStore } from '../../../../src/lib/voting/store/sqlite-store.ts';
import type { VoteStore } from '../../../../src/lib/voting/store/vote-store.ts';
import { aPool } from '../builders.ts';

/** Voting in memory, with a clock that the test moves. */
export interface TestVoting {
  readonly voting: RunningVoting;
  readonly clock: { now: number };
  /** A browser: it keeps its cookie and asks as a page of the site does. */
  readonly browser: () => Browser;
  readonly site: VotingSite;
}

/** What a browser can do. */
export interface Browser {
  cookie: string | undefined;
  /** Sends a request and gives it, with the browser's cookie, to a handler. */
  send(
    handler: (context: Context) => Promise<Response>,
    path: string,
    init?: RequestInit,
  ): Promise<Response>;
}

/** Opens voting on an empty store in memory. */
export function aVoting({
  environment = {},
  store = openSqliteStore(':memory:'),
  secrets = ['s'.repeat(32)],
}: {
  readonly environment?: Readonly<Record<string, string>>;
  readonly store?: VoteStore;
  readonly secrets?: readonly string[];
} = {}): TestVoting {
  const settings = readSettings({ DATABASE_URL: 'file::memory:', ...environment });
  const clock = { now: Date.parse('2026-11-23T12:00:00Z') };
  const keys = toKeys(secrets);
  const voting = {
    ...createVoting({
      store,
      keys,
      limits: createLimits(settings),
      proofs: createProofOfWork(settings, keys, () => clock.now),
      clock: () => clock.now,
    }),
    settings,
  };
  onTestFinished(() => voting.close());
  const open = { ...aPool(), missing: undefined };
  const closed = { ...aPool({ board: 'silent', kind: 'blind' }), missing: 'It waits for clips.' };
  const site: VotingSite = {
    boards: new Map([open, closed].map((board) => [board.board, board])),
    describeModel: (id) => ({ title: `The ${id}`, href: `/models/${id}/` }),
    describePrompt: () => undefined,
  };
  return { voting, clock, site, browser: () => aBrowser({ voting, site }) };
}

function aBrowser(parts: { readonly voting: RunningVoting; readonly site: VotingSite }): Browser {
  const browser: Browser = {
    cookie: undefined,
    send: async (handler, path, init = {}) => {
      const headers = new Headers(init.headers);
      headers.set('host', 'matchcut.example');
      if (browser.cookie !== undefined) headers.set('cookie', browser.cookie);
      const request = new Request(`http://matchcut.example${path}`, { ...init, headers });
      const response = await handler({ request, socketAddress: '192.0.2.7', ...parts });
      const setCookie = response.headers.get('set-cookie');
      if (setCookie !== null) browser.cookie = setCookie.split(';')[0];
      return response;
    },
  };
  return browser;
}

/** A JSON body to post. */
export function posting(
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): RequestInit {
  return {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  };
}

/** A plain form to post. */
export function postingForm(fields: Readonly<Record<string, string>>): RequestInit {
  return {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  };
}
