import { getCollection } from 'astro:content';
import {
  clipFolder,
  readContentSettings,
  readRepositoryUrl,
  readSiteNotice,
} from '../content/settings.ts';
import type { Catalog } from './catalog.ts';
import { toContentCatalog } from './content-catalog.ts';

let loaded: Promise<Catalog> | undefined;

/** The catalogue of this build. The only place that queries the collections. */
export function loadCatalog(): Promise<Catalog> {
  if (import.meta.env.DEV) return queryCatalog();
  loaded ??= queryCatalog();
  return loaded;
}

async function queryCatalog(): Promise<Catalog> {
  const [models, vendors, boards, arenas, prompts, capabilities] = await Promise.all([
    getCollection('models'),
    getCollection('vendors'),
    getCollection('boards'),
    getCollection('arenas'),
    getCollection('prompts'),
    getCollection('capabilities'),
  ]);
  const { today } = readContentSettings(process.env, new Date());
  return toContentCatalog(
    { models, vendors, boards, arenas, prompts, capabilities: capabilities[0]!.data },
    today,
  );
}

/** The folder in which the clips of this build lie. */
export function loadClipFolder(): string {
  return clipFolder(process.env, import.meta.env.DEV);
}

/** What every page says above all else, if anything is set. */
export function loadSiteNotice(): string | undefined {
  return readSiteNotice(process.env);
}

/** The text below the front matter of a model or board, as HTML. */
export async function loadBody(
  collection: 'models' | 'vendors' | 'boards' | 'arenas',
  id: string,
): Promise<string> {
  const entries = await getCollection(collection, (entry: { id: string }) => entry.id === id);
  return entries[0]?.rendered?.html ?? '';
}

/** Address of the repository on the web, if it is set. */
export function loadRepositoryUrl(): string | undefined {
  return readRepositoryUrl(process.env);
}
