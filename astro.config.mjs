import node from '@astrojs/node';
import react from '@astrojs/react';
import { defineConfig, fontProviders } from 'astro/config';
import { searchIndex } from './scripts/search-index.ts';

const fonts = './node_modules/@fontsource-variable';

/** @param {string} file */
const latin = (file) => [{ weight: '400 700', style: 'normal', src: [`${fonts}/${file}`] }];

export default defineConfig({
  adapter: node({ mode: 'standalone' }),
  integrations: [react(), searchIndex()],
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
