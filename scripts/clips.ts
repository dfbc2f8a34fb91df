/**
 * `npm run clips [-- --keep]`: fetches the clips that lie elsewhere, compares them with the sums that
 * their prompts state, and fails where one is another file or cannot be read. With `--keep` each
 * that is the one described is put beside its prompt, where the blind boards can show it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { fetchClip } from '../src/lib/content/fetch-clip.ts';
import { readContent } from '../src/lib/content/read-content.ts';
import { readContentSettings } from '../src/lib/content/settings.ts';
import { formatCounted } from '../src/lib/format/list.ts';

const words = process.argv.slice(2);
const stranger = words.find((word) => word !== '--keep');

if (stranger === '--help' || stranger === '-h') {
  console.log(
    [
      'Fetches the clips that lie elsewhere and compares them with the sums of their prompts.',
      '',
      '  npm run clips              says of each whether it is the file described',
      '  npm run clips -- --keep    puts those that are beside their prompts',
    ].join('\n'),
  );
} else if (stranger !== undefined) {
  fail(`Cannot read "${stranger}": type npm run clips, or npm run clips -- --keep`);
} else {
  await compare().catch((error: unknown) => {
    if (!(error instanceof RangeError)) throw error;
    fail(error.message);
  });
}

/** A clip that lies elsewhere, where it is named and where it would be kept. */
interface Elsewhere {
  readonly url: string;
  readonly sha256: string;
  /** `path:line` */
  readonly place: string;
  readonly folder: string;
  readonly name: string;
}

async function compare(): Promise<void> {
  const { folder, today } = readContentSettings(process.env, new Date());
  const clips = await listElsewhere(folder, today);
  let bad = 0;
  for (const clip of clips) {
    const fetched = await fetchClip(clip);
    if (fetched.verdict === 'same') {
      const outcome = words.includes('--keep')
        ? keep(clip, fetched.bytes)
        : `the file described, on ${today}`;
      console.log(`${clip.place}: ${clip.url}: ${outcome}`);
    } else {
      bad += 1;
      console.log(
        `${clip.place}: ${clip.url}: found ${fetched.words}, wanted the file of sum ${clip.sha256}`,
      );
    }
  }
  console.log(`${formatCounted(clips.length, 'clip')} elsewhere, ${bad} not as described.`);
  if (bad > 0) process.exitCode = 1;
}

async function listElsewhere(folder: string, today: string): Promise<Elsewhere[]> {
  const { prompts } = await readContent(folder, today);
  return prompts.flatMap(({ id, path, data, lineOf }) =>
    data.clips.flatMap(({ model, url, sha256, audio }, index): Elsewhere[] =>
      url === undefined
        ? []
        : [
            {
              url,
              sha256,
              place: `${relative('.', path)}:${lineOf(['clips', index, 'url'])}`,
              folder: join(folder, 'prompts', id),
              name: `${model}${audio ? '-audio' : ''}${extname(new URL(url).pathname)}`,
            },
          ],
    ),
  );
}

function keep({ folder, name }: Elsewhere, bytes: Buffer): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), bytes);
  return `kept as ${join(folder, name)}. Write in its place: file: ${name}`;
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
