/**
 * `node scripts/demo/make-clips.ts [prompts...]`: draws the test clips of the demonstration, or of the
 * prompts named, has `ffmpeg` encode them, and writes the prompts that hold them. The same program
 * makes the same pictures; the bytes are as the version of ffmpeg makes them, so the sums in the
 * prompts change with them.
 */
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { seededUniform } from '../../src/lib/rating/distributions.ts';
import { demoModels, steady } from './models.ts';
import type { DemoModel } from './models.ts';
import { framesPerSecond, height, letter, paint, width } from './picture.ts';
import { scenes } from './scenes.ts';
import type { Scene } from './scenes.ts';

const seconds = 3;
const frames = seconds * framesPerSecond;
const target = 'demo/content/prompts';
const rate = 48_000;
/** What an empty element of WebM takes with a length of eight bytes (RFC 8794, Void). */
const voidHead = 9;
const wanted = process.argv.slice(2);
const workshop = mkdtempSync(join(tmpdir(), 'matchcut-clips-'));

try {
  scenes.forEach((scene, place) => {
    if (wanted.length === 0 || wanted.includes(scene.id)) makePrompt(scene, place);
  });
} finally {
  rmSync(workshop, { recursive: true, force: true });
}

function makePrompt(scene: Scene, place: number): void {
  const folder = join(target, scene.id);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const encoded = demoModels.map((model, index) => encode(scene, model, place * 100 + index));
  // Of one size, so that a clip is not known by it.
  const size = Math.max(...encoded.map(({ length }) => length)) + voidHead;
  const clips = demoModels.map(({ id }, index) => {
    const bytes = pad(encoded[index]!, size);
    const file = `${String.fromCharCode(97 + index)}.webm`;
    writeFileSync(join(folder, file), bytes);
    return {
      model: id,
      file,
      seconds,
      resolution: `${width}x${height}`,
      audio: scene.audio,
      madeOn: '2026-11-01',
      settings: 'A test picture, drawn by scripts/demo/make-clips.ts.',
      licence: 'CC0-1.0',
      sha256: createHash('sha256').update(bytes).digest('hex'),
      submittedBy: { name: 'The demonstration', tie: 'none' },
    };
  });
  const prompt = {
    title: scene.title,
    text: scene.text,
    modality: scene.fromPicture === true ? 'image-to-video' : 'text-to-video',
    ...(scene.fromPicture === true ? { picture: makePicture(scene, folder) } : {}),
    tags: scene.tags,
    settings: { seconds, resolution: `${width}x${height}`, aspectRatio: '16:9' },
    clips,
  };
  const path = join(target, `${scene.id}.md`);
  writeFileSync(path, `---\n${stringify(prompt, { lineWidth: 0 })}---\n\n${scene.about}\n`);
  console.log(`${path}: ${clips.length} clips of ${size} bytes`);
}

/** The first picture as nobody's faults would draw it, and what the prompt says of it. */
function makePicture(scene: Scene, folder: string): object {
  const file = 'picture.png';
  const raw = join(workshop, 'picture.rgb');
  const pixels = paint(scene.draw(0, steady), letter('TEST PICTURE', 14, 14), {
    faults: steady,
    frame: 0,
    random: seededUniform(1),
  });
  writeFileSync(raw, pixels);
  // prettier-ignore
  runFfmpeg(scene.id, ['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${width}x${height}`, '-i', raw, '-fflags', '+bitexact', join(folder, file)]);
  const sha256 = createHash('sha256')
    .update(readFileSync(join(folder, file)))
    .digest('hex');
  return { file, sha256, licence: 'CC0-1.0' };
}

function runFfmpeg(what: string, options: readonly string[]): void {
  const { status, stderr } = spawnSync('ffmpeg', ['-y', '-loglevel', 'error', ...options], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`Cannot encode ${what}: ${stderr}`);
}

/** A clip as WebM without any metadata. */
function encode(scene: Scene, model: DemoModel, seed: number): Buffer {
  const random = seededUniform(seed + 1);
  const raw = join(workshop, 'pictures.rgb');
  const sound = join(workshop, 'sound.pcm');
  const out = join(workshop, 'clip.webm');
  const pictures = Array.from({ length: frames }, (_, frame) => {
    const held = frame - (frame % model.faults.stutter);
    const marks = [
      ...letter('TEST PICTURE', 14, 14),
      ...letter(`${String(frame + 1).padStart(2, '0')}/${frames}`, width - 54, 14),
    ];
    const shapes = scene.draw(held / (frames - 1), model.faults);
    return paint(shapes, marks, { faults: model.faults, frame, random });
  });
  writeFileSync(raw, Buffer.concat(pictures));
  if (scene.audio) writeFileSync(sound, tick(scene.ticks ?? [], model.faults.miss));
  // prettier-ignore
  runFfmpeg(`${scene.id} of ${model.id}`, [
    '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${width}x${height}`, '-r', String(framesPerSecond), '-i', raw,
    ...(scene.audio ? ['-f', 's16le', '-ar', '48000', '-ac', '1', '-i', sound, '-c:a', 'libopus', '-b:a', '32k'] : []),
    '-c:v', 'libvpx-vp9', '-pix_fmt', 'yuv420p', '-crf', '30', '-b:v', '160k',
    '-g', '12', '-row-mt', '1', '-threads', '2',
    '-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact',
    out,
  ]);
  return readFileSync(out);
}

/** Short dry ticks, late by as much as the model misses. */
function tick(times: readonly number[], miss: number): Buffer {
  const samples = Buffer.alloc(seconds * rate * 2);
  for (const time of times) {
    const start = Math.round((time * seconds + miss * 0.4) * rate);
    for (let sample = 0; sample < rate * 0.06; sample += 1) {
      if (start + sample >= seconds * rate) break;
      const fade = Math.exp(-sample / (rate * 0.012));
      const value = 0.5 * fade * Math.sin((2 * Math.PI * 1100 * sample) / rate);
      samples.writeInt16LE(Math.round(value * 32_767), (start + sample) * 2);
    }
  }
  return samples;
}

/** Fills a WebM file up to a size with an empty element, which players pass over. */
function pad(bytes: Buffer, size: number): Buffer {
  const head = Buffer.alloc(voidHead);
  head[0] = 0xec;
  head.writeBigUInt64BE(BigInt(size - bytes.length - voidHead) | (1n << 56n), 1);
  return Buffer.concat([bytes, head, Buffer.alloc(size - bytes.length - voidHead)]);
}
