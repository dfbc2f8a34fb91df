import { createDecipheriv } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { EncryptJWT } from 'jose';
import { z } from 'zod';
import type { Matchup } from '../draw.ts';
import { refuse } from '../refusal.ts';

/** The right of one voter to answer one matchup once, for half an hour. */
export interface Ticket extends Matchup {
  /** UUIDv7; the vote that uses the ticket has the same id, so that no ticket makes two votes. */
  readonly id: string;
  /** Keyed hash of the voter's cookie. */
  readonly voter: string;
}

/** How long a ticket can be used, in seconds. */
export const ticketSeconds = 30 * 60;

const issuer = 'matchcut';
const audience = 'matchcut/votes';

/** Tickets are filled up to a multiple of this, so that their length says nothing of the names in them. */
const paddedTo = 384;

const algorithms = { alg: 'dir', enc: 'A256GCM' } as const;

/** The only header that is written: a ticket cannot ask to be opened in another way. */
const header = Buffer.from(JSON.stringify(algorithms)).toString('base64url');

const tagBytes = 16;

const claimsSchema = z.object({
  iss: z.literal(issuer),
  aud: z.literal(audience),
  exp: z.number(),
  jti: z.uuid(),
  sub: z.string().min(1),
  board: z.string(),
  prompt: z.string().nullable(),
  left: z.string(),
  right: z.string(),
  propensity: z.number(),
});

/**
 * Writes a ticket as an encrypted JWT (RFC 7516, direct use of a 256-bit key, A256GCM). Encryption
 * both hides the names, which a signed JWT would show to anybody who decodes it, and protects
 * against changes.
 *
 * @param now seconds since 1970
 */
export async function sealTicket(ticket: Ticket, key: KeyObject, now: number): Promise<string> {
  const { id, voter, board, prompt, left, right, propensity } = ticket;
  const claims = { board, prompt, left, right, propensity };
  const length = new TextEncoder().encode(JSON.stringify(claims)).length;
  const pad = ' '.repeat(paddedTo - (length % paddedTo));
  return new EncryptJWT({ ...claims, pad })
    .setProtectedHeader(algorithms)
    .setJti(id)
    .setSubject(voter)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(now)
    .setExpirationTime(now + ticketSeconds)
    .encrypt(key);
}

/**
 * Reads a ticket.
 *
 * @param keys the current key, then those that were in use before it
 * @param voters keyed hashes of the cookie that came with it, the current first
 * @param now seconds since 1970
 * @throws Refusal where it is expired, forged, from elsewhere or another voter's
 */
export function openTicket(
  text: string,
  {
    keys,
    voters,
    now,
  }: {
    readonly keys: readonly KeyObject[];
    readonly voters: readonly string[];
    readonly now: number;
  },
): Ticket {
  const claims = claimsSchema.safeParse(decrypt(text, keys));
  if (!claims.success) throw refuse('ticket-forged');
  const { jti: id, sub: voter, exp, board, prompt, left, right, propensity } = claims.data;
  if (now >= exp) throw refuse('ticket-expired');
  if (!voters.includes(voter)) throw refuse('ticket-of-another-voter');
  return { id, voter, board, prompt, left, right, propensity };
}

/**
 * The claims of a ticket, by the first key that opens it. Each vote pays for this, and Node's own
 * cipher takes a quarter of the time of Web Crypto, which jose uses and which hands each ticket to
 * another thread; a test holds the two to the same answer.
 */
function decrypt(text: string, keys: readonly KeyObject[]): unknown {
  const parts = text.split('.');
  const bytes = parts.map((part) => Buffer.from(part, 'base64url'));
  const [, , iv, ciphertext, tag] = bytes;
  // As it was written, to the last bit: what says nothing is a change too.
  const isWhole =
    parts.length === 5 && bytes.every((part, i) => part.toString('base64url') === parts[i]);
  if (!isWhole || parts[0] !== header || parts[1] !== '') throw refuse('ticket-forged');
  for (const key of keys) {
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, iv!, { authTagLength: tagBytes });
      decipher.setAAD(Buffer.from(header, 'latin1')).setAuthTag(tag!);
      const opened = Buffer.concat([decipher.update(ciphertext!), decipher.final()]);
      return JSON.parse(opened.toString('utf8'));
    } catch {
      // Of another key, or changed.
    }
  }
  throw refuse('ticket-forged');
}
