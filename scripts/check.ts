/** `npm run check [files...]`: every problem in the content, located, all at once. */
import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { readContent } from '../src/lib/content/read-content.ts';
import { readContentSettings } from '../src/lib/content/settings.ts';
import type { ContentSettings } from '../src/lib/content/settings.ts';
import { formatProblem } from '../src/lib/schema/problem.ts';

const settings = readSettings();
if (settings !== undefined) await check(settings);

async function check({ folder, today }: ContentSettings): Promise<void> {
  const wanted = process.argv.slice(2).map((file) => resolve(file));
  const content = await readContent(folder, today);
  const isContent = (file: string): boolean =>
    existsSync(file) &&
    (file === resolve(folder, 'capabilities.yaml') ||
      ['models', 'vendors', 'boards'].some((kind) => file.startsWith(resolve(folder, kind))));
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
    console.error(`\n${count} ${count === 1 ? 'problem' : 'problems'} in ${content.files} files`);
    process.exitCode = 1;
  } else if (wanted.length > 0) {
    console.log(`${wanted.length} of ${content.files} files checked: no problem`);
  } else {
    const { models, vendors, boards, files } = content;
    console.log(
      `${files} files checked (${models.length} models, ${vendors.length} vendors, ${boards.length} boards): no problem`,
    );
  }
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
