import { existsSync } from 'node:fs';

const folder = new URL('../../shared/', import.meta.url);

if (!existsSync(folder)) {
  console.warn(
    'Tests against data of others are skipped: no folder ../shared beside the checkout. The data are not ours to copy.',
  );
}

/** A file beside the checkout that is not part of the project, or undefined where it is not there. */
export function shared(name: string): URL | undefined {
  const url = new URL(name, folder);
  return existsSync(url) ? url : undefined;
}
