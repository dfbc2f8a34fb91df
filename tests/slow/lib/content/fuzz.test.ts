import { globSync, readFileSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readContent } from '../../../../src/lib/content/read-content.ts';
import { formatProblem } from '../../../../src/lib/schema/problem.ts';
import { aClip, aFile, aPrompt, writeFiles } from '../../../content-builders.ts';
import { drawFrom, mutations } from './mutations.ts';

const howMany = 2_000;

/** Long files hold nothing that short ones do not, and take longer. */
const longestOriginal = 16_000;
const kinds = Object.keys(mutations);

/** The real content, whole, so that what a mutated file refers to is there; and a prompt with a clip. */
const real: Readonly<Record<string, string>> = {
  ...(Object.fromEntries(
    globSync('src/content/**/*.{md,yaml,json,tsv}').map((path) => [
      path.replaceAll('\\', '/').replace('src/content/', ''),
      readFileSync(path, 'utf8'),
    ]),
  ) as Record<string, string>),
  'prompts/with-a-clip.md': aFile(aPrompt({ clips: [aClip({ model: 'kling-3-0' })] })),
};

/** Files by what they are, each as often in ten as it is drawn. */
const originals = (
  [
    [/^models\//, 5],
    [/^vendors\//, 1],
    [/^boards\/.*\.md$/, 1],
    [/^(prompts|arenas)\/.*\.md$/, 1],
    [/\.tsv$/, 1],
    [/\.json$/, 1],
  ] as const
).flatMap(([pattern, times]) => {
  const paths = Object.keys(real).filter(
    (path) => pattern.test(path) && real[path]!.length < longestOriginal,
  );
  return Array.from({ length: times }, () => paths);
});

/**
 * A mutated file by its number, under a name that says what was done to which original; and what
 * lies beside the original, as it is.
 */
function mutate(seed: number): (readonly [path: string, text: string])[] {
  const draw = drawFrom(seed);
  const kind = kinds[seed % kinds.length]!;
  const paths = originals[draw(originals.length)]!;
  const chosen = paths[draw(paths.length)]!;
  const [folder, id] = chosen.replace(/\.md$/, '').split('/') as [string, string];
  const name = `${kind.replaceAll(' ', '-')}-${seed}-${id}`;
  return Object.entries(real)
    .filter(([path]) => path === `${folder}/${id}.md` || path.startsWith(`${folder}/${id}/`))
    .map(([path, text]) => [
      path.replace(`${folder}/${id}`, `${folder}/${name}`),
      path === chosen ? mutations[kind]!(text, draw) : text,
    ]);
}

const mutated = Object.fromEntries(
  Array.from({ length: howMany }, (_, seed) => mutate(seed)).flat(),
);

describe(`${howMany} mutations of valid files`, () => {
  const folder = writeFiles({ ...real, ...mutated });
  const reading = readContent(folder, '2026-11-23');

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('never crash the check, and run no code', async () => {
    await expect(reading).resolves.toBeDefined();
    expect(globalThis).not.toHaveProperty('matchcutRan');
    expect({}).not.toHaveProperty('polluted');
  });

  it('never get a message without its place, what was found and what is wanted', async () => {
    const { problems } = await reading;
    expect(problems.length).toBeGreaterThan(howMany / 2);
    const bad = problems.filter((problem) => {
      const { path, line, found, wanted } = problem;
      const name = path.slice(folder.length + 1);
      const text = mutated[name] ?? real[name];
      return (
        text === undefined ||
        !Number.isInteger(line) ||
        line < 1 ||
        line > text.split(/\r\n|\n/).length ||
        found.trim() === '' ||
        wanted.trim() === '' ||
        // One line on a terminal, of bounded length, that sends no commands to it.
        /[\p{Cc}\u2028\u202E]/u.test(formatProblem(problem)) ||
        formatProblem(problem).length > 1_000
      );
    });
    expect(bad.map(formatProblem).map((line) => line.slice(folder.length + 1, 400))).toEqual([]);
  });

  it('are neither all refused nor all let through', async () => {
    const { problems, models, vendors, boards, prompts, arenas } = await reading;
    const refused = new Set(problems.map(({ path }) => path));
    const passed = [models, vendors, boards, prompts, arenas]
      .flat()
      .filter(({ path }) => !refused.has(path));
    const names = passed.map(({ path }) => basename(path)).filter((name) => /-\d+-/.test(name));
    expect(refused.size).toBeGreaterThan(howMany / 2);
    expect(names.length).toBeGreaterThan(50);
    const refusedNames = [...refused].map((path) => path.slice(folder.length + 1));
    for (const kind of ['models/', 'vendors/', 'boards/', 'prompts/', 'arenas/', '.tsv', '.json']) {
      expect(refusedNames.filter((name) => name.includes(kind)).length, kind).toBeGreaterThan(5);
    }
  });

  it('that hold HTML or links below the front matter are refused', async () => {
    const { models, vendors, boards } = await reading;
    const bodies = [...models, ...vendors, ...boards].map(({ body }) => body);
    const { problems } = await reading;
    const refused = problems.filter(({ found }) => /^(HTML|a link) in the text/.test(found));
    expect(refused.length).toBeGreaterThan(20);
    expect(bodies.length).toBeGreaterThan(50);
  });
});
