import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aContentFolder, aFile, aModel, someFiles } from '../../content-builders.ts';
import { runScript } from './run-script.ts';

function git(folder: string, ...words: string[]): void {
  const who = ['-c', 'user.name=Tester', '-c', 'user.email=tester@example.com'];
  execFileSync('git', [...who, ...words], { cwd: folder, stdio: 'pipe' });
}

/** A repository whose folder `content` is committed. */
function aRepository(): string {
  const files = Object.entries(someFiles()).map(([path, text]) => [`content/${path}`, text]);
  const folder = aContentFolder(Object.fromEntries(files) as Record<string, string>);
  git(folder, 'init', '--quiet', '--initial-branch', 'main');
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '--message', 'Begin');
  return folder;
}

function run(folder: string, ...words: string[]) {
  return runScript('report', words, {
    cwd: folder,
    env: {
      CONTENT_DIR: 'content',
      BUILD_DATE: '2026-11-23',
      SITE_URL: 'https://matchcut.example',
    },
  });
}

describe('npm run report', { timeout: 60_000 }, () => {
  it('compares the working tree with a commit, and reads the old state as it was', () => {
    const folder = aRepository();
    expect(run(folder, 'HEAD').stdout).toContain('No change for readers.');
    writeFileSync(
      join(folder, 'content/models/reel-1.md'),
      aFile(aModel({ name: 'Reel One' }), 'A short text.\n'),
    );
    const { status, stdout, stderr } = run(folder, 'main');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('### [Studio Reel One](https://matchcut.example/models/reel-1/)');
    expect(stdout).toContain('Reads otherwise: name.');
  });

  it('goes on where an old file cannot be read', () => {
    const folder = aRepository();
    const file = join(folder, 'content/models/reel-1.md');
    const sound = readFileSync(file, 'utf8');
    writeFileSync(file, sound.replace('family:', 'line:'));
    git(folder, 'commit', '--quiet', '--all', '--message', 'Break');
    writeFileSync(file, sound);
    const { status, stdout } = run(folder, 'HEAD');
    expect(status).toBe(0);
    expect(stdout).toContain('- models/reel-1 before the change, line 2: found family: nothing');
  });

  it('says what it cannot find', () => {
    const folder = aRepository();
    expect(run(folder, 'nowhere')).toMatchObject({ status: 1, stdout: '' });
    expect(run(folder, 'nowhere').stderr).toMatch(/^Cannot find nowhere: name a commit/);
    expect(run(folder).stderr).toMatch(/^Name one commit to compare with/);
    expect(run(folder, '--output=x').stderr).toMatch(/^Name one commit to compare with/);
    const nowhere = aContentFolder(someFiles());
    expect(run(nowhere, 'HEAD').stderr).toMatch(/^Cannot compare: this is no git repository/);
  });
});
