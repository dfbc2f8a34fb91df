import node from '@astrojs/node';
import react from '@astrojs/react';
import sitemap from '@astrojs/sitemap';
import { defineConfig, fontProviders } from 'astro/config';
import { copyFile, cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { searchIndex } from './scripts/search-index.ts';
import { clipFolder, readSiteFolder, readSiteUrl } from './src/lib/content/settings.ts';

const fonts = './node_modules/@fontsource-variable';

/** @param {string} file */
const latin = (file) => [{ weight: '400 700', style: 'normal', src: [`${fonts}/${file}`] }];

/**
 * The list of pages is split where it grows too long for one file, so its entrance is called
 * sitemap-index.xml; many look for sitemap.xml.
 * @type {import('astro').AstroIntegration}
 */
const sitemapAlias = {
  name: 'sitemap-alias',
  hooks: {
    'astro:build:done': ({ dir }) =>
      copyFile(
        join(fileURLToPath(dir), 'sitemap-index.xml'),
        join(fileURLToPath(dir), 'sitemap.xml'),
      ),
  },
};

/**
 * The server hands out the clips under addresses that say nothing; among the pages they could be
 * had by name.
 * @type {import('astro').AstroIntegration}
 */
const clips = {
  name: 'clips',
  hooks: {
    'astro:build:done': async () => {
      const target = clipFolder(env, false);
      await rm(target, { recursive: true, force: true });
      await cp(clipFolder(env, true), target, {
        recursive: true,
        filter: (path) => !path.endsWith('.md'),
      }).catch((/** @type {NodeJS.ErrnoException} */ error) => {
        // Content without prompts has no such folder.
        if (error.code !== 'ENOENT') throw error;
      });
    },
  },
};

export default defineConfig({
  // For links that must be absolute, as in feeds.
  site: readSiteUrl(env),
  outDir: readSiteFolder(env),
  // Builds of other content, such as the demonstration, may run beside that of the site.
  ...(env['SITE_DIR']
    ? { cacheDir: `node_modules/.astro-${env['SITE_DIR'].replaceAll('/', '-')}` }
    : {}),
  adapter: node({ mode: 'standalone' }),
  integrations: [react(), sitemap(), sitemapAlias, searchIndex(), clips],
  // Astro's editor extension checks and completes the front matter of content files.
  experimental: { contentIntellisense: true },
  // The vote API tells other sites apart itself, by host, so that a proxy may speak HTTPS for it.
  security: { checkOrigin: false },
  // Spaces between words stay, also at line ends.
  compressHTML: true,
  // Pages come from disk as they were built; nothing is added to a page that it does not ask for.
  prefetch: false,
  devToolbar: { enabled: false },
  fonts: [
    {
      provider: fontProviders.local(),
      name: 'Instrument Sans',
      cssVariable: '--font-text',
      fallbacks: ['sans-serif'],
      options: { variants: latin('instrument-sans/files/instrument-sans-latin-wght-normal.woff2') },
    },
    {
      provider: fontProviders.local(),
      name: 'Geist Mono',
      cssVariable: '--font-number',
      fallbacks: ['monospace'],
      options: { variants: latin('geist-mono/files/geist-mono-latin-wght-normal.woff2') },
    },
  ],
});
