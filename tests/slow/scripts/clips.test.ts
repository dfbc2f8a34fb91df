import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'matchcut-clips-'));
const prompt = join(folder, 'prompts/disc-rolls-to-a-mark.md');
const film = readFileSync('demo/content/prompts/disc-rolls-to-a-mark/a.webm');
let isSame = true;
const server = createServer((_, response) => {
  response.end(isSame ? film : 'another film');
});

/** Its end and what it printed; the test serves the clips meanwhile. */
function run(...words: string[]): Promise<{ code: number; stdout: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['scripts/clips.ts', ...words],
      { env: { ...process.env, CONTENT_DIR: folder, BUILD_DATE: '2026-11-27' } },
      (error, stdout) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout });
      },
    );
  });
}

beforeAll(async () => {
  cpSync('demo/content', folder, { recursive: true });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.webm`;
  const text = readFileSync(prompt, 'utf8');
  writeFileSync(prompt, text.replace('    file: a.webm\n', `    url: ${url}\n`));
  renameSync(join(folder, 'prompts/disc-rolls-to-a-mark/a.webm'), join(folder, 'a.webm'));
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('npm run clips', () => {
  it('compares a clip that lies elsewhere with its sum, by line', async () => {
    const { code, stdout } = await run();
    expect(stdout).toMatch(
      /disc-rolls-to-a-mark\.md:14: http:\S+a\.webm: the file described, on 2026-11-27\n/,
    );
    expect(stdout).toMatch(/\n1 clip elsewhere, 0 not as described\.\n$/);
    expect(code).toBe(0);
  });

  it('fails where it is another file', async () => {
    isSame = false;
    const { code, stdout } = await run();
    isSame = true;
    expect(stdout).toMatch(/found another file, its sum is [0-9a-f]{64}, wanted the file of sum/);
    expect(code).toBe(1);
  });

  it('puts it beside the prompt when asked to, and says what to write', async () => {
    const { code, stdout } = await run('--keep');
    expect(stdout).toMatch(/Write in its place: file: alderworks-two\.webm\n/);
    expect(code).toBe(0);
    const kept = join(folder, 'prompts/disc-rolls-to-a-mark/alderworks-two.webm');
    expect(readFileSync(kept).equals(film)).toBe(true);
  });
});
