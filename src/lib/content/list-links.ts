import { sep } from 'node:path';
import { valuesWhere } from '../rules/rule.ts';
import type { FieldPath } from '../schema/problem.ts';
import type { Content } from './read-content.ts';

/** An address with the places in the content that name it. */
export interface ContentLink {
  readonly url: string;
  /** `src/content/models/kling-3-0.md:12`, in order of file and line. */
  readonly places: readonly string[];
}

/** A content file with the way back to its lines. */
export interface LinkingEntry {
  readonly path: string;
  readonly data: unknown;
  readonly lineOf: (field: FieldPath) => number;
}

/** Every content file that can name addresses; the days of another arena's board are a file of their own. */
export function linkingEntries(
  content: Pick<Content, 'models' | 'vendors' | 'boards' | 'prompts' | 'arenas'>,
): LinkingEntry[] {
  const { models, vendors, boards, prompts, arenas } = content;
  return [
    ...[...models, ...vendors, ...boards, ...prompts],
    ...arenas.flatMap(({ path, lineOf, data }) => [
      { path, lineOf, data: { ...data, captures: [], standings: [] } },
      {
        path: path.replace(/\.md$/, `${sep}captures.tsv`),
        // The first line of a table names its columns.
        lineOf: ([row]: FieldPath) => Number(row) + 2,
        data: data.captures.map(({ pages }) => pages.split(' ')),
      },
    ]),
  ];
}

/** Every address in the data of content files once, whatever part of the page it leads to. */
export function listLinks(entries: readonly LinkingEntry[]): ContentLink[] {
  const found = entries.flatMap(({ path, data, lineOf }) =>
    valuesWhere(data, ({ value }) => isAddress(value))
      .map(({ field, value }) => ({ url: withoutFragment(value as string), line: lineOf(field) }))
      .sort((left, right) => left.line - right.line)
      .map(({ url, line }) => ({ url, place: `${path.replaceAll('\\', '/')}:${line}` })),
  );
  return [...Map.groupBy(found, ({ url }) => url)].map(([url, links]) => ({
    url,
    places: [...new Set(links.map(({ place }) => place))],
  }));
}

function isAddress(value: unknown): boolean {
  return typeof value === 'string' && /^https?:\/\//.test(value) && URL.canParse(value);
}

function withoutFragment(text: string): string {
  const url = new URL(text);
  url.hash = '';
  return url.href;
}
