import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aContentFolder, aFile, aClaim, aModel, someFiles } from '../../content-builders.ts';
import { runScript } from './run-script.ts';

const brokenFolder = 'tests/fixtures/broken';

interface Check {
  readonly folder?: string;
  readonly files?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs `node scripts/check.ts` on a day of its own, 23 November 2026. */
function runCheck({ folder, files = [], environment = {} }: Check) {
  const env = { BUILD_DATE: '2026-11-23', CONTENT_DIR: folder, ...environment };
  return runScript('check', files, { env });
}

const threeMistakes = readFileSync(`${brokenFolder}/models/three-mistakes.md`, 'utf8');

/** What is said of the file that the first issue describes. */
function threeProblems(path: string): string {
  return [
    `${path}:3: vendor: found "studoi", which is no file in vendors/, wanted studio (did you mean that?)`,
    `${path}:4: famliy: found an unknown field, wanted family (did you mean that?)`,
    `${path}:13: specs.maxClipSeconds[0].source: found "paper", a source that this file does not declare, wanted one of site`,
  ].join('\n');
}

// Each of these starts a process; the time is for a machine that is busy with other things.
describe('npm run check', { timeout: 60_000 }, () => {
  it('ends well on sound content', () => {
    const { status, stdout, stderr } = runCheck({ folder: aContentFolder(someFiles()) });
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^5 files checked .*: no problem\n$/);
    expect(status).toBe(0);
  });

  it('says three mistakes in one file at once, and none of its unquoted 16:9', () => {
    expect(threeMistakes).toContain('value: [16:9]');
    const folder = aContentFolder({ ...someFiles(), 'models/three.md': threeMistakes });
    const { status, stdout, stderr } = runCheck({ folder });
    const path = relative('.', join(folder, 'models/three.md'));
    expect(stderr).toBe(`${threeProblems(path)}\n\n3 problems in 6 files\n`);
    expect(stdout).toBe('');
    expect(status).toBe(1);
  });

  it('says the same of a file with Windows line ends and a byte order mark', () => {
    const text = `\uFEFF${threeMistakes.replaceAll('\n', '\r\n')}`;
    const folder = aContentFolder({ ...someFiles(), 'models/three.md': text });
    const { stderr } = runCheck({ folder });
    const path = relative('.', join(folder, 'models/three.md'));
    expect(stderr).toBe(`${threeProblems(path)}\n\n3 problems in 6 files\n`);
  });

  it('refuses an empty folder', () => {
    const folder = aContentFolder({});
    const { status, stdout, stderr } = runCheck({ folder });
    for (const kind of ['model', 'vendor', 'board']) {
      const place = `${relative('.', join(folder, `${kind}s`))}:1: found no Markdown file`;
      expect(stderr).toContain(`${place}, wanted at least one ${kind} in `);
    }
    expect(stderr).toContain('capabilities.yaml:1: found no such file');
    expect(stdout).toBe('');
    expect(status).toBe(1);
  });

  it('takes its day from BUILD_DATE', () => {
    const released = aModel({ lifecycle: { released: [aClaim('2026-05-05')] } });
    const folder = aContentFolder({ ...someFiles(), 'models/reel-1.md': aFile(released) });
    const on = (day: string) => runCheck({ folder, environment: { BUILD_DATE: day } });
    expect(on('2026-05-05').status).toBe(0);
    const { status, stderr } = on('2026-05-04');
    expect(stderr).toContain('found "2026-05-05", a day still to come');
    expect(stderr).toContain('\n1 problem in 5 files\n');
    expect(status).toBe(1);
  });

  it('refuses a BUILD_DATE that is no day and says what to write', () => {
    const { status, stderr } = runCheck({ environment: { BUILD_DATE: '2026-02-30' } });
    expect(stderr).toContain('write a day such as BUILD_DATE=2026-11-23');
    expect(status).toBe(1);
  });

  it('refuses it in one line', () => {
    const { stderr } = runCheck({ environment: { BUILD_DATE: '2026-02-30' } });
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('never runs front matter', () => {
    const file = join(brokenFolder, 'models/js-front-matter.md');
    const folder = aContentFolder(someFiles());
    const proof = join(folder, 'proof.txt');
    const environment = { FRONT_MATTER_PROOF: proof };
    copyFileSync(file, join(folder, 'models/reel-2.md'));
    const { status, stderr } = runCheck({ folder, environment });
    expect(stderr).toContain('models/reel-2.md:1: found "---js", wanted a first line of exactly');
    expect(status).toBe(1);
    expect(existsSync(proof)).toBe(false);

    // The same file does run where gray-matter is left to itself, so the proof would be there.
    const careless = `require('gray-matter').read(${JSON.stringify(file)})`;
    spawnSync(process.execPath, ['-e', careless], { env: { ...process.env, ...environment } });
    expect(readFileSync(proof, 'utf8')).toBe('It ran.');
  });

  describe('of single files', () => {
    it('says their problems and no others', () => {
      const files = ['three-mistakes', 'sound', 'wrong-enum'].map((name) =>
        join(brokenFolder, `models/${name}.md`),
      );
      const { status, stdout, stderr } = runCheck({ folder: brokenFolder, files });
      const [summary, empty, ...said] = stderr.trimEnd().split('\n').reverse();
      expect(said.reverse().join('\n')).toBe(
        `${threeProblems(files[0]!)}\n${files[2]!}:10: lifecycle.status[0].value: found "shipping", wanted one of announced, preview, available, legacy, retired`,
      );
      expect(empty).toBe('');
      expect(summary).toMatch(/^4 problems in \d+ files$/);
      expect(stdout).toBe('');
      expect(status).toBe(1);
    });

    it('ends well where only other files have problems', () => {
      const files = ['models/sound.md', 'vendors/studio.md', 'capabilities.yaml'].map((name) =>
        join(brokenFolder, name),
      );
      const { status, stdout, stderr } = runCheck({ folder: brokenFolder, files });
      expect(stderr).toBe('');
      expect(stdout).toMatch(/^3 of \d+ files checked: no problem\n$/);
      expect(status).toBe(0);
    });

    it('says which file is no content file', () => {
      const files = ['models/no-such-model.md', 'models/sound.md'].map((name) =>
        join(brokenFolder, name),
      );
      const { status, stderr } = runCheck({ folder: brokenFolder, files });
      expect(stderr).toMatch(
        `${files[0]!}:1: found no content file of that name, wanted a file under ${brokenFolder}\n\n1 problem in `,
      );
      expect(status).toBe(1);
    });

    it('does not take the fixtures of the tests for content', () => {
      const file = join(brokenFolder, 'models/three-mistakes.md');
      const { status, stderr } = runCheck({ files: [file] });
      expect(stderr).toMatch(
        `${file}:1: found no content file of that name, wanted a file under src/content\n\n1 problem in `,
      );
      expect(status).toBe(1);
    });

    it('knows a sound board whose counts are not', () => {
      const files = [join(brokenFolder, 'boards/counts-of-wrong-sum.md')];
      expect(runCheck({ folder: brokenFolder, files }).stderr).not.toContain('no content file');
    });

    it('says that counts outside the content are no content', () => {
      expect(runCheck({ folder: brokenFolder, files: ['nowhere/counts.json'] }).status).toBe(1);
    });
  });

  describe('with --fix', () => {
    it('puts right what is mechanical, says what, and what is left', () => {
      const messy = threeMistakes.replace('seen: 2026-05-04', 'seen: 2026/5/4');
      const folder = aContentFolder({ ...someFiles(), 'models/three.md': messy });
      const file = join(folder, 'models/three.md');
      const path = relative('.', file);
      const { status, stdout, stderr } = runCheck({ folder, files: ['--fix', file] });
      expect(stdout).toContain(`${path}:4: famliy -> family\n`);
      expect(stdout).toContain(': 2026/5/4 -> 2026-05-04\n');
      expect(stderr).toContain('2 problems in 6 files');
      expect(status).toBe(1);
      expect(readFileSync(file, 'utf8')).toBe(threeMistakes.replace('famliy', 'family'));
      expect(runCheck({ folder, files: ['--fix', file] }).stdout).toBe('');
    });

    it('knows no other flag', () => {
      const { status, stderr } = runCheck({ files: ['--fx'] });
      expect([status, stderr]).toEqual([
        1,
        'Cannot read --fx: type npm run check, or npm run check -- --fix\n',
      ]);
    });
  });
});
