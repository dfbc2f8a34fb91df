import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a report reads of a content folder; anything else in it, such as clips, is left where it is. */
const contentFile =
  /^(capabilities\.yaml|(models|vendors|boards|arenas|prompts)\/[^/]+\.md|boards\/[^/]+\/counts\.json|arenas\/[^/]+\/(captures|standings)\.tsv)$/;

/**
 * Writes the content as it was at a revision into an empty folder. Git's objects are read as they
 * are: nothing of the old state is checked out, filtered or run, and links are not followed.
 *
 * @param revision any name of a commit: `main`, `HEAD~2`, a hash
 * @param folder the content folder of the working tree
 * @param target the folder to write to
 * @throws RangeError where this is no repository, the revision is unknown or the folder is outside
 */
export async function extractRevision(
  revision: string,
  folder: string,
  target: string,
): Promise<void> {
  const top = await git(['rev-parse', '--show-toplevel']).catch(() => {
    throw new RangeError('Cannot compare: this is no git repository; clone it with git');
  });
  const inside = relative(top.trim(), resolve(folder)).replaceAll('\\', '/');
  if (inside.startsWith('..')) {
    throw new RangeError(`Cannot compare ${folder}: it lies outside the git repository`);
  }
  const commit = await findCommit(revision);
  const listed = await git(['ls-tree', '-r', '-z', '--full-tree', commit, '--', `${inside}/`]);
  const files = listed
    .split('\0')
    .map((line) => /^100\d{3} blob ([0-9a-f]+)\t(.*)$/s.exec(line))
    .filter((match) => match !== null)
    .map(([, hash, path]) => ({ hash: hash!, path: path!.slice(inside.length + 1) }))
    .filter(({ path }) => contentFile.test(path) && !path.includes('..'));
  if (files.length === 0) {
    throw new RangeError(`Cannot compare with ${revision}: it has no content in ${inside}`);
  }
  const texts = await readObjects(files.map(({ hash }) => hash));
  for (const [index, { path }] of files.entries()) {
    await mkdir(dirname(join(target, path)), { recursive: true });
    await writeFile(join(target, path), texts[index]!);
  }
}

async function findCommit(revision: string): Promise<string> {
  const name = `${revision}^{commit}`;
  const commit = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', name]).catch(
    () => '',
  );
  if (commit !== '') return commit.trim();
  const isShallow = (await git(['rev-parse', '--is-shallow-repository'])).trim() === 'true';
  throw new RangeError(
    isShallow
      ? `Cannot find ${revision}: this clone holds only part of the history; type git fetch --unshallow (in a workflow: fetch-depth: 0)`
      : `Cannot find ${revision}: name a commit that git knows, such as npm run report -- main; git fetch brings those of others`,
  );
}

/** The contents of objects, in the order asked for. */
async function readObjects(hashes: readonly string[]): Promise<Buffer[]> {
  const running = run('git', ['cat-file', '--batch'], { encoding: 'buffer', maxBuffer: 1e9 });
  running.child.stdin?.end(hashes.map((hash) => `${hash}\n`).join(''));
  const { stdout } = await running;
  const objects: Buffer[] = [];
  let offset = 0;
  while (objects.length < hashes.length) {
    const end = stdout.indexOf('\n', offset);
    const size = Number(stdout.subarray(offset, end).toString().split(' ')[2]);
    objects.push(stdout.subarray(end + 1, end + 1 + size));
    offset = end + 1 + size + 1;
  }
  return objects;
}

async function git(words: readonly string[]): Promise<string> {
  const { stdout } = await run('git', [...words], { maxBuffer: 1e9 });
  return stdout;
}
