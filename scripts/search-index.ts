import { fileURLToPath } from 'node:url';
import { relative } from 'node:path';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';
import { searchedFolders } from '../src/lib/catalog/search-kind.ts';

/** What a page shows only to lead elsewhere, or as evidence of what it has already said. */
const asides = [
  ...['compare', 'sources', 'versions'].map((id) => `section[aria-labelledby="${id}"]`),
  'details ul',
  '.fix',
  '.source-mark',
];

/** Makes the index of the site's search at the end of a build, beside the pages (`/pagefind/`). */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const path = relative(process.cwd(), fileURLToPath(dir));
        try {
          const { index, errors } = await createIndex({ excludeSelectors: asides });
          stopAt(errors);
          const added = await index!.addDirectory({
            path,
            glob: `{${searchedFolders.join(',')}}/**/*.html`,
          });
          stopAt(added.errors);
          if (added.page_count === 0) stopAt([`no page to index in ${path}`]);
          stopAt((await index!.writeFiles({ outputPath: `${path}/pagefind` })).errors);
          logger.info(`${added.page_count} pages can be searched`);
        } finally {
          await close();
        }
      },
    },
  };
}

function stopAt(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`Cannot make the search index: ${errors.join('; ')}`);
}
