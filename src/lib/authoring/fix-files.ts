import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { kinds } from '../content/read-content.ts';
import type { Content } from '../content/read-content.ts';
import type { EntryKind } from '../rules/index.ts';
import { toRuleContext } from './check-file.ts';
import type { Fix } from './edit.ts';
import { fixFile } from './fix-file.ts';

/** A file that was written anew. */
export interface FixedPath {
  readonly path: string;
  readonly fixes: readonly Fix[];
}

/**
 * Puts right what is mechanical in the files of a folder and writes those that changed, each whole
 * or not at all.
 *
 * @param content the content as it is
 * @param options where it is, the day that counts as today, and the files meant; all, if none
 */
export async function fixFiles(
  content: Content,
  options: { readonly folder: string; readonly today: string; readonly files: readonly string[] },
): Promise<FixedPath[]> {
  const context = toRuleContext(content, options.today);
  const fixed: FixedPath[] = [];
  for (const kind of Object.keys(kinds) as EntryKind[]) {
    const folder = join(options.folder, kinds[kind].folder);
    const names = (await readdir(folder, { withFileTypes: true }).catch(() => []))
      .filter((file) => file.isFile() && file.name.endsWith('.md'))
      .map(({ name }) => name)
      .sort();
    for (const name of names) {
      const path = join(folder, name);
      if (options.files.length > 0 && !options.files.includes(resolve(path))) continue;
      const file = { kind, id: name.slice(0, -'.md'.length), path };
      const before = await readFile(path, 'utf8');
      const { text, fixes } = fixFile({ ...file, text: before }, context);
      if (text === before) continue;
      await writeWhole(path, text);
      fixed.push({ path, fixes });
    }
  }
  return fixed;
}

async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.new`;
  try {
    await writeFile(draft, text);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
