import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { shared } from '../../shared.ts';
import { runScript } from './run-script.ts';

const folder = mkdtempSync(join(tmpdir(), 'matchcut-import-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
cpSync('src/content/boards', join(folder, 'boards'), { recursive: true });

function runImport(...args: string[]) {
  return runScript('import', args, { env: { CONTENT_DIR: folder } });
}

const votes = shared('votes/video-bench/votes.csv.gz');

describe('npm run import', () => {
  it.skipIf(votes === undefined)(
    'makes the counts in the repository from the published votes, byte for byte',
    () => {
      const { status, stdout } = runImport('video-bench-2025', fileURLToPath(votes!));
      expect(status).toBe(0);
      expect(stdout).toContain('190533 judgements of 7 models in 9 dimensions');
      const counts = 'boards/video-bench-2025/counts.json';
      expect(readFileSync(join(folder, counts), 'utf8')).toBe(
        readFileSync(`src/content/${counts}`, 'utf8'),
      );
    },
  );

  it('says which file is missing and what to type', () => {
    const { status, stderr } = runImport('video-bench-2025', 'nowhere.csv');
    expect(status).toBe(1);
    expect(stderr).toContain('nowhere.csv: no such file; name the votes file: npm run import --');
  });

  it('says that a board must be written first', () => {
    const { status, stderr } = runImport('no-such-board', 'nowhere.csv');
    expect(status).toBe(1);
    expect(stderr).toContain('no-such-board.md: no such board; write its file first');
  });

  it('refuses a file that is no table of votes, in one line', () => {
    const { status, stderr } = runImport('video-bench-2025', 'package.json');
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain('package.json: ');
  });
});
