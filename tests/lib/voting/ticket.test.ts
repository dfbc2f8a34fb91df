import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../src/lib/voting/refusal.ts';
import { openTicket, sealTicket, ticketSeconds } from '../../../src/lib/voting/ticket.ts';
import { aTicket } from './builders.ts';

const key = new Uint8Array(32).fill(7);
const otherKey = new Uint8Array(32).fill(8);
const now = 1_795_000_000;
const reader = { keys: [key], voters: ['ada'], now };

async function refusalOf(opening: Promise<unknown>): Promise<string> {
  const error = await opening.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof Refusal ? error.code : `not refused: ${String(error)}`;
}

describe('a ticket', () => {
  it('says to its voter what it said when it was sealed', async () => {
    const ticket = aTicket({ prompt: 'a-dog-runs' });
    expect(await openTicket(await sealTicket(ticket, key, now), reader)).toEqual(ticket);
  });

  it('is open for half an hour', async () => {
    const text = await sealTicket(aTicket(), key, now);
    expect(await openTicket(text, { ...reader, now: now + ticketSeconds - 1 })).toBeDefined();
    expect(await refusalOf(openTicket(text, { ...reader, now: now + ticketSeconds }))).toBe(
      'ticket-expired',
    );
  });

  it('is nothing to another voter', async () => {
    const text = await sealTicket(aTicket(), key, now);
    expect(await refusalOf(openTicket(text, { ...reader, voters: ['bob'] }))).toBe(
      'ticket-of-another-voter',
    );
    expect(await openTicket(text, { ...reader, voters: ['ada-new', 'ada'] })).toBeDefined();
  });

  it('opens with an older key, and not with a foreign one', async () => {
    const text = await sealTicket(aTicket(), otherKey, now);
    expect(await openTicket(text, { ...reader, keys: [key, otherKey] })).toBeDefined();
    expect(await refusalOf(openTicket(text, reader))).toBe('ticket-forged');
  });

  it('does not bear the change of any character', async () => {
    const text = await sealTicket(aTicket(), key, now);
    const meaning = (jwe: string) =>
      jwe.split('.').map((part) => Buffer.from(part, 'base64url').toString('hex'));
    for (let at = 0; at < text.length; at += 7) {
      const changed = `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
      // The last characters of a part may hold bits that say nothing.
      if (meaning(changed).join() === meaning(text).join()) continue;
      expect(await refusalOf(openTicket(changed, reader))).toBe('ticket-forged');
    }
  });

  it.each(['', 'x', 'a.b.c', 'a.b.c.d.e', 'eyJhbGciOiJub25lIn0.e30.'])(
    'cannot be made up as %j',
    async (text) => {
      expect(await refusalOf(openTicket(text, reader))).toBe('ticket-forged');
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
