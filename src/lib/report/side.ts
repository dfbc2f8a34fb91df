import type { Catalog } from '../catalog/catalog.ts';
import { toContentCatalog } from '../catalog/content-catalog.ts';
import type { Content } from '../content/read-content.ts';
import type { Problem } from '../schema/problem.ts';

/** The content before or after a change. */
export interface Side {
  readonly catalog: Catalog;
  /** Text below the front matter, by `models/runway-gen-4`. */
  readonly bodies: ReadonlyMap<string, string>;
  /** Files that are there and cannot be read, by `models/runway-gen-4`, each with its problems. */
  readonly unreadable: ReadonlyMap<string, readonly Problem[]>;
  readonly problems: readonly Problem[];
}

const folders = ['models', 'vendors', 'boards', 'arenas', 'prompts'] as const;

/** Makes of checked content what can be compared. */
export function toSide(content: Content, today: string): Side {
  const entries = new Map(
    folders.flatMap((folder) =>
      content[folder].map(({ id, body }) => [`${folder}/${id}`, body.trim()] as const),
    ),
  );
  return {
    catalog: toContentCatalog(content, today),
    bodies: entries,
    unreadable: findUnreadable(content.problems, entries),
    problems: content.problems,
  };
}

const inFolder = new RegExp(
  `((?:${folders.join('|')})/[^/]+?)(?:\\.md|/counts\\.json|/(?:captures|standings)\\.tsv)$`,
);

function findUnreadable(
  problems: readonly Problem[],
  readable: ReadonlyMap<string, unknown>,
): Map<string, Problem[]> {
  const unreadable = new Map<string, Problem[]>();
  for (const problem of problems) {
    const file = fileOf(problem.path);
    if (file === undefined || readable.has(file)) continue;
    unreadable.set(file, [...(unreadable.get(file) ?? []), problem]);
  }
  return unreadable;
}

/**
 * `content/models/runway-gen-4.md` -> `models/runway-gen-4`; the counts and tables of a board belong
 * to it.
 */
function fileOf(path: string): string | undefined {
  const normal = path.replaceAll('\\', '/');
  if (normal.endsWith('capabilities.yaml')) return 'capabilities';
  return inFolder.exec(normal)?.[1];
}
