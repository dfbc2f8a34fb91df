import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listAddresses } from '../../src/lib/catalog/addresses.ts';
import { costPresets } from '../../src/lib/catalog/cost-page.ts';
import { readContent } from '../../src/lib/content/read-content.ts';
import { readContentSettings } from '../../src/lib/content/settings.ts';
import { toSide } from '../../src/lib/report/side.ts';

/** What the tools of the build write beside the pages. */
const toolFiles = /^(_astro|pagefind)\/|^sitemap/;

function toAddress(file: string): string {
  return `/${file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1')}`;
}

/** Addresses that are there whatever the content says: of pages without a parameter, and of files. */
function fixedAddresses(): string[] {
  const pages = globSync('**/*.{astro,ts}', { cwd: 'src/pages' })
    .filter((file) => !/[[_]/.test(file))
    .map((file) => file.replace(/\.ts$/, '').replace(/(^|\/)index\.astro$/, '$1index.html'))
    .map((file) => (file === '404.astro' ? '404.html' : file.replace(/\.astro$/, '/index.html')));
  const presets = costPresets.map(({ slug }) => (slug === '' ? '/cost/' : `/cost/${slug}/`));
  return [...[...pages, ...globSync('**/*.*', { cwd: 'public' })].map(toAddress), ...presets];
}

describe('the addresses of the built site', () => {
  const built = globSync('**/*.*', { cwd: 'dist/client' })
    .filter((file) => !toolFiles.test(file))
    .map(toAddress);

  it('are those that the catalogue lists, and those that are always there', async () => {
    const { folder, today } = readContentSettings(process.env, new Date());
    const { catalog } = toSide(await readContent(folder, today), today);
    const listed = listAddresses(catalog);
    const fixed = new Set(fixedAddresses());
    expect(new Set(listed).size).toBe(listed.length);
    expect(listed.filter((address) => fixed.has(address))).toEqual([]);
    expect(built.filter((address) => !fixed.has(address)).sort()).toEqual(listed.sort());
  });
});
