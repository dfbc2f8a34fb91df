import type { KeyObject } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';
import type { JWTPayload } from 'jose';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../../src/lib/voting/refusal.ts';
import { toKeys } from '../../../../src/lib/voting/server/keys.ts';
import { openTicket, sealTicket, ticketSeconds } from '../../../../src/lib/voting/server/ticket.ts';
import { aTicket } from '../builders.ts';

const [key, otherKey] = toKeys([
  'a secret of thirty-two characters',
  'another of thirty-two characters',
]).map(({ ticket }) => ticket) as [KeyObject, KeyObject];
const now = 1_795_000_000;
const reader = { keys: [key], voters: ['ada'], now };

function refusalOf(text: string, options: Parameters<typeof openTicket>[1]): string {
  try {
    return `not refused: ${JSON.stringify(openTicket(text, options))}`;
  } catch (error) {
    return error instanceof Refusal ? error.code : `not refused: ${String(error)}`;
  }
}

describe('a ticket', () => {
  it('says to its voter what it said when it was sealed', async () => {
    const ticket = aTicket({ prompt: 'a-dog-runs' });
    expect(openTicket(await sealTicket(ticket, key, now), reader)).toEqual(ticket);
  });

  it('is open for half an hour', async () => {
    const text = await sealTicket(aTicket(), key, now);
    expect(openTicket(text, { ...reader, now: now + ticketSeconds - 1 })).toBeDefined();
    expect(refusalOf(text, { ...reader, now: now + ticketSeconds })).toBe('ticket-expired');
  });

  it('is nothing to another voter', async () => {
    const text = await sealTicket(aTicket(), key, now);
    expect(refusalOf(text, { ...reader, voters: ['bob'] })).toBe('ticket-of-another-voter');
    expect(openTicket(text, { ...reader, voters: ['ada-new', 'ada'] })).toBeDefined();
  });

  it('opens with an older key, and not with a foreign one', async () => {
    const text = await sealTicket(aTicket(), otherKey, now);
    expect(openTicket(text, { ...reader, keys: [key, otherKey] })).toBeDefined();
    expect(refusalOf(text, reader)).toBe('ticket-forged');
  });

  it('does not bear the change of any character', async () => {
    const text = await sealTicket(aTicket(), key, now);
    for (let at = 0; at < text.length; at += 1) {
      const changed = `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
      expect(refusalOf(changed, reader)).toBe('ticket-forged');
    }
  });

  it('bears no character that says nothing', async () => {
    const text = await sealTicket(aTicket(), key, now);
    for (const changed of [` ${text}`, `${text}\n`, `${text}=`, text.replace('..', '.!.')]) {
      expect(refusalOf(changed, reader)).toBe('ticket-forged');
    }
  });

  it('is the encrypted JWT that jose reads', async () => {
    const text = await sealTicket(aTicket(), key, now);
    const { payload, protectedHeader } = await jwtDecrypt(text, key, {
      issuer: 'matchcut',
      audience: 'matchcut/votes',
      currentDate: new Date(now * 1000),
    });
    expect(protectedHeader).toEqual({ alg: 'dir', enc: 'A256GCM' });
    const { id: jti, voter: sub, ...matchup } = openTicket(text, reader);
    expect(payload).toMatchObject({ jti, sub, ...matchup });
  });

  it.each([
    ['issuer', { iss: 'another' }],
    ['audience', { aud: 'matchcut/pages' }],
    ['end', { exp: undefined }],
    ['left model', { left: undefined }],
  ])('is forged without its %s, whoever sealed it', async (_, change) => {
    const { payload } = await jwtDecrypt(await sealTicket(aTicket(), key, now), key, {
      currentDate: new Date(now * 1000),
    });
    const seal = (claims: object): Promise<string> =>
      new EncryptJWT(JSON.parse(JSON.stringify(claims)) as JWTPayload)
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .encrypt(key);
    expect(openTicket(await seal(payload), reader)).toBeDefined();
    expect(refusalOf(await seal({ ...payload, ...change }), reader)).toBe('ticket-forged');
  });

  it('is forged under another header, whoever sealed it', async () => {
    const text = await new EncryptJWT({ jti: 'x' })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', typ: 'JWT' })
      .encrypt(key);
    expect(refusalOf(text, reader)).toBe('ticket-forged');
  });

  it.each(['', 'x', 'a.b.c', 'a.b.c.d.e', 'eyJhbGciOiJub25lIn0.e30.'])(
    'cannot be made up as %j',
    (text) => {
      expect(refusalOf(text, reader)).toBe('ticket-forged');
    },
  );

  it('is as long for a short name as for a long one, and shows none', async () => {
    const short = await sealTicket(aTicket({ left: 'a', right: 'b' }), key, now);
    const long = await sealTicket(
      aTicket({ left: 'a-model-with-a-long-name', right: 'reel-with-audio-2' }),
      key,
      now,
    );
    expect(short).toHaveLength(long.length);
    expect(Buffer.from(long, 'base64url').toString('latin1')).not.toContain('model');
  });
});
