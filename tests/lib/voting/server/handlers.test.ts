import { describe, expect, it } from 'vitest';
import {
  answerHealth,
  answerMatchup,
  answerSkip,
  answerStandings,
  answerVote,
} from '../../../../src/lib/voting/server/handlers.ts';
import type { Context } from '../../../../src/lib/voting/server/handlers.ts';
import { openSqliteStore } from '../../../../src/lib/voting/store/sqlite-store.ts';
import { aVoting, posting, postingForm } from './running.ts';
import type { Browser } from './running.ts';

const matchupPath = '/api/matchup?board=next-project';

interface MatchupBody {
  readonly ticket: string;
  readonly left: { readonly model: string };
  readonly right: { readonly model: string };
}

async function drawWith(browser: Browser): Promise<MatchupBody> {
  const response = await browser.send(answerMatchup, matchupPath);
  expect(response.status).toBe(200);
  return (await response.json()) as MatchupBody;
}

async function problemOf(response: Response): Promise<string> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const { type, status, title } = (await response.json()) as Record<string, unknown>;
  expect(status).toBe(response.status);
  expect(title).toBeTypeOf('string');
  return `${String(response.status)} ${String(type).replace('/voting/problems/#', '')}`;
}

const standings = (context: Context) => answerStandings(context, 'next-project');

