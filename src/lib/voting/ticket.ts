import { EncryptJWT, errors, jwtDecrypt } from 'jose';
import { z } from 'zod';
import type { Matchup } from './draw.ts';
import { refuse } from './refusal.ts';

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

const claimsSchema = z.object({
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
export async function sealTicket(ticket: Ticket, key: Uint8Array, now: number): Promise<string> {
  const { id, voter, board, prompt, left, right, propensity } = ticket;
  const claims = { board, prompt, left, right, propensity };
  const length = new TextEncoder().encode(JSON.stringify(claims)).length;
  const pad = ' '.repeat(paddedTo - (length % paddedTo));
  return new EncryptJWT({ ...claims, pad })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
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
export async function openTicket(
  text: string,
  {
    keys,
    voters,
    now,
  }: {
    readonly keys: readonly Uint8Array[];
    readonly voters: readonly string[];
    readonly now: number;
  },
): Promise<Ticket> {
  const claims = claimsSchema.safeParse(await decrypt(text, keys, now));
  if (!claims.success) throw refuse('ticket-forged');
  const { jti: id, sub: voter, ...matchup } = claims.data;
  if (!voters.includes(voter)) throw refuse('ticket-of-another-voter');
  return { id, voter, ...matchup };
}

async function decrypt(text: string, keys: readonly Uint8Array[], now: number): Promise<unknown> {
  for (const key of keys) {
    try {
      const { payload } = await jwtDecrypt(text, key, {
        issuer,
        audience,
        currentDate: new Date(now * 1000),
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw refuse('ticket-expired');
      if (!(error instanceof errors.JOSEError)) throw error;
    }
  }
  throw refuse('ticket-forged');
}
