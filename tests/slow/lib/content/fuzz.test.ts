import { globSync, readFileSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readContent } from '../../../../src/lib/content/read-content.ts';
import { formatProblem } from '../../../../src/lib/schema/problem.ts';
import { writeFiles } from '../../../content-builders.ts';
import { drawFrom, mutations } from './mutations.ts';

const howMany = 2_000;

/** Long files hold nothing that short ones do not, and take longer. */
const longestOriginal = 6_000;
const folders = ['models', 'vendors', 'boards'] as const;
const kinds = Object.keys(mutations);

/** The real content, whole, so that what a mutated file refers to is there. */
const real = Object.fromEntries(
  globSync('src/content/**/*.{md,yaml,json,tsv}').map((path) => [
    path.replaceAll('\\', '/').replace('src/content/', ''),
    readFileSync(path, 'utf8'),
  ]),
);

const originals = folders.map((folder) =>
  Object.entries(real).filter(
    ([path, text]) =>
      path.startsWith(`${folder}/`) && path.endsWith('.md') && text.length < longestOriginal,
  ),
);

/** A file by its number: which kind of change, to which original, is in its name. */
const mutated = Object.fromEntries(
  Array.from({ length: howMany }, (_, seed) => {
    const draw = drawFrom(seed);
    const kind = kinds[seed % kinds.length]!;
    const ofFolder = originals[[0, 0, 0, 0, 0, 0, 0, 1, 1, 2][draw(10)]!]!;
    const [path, text] = ofFolder[draw(ofFolder.length)]!;
    const name = `${kind.replaceAll(' ', '-')}-${seed}-${basename(path)}`;
    return [`${path.split('/')[0]!}/${name}`, mutations[kind]!(text, draw)];
  }),
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
      const text = mutated[name] ?? real[name] ?? mutated[name.replace('/counts.json', '.md')];
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
    const { problems, models, vendors, boards } = await reading;
    const refused = new Set(problems.map(({ path }) => path));
    const passed = [...models, ...vendors, ...boards].filter(({ path }) => !refused.has(path));
    const names = passed.map(({ path }) => basename(path)).filter((name) => /-\d+-/.test(name));
    expect(refused.size).toBeGreaterThan(howMany / 2);
    expect(names.length).toBeGreaterThan(50);
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
