import { describe, expect, it } from 'vitest';
import { enterBooth } from '../../../../src/lib/voting/server/booth.ts';
import type { Booth } from '../../../../src/lib/voting/server/booth.ts';
import { answerVote } from '../../../../src/lib/voting/server/handlers.ts';
import {
  eraseMyVotes,
  exportMyVotes,
  readMyVotes,
} from '../../../../src/lib/voting/server/my-votes.ts';
import { countBoards } from '../../../../src/lib/voting/server/board-counts.ts';
import { aVoting, posting, postingForm } from './running.ts';
import type { Browser } from './running.ts';

/** Opens the vote page of a board and gives what it shows. */
async function enter(browser: Browser, query = '', headers = {}, board = 'next-project') {
  let booth: Booth | undefined;
  await browser.send(
    async (context) => {
      booth = await enterBooth(context, board);
      const cookie = booth.setCookie;
      return new Response(null, cookie === undefined ? {} : { headers: { 'set-cookie': cookie } });
    },
    `/vote/${board}/${query}`,
    { headers },
  );
  return booth!;
}

async function drawIn(browser: Browser, headers = {}) {
  const { state } = await enter(browser, '', headers);
  if (state.status !== 'matchup') throw new Error(state.status);
  return state.drawn;
}

describe('enterBooth()', () => {
  it('draws a matchup whose ticket the vote takes, and shows what was behind it', async () => {
    const browser = aVoting().browser();
    const { ticket, matchup } = await drawIn(browser);
    const ballot = { ticket, outcome: 'left' };
    const { headers } = await browser.send(
      answerVote,
      '/api/votes',
      postingForm({ ...ballot, next: '/vote/next-project/' }),
    );
    const place = headers.get('location')!;
    expect(place).toMatch(/^\/vote\/next-project\/\?vote=/);
    const { state } = await enter(browser, place.slice(place.indexOf('?')));
    expect(state).toMatchObject({
      status: 'revealed',
      reveal: { outcome: 'left', left: { model: matchup.left }, yourVotes: 1 },
    });
  });

  it('shows the vote of nobody else', async () => {
    const voting = aVoting();
    const browser = voting.browser();
    const { ticket } = await drawIn(browser);
    const stored = await browser.send(
      answerVote,
      '/api/votes',
      posting({ ticket, outcome: 'tie' }),
    );
    const { vote } = (await stored.json()) as { vote: string };
    expect((await enter(voting.browser(), `?vote=${vote}`)).state).toMatchObject({
      status: 'refused',
      refusal: { code: 'vote-unknown' },
    });
  });

  it('does not draw the pair again that the page has at hand', async () => {
    const browser = aVoting().browser();
    for (let round = 0; round < 30; round += 1) {
      const { ticket, matchup } = await drawIn(browser);
      const next = await drawIn(browser, { 'x-after': ticket });
      const pair = (drawn: { left: string; right: string }) => [drawn.left, drawn.right].sort();
      expect(pair(next.matchup)).not.toEqual(pair(matchup));
    }
  });

  it('draws all the same where that ticket is none', async () => {
    expect((await drawIn(aVoting().browser(), { 'x-after': 'forged' })).ticket).not.toBe('');
  });

  it('repeats why a form was refused, and takes no other words from the address', async () => {
    const browser = aVoting().browser();
    const { problem, state } = await enter(browser, '?problem=ticket-expired');
    expect(problem?.message).toBe('The ticket has expired');
    expect(state.status).toBe('matchup');
    expect((await enter(browser, '?problem=<b>')).problem).toBeUndefined();
    expect((await enter(browser, '?problem=constructor')).problem).toBeUndefined();
  });

  it('says what a board waits for, and that there is no such board', async () => {
    const browser = aVoting().browser();
    expect((await enter(browser, '', {}, 'silent')).state).toMatchObject({
      status: 'refused',
      refusal: { code: 'board-closed', detail: 'It waits for clips.' },
    });
    expect((await enter(browser, '', {}, 'x')).state).toMatchObject({
      refusal: { code: 'board-unknown' },
    });
  });
});

describe('my votes', () => {
  it('are read, taken away as a file, and cut loose', async () => {
    const { voting, site, browser: open } = aVoting();
    const browser = open();
    const { ticket, matchup } = await drawIn(browser);
    await browser.send(answerVote, '/api/votes', posting({ ticket, outcome: 'right' }));

    const csv = await browser.send((context) => exportMyVotes(context, 'csv'), '/');
    const [head, row, end] = (await csv.text()).split('\r\n');
    expect(head).toBe('castAt,board,prompt,left,right,outcome,watched');
    expect(row).toBe(
      `2026-11-23T12:00:00.000Z,next-project,,${matchup.left},${matchup.right},right,`,
    );
    expect(end).toBe('');
    const json = await browser.send((context) => exportMyVotes(context, 'json'), '/');
    expect(await json.json()).toMatchObject([{ outcome: 'right', prompt: null }]);

    const erased = await browser.send(eraseMyVotes, '/', postingForm({}));
    expect(erased.headers.get('location')).toBe('/vote/mine/?erased=');
    expect(erased.headers.get('set-cookie')).toMatch(/Max-Age=0/);
    await browser.send(async (context) => {
      expect((await readMyVotes(context)).votes).toEqual([]);
      return new Response(null);
    }, '/');
    // The vote itself stays, as nobody's.
    const { counts } = await countBoards(voting, [...site.boards.values()]);
    expect(counts[0]).toMatchObject({ board: 'next-project', votes: 1, excluded: 0 });
  });

  it('are erased for somebody who has none, and never for another site', async () => {
    const browser = aVoting().browser();
    const none = await browser.send(eraseMyVotes, '/', postingForm({}));
    expect(none.status).toBe(303);
    const foreign = browser.send(eraseMyVotes, '/', {
      ...postingForm({}),
      headers: { origin: 'https://elsewhere.example' },
    });
    await expect(foreign).rejects.toThrow('The request came from another site');
  });
});
