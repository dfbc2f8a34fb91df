/**
 * Builds the site of `CONTENT_DIR` in a folder of its own, beside which nothing of the project changes:
 * `node scripts/build-in.ts FOLDER`. The pages are in `FOLDER/dist/client`. Started with a channel to its
 * parent, it reports the seconds of processor time that it took.
 */
import { build } from 'astro';
import { symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = process.argv[2];
if (folder === undefined) throw new RangeError('Wanted a folder: node scripts/build-in.ts FOLDER');

// What was built is run to make the pages, so it must find its packages.
symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
await build({
  outDir: join(folder, 'dist'),
  cacheDir: join(folder, 'cache'),
  vite: { cacheDir: join(folder, 'vite') },
  logLevel: 'error',
});
const { user, system } = process.cpuUsage();
process.send?.((user + system) / 1e6);
if (process.connected) process.disconnect();