describe('a matchup', () => {
  it('comes with a ticket, two models by name, and a cookie the first time', async () => {
    const browser = aVoting().browser();
    const response = await browser.send(answerMatchup, matchupPath);
    expect(response.headers.get('set-cookie')).toMatch(
      /^matchcut_voter=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/,
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
    const body = (await response.json()) as Record<string, unknown>;
    expect(body).toMatchObject({
      board: 'next-project',
      prompt: null,
      expiresAt: '2026-11-23T12:30:00.000Z',
      left: { title: expect.stringMatching(/^The reel-/) as string },
    });
    const again = await browser.send(answerMatchup, matchupPath);
    expect(again.headers.get('set-cookie')).toBeNull();
  });

  it('is not drawn on a board that is unknown or waits for something', async () => {
    const browser = aVoting().browser();
    expect(await problemOf(await browser.send(answerMatchup, '/api/matchup?board=x'))).toBe(
      '404 board-unknown',
    );
    const closed = await browser.send(answerMatchup, '/api/matchup?board=silent');
    expect(await closed.json()).toMatchObject({ status: 409, detail: 'It waits for clips.' });
  });

  it('is another one after a skip, and the skip is counted', async () => {
    const { browser: open, voting } = aVoting();
    const browser = open();
    const first = await drawWith(browser);
    const response = await browser.send(answerSkip, '/api/matchup/skip', posting(first));
    const next = (await response.json()) as MatchupBody;
    const pairOf = ({ left, right }: MatchupBody) => [left.model, right.model].sort();
    expect(pairOf(next)).not.toEqual(pairOf(first));
    expect(await voting.store.skips()).toEqual([{ board: 'next-project', skips: 1 }]);
  });

  it('comes until the voter has answered all of them', async () => {
    const browser = aVoting().browser();
    for (let pair = 0; pair < 6; pair += 1) {
      const { ticket } = await drawWith(browser);
      const vote = await browser.send(
        answerVote,
        '/api/votes',
        posting({ ticket, outcome: 'tie' }),
      );
      expect(vote.status).toBe(200);
    }
    expect(await problemOf(await browser.send(answerMatchup, matchupPath))).toBe(
      '409 all-answered',
    );
  });
});

describe('a vote', () => {
  it('is stored and reveals the record, the rows and the voter’s own count', async () => {
    const { browser: open, voting } = aVoting();
    const browser = open();
    const { ticket, left, right } = await drawWith(browser);
    const response = await browser.send(
      answerVote,
      '/api/votes',
      posting({ ticket, outcome: 'left' }),
    );
    expect(await response.json()).toMatchObject({
      board: 'next-project',
      outcome: 'left',
      left: { model: left.model, title: `The ${left.model}`, standing: { wins: 1 } },
      right: { model: right.model, href: `/models/${right.model}/`, standing: { losses: 1 } },
      record: { votes: 1, leftWins: 1, rightWins: 0, ties: 0, bothBad: 0 },
      chances: null,
      yourVotes: 1,
    });
    const [stored] = (await Array.fromAsync(voting.store.exportVotes())).flat();
    expect(stored).toMatchObject({ left: left.model, outcome: 'left', watched: null });
    expect(stored!.propensity).toBeCloseTo(1 / 6, 9);
    expect(stored!.castAt).toBe('2026-11-23T12:00:00.000Z');
  });

  it('gives the same answer when it is sent again, and 409 for another', async () => {
    const browser = aVoting().browser();
    const { ticket } = await drawWith(browser);
    const send = async (outcome: string) =>
      browser.send(answerVote, '/api/votes', posting({ ticket, outcome }));
    const first: unknown = await (await send('left')).json();
    expect(await (await send('left')).json()).toEqual(first);
    expect(await problemOf(await send('right'))).toBe('409 ticket-used');
  });

  it('is refused with a second ticket for the same matchup', async () => {
    const browser = aVoting().browser();
    const byPair = new Map<string, string>();
    for (;;) {
      const { ticket, left, right } = await drawWith(browser);
      const pair = [left.model, right.model].sort().join();
      const earlier = byPair.get(pair);
      if (earlier === undefined) {
        byPair.set(pair, ticket);
        continue;
      }
      await browser.send(answerVote, '/api/votes', posting({ ticket, outcome: 'left' }));
      const second = posting({ ticket: earlier, outcome: 'left' });
      expect(await problemOf(await browser.send(answerVote, '/api/votes', second))).toBe(
        '409 pair-answered',
      );
      return;
    }
  });

  it.each([
    ['without a cookie', '403 ticket-of-another-voter', () => undefined],
    [
      'with somebody else’s cookie',
      '403 ticket-of-another-voter',
      (other: Browser) => other.cookie,
    ],
    ['with a made-up cookie', '403 ticket-of-another-voter', () => 'matchcut_voter=me.me'],
  ])('is refused %s, and nothing is stored', async (_, expected, cookieOf) => {
    const { browser: open, voting } = aVoting();
    const [ada, bob] = [open(), open()];
    const { ticket } = await drawWith(ada);
    await drawWith(bob);
    ada.cookie = cookieOf(bob);
    const vote = posting({ ticket, outcome: 'left' });
    expect(await problemOf(await ada.send(answerVote, '/api/votes', vote))).toBe(expected);
    expect(await Array.fromAsync(voting.store.exportVotes())).toEqual([]);
  });

  it('is refused when the ticket has expired', async () => {
    const { browser: open, clock } = aVoting();
    const browser = open();
    const { ticket } = await drawWith(browser);
    clock.now += 30 * 60 * 1000;
    const vote = posting({ ticket, outcome: 'left' });
    expect(await problemOf(await browser.send(answerVote, '/api/votes', vote))).toBe(
      '410 ticket-expired',
    );
  });

  it.each([
    ['{', '400 body-unreadable'],
    ['{}', '422 ballot-invalid'],
    ['{"ticket":"x","outcome":"draw"}', '422 ballot-invalid'],
    ['{"ticket":"x","outcome":"left"}', '400 ticket-forged'],
    [`{"ticket":"${'x'.repeat(20_000)}"}`, '400 body-unreadable'],
    ['[]', '422 ballot-invalid'],
  ])('is refused as %.40s', async (body, expected) => {
    const browser = aVoting().browser();
    const response = await browser.send(answerVote, '/api/votes', { method: 'POST', body });
    expect(await problemOf(response)).toBe(expected);
  });

  it('says of a ballot all that is wrong with it', async () => {
    const browser = aVoting().browser();
    const response = await browser.send(answerVote, '/api/votes', posting({ outcome: 'draw' }));
    expect(await response.json()).toMatchObject({
      detail:
        'ticket: the ticket of the matchup, a text; outcome: one of left, right, tie, both_bad.',
    });
  });

  it('is limited for a voter, with the seconds to wait', async () => {
    const { browser: open } = aVoting({ environment: { VOTES_PER_MINUTE: '2' } });
    const browser = open();
    const tickets = [await drawWith(browser), await drawWith(browser), await drawWith(browser)];
    const answers = [];
    for (const { ticket } of [...tickets, ...tickets]) {
      const vote = posting({ ticket, outcome: 'left' });
      answers.push(await browser.send(answerVote, '/api/votes', vote));
    }
    const last = answers.at(-1)!;
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await problemOf(last)).toBe('429 too-many');
  });

  it('counts no more where the voter is excluded, and the voter sees no difference', async () => {
    const { browser: open, voting } = aVoting();
    const [ada, bob] = [open(), open()];
    const first = await drawWith(ada);
    await ada.send(answerVote, '/api/votes', posting({ ...first, outcome: 'left' }));
    const [{ voter } = { voter: '' }] = (await Array.fromAsync(voting.store.exportVotes())).flat();
    await voting.store.exclude({ voter }, 'test', '2026-11-23T12:00:00Z');
    const next = await drawWith(ada);
    const response = await ada.send(answerVote, '/api/votes', posting({ ...next, outcome: 'tie' }));
    expect(await response.json()).toMatchObject({
      record: { votes: 1, ties: 1 },
      yourVotes: 2,
    });
    const board = (await (await bob.send(standings, '/')).json()) as Record<string, unknown>;
    expect(board).toMatchObject({ votes: 0, excluded: 2 });
  });
});

