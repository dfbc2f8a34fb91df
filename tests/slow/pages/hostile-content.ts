import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { stringify } from 'yaml';
import type { z } from 'zod';
import { kinds } from '../../../src/lib/content/read-content.ts';
import { capabilityListSchema } from '../../../src/lib/schema/capability.ts';
import { parseFrontMatter, parseYaml } from '../../../src/lib/schema/front-matter.ts';
import { aClip, aFile } from '../../content-builders.ts';

/** An element and an attribute that no page has, unless a text became HTML. */
export const probe = 'matchcut-probe';
export const probeAttribute = 'probe-attribute';

/** A text that tries every way out of where it stands: elements, attributes, scripts, comments. */
const hostileText = [
  `</script></style></title><${probe}>`,
  `" ${probeAttribute}="1`,
  `' ${probeAttribute}='1`,
  `<script>globalThis.matchcutRan = true</script>`,
  `<img src=x onerror="globalThis.matchcutRan = true">`,
  `--> ]]> {globalThis.matchcutRan = true} \${1} & &lt;${probe}&gt;`,
].join(' ');

const hostileAddress = `https://x.example/"><${probe}/${probeAttribute}='1`;

/** A body that the rules let through, and Markdown makes the most of. */
const hostileBody = [
  `Entities: &lt;${probe}&gt; &#60;${probe}&#62; and \\<${probe}\\>.`,
  '',
  'Bare: javascript:globalThis.matchcutRan=true and "onclick=x and x.example/y.',
  '',
  '| a | b |\n| --- | --- |\n| `c` | ~~d~~ |',
  '',
  '- [ ] task\n- {globalThis.matchcutRan = true}\n\n# Heading {#id onclick=x}\n',
].join('\n');

/** Models with the most facts, so that every part of a page is there. */
const models = ['luma-ray-3-2', 'kling-3-0', 'pika-2-2'];

/** Boards of other arenas: one with copies, one of which only some entries are shown, one quoted. */
const arenas = ['arena-video-editing', 'artificial-analysis-video-editing', 'design-arena'];

/** Fields that name other files, of which only some are here; a `model` that is here stays. */
const references = ['positioning', 'predecessor', 'model', 'models'];

/**
 * Real files in which every text that their schema lets through is hostile; path inside the content
 * folder -> text.
 */
export function hostileContent(): Record<string, string> {
  const real = globSync('src/content/{models,vendors,boards,prompts,arenas}/*.md').map((path) => {
    const folder = path.replaceAll('\\', '/').split('/').at(-2)!;
    const { frontMatter } = parseFrontMatter(readFileSync(path, 'utf8'), path);
    return { folder, id: basename(path, '.md'), data: frontMatter!.data };
  });
  const chosen: Readonly<Record<string, readonly string[]>> = { models, arenas };
  const wanted = real.filter(({ folder, id }) => chosen[folder]?.includes(id) ?? true);
  const files = wanted.map(({ folder, id, data }) => {
    const { schema } = Object.values(kinds).find((kind) => kind.folder === folder)!;
    const record = withoutReferences(data) as Container;
    if (folder === 'prompts') record['clips'] = models.slice(1).map((model) => aClip({ model }));
    if (folder !== 'arenas') dropUncitedSources(record);
    makeHostile(schema, record);
    if (folder === 'arenas') renameEntries(record, data as Container);
    return [`${folder}/${id}.md`, aFile(record, hostileBody)];
  });
  const counts = globSync('src/content/boards/*/counts.json').map((path) => [
    path.replaceAll('\\', '/').replace('src/content/', ''),
    readFileSync(path, 'utf8'),
  ]);
  return {
    ...(Object.fromEntries([...files, ...counts]) as Record<string, string>),
    ...hostileTables(),
    'capabilities.yaml': hostileCapabilities(),
  };
}

/** Every entry of another arena's board has a name of its own, by which the tables call it. */
function renameEntries(record: Container, real: Container): void {
  const names = record['names'] as Container[];
  for (const [index, { name }] of (real['names'] as Container[]).entries()) {
    names[index]!['name'] = hostileName(String(name));
  }
}

function hostileName(name: string): string {
  return `${hostileText} ${name}`;
}

/** The tables of other arenas' boards, each cell that holds a text or an address hostile. */
function hostileTables(): Record<string, string> {
  const hostileCells: Readonly<Record<string, (cell: string) => string>> = {
    name: hostileName,
    note: () => hostileText,
    pages: () => `${hostileAddress} ${hostileAddress}`,
  };
  return Object.fromEntries(
    globSync(`src/content/arenas/{${arenas.join(',')}}/*.tsv`).map((path) => {
      const [header = '', ...lines] = readFileSync(path, 'utf8').replace(/\n$/, '').split('\n');
      const columns = header.split('\t');
      const rows = lines.map((line) =>
        line
          .split('\t')
          .map((cell, column) => hostileCells[columns[column]!]?.(cell) ?? cell)
          .join('\t'),
      );
      return [
        path.replaceAll('\\', '/').replace('src/content/', ''),
        `${[header, ...rows].join('\n')}\n`,
      ];
    }),
  );
}

/** The rows of the matrix under hostile names. */
function hostileCapabilities(): string {
  const path = 'src/content/capabilities.yaml';
  const list = parseYaml(readFileSync(path, 'utf8'), { path }).data;
  makeHostile(capabilityListSchema, list);
  return stringify(list);
}

type Container = Record<string | number, unknown>;

/** Puts the hostile text, or address, in place of each text, and takes it back where refused. */
function makeHostile(schema: z.ZodType, record: unknown): void {
  for (const [holder, key] of textsIn(record)) {
    const original = holder[key];
    for (const hostile of [hostileText, hostileAddress, original]) {
      holder[key] = hostile;
      if (schema.safeParse(record).success) break;
    }
  }
}

function textsIn(value: unknown): [Container, string | number][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    typeof part === 'string' ? [[value as Container, key]] : textsIn(part),
  );
}

function withoutReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutReferences(item));
  if (typeof value !== 'object' || value === null) return value;
  const isHere = ([key, part]: [string, unknown]): boolean =>
    key === 'variant' && 'model' in value
      ? models.includes(String(value.model))
      : !references.includes(key) || (key === 'model' && models.includes(String(part)));
  const kept = Object.entries(value)
    .filter(isHere)
    .map(([key, part]) => [key, withoutReferences(part)]);
  return {
    ...Object.fromEntries(kept),
    ...('positioning' in value ? { positioning: [] } : {}),
  };
}

/** What only a reference cited is not cited any more. */
function dropUncitedSources(record: Container): void {
  if (record['sources'] === undefined) return;
  const cited = new Set(
    textsIn(record)
      .filter(([, key]) => key === 'source')
      .map(([holder]) => holder['source']),
  );
  record['sources'] = Object.fromEntries(
    Object.entries(record['sources'] as object).filter(([key]) => cited.has(key)),
  );
}
