import type { Loader } from 'astro/loaders';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatProblem } from '../schema/problem.ts';
import { locateClaims } from './locate-claims.ts';
import { readContent } from './read-content.ts';
import type { Content, Entry } from './read-content.ts';
import { readContentSettings } from './settings.ts';

type Collection = 'models' | 'vendors' | 'boards' | 'prompts' | 'arenas' | 'capabilities';

let reading: Promise<Content> | undefined;

/**
 * Feeds a collection from the checked content, so that the site and `npm run check` read every
 * file with the same parser and stop at the same problems.
 */
export function loadContent(collection: Collection): Loader {
  return {
    name: `matchcut-${collection}`,
    load: async (context) => {
      const { store, watcher } = context;
      const { folder, today } = readContentSettings(process.env, new Date());
      const fill = async (): Promise<void> => {
        reading ??= readContent(folder, today);
        const content = await reading;
        assertSound(content);
        store.clear();
        for (const { id, path, data, body, lineOf } of entriesOf(content, collection, folder)) {
          const located = locateClaims(await context.parseData({ id, data }), { path, lineOf });
          store.set({
            id,
            data: located,
            digest: context.generateDigest(JSON.stringify([located, body])),
            body,
            // Editors ask Astro by this path which schema a file follows.
            filePath: relative(fileURLToPath(context.config.root), resolve(path)).replaceAll(
              '\\',
              '/',
            ),
            rendered: await context.renderMarkdown(body),
          });
        }
      };
      await fill();
      watcher?.add(resolve(folder));
      watcher?.on('change', (path) => {
        if (!path.startsWith(resolve(folder))) return;
        reading = undefined;
        fill().catch((error: unknown) => {
          console.error(error instanceof Error ? error.message : error);
        });
      });
    },
  };
}

function entriesOf(
  content: Content,
  collection: Collection,
  folder: string,
): readonly Entry<Record<string, unknown>>[] {
  return collection === 'capabilities'
    ? [
        {
          id: 'capabilities',
          path: `${folder}/capabilities.yaml`,
          data: content.capabilities,
          body: '',
          lineOf: () => 1,
        },
      ]
    : content[collection];
}

function assertSound({ problems }: Content): void {
  if (problems.length === 0) return;
  const lines = problems.map(formatProblem).join('\n');
  throw new Error(
    `The content has ${problems.length} problems; \`npm run check\` lists them:\n${lines}`,
  );
}
