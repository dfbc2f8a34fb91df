import { describe, expect, it } from 'vitest';
import type { Content } from '../../../src/lib/content/read-content.ts';
import { compareSides, isEmpty } from '../../../src/lib/report/report.ts';
import { toSide } from '../../../src/lib/report/side.ts';
import type { FieldPath } from '../../../src/lib/schema/problem.ts';
import { readOwnContent } from '../../own-content.ts';

const today = '2026-11-27';

/** Files that between them have nearly every field. */
const chosen = {
  models: ['runway-gen-4-5', 'google-gemini-omni-flash'],
  vendors: ['runway'],
  boards: ['video-bench-2025', 'next-project', 'text-to-video-silent'],
  prompts: ['letter-unfolded'],
  arenas: ['design-arena'],
} as const;

/** Fields that no reader sees, or that cannot be anything else alone. */
const unseen = [
  'arenas kind',
  'arenas names.#.name',
  'arenas standings.#.name',
  'boards entries.#.key',
  'boards dimensions.#.id',
];

type Folder = keyof typeof chosen;
type Data = Record<string | number, unknown>;

const own = await readOwnContent();
const content: Content = { ...own, models: pick('models'), vendors: pick('vendors') };
const before = toSide(content, today);

function pick<Name extends Folder>(folder: Name): Content[Name] {
  const ids: readonly string[] = chosen[folder];
  return own[folder].filter(({ id }) => ids.includes(id)) as unknown as Content[Name];
}

/** The way to every plain value, counts apart, which standings are made of. */
function leavesOf(value: unknown, path: FieldPath = []): FieldPath[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value)
    .filter(([key]) => key !== 'counts' && !(key === 'place' && 'source' in value))
    .flatMap(([key, part]) => leavesOf(part, [...path, Array.isArray(value) ? Number(key) : key]));
}

/** A path without positions and without keys that a file chooses. */
function toKind(folder: Folder, path: FieldPath): string {
  const name = path.map((key) => (typeof key === 'number' ? '#' : key)).join('.');
  return `${folder} ${name.replace(/^(sources|capabilities|scales)\.[^.]+/, '$1.<key>')}`;
}

function withOther(data: object, path: FieldPath): object {
  const copy = structuredClone(data) as Data;
  const holder = path.slice(0, -1).reduce<Data>((part, key) => part[key] as Data, copy);
  const key = path.at(-1)!;
  holder[key] = otherThan(holder[key], key === 'source' ? Object.keys(copy['sources']!) : []);
  return copy;
}

function otherThan(value: unknown, others: readonly string[]): unknown {
  if (typeof value === 'number') return 2 * value + 1;
  if (typeof value === 'boolean') return !value;
  const text = String(value);
  if (others.length > 1) return others.find((other) => other !== text);
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return '2024-02-03';
  return /^https?:/.test(text) ? `${text}x` : `${text} another`;
}

describe('the report', () => {
  it.each(Object.keys(chosen) as Folder[])('sees every field of %s', (folder) => {
    const tried = new Map<string, boolean>();
    for (const entry of pick(folder)) {
      for (const path of leavesOf(entry.data)) {
        const kind = toKind(folder, path);
        if (unseen.includes(kind) || tried.get(kind) === true) continue;
        const data = withOther(entry.data, path);
        const entries = content[folder].map((other) =>
          other.id === entry.id ? { ...other, data } : other,
        );
        const after = toSide({ ...content, [folder]: entries }, today);
        tried.set(kind, !isEmpty(compareSides(before, after)));
      }
    }
    expect(tried.size).toBeGreaterThan(5);
    expect([...tried].filter(([, isSeen]) => !isSeen).map(([kind]) => kind)).toEqual([]);
  });
});
