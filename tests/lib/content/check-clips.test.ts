import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContent } from '../../../src/lib/content/read-content.ts';
import { formatProblem } from '../../../src/lib/schema/problem.ts';
import type { Clip } from '../../../src/lib/schema/prompt.ts';
import { aClip, aContentFolder, aFile, aPrompt, someFiles } from '../../content-builders.ts';

const sumOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A clip whose file is given as text, and the prompt folder around it. */
async function check(files: Readonly<Record<string, string>>, change: Partial<Clip> = {}) {
  const clip = aClip({ url: undefined, file: 'a.webm', sha256: sumOf('moving'), ...change });
  const folder = aContentFolder({
    ...someFiles(),
    'prompts/glass.md': aFile(aPrompt({ clips: [clip] })),
    ...Object.fromEntries(
      Object.entries(files).map(([name, text]) => [`prompts/glass/${name}`, text]),
    ),
  });
  const { problems, prompts } = await readContent(folder, '2026-11-23');
  expect(prompts.map(({ id }) => id)).toEqual(['glass']);
  return problems.map((problem) =>
    formatProblem(problem).replaceAll(join(folder, 'prompts'), 'prompts'),
  );
}

describe('checkClips()', () => {
  it('lets a file pass that has the sum which the prompt states', async () => {
    expect(await check({ 'a.webm': 'moving' })).toEqual([]);
  });

  it('finds a clip that is not there', async () => {
    expect(await check({})).toEqual([
      'prompts/glass.md:21: clips[0].file: found "a.webm", which is no file, wanted that file in prompts/glass',
    ]);
  });

  it('finds a clip that was changed, and says its sum', async () => {
    const [problem] = await check({ 'a.webm': 'changed' });
    expect(problem).toMatch(/^prompts\/glass\.md:\d+: clips\[0\]\.sha256: found /);
    expect(problem).toContain(`wanted ${sumOf('changed')}, or the file that was described`);
  });

  it.each(['REEL-1', 'reel 1', 'Studio'])('finds a clip that says %s inside', async (name) => {
    const text = `moving\0title=${name}\0`;
    const [problem] = await check({ 'a.webm': text }, { sha256: sumOf(text) });
    expect(problem).toMatch(/clips\[0\]\.file: found a file that names its maker inside \(".+"\)/);
  });

  it('finds a poster that was changed', async () => {
    const [problem] = await check(
      { 'a.webm': 'moving', 'a.jpg': 'still' },
      { poster: 'a.jpg', posterSha256: sumOf('other') },
    );
    expect(problem).toMatch(/clips\[0\]\.posterSha256: found /);
  });

  it('finds a file that no clip names', async () => {
    expect(await check({ 'a.webm': 'moving', 'b.webm': 'left over' })).toEqual([
      'prompts/glass/b.webm:1: found a file that no clip names, wanted a clip with `file: b.webm` in prompts/glass.md, or no such file',
    ]);
  });
});