describe('a plain form', () => {
  it('stores a vote and goes on to the page it names, with the id of the vote', async () => {
    const { browser: open, voting } = aVoting();
    const browser = open();
    const { ticket } = await drawWith(browser);
    const form = postingForm({ ticket, outcome: 'right', watched: 'true', next: '/vote/x/?a=1' });
    const response = await browser.send(answerVote, '/api/votes', form);
    const [stored] = (await Array.fromAsync(voting.store.exportVotes())).flat();
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`/vote/x/?a=1&vote=${stored!.id}`);
    expect(stored).toMatchObject({ outcome: 'right', watched: true });
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', ''])(
    'does not go to %j',
    async (next) => {
      const browser = aVoting().browser();
      const { ticket } = await drawWith(browser);
      const form = postingForm({ ticket, outcome: 'left', next });
      const response = await browser.send(answerVote, '/api/votes', form);
      expect(response.headers.get('location')).toMatch(/^\/vote\/\?vote=/);
    },
  );

  it('goes on to the page with the reason where something is refused', async () => {
    const browser = aVoting().browser();
    const form = postingForm({ ticket: 'x', outcome: 'left', next: '/vote/next-project/' });
    const response = await browser.send(answerVote, '/api/votes', form);
    expect(response.headers.get('location')).toBe('/vote/next-project/?problem=ticket-forged');
  });
});

describe('a page of another site', () => {
  it.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ 'sec-fetch-site': 'same-origin', origin: 'https://matchcut.example.evil.example' }],
  ])('can neither vote nor draw nor skip: %j', async (headers) => {
    const browser = aVoting().browser();
    const { ticket } = await drawWith(browser);
    const body = posting({ ticket, outcome: 'left' }, headers);
    for (const handler of [answerVote, answerSkip]) {
      const response = await browser.send(handler, '/', body);
      expect(await problemOf(response)).toBe('403 cross-site');
      expect(response.headers.has('access-control-allow-origin')).toBe(false);
    }
    const draw = await browser.send(answerMatchup, matchupPath, {
      headers: headers as Record<string, string>,
    });
    expect(await problemOf(draw)).toBe('403 cross-site');
  });

  it('is told from ours behind a proxy that speaks HTTPS, and from that of SITE_URL', async () => {
    const { browser: open } = aVoting({ environment: { SITE_URL: 'https://public.example' } });
    const browser = open();
    for (const origin of ['https://matchcut.example', 'https://public.example']) {
      const { ticket } = await drawWith(browser);
      const vote = posting(
        { ticket, outcome: 'left' },
        { origin, 'sec-fetch-site': 'same-origin' },
      );
      expect((await browser.send(answerVote, '/api/votes', vote)).status).not.toBe(403);
    }
  });

  it('may read standings', async () => {
    const browser = aVoting().browser();
    const response = await browser.send(standings, '/', {
      headers: { origin: 'https://other.example', 'sec-fetch-site': 'cross-site' },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });
});

describe('standings', () => {
  it('have a row for every model of the pool before the first vote', async () => {
    const response = await aVoting().browser().send(standings, '/');
    expect(await response.json()).toMatchObject({
      board: 'next-project',
      asOf: '2026-11-23T12:00:00.000Z',
      votes: 0,
      standings: ['reel-1', 'reel-2', 'reel-3', 'reel-4'].map((model) => ({ model, votes: 0 })),
    });
  });

  it('follow a vote, and keep their tag while nothing changes', async () => {
    const browser = aVoting().browser();
    const tagOf = async () => (await browser.send(standings, '/')).headers.get('etag')!;
    const before = await tagOf();
    const unchanged = await browser.send(standings, '/', { headers: { 'if-none-match': before } });
    expect(unchanged.status).toBe(304);
    expect(await unchanged.text()).toBe('');
    const { ticket } = await drawWith(browser);
    await browser.send(answerVote, '/api/votes', posting({ ticket, outcome: 'left' }));
    expect(await tagOf()).not.toBe(before);
    const changed = await browser.send(standings, '/', { headers: { 'if-none-match': before } });
    expect(await changed.json()).toMatchObject({ votes: 1 });
  });

  it('are not to be had of a board that nobody votes on', async () => {
    const response = await aVoting()
      .browser()
      .send((context) => answerStandings(context, 'x'), '/');
    expect(await problemOf(response)).toBe('404 board-unknown');
  });
});

describe('the state of the server', () => {
  it('is ok while the store answers, and 503 with the seconds to wait when it does not', async () => {
    const store = openSqliteStore(':memory:');
    const { voting, browser: open } = aVoting({
      store: { ...store, close: () => Promise.resolve() },
    });
    expect(await (await answerHealth(() => Promise.resolve(voting))).json()).toEqual({
      status: 'ok',
      store: 'sqlite',
    });
    const browser = open();
    const { ticket } = await drawWith(browser);
    await store.close();
    const health = await answerHealth(() => Promise.resolve(voting));
    expect(health.headers.get('retry-after')).toBe('5');
    expect(await problemOf(health)).toBe('503 store-unavailable');
    const vote = await browser.send(answerVote, '/', posting({ ticket, outcome: 'left' }));
    expect(await problemOf(vote)).toBe('503 store-unavailable');
  });
});
