import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { aContentFolder, someFiles } from '../../content-builders.ts';
import { runScript } from './run-script.ts';

function run(script: string, folder: string, ...words: string[]) {
  return runScript(script, words, { env: { CONTENT_DIR: folder, BUILD_DATE: '2026-11-23' } });
}

const flags = [
  ...['--name', 'Reel 2', '--vendor', 'studio', '--id', 'reel-2', '--family', 'Reel'],
  ...['--summary', 'A model.', '--status', 'available', '--publisher', 'Studio'],
  ...['--source', 'https://studio.example/reel-2'],
];

/** `script` of util-linux gives a program a terminal. */
const hasTerminal = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;

/** Answers `npm run new -- vendor` at a terminal, one question after the other; gives all it said. */
async function talk(folder: string, answers: readonly string[]): Promise<string> {
  const program = `"${process.execPath}" "${resolve('scripts/new.ts')}" vendor`;
  const terminal = spawn('script', ['--quiet', '--return', '--command', program, '/dev/null'], {
    env: { ...process.env, CONTENT_DIR: folder, BUILD_DATE: '2026-11-23', TERM: 'dumb' },
  });
  const left = [...answers];
  let said = '';
  terminal.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    const answer = stripVTControlCharacters(said).endsWith(': ') ? left.shift() : undefined;
    if (answer !== undefined) terminal.stdin.write(`${answer}\r`);
  });
  await once(terminal, 'close');
  return said;
}

describe('npm run new', { timeout: 60_000 }, () => {
  it('writes a file that passes npm run check, and never over another', () => {
    const folder = aContentFolder(someFiles());
    expect(run('new', folder, 'model', ...flags).status).toBe(0);
    expect(run('check', folder)).toMatchObject({ status: 0, stderr: '' });
    const file = join(folder, 'models/reel-2.md');
    const written = readFileSync(file, 'utf8');
    const again = run('new', folder, 'model', ...flags, '--summary', 'Another.');
    expect([again.status, again.stderr]).toEqual([
      1,
      '--id: found "reel-2", which models/reel-2.md has already, wanted an id of its own, or a change of that file\n',
    ]);
    expect(readFileSync(file, 'utf8')).toBe(written);
  });

  it('lists what is missing, with an example, where nobody can be asked', () => {
    const folder = aContentFolder(someFiles());
    const { status, stderr } = run('new', folder, 'model', ...flags.slice(0, 6));
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^Missing: --family, --summary, --status, --source, --publisher\nFor example: npm run new -- model /,
    );
    expect(existsSync(join(folder, 'models/reel-2.md'))).toBe(false);
  });

  it('says which flags there are where it does not know one', () => {
    const { status, stderr } = run('new', aContentFolder(someFiles()), 'model', '--nmae', 'Reel');
    expect(status).toBe(1);
    expect(stderr).toContain("Unknown option '--nmae'; the flags are --name, --vendor, --id");
  });

  it('explains itself', () => {
    expect(run('new', 'src/content', '--help').stdout).toContain('npm run new -- vendor');
    expect(run('new', 'src/content', 'vendor', '--help').stdout).toContain('--website');
    expect(run('new', 'src/content', 'modle').stderr).toContain('npm run new -- model');
  });

  it.skipIf(!hasTerminal)('asks at a terminal for what no flag says', async () => {
    const folder = aContentFolder(someFiles());
    const answers = ['Bobbin', '', 'A vendor.', 'bobbin.example', 'https://bobbin.example'];
    const said = await talk(folder, [...answers, 'https://bobbin.example/about', 'Bobbin', '', '']);
    expect(said).toContain('found "bobbin.example", wanted an address');
    expect(said).toContain('bobbin.md is written and passes npm run check.');
    expect(run('check', folder)).toMatchObject({ status: 0, stderr: '' });
  });
});
