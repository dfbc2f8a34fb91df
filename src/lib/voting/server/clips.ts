import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, extname, join, resolve, sep } from 'node:path';
import type { Pool } from '../pool.ts';
import { refuse } from '../refusal.ts';
import { ticketSeconds } from './ticket.ts';
import type { Keys } from './keys.ts';
import type { DrawnTicket } from './voting.ts';

/** Every clip is called the same in its address but for a token that only the server can read. */
const base = '/api/clips/';

/** What a token holds is filled up to this many bytes, so that its length says nothing. */
const paddedTo = 320;

const nonceBytes = 12;
const tagBytes = 16;

/** Addresses of the clips of a blind matchup, left and right; new ones for each draw. */
export function clipAddresses(
  { matchup, expiresAt }: Pick<DrawnTicket, 'matchup' | 'expiresAt'>,
  pool: Pool | undefined,
  keys: Keys,
): [string, string] {
  const clips = pool?.prompts.find(({ prompt }) => prompt === matchup.prompt)?.clips;
  const addressOf = (model: string): string => {
    const clip = clips?.get(model);
    if (clip === undefined) throw refuse('clip-unknown');
    return base + sealClip(clip, keys, Date.parse(expiresAt));
  };
  return [addressOf(matchup.left), addressOf(matchup.right)];
}

/** Encrypts where a clip lies (AES-256-GCM), with the time until which it may be asked for. */
export function sealClip(clip: string, [{ clip: key }]: Keys, expiresAt: number): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const text = Buffer.from(JSON.stringify([expiresAt, clip]));
  const filled = Buffer.alloc(Math.ceil(text.length / paddedTo) * paddedTo, ' ');
  text.copy(filled);
  return Buffer.concat([
    nonce,
    cipher.update(filled),
    cipher.final(),
    cipher.getAuthTag(),
  ]).toString('base64url');
}

/**
 * Reads where a clip lies off its token.
 *
 * @param now milliseconds since 1970
 * @throws Refusal `clip-unknown` where it is forged or too old
 */
export function openClip(token: string, keys: Keys, now: number): string {
  for (const { clip: key } of keys) {
    const opened = decrypt(Buffer.from(token, 'base64url'), key);
    if (opened === undefined) continue;
    const [expiresAt, clip] = JSON.parse(opened) as [number, string];
    // A clip that plays when its ticket ends may be asked for once more.
    if (now > expiresAt + ticketSeconds * 1000) break;
    return clip;
  }
  throw refuse('clip-unknown');
}

function decrypt(sealed: Buffer, key: KeyObject): string | undefined {
  if (sealed.length < nonceBytes + tagBytes) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes));
    decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
    return Buffer.concat([
      decipher.update(sealed.subarray(nonceBytes, sealed.length - tagBytes)),
      decipher.final(),
    ]).toString('utf8');
  } catch {
    return undefined;
  }
}

const types: Readonly<Record<string, string>> = { webm: 'video/webm', mp4: 'video/mp4' };

/** Least and most filling at the end of the largest clip, in bytes. */
const [leastFilling, mostFilling] = [256, 4096];

/**
 * The bytes of a clip as one voter gets them: an empty element at the end that makes up the size of
 * the largest clip of the prompt, and some more, of a length and content that follow from the token.
 * So no size belongs to a clip, and no sum comes twice. Whoever looks at the pictures themselves can
 * still know them again.
 *
 * @param largest size of the largest clip of the prompt, in bytes
 */
export function disguise(
  bytes: Buffer,
  token: string,
  { type, largest }: { readonly type: string; readonly largest: number },
): Buffer {
  const seed = createHmac('sha256', 'filling').update(token).digest();
  const more = leastFilling + (seed.readUInt16BE(0) % (mostFilling - leastFilling));
  const size = Math.max(0, largest - bytes.length) + more;
  const filling = Buffer.alloc(size, seed);
  if (type === 'webm') {
    // Void (RFC 8794): its id, its length in eight bytes, and what nobody reads.
    filling[0] = 0xec;
    filling.writeBigUInt64BE(BigInt(size - 9) | (1n << 56n), 1);
  } else {
    // A box of free space (ISO/IEC 14496-12).
    filling.writeUInt32BE(size, 0);
    filling.write('free', 4, 'latin1');
  }
  return Buffer.concat([bytes, filling]);
}

/**
 * Answers for a clip. Nothing in the answer names the file or who made it.
 *
 * @param folder where the clips of the built site lie
 */
export async function answerClip(
  request: Request,
  token: string,
  { folder, keys, now }: { readonly folder: string; readonly keys: Keys; readonly now: number },
): Promise<Response> {
  const clip = openClip(token, keys, now);
  const type = clip.split('.').at(-1) ?? '';
  const path = clipPath(clip, folder);
  const [film, largest] = await Promise.all([readClip(path), largestBeside(path)]);
  const bytes = disguise(film, token, { type, largest });
  const headers = {
    'content-type': types[type] ?? 'application/octet-stream',
    'cache-control': 'private, max-age=1800',
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
  };
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get('range') ?? '');
  if (range === null) return new Response(new Uint8Array(bytes), { headers });
  const start = Number(range[1]);
  const end = Math.min(range[2] === '' ? Infinity : Number(range[2]), bytes.length - 1);
  if (start > end) {
    return new Response(null, {
      status: 416,
      headers: { 'content-range': `bytes */${bytes.length}` },
    });
  }
  return new Response(new Uint8Array(bytes.subarray(start, end + 1)), {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${start}-${end}/${bytes.length}` },
  });
}

function clipPath(clip: string, folder: string): string {
  const path = resolve(folder, clip);
  if (!path.startsWith(resolve(folder) + sep)) throw refuse('clip-unknown');
  return path;
}

function readClip(path: string): Promise<Buffer> {
  return readFile(path).catch(() => {
    throw refuse('clip-unknown');
  });
}

/** Sizes of the largest clips by folder; the clips of a built site stay as they are. */
const largestClips = new Map<string, Promise<number>>();

/** Size of the largest clip in the folder of one, in bytes. */
function largestBeside(path: string): Promise<number> {
  const folder = dirname(path);
  const known = largestClips.get(folder);
  if (known !== undefined) return known;
  const found = largestIn(folder);
  largestClips.set(folder, found);
  return found;
}

async function largestIn(folder: string): Promise<number> {
  const names = (await readdir(folder).catch(() => [])).filter(
    (name) => extname(name).slice(1) in types,
  );
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  return Math.max(0, ...sizes);
}
