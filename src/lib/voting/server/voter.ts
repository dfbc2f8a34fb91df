import { randomBytes } from 'node:crypto';
import { isSameText, keyedHash } from './keys.ts';
import type { Keys } from './keys.ts';

/** Who sends a request, as far as the server can tell. */
export interface Voter {
  /** Keyed hashes of the cookie, by the key in use first; what the store knows a voter by. */
  readonly hashes: readonly [string, ...string[]];
  /** The cookie to set, where the request had none or one signed by an older key. */
  readonly setCookie: string | undefined;
}

/** The name of the cookie that makes a voter one and the same. */
export const cookieName = 'matchcut_voter';

const cookieSeconds = 400 * 24 * 60 * 60;

/**
 * The voter that a request's cookie names. The cookie is random and signed, so that nobody can make
 * one up, and it says nothing about the person.
 *
 * @returns undefined where there is no cookie of ours
 */
export function readVoter(
  cookieHeader: string | null,
  keys: Keys,
  isSecure: boolean,
): Voter | undefined {
  const value = cookieValue(cookieHeader);
  const [id, signature] = value?.split('.') ?? [];
  if (id === undefined || signature === undefined) return undefined;
  const by = keys.findIndex(({ cookie }) => isSameText(signature, keyedHash(cookie, id)));
  if (by === -1) return undefined;
  return {
    hashes: hashesOf(id, keys),
    setCookie: by === 0 ? undefined : toCookie(id, keys, isSecure),
  };
}

/** A voter who comes for the first time. */
export function createVoter(keys: Keys, isSecure: boolean): Voter {
  const id = randomBytes(18).toString('base64url');
  return { hashes: hashesOf(id, keys), setCookie: toCookie(id, keys, isSecure) };
}

/** The cookie that makes a browser forget who it was. */
export function expiredCookie(isSecure: boolean): string {
  return `${cookieName}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${isSecure ? '; Secure' : ''}`;
}

function hashesOf(id: string, keys: Keys): [string, ...string[]] {
  const [first, ...older] = keys;
  return [keyedHash(first.voter, id), ...older.map(({ voter }) => keyedHash(voter, id))];
}

function toCookie(id: string, keys: Keys, isSecure: boolean): string {
  const value = `${id}.${keyedHash(keys[0].cookie, id)}`;
  return `${cookieName}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${cookieSeconds}${isSecure ? '; Secure' : ''}`;
}

function cookieValue(header: string | null): string | undefined {
  const prefix = `${cookieName}=`;
  return header
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(prefix))
    ?.slice(prefix.length);
}
