import { readdir } from 'node:fs/promises';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../schema/problem.ts';

/** What the content folder holds beside the folders of each kind. */
const capabilities = 'capabilities.yaml';

/** Kinds whose files may have a folder of their own name beside them: counts, clips, tables. */
const withFolders: readonly string[] = ['boards', 'prompts', 'arenas'];

/**
 * Files and folders that nothing reads, so that a name with a slip of the finger is not passed over
 * in silence. What begins with a dot belongs to the machine.
 *
 * @param folder the content folder
 * @param kinds the folders of the kinds in it: `models`, `vendors`
 */
export async function findStrays(folder: string, kinds: readonly string[]): Promise<Problem[]> {
  const known = [...kinds, capabilities];
  const top = (await entriesIn(folder))
    .filter(({ name }) => !known.includes(name))
    .map((entry) => toProblem(folder, entry, `one of ${known.join(', ')}, or no such name`));
  const inside = await Promise.all(kinds.map((kind) => straysIn(join(folder, kind), kind)));
  return [...top, ...inside.flat()];
}

async function straysIn(folder: string, kind: string): Promise<Problem[]> {
  const entries = await entriesIn(folder);
  const names = new Set(entries.map(({ name }) => name));
  return entries
    .filter((entry) => {
      if (entry.name.endsWith('.md')) return false;
      return !(entry.isDirectory() && withFolders.includes(kind) && names.has(`${entry.name}.md`));
    })
    .map((entry) => {
      const wanted =
        entry.isDirectory() && withFolders.includes(kind)
          ? `${entry.name}.md beside it, or no such folder`
          : 'a name that ends with .md, or no such name';
      return toProblem(folder, entry, wanted);
    });
}

function toProblem(folder: string, entry: Dirent, wanted: string): Problem {
  const found = `a ${entry.isDirectory() ? 'folder' : 'file'} that nothing reads`;
  return { path: join(folder, entry.name), line: 1, field: '', found, wanted };
}

async function entriesIn(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter(({ name }) => !name.startsWith('.'));
}
