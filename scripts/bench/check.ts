/**
 * `npm run bench:check`: what `npm run check` takes as a whole process for 1,250, 2,500 and 5,000
 * models. They are made of those of the catalogue, drawn with a fixed seed, in a temporary folder.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededUniform } from '../../src/lib/rating/distributions.ts';

const sizes = [1250, 2500, 5000];
const reportUsage =
  'data:text/javascript,process.on("exit",()=>{const u=process.resourceUsage();console.log("peak",u.maxRSS,Math.round((u.userCPUTime+u.systemCPUTime)/1000))})';

const originals = readdirSync('src/content/models').map((name) => ({
  id: name.replace(/\.md$/, ''),
  text: readFileSync(join('src/content/models', name), 'utf8'),
}));

console.log('models     time   of a processor   peak memory   a model more');
let before:
  { readonly models: number; readonly cpu: number; readonly kilobytes: number } | undefined;
for (const models of [originals.length, ...sizes]) {
  const folder = mkdtempSync(join(tmpdir(), 'matchcut-bench-'));
  try {
    generate(folder, models);
    const now = { models, ...measure(folder) };
    console.log(
      [
        String(models).padStart(6),
        `${now.seconds.toFixed(2)} s`.padStart(9),
        `${now.cpu.toFixed(2)} s`.padStart(14),
        `${(now.kilobytes / 1024).toFixed(0)} MB`.padStart(9),
        before === undefined
          ? ''
          : `    ${(((now.cpu - before.cpu) / (models - before.models)) * 1000).toFixed(2)} ms, ${((now.kilobytes - before.kilobytes) / (models - before.models)).toFixed(0)} kB`,
      ].join(''),
    );
    before = now;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A copy of the content with copies of models under new ids until there are enough. */
function generate(folder: string, models: number): void {
  cpSync('src/content', folder, { recursive: true });
  const draw = seededUniform(20261126);
  for (let index = originals.length; index < models; index += 1) {
    const { id, text } = originals[Math.floor(draw() * originals.length)]!;
    const copy = text.replace(/^name: (.*)$/m, `name: Copy ${index}`);
    writeFileSync(join(folder, 'models', `${id}-copy-${index}.md`), copy);
  }
}

interface Usage {
  readonly seconds: number;
  readonly cpu: number;
  readonly kilobytes: number;
}

function measure(folder: string): Usage {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', './scripts/compile-cache.ts', '--import', reportUsage, 'scripts/check.ts'],
    { encoding: 'utf8', env: { ...process.env, CONTENT_DIR: folder } },
  );
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`The check failed: ${stderr.slice(0, 500)}`);
  const [, kilobytes, milliseconds] = /^peak (\d+) (\d+)$/m.exec(stdout) ?? [];
  return { seconds, cpu: Number(milliseconds) / 1000, kilobytes: Number(kilobytes) };
}
