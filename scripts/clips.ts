/**
 * `npm run clips [-- --keep]`: fetches the clips that lie elsewhere, compares them with the sums that
 * their prompts state, and fails where one is another file or cannot be read. With `--keep` each
 * that is the one described is put beside its prompt, where the blind boards can show it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { fetchClip } from '../src/lib/content/fetch-clip.ts';
import { readContent } from '../src/lib/content/read-content.ts';
import { readContentSettings } from '../src/lib/content/settings.ts';

const { values } = parseArgs({ options: { keep: { type: 'boolean', default: false } } });
const { folder, today } = readContentSettings(process.env, new Date());
const { prompts } = await readContent(folder, today);
const elsewhere = prompts.flatMap(({ id, path, data, lineOf }) =>
  data.clips.flatMap(({ model, url, sha256, audio }, index) =>
    url === undefined
      ? []
      : [
          {
            ...{ url, sha256 },
            place: `${relative('.', path)}:${lineOf(['clips', index, 'url'])}`,
            beside: join(folder, 'prompts', id),
            name: `${model}${audio ? '-audio' : ''}${extname(new URL(url).pathname)}`,
          },
        ],
  ),
);

let bad = 0;
for (const { place, url, sha256, beside, name } of elsewhere) {
  const fetched = await fetchClip({ url, sha256 });
  if (fetched.verdict !== 'same') {
    bad += 1;
    console.log(`${place}: ${url}: found ${fetched.words}, wanted the file of sum ${sha256}`);
  } else if (values.keep) {
    mkdirSync(beside, { recursive: true });
    writeFileSync(join(beside, name), fetched.bytes);
    console.log(`${place}: kept as ${join(beside, name)}. Write there: file: ${name}`);
  } else {
    console.log(`${place}: ${url}: the file described, on ${today}`);
  }
}
console.log(
  `${elsewhere.length} ${elsewhere.length === 1 ? 'clip lies' : 'clips lie'} elsewhere, ${bad} not as described.`,
);
if (bad > 0) process.exitCode = 1;
