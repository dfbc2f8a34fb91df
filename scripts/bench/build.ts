/**
 * `npm run bench:build [-- models...]`: what a page costs to build, for the catalogue as it is, twice
 * as large and four times as large, pages of pairs included. Copies of real models under other ids stand
 * for the missing ones. All is built in a temporary folder, which is removed; `dist` stays as it is.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { readContentSettings } from '../../src/lib/content/settings.ts';

const columnWidth = 14;
const header = [
  'models',
  'pages',
  'seconds',
  'CPU seconds',
  'ms a page',
  'CPU ms a page',
  'bytes a page',
];

await benchSizes(process.argv.slice(2));

async function benchSizes(wanted: readonly string[]): Promise<void> {
  const { folder } = readContentSettings(process.env, new Date());
  const models = readdirSync(join(folder, 'models')).filter((name) => name.endsWith('.md'));
  const sizes = wanted.length > 0 ? wanted.map(Number) : [1, 2, 4].map((n) => n * models.length);
  const wrong = wanted.find((_, index) => !isSize(sizes[index]!, models.length));
  if (wrong !== undefined) {
    console.error(
      `Cannot build ${wrong} models: write whole numbers from ${models.length}, as in npm run bench:build -- ${models.length} ${2 * models.length}`,
    );
    process.exitCode = 1;
    return;
  }
  console.log(header.map((text) => text.padStart(columnWidth)).join(''));
  for (const size of sizes) {
    const cells = await benchSize(folder, models, size);
    if (cells === undefined) return;
    console.log(cells.map((text) => text.padStart(columnWidth)).join(''));
  }
}

function isSize(size: number, atLeast: number): boolean {
  return Number.isInteger(size) && size >= atLeast;
}

/** One row of the table, or undefined where the build failed or was stopped. */
async function benchSize(
  content: string,
  models: readonly string[],
  size: number,
): Promise<string[] | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'matchcut-bench-'));
  try {
    writeContent(content, models, { size, target: join(folder, 'content') });
    const started = performance.now();
    const cpuSeconds = await runBuild(folder);
    if (cpuSeconds === undefined) return undefined;
    const seconds = (performance.now() - started) / 1000;
    const pages = globSync('dist/client/**/*.html', { cwd: folder });
    const bytes = pages.reduce((sum, page) => sum + statSync(join(folder, page)).size, 0);
    return [
      String(size),
      String(pages.length),
      seconds.toFixed(1),
      cpuSeconds.toFixed(1),
      ((1000 * seconds) / pages.length).toFixed(2),
      ((1000 * cpuSeconds) / pages.length).toFixed(2),
      (bytes / pages.length).toFixed(0),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The content as it is, with as many copies of its models as are missing. */
function writeContent(
  content: string,
  models: readonly string[],
  { size, target }: { readonly size: number; readonly target: string },
): void {
  cpSync(content, target, { recursive: true });
  for (let index = models.length; index < size; index += 1) {
    const name = models[index % models.length]!;
    const copy = `${basename(name, '.md')}-copy-${Math.floor(index / models.length)}.md`;
    cpSync(join(content, 'models', name), join(target, 'models', copy));
  }
}

/** Builds in a process of its own and says how much processor time it took. */
async function runBuild(folder: string): Promise<number | undefined> {
  const child = spawn(process.execPath, ['scripts/build-in.ts', folder], {
    env: { ...process.env, CONTENT_DIR: join(folder, 'content') },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const stop = (): void => {
    child.kill();
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const cpuSeconds = await resultOf(child);
  process.off('SIGINT', stop).off('SIGTERM', stop);
  if (cpuSeconds === undefined) process.exitCode = 1;
  return cpuSeconds;
}

function resultOf(child: ChildProcess): Promise<number | undefined> {
  return new Promise((resolve) => {
    let cpuSeconds: number | undefined;
    child.once('message', (message) => (cpuSeconds = Number(message)));
    child.once('exit', (code) => {
      resolve(code === 0 ? cpuSeconds : undefined);
    });
  });
}
