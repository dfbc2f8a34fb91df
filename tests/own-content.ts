/** The content of this repository, for tests of what it says; read once, and changed by no test. */
import { toContentCatalog } from '../src/lib/catalog/content-catalog.ts';
import type { Catalog } from '../src/lib/catalog/catalog.ts';
import { readContent } from '../src/lib/content/read-content.ts';
import type { Content } from '../src/lib/content/read-content.ts';
import { readContentSettings } from '../src/lib/content/settings.ts';

/** The day of the build, as the site has it: a fact seen later would count as a mistake. */
const { today } = readContentSettings(process.env, new Date());

let content: Promise<Content> | undefined;
let catalog: Promise<Catalog> | undefined;

/** All that stands in `src/content`. */
export function readOwnContent(): Promise<Content> {
  return (content ??= readContent('src/content', today));
}

/** The catalogue of it, as the pages have it. */
export function readOwnCatalog(): Promise<Catalog> {
  return (catalog ??= readOwnContent().then((read) => toContentCatalog(read, today)));
}
