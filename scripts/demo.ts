/**
 * `npm run demo`: builds and serves the site on the invented content of `demo/content`, with a year
 * of simulated votes. Everything it makes lies in `demo/site` and `demo/data`; removing the two
 * begins anew.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { prepareDemoVotes } from './demo/prepare-votes.ts';

const environment = {
  CONTENT_DIR: 'demo/content',
  SITE_NOTICE: 'Demonstration: invented models, simulated votes.',
  SITE_DIR: 'demo/site',
  DATABASE_URL: 'file:demo/data/votes.db',
};

Object.assign(process.env, environment);
// Votes first: the pages of boards are built with the standings that there are.
const stored = await prepareDemoVotes('demo/data/votes.db');
console.log(stored > 0 ? `Simulated ${stored} votes.` : 'The votes of the last run are there.');
console.log('Building the demonstration ...');
rmSync('demo/site', { recursive: true, force: true });
const { status } = spawnSync('astro', ['build', '--silent'], { stdio: 'inherit' });
if (status !== 0 || !existsSync('demo/site/server/entry.mjs')) {
  process.exitCode = status ?? 1;
} else {
  await import('./serve.ts');
}
