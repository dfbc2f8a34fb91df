/** `npm run check [files...]`: every problem in the content, located, all at once. */
import { relative, resolve } from 'node:path';
import { readContent } from '../src/lib/content/read-content.ts';
import { readContentSettings } from '../src/lib/content/settings.ts';
import { formatProblem } from '../src/lib/schema/problem.ts';

const { folder, today } = readContentSettings(process.env, new Date());
const wanted = process.argv.slice(2).map((file) => resolve(file));
const content = await readContent(folder, today);
const paths = new Set(content.problems.map(({ path }) => resolve(path)));
const known = new Set(
  [...content.models, ...content.vendors, ...content.boards]
    .map(({ path }) => resolve(path))
    .concat([...paths]),
);
const strangers = wanted.filter((file) => !known.has(file) && !isOther(file));
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
} else {
  console.log(
    wanted.length > 0
      ? `${wanted.length} of ${content.files} files checked: no problem`
      : `${content.files} files checked (${content.models.length} models, ${content.vendors.length} vendors, ${content.boards.length} boards): no problem`,
  );
}

function isOther(file: string): boolean {
  return file === resolve(folder, 'capabilities.yaml') || file.endsWith('/counts.json');
}
