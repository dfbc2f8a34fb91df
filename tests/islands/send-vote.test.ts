import { describe, expect, it } from 'vitest';
import { readAnswer, sendVote } from '../../src/islands/vote/send-vote.ts';

const ballot = { ticket: 'a', outcome: 'left' } as const;

/** What the server answers, as problem details where it is a refusal. */
function answer(status: number, body: object = {}, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers });
}

describe('readAnswer()', () => {
  it('takes the id of the stored vote', async () => {
    expect(await readAnswer(answer(200, { vote: 'v1' }))).toEqual({ status: 'stored', vote: 'v1' });
  });

  it.each([400, 403, 404, 409, 410])('goes on to another pair after %d', async (status) => {
    const problem = { title: 'The ticket has expired', detail: 'Draw a new matchup.' };
    expect(await readAnswer(answer(status, problem))).toEqual({
      status: 'spent',
      message: 'The ticket has expired. Draw a new matchup.',
    });
  });

  it.each([429, 503])('waits as long as the server says after %d', async (status) => {
    const problem = { title: 'Too many requests' };
    expect(await readAnswer(answer(status, problem, { 'retry-after': '12' }))).toEqual({
      status: 'wait',
      seconds: 12,
      message: 'Too many requests.',
    });
  });

  it.each(['', 'soon', '-3'])('waits some seconds where it says "%s"', async (wait) => {
    const sent = await readAnswer(answer(503, {}, { 'retry-after': wait }));
    expect(sent).toMatchObject({ status: 'wait' });
    expect(sent.status === 'wait' && sent.seconds).toBeGreaterThan(0);
  });

  it.each([
    [428, '/voting/problems/#proof-missing'],
    [422, '/voting/problems/#proof-wrong'],
  ])('asks for a proof of work after %d %s', async (status, type) => {
    expect(await readAnswer(answer(status, { type }))).toMatchObject({ status: 'proof-needed' });
  });

  it('says what is wrong with a ballot after 422', async () => {
    const problem = { type: '/voting/problems/#ballot-invalid', title: 'Not complete' };
    expect(await readAnswer(answer(422, problem))).toEqual({
      status: 'refused',
      message: 'Not complete.',
    });
  });

  it('says what it got where a proxy answers in HTML', async () => {
    const sent = await readAnswer(new Response('<h1>Teapot</h1>', { status: 418 }));
    expect(sent).toEqual({ status: 'refused', message: 'The server answered 418.' });
  });
});

describe('sendVote()', () => {
  it('sends the ballot as JSON', async () => {
    let sent: unknown;
    await sendVote(ballot, (path, init) => {
      sent = [path, init?.method, JSON.parse(init?.body as string)];
      return Promise.resolve(answer(200, { vote: 'v1' }));
    });
    expect(sent).toEqual(['/api/votes', 'POST', ballot]);
  });

  it('tells no connection from a refusal', async () => {
    const fail = () => Promise.reject(new TypeError('fetch failed'));
    expect(await sendVote(ballot, fail)).toEqual({ status: 'offline' });
  });
});
