import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  answerClip,
  clipAddresses,
  openClip,
  sealClip,
} from '../../../../src/lib/voting/server/clips.ts';
import { answerMatchup } from '../../../../src/lib/voting/server/handlers.ts';
import { toKeys } from '../../../../src/lib/voting/server/keys.ts';
import { aPool } from '../builders.ts';
import { aVoting } from './running.ts';

const keys = toKeys(['s'.repeat(32)]);
const now = Date.parse('2026-11-23T12:00:00Z');
const hour = 3_600_000;

/** A folder with a clip of the demonstration, and a longer one of the same prompt. */
function aClipFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'matchcut-clips-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  mkdirSync(join(folder, 'glass'));
  writeFileSync(join(folder, 'glass/a.webm'), film);
  writeFileSync(join(folder, 'glass/long.webm'), Buffer.concat([film, Buffer.alloc(50_000)]));
  writeFileSync(join(folder, 'secret.txt'), 'not a clip');
  return folder;
}

const film = readFileSync('demo/content/prompts/disc-rolls-to-a-mark/a.webm');

async function ask(clip: string, range?: string, token = sealClip(clip, keys, now)) {
  const headers = range === undefined ? {} : { range };
  const request = new Request(`http://matchcut.example/api/clips/${token}`, { headers });
  return answerClip(request, token, { folder: aClipFolder(), keys, now });
}

describe('the address of a clip', () => {
  it('is read back by the server, and by nobody without the key', () => {
    const token = sealClip('glass/a.webm', keys, now);
    expect(openClip(token, keys, now)).toBe('glass/a.webm');
    expect(() => openClip(token, toKeys(['t'.repeat(32)]), now)).toThrow('no such clip');
    expect(openClip(token, toKeys(['t'.repeat(32), 's'.repeat(32)]), now)).toBe('glass/a.webm');
  });

  it('is new each time and of one length, whatever it leads to', () => {
    const clips = ['a/a.webm', `${'prompt-'.repeat(12)}/b.webm`, 'b/c.mp4'];
    const tokens = [...clips, ...clips].map((clip) => sealClip(clip, keys, now));
    expect(new Set(tokens).size).toBe(tokens.length);
    expect(new Set(tokens.map(({ length }) => length)).size).toBe(1);
  });

  it('is refused when it is old, changed or made up', () => {
    const token = sealClip('glass/a.webm', keys, now);
    expect(() => openClip(token, keys, now + hour)).toThrow('no such clip');
    const changed = `${token.slice(0, 40)}${token[40] === 'A' ? 'B' : 'A'}${token.slice(41)}`;
    for (const forged of [changed, '', 'x', token.slice(1), randomUUID()]) {
      expect(() => openClip(forged, keys, now)).toThrow('no such clip');
    }
  });

  it('is given to either side of a matchup', () => {
    const clips = new Map([
      ['reel-1', 'glass/a.webm'],
      ['reel-2', 'glass/b.webm'],
    ]);
    const pool = aPool({ kind: 'blind', prompts: [{ prompt: 'glass', clips }] });
    const matchup = {
      ...{ board: pool.board, prompt: 'glass', left: 'reel-2', right: 'reel-1' },
      propensity: 1,
    };
    const addresses = clipAddresses(
      { matchup, expiresAt: new Date(now).toISOString() },
      pool,
      keys,
    );
    expect(
      addresses.map((address) => openClip(address.replace('/api/clips/', ''), keys, now)),
    ).toEqual(['glass/b.webm', 'glass/a.webm']);
  });
});

describe('a blind matchup', () => {
  it('says nothing but the prompt and two addresses', async () => {
    const { site, voting, browser } = aVoting();
    const clips = new Map(['reel-1', 'reel-2'].map((model) => [model, `glass/${model}.webm`]));
    const pool = aPool({
      board: 'silent',
      kind: 'blind',
      models: [...clips.keys()],
      prompts: [{ prompt: 'glass', clips }],
    });
    (site.boards as Map<string, unknown>).set('silent', { ...pool, missing: undefined });
    const answer = await browser().send(answerMatchup, '/api/matchup?board=silent');
    const body = (await answer.json()) as Record<string, { clip: string }>;
    expect(Object.keys(body).sort()).toEqual(
      ['board', 'expiresAt', 'left', 'prompt', 'proofNeeded', 'right', 'ticket'].sort(),
    );
    expect(Object.keys(body['left']!)).toEqual(['clip']);
    expect(JSON.stringify(body)).not.toMatch(/reel|glass/);
    const shown = [body['left']!, body['right']!].map((side) =>
      openClip(side.clip.replace('/api/clips/', ''), voting.keys, now),
    );
    expect(shown.sort()).toEqual(['glass/reel-1.webm', 'glass/reel-2.webm']);
  });
});

describe('answerClip()', () => {
  it('hands the clip out whole, its bytes first', async () => {
    const answer = await ask('glass/a.webm');
    expect(answer.headers.get('content-type')).toBe('video/webm');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(0, film.length).equals(film)).toBe(true);
    // What follows is one empty element that ends with the file.
    expect(bytes[film.length]).toBe(0xec);
    const size = bytes.readBigUInt64BE(film.length + 1) & ((1n << 56n) - 1n);
    expect(film.length + 9 + Number(size)).toBe(bytes.length);
  });

  it('gives no two voters a file of the same sum, and one voter the same each time', async () => {
    const tokens = Array.from({ length: 12 }, () => sealClip('glass/a.webm', keys, now));
    const read = async (token: string) =>
      Buffer.from(await (await ask('', undefined, token)).arrayBuffer());
    const files = await Promise.all(tokens.map(read));
    const sums = files.map((file) => createHash('sha256').update(file).digest('hex'));
    expect(new Set(sums).size).toBe(tokens.length);
    expect(new Set(files.map(({ length }) => length)).size).toBeGreaterThan(8);
    expect((await read(tokens[0]!)).equals(files[0]!)).toBe(true);
  });

  it('hands a short clip out as long as a long one of the same prompt, give or take', async () => {
    const sizesOf = (clip: string) =>
      Promise.all(
        Array.from({ length: 12 }, async () => (await (await ask(clip)).arrayBuffer()).byteLength),
      );
    const [short, long] = await Promise.all([sizesOf('glass/a.webm'), sizesOf('glass/long.webm')]);
    for (const sizes of [short, long]) {
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(film.length + 50_000 + 256);
      expect(Math.max(...sizes)).toBeLessThan(film.length + 50_000 + 4096);
    }
  });

  it('says in no header what the file is called, when it was made or how it sums up', async () => {
    const answer = await ask('glass/a.webm');
    const said = [...answer.headers].flat().join(' ').toLowerCase();
    for (const word of ['glass', 'a.webm', 'etag', 'last-modified', 'disposition']) {
      expect(said).not.toContain(word);
    }
  });

  it('hands out parts, as players without JavaScript ask for them', async () => {
    const answer = await ask('glass/a.webm', 'bytes=4-9');
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-range')).toMatch(/^bytes 4-9\/\d+$/);
    expect(Buffer.from(await answer.arrayBuffer()).equals(film.subarray(4, 10))).toBe(true);
    expect((await ask('glass/a.webm', 'bytes=99999999-')).status).toBe(416);
  });

  it.each(['../secret.txt', 'secret/../../secret.txt', 'glass/b.webm', '/etc/hostname'])(
    'does not hand out %s',
    async (clip) => {
      await expect(ask(clip)).rejects.toThrow('no such clip');
    },
  );
});
