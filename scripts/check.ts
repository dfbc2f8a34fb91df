/**
 * `npm run check [-- --fix] [files...]`: every problem in the content, located, all at once. With
 * `--fix` what is mechanical is put right first.
 */
import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { Content } from '../src/lib/content/read-content.ts';
import { readContent } from '../src/lib/content/read-content.ts';
import { readContentSettings } from '../src/lib/content/settings.ts';
import type { ContentSettings } from '../src/lib/content/settings.ts';
import { formatCounted } from '../src/lib/format/list.ts';
import { formatProblem } from '../src/lib/schema/problem.ts';

const words = process.argv.slice(2);
const flags = words.filter((word) => word.startsWith('-'));
const stranger = flags.find((flag) => flag !== '--fix');

if (flags.includes('--help') || flags.includes('-h')) {
  console.log(
    [
      'Checks the content and prints every problem with file, line and field.',
      '',
      '  npm run check                    all files',
      '  npm run check <file>...          these alone',
      '  npm run check -- --fix           puts right what is mechanical, then checks',
      '  npm run check -- --fix <file>... the same for these alone',
    ].join('\n'),
  );
} else if (stranger !== undefined) {
  console.error(`Cannot read ${stranger}: type npm run check, or npm run check -- --fix`);
  process.exitCode = 1;
} else {
  const settings = readSettings();
  if (settings !== undefined) await check(settings);
}

async function check({ folder, today }: ContentSettings): Promise<void> {
  const wanted = words.filter((word) => !flags.includes(word)).map((file) => resolve(file));
  const content = await (flags.includes('--fix')
    ? fix(folder, today, wanted)
    : readContent(folder, today));
  const isContent = (file: string): boolean =>
    existsSync(file) &&
    (file === resolve(folder, 'capabilities.yaml') ||
      ['models', 'vendors', 'boards', 'prompts', 'arenas'].some((kind) =>
        file.startsWith(resolve(folder, kind)),
      ));
  const strangers = wanted.filter((file) => !isContent(file));
  const problems = content.problems.filter(
    ({ path }) => wanted.length === 0 || wanted.includes(resolve(path)),
  );

  for (const file of strangers) {
    console.error(
      `${relative('.', file)}:1: found no content file of that name, wanted a file under ${folder}`,
    );
  }
  for (const problem of problems) {
    console.error(formatProblem({ ...problem, path: relative('.', problem.path) }));
  }
  const count = problems.length + strangers.length;
  if (count > 0) {
    console.error(
      `\n${formatCounted(count, 'problem')} in ${formatCounted(content.files, 'file')}`,
    );
    process.exitCode = 1;
  } else if (wanted.length > 0) {
    console.log(`${wanted.length} of ${content.files} files checked: no problem`);
  } else {
    const { models, vendors, boards, prompts, arenas, files } = content;
    console.log(
      `${files} files checked (${models.length} models, ${vendors.length} vendors, ${boards.length} boards, ${prompts.length} prompts, ${arenas.length} boards of other arenas): no problem`,
    );
  }
}

/** Puts right what can be, says what that was, and reads the content as it is then. */
async function fix(folder: string, today: string, wanted: readonly string[]): Promise<Content> {
  const { fixFiles } = await import('../src/lib/authoring/fix-files.ts');
  const content = await readContent(folder, today);
  const fixed = await fixFiles(content, { folder, today, files: wanted });
  for (const { path, fixes } of fixed) {
    for (const { line, before, after } of fixes) {
      console.log(`${relative('.', path)}:${line}: ${show(before)} -> ${show(after)}`);
    }
  }
  return fixed.length === 0 ? content : readContent(folder, today);
}

function show(text: string): string {
  return /^[ \t]*$/.test(text) ? JSON.stringify(text) : text;
}

function readSettings(): ContentSettings | undefined {
  try {
    return readContentSettings(process.env, new Date());
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
    return undefined;
  }
}
