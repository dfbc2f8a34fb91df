import { solveChallenge } from 'altcha-lib';
import type { Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { randomUUIDv7 } from 'node:crypto';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  answerChallenge,
  answerMatchup,
  answerVote,
} from '../../../../src/lib/voting/server/handlers.ts';
import { toKeys } from '../../../../src/lib/voting/server/keys.ts';
import { createProofOfWork } from '../../../../src/lib/voting/server/proof-of-work.ts';
import { aVoting, posting, postingForm } from './running.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const secret = 's'.repeat(32);
const ticket = { id: randomUUIDv7() };

function aProofOfWork(
  change: Partial<Parameters<typeof createProofOfWork>[0]> = {},
  keys = [secret],
) {
  return createProofOfWork(
    { proofOfWork: 'on', proofOfWorkAbove: 300, ...change },
    toKeys(keys),
    () => Date.now(),
  );
}

/** The library looks at the clock of the machine, so the tests set it. */
function setClock(at = now): void {
  vi.useFakeTimers({ toFake: ['Date'], now: at });
  onTestFinished(() => {
    vi.useRealTimers();
  });
}

async function solve(challenge: Challenge): Promise<string> {
  const solution = await solveChallenge({ challenge, deriveKey });
  return toProof({ challenge, solution });
}

function toProof(payload: unknown): string {
  return Buffer.from(JSON.stringify(payload)).toString('base64');
}

describe('createProofOfWork()', () => {
  it('takes the solution of the challenge of a ticket, and no vote without', async () => {
    setClock();
    const proofs = aProofOfWork();
    const proof = await solve(await proofs.challengeFor(ticket));
    await expect(proofs.check(proof, ticket)).resolves.toBeUndefined();
    await expect(proofs.check(undefined, ticket)).rejects.toMatchObject({ code: 'proof-missing' });
  });

  it('refuses what was solved for another ticket, changed, guessed, too old or signed elsewhere', async () => {
    setClock();
    const proofs = aProofOfWork();
    const challenge = await proofs.challengeFor(ticket);
    const solution = await solveChallenge({ challenge, deriveKey });
    const easier = { ...challenge.parameters, cost: 1, keyPrefix: '00' };
    const elsewhere = await aProofOfWork({}, ['e'.repeat(32)]).challengeFor(ticket);
    const bad = {
      nothing: '',
      'no JSON': 'x',
      'other fields': toProof({ challenge: {}, solution: {} }),
      'a guess': toProof({ challenge, solution: { ...solution, counter: 1 } }),
      'an easier challenge': toProof({ challenge: { ...challenge, parameters: easier }, solution }),
      'no signature': toProof({ challenge: { parameters: challenge.parameters }, solution }),
      'a challenge of another server': await solve(elsewhere),
      'that of another ticket': await solve(await proofs.challengeFor({ id: randomUUIDv7() })),
    };
    for (const [what, proof] of Object.entries(bad)) {
      await expect(proofs.check(proof, ticket), what).rejects.toMatchObject({
        code: 'proof-wrong',
      });
    }
    const good = toProof({ challenge, solution });
    await expect(proofs.check(good, ticket)).resolves.toBeUndefined();
    vi.setSystemTime(now + 31 * 60 * 1000);
    await expect(proofs.check(good, ticket)).rejects.toMatchObject({ code: 'proof-wrong' });
  });

  it('goes on taking challenges of the secret before', async () => {
    setClock();
    const proof = await solve(await aProofOfWork().challengeFor(ticket));
    const rotated = aProofOfWork({}, ['n'.repeat(32), secret]);
    await expect(rotated.check(proof, ticket)).resolves.toBeUndefined();
  });

  it('is asked for by load only above so many votes a minute, and then for ten minutes', async () => {
    vi.useFakeTimers({ now });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const proofs = aProofOfWork({ proofOfWork: 'load', proofOfWorkAbove: 3 });
    for (let vote = 0; vote < 3; vote += 1) await proofs.check(undefined, ticket);
    expect(await proofs.isNeeded()).toBe(false);
    await expect(proofs.check(undefined, ticket)).rejects.toMatchObject({ code: 'proof-missing' });
    vi.advanceTimersByTime(9 * 60 * 1000);
    expect(await proofs.isNeeded()).toBe(true);
    vi.advanceTimersByTime(61 * 1000);
    expect(await proofs.isNeeded()).toBe(false);
    await proofs.check(undefined, ticket);
  });

  it('asks for nothing when it is off', async () => {
    const proofs = aProofOfWork({ proofOfWork: 'off', proofOfWorkAbove: 0 });
    for (let vote = 0; vote < 5; vote += 1) await proofs.check(undefined, ticket);
    expect(await proofs.isNeeded()).toBe(false);
  });
});

describe('a vote that needs a proof of work', () => {
  it('says where the challenge is, and is stored once with its solution', async () => {
    setClock();
    const { voting, browser: open } = aVoting({ environment: { PROOF_OF_WORK: 'on' } });
    const browser = open();
    const drawn = await browser.send(answerMatchup, '/api/matchup?board=next-project');
    const matchup = (await drawn.json()) as { ticket: string; proofNeeded: boolean };
    expect(matchup.proofNeeded).toBe(true);
    const ballot = { ticket: matchup.ticket, outcome: 'left' };
    const refused = await browser.send(answerVote, '/api/votes', posting(ballot));
    expect(refused.status).toBe(428);
    expect(await refused.json()).toMatchObject({
      type: '/voting/problems/#proof-missing',
      detail: expect.stringContaining('/api/challenge') as string,
    });
    const request = posting({ ticket: matchup.ticket });
    const challenge = await browser.send(answerChallenge, '/api/challenge', request);
    const proof = await solve((await challenge.json()) as Challenge);
    const send = (outcome: string) =>
      browser.send(answerVote, '/api/votes', posting({ ...ballot, outcome, proof }));
    expect((await send('left')).status).toBe(200);
    expect((await send('left')).status).toBe(200);
    expect((await send('right')).status).toBe(409);
    expect((await Array.fromAsync(voting.store.exportVotes())).flat()).toHaveLength(1);
  });

  it('gives no challenge for a ticket of somebody else, and a form the reason', async () => {
    const { browser } = aVoting({ environment: { PROOF_OF_WORK: 'on' } });
    const [ada, bob] = [browser(), browser()];
    const drawn = await ada.send(answerMatchup, '/api/matchup?board=next-project');
    const { ticket: text } = (await drawn.json()) as { ticket: string };
    const stolen = await bob.send(answerChallenge, '/api/challenge', posting({ ticket: text }));
    expect(stolen.status).toBe(403);
    const form = postingForm({ ticket: text, outcome: 'tie', next: '/vote/next-project/' });
    const response = await ada.send(answerVote, '/api/votes', form);
    expect(response.headers.get('location')).toBe('/vote/next-project/?problem=proof-missing');
  });
});
