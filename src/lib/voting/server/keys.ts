import { createHmac, createSecretKey, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Settings } from './settings.ts';

/**
 * What is derived from one secret; none of them can be found from another. They are made into keys
 * once, which costs more than using one.
 */
export interface KeySet {
  /** Encrypts tickets. */
  readonly ticket: KeyObject;
  /** Encrypts the addresses of clips. */
  readonly clip: KeyObject;
  /** Signs the voter's cookie. */
  readonly cookie: KeyObject;
  /** Signs challenges of the proof of work. */
  readonly proof: KeyObject;
  /** Hashes the voter's cookie for the store. */
  readonly voter: KeyObject;
  /** Hashes network addresses for limits, with the day. */
  readonly network: KeyObject;
}

/** Key sets of all secrets, the one in use first. */
export type Keys = readonly [KeySet, ...KeySet[]];

/**
 * The keys that the settings ask for. With SQLite and no secret set, one is made once and kept
 * beside the database, readable by its owner alone.
 */
export function readKeys({ secrets, database }: Settings): Keys {
  if (secrets !== undefined) return toKeys(secrets);
  if (database.kind === 'postgres') throw new RangeError('Postgres needs MATCHCUT_SECRET');
  if (database.file === ':memory:') return toKeys([randomBytes(32).toString('hex')]);
  return toKeys(readFileOrMake(`${database.file}.secret`).split(/\s+/).filter(Boolean));
}

/** Whether there are votes in a file whose secret is not beside it any more; a new one will be made. */
export function isSecretLost({
  secrets,
  database,
}: Pick<Settings, 'secrets' | 'database'>): boolean {
  return (
    secrets === undefined &&
    database.kind === 'sqlite' &&
    existsSync(database.file) &&
    !existsSync(`${database.file}.secret`)
  );
}

/** Derives the keys from secrets by HKDF (RFC 5869, SHA-256). */
export function toKeys(secrets: readonly string[]): Keys {
  const [first, ...older] = secrets.map(toKeySet);
  if (first === undefined) throw new RangeError('There is no secret to make keys from');
  return [first, ...older];
}

function toKeySet(secret: string): KeySet {
  const derive = (purpose: string): KeyObject =>
    createSecretKey(new Uint8Array(hkdfSync('sha256', secret, 'matchcut', purpose, 32)));
  return {
    ticket: derive('ticket'),
    clip: derive('clip'),
    cookie: derive('cookie'),
    proof: derive('proof'),
    voter: derive('voter'),
    network: derive('network'),
  };
}

function readFileOrMake(path: string): string {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true });
    try {
      writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
      chmodSync(path, 0o600);
    } catch (error) {
      // Another process may have made it in the meantime.
      if (!existsSync(path)) throw error;
    }
  }
  return readFileSync(path, 'utf8');
}

/** HMAC-SHA-256 of a text, in base64url. */
export function keyedHash(key: KeyObject, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}

/** Whether two texts are the same, in a time that does not tell where they differ. */
export function isSameText(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
