import { globSync, readFileSync, existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** What each room may import of ours, besides itself: the table of ARCHITECTURE.md. */
const arrows = readArrows();

function readArrows(): Readonly<Record<string, readonly string[]>> {
  const [, table] = readFileSync('ARCHITECTURE.md', 'utf8').split('| room | may import |\n');
  const rows = table!.split('\n\n')[0]!.split('\n').slice(1);
  return Object.fromEntries(
    rows.flatMap((row) => {
      const [rooms, targets] = row
        .split('|')
        .slice(1, 3)
        .map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => toRoom(name!)));
      return rooms!.map((room) => [room, targets!]);
    }),
  );
}

function toRoom(name: string): string {
  return existsSync(`src/lib/${name}`) ? `lib/${name}` : name;
}

/** The rooms of lib that read files; all others know neither the time, chance, files nor the network. */
const reading = ['lib/content', 'lib/import'];

/** The one place of such a room where the outside comes in: Astro's collections, files written anew. */
const edges = ['src/lib/catalog/collections.ts', 'src/lib/authoring/fix-files.ts'];

const sources = globSync('src/**/*.{ts,tsx,astro}')
  .map((path) => path.replaceAll('\\', '/'))
  .sort();

function roomOf(path: string): string {
  const inside = path.replace(/^src\//, '');
  const parts = inside.split('/');
  return parts[0] === 'lib' ? parts.slice(0, 2).join('/') : parts[0]!;
}

function importsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  const code = path.endsWith('.astro') ? (text.split(/^---$/m)[1] ?? '') : text;
  return ts.preProcessFile(code).importedFiles.map(({ fileName }) => fileName);
}

describe('the arrows between rooms', () => {
  it('reads every source file, each in a room of the plan', () => {
    expect(sources.length).toBeGreaterThan(40);
    expect([...new Set(sources.map(roomOf))].filter((room) => !(room in arrows))).toEqual([]);
  });

  it('are followed by every import', () => {
    const strays = sources.flatMap((path) =>
      importsOf(path)
        .filter((target) => target.startsWith('.'))
        .map((target) => normalize(join(dirname(path), target)).replaceAll('\\', '/'))
        .filter((target) => target.startsWith('src/'))
        .filter((target) => {
          const [from, to] = [roomOf(path), roomOf(target)];
          return from !== to && !arrows[from]!.includes(to);
        })
        .map((target) => `${path} -> ${target}`),
    );
    expect(strays).toEqual([]);
  });

  it('keep the engine without dependencies', () => {
    const outside = sources
      .filter((path) => roomOf(path) === 'lib/rating')
      .flatMap((path) => importsOf(path).map((target) => normalize(join(dirname(path), target))))
      .filter((target) => !target.replaceAll('\\', '/').startsWith('src/lib/rating/'));
    expect(outside).toEqual([]);
  });

  it('leave gray-matter to parseFrontMatter', () => {
    const callers = sources.filter((path) => importsOf(path).includes('gray-matter'));
    expect(callers).toEqual(['src/lib/schema/front-matter.ts']);
  });

  it('leave the collections to one module', () => {
    const callers = sources.filter((path) => importsOf(path).includes('astro:content'));
    expect(callers).toEqual(['src/content.config.ts', 'src/lib/catalog/collections.ts']);
  });
});

describe('pure rooms', () => {
  it('know neither time nor chance nor files', () => {
    const forbidden =
      /Date\.now|new Date\(\)|Math\.random|performance\.now|from 'node:|process\.env|fetch\(/;
    const strays = sources
      .filter((path) => roomOf(path).startsWith('lib/') && !reading.includes(roomOf(path)))
      .filter((path) => !edges.includes(path))
      // Of voting the rules are pure; the store and the server are its edge.
      .filter((path) => !/^src\/lib\/voting\/(store|server)\//.test(path))
      .filter((path) => forbidden.test(readFileSync(path, 'utf8')));
    expect(strays).toEqual([]);
  });
});

describe('names and comments', () => {
  it('call TypeScript files in kebab-case and components in PascalCase', () => {
    const strays = sources
      .filter((path) => !path.startsWith('src/pages/'))
      .filter((path) => {
        const name = path.split('/').at(-1)!;
        return path.endsWith('.ts')
          ? !/^[a-z0-9]+(-[a-z0-9]+)*(\.config)?\.ts$/.test(name)
          : !/^[A-Z][A-Za-z0-9]*\.(astro|tsx)$/.test(name);
      });
    expect(strays).toEqual([]);
  });

  it('say in a sentence what each exported function of lib means', () => {
    const bare = sources
      .filter((path) => path.startsWith('src/lib/'))
      .flatMap((path) => {
        const lines = readFileSync(path, 'utf8').split('\n');
        return lines
          .map((line, index) => ({ line, above: lines[index - 1] ?? '' }))
          .filter(({ line }) => /^export (async )?function /.test(line))
          .filter(({ above }) => !above.trim().endsWith('*/'))
          .map(({ line }) => `${path}: ${line}`);
      });
    expect(bare).toEqual([]);
  });
});

describe('documents', () => {
  const documents = ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', ...globSync('docs/*.md')];

  it('name only files and folders that exist', () => {
    const missing = documents.flatMap((document) =>
      [
        ...readFileSync(document, 'utf8').matchAll(
          /`((?:src|scripts|tests|docs|public|\.ci|\.github)\/[\w./-]+)`/g,
        ),
      ]
        .map(([, path]) => path!)
        .filter((path) => !existsSync(path))
        .map((path) => `${document}: ${path}`),
    );
    expect(missing).toEqual([]);
  });

  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    scripts: Record<string, string>;
  };

  it('name only commands that package.json has', () => {
    const missing = documents.flatMap((document) =>
      [...readFileSync(document, 'utf8').matchAll(/npm run ([\w:-]+)/g)]
        .map(([, name]) => name!)
        .filter((name) => !(name in scripts))
        .map((name) => `${document}: npm run ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('list all of them in CONTRIBUTING, in the same order', () => {
    const rows = readFileSync('CONTRIBUTING.md', 'utf8').matchAll(/^\| `npm (?:run )?([\w:-]+)/gm);
    expect([...rows].map(([, name]) => name)).toEqual(Object.keys(scripts));
  });
});

describe('the lock file', () => {
  it('carries no address of a registry', () => {
    expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(
      /"resolved"|https?:\/\/[^"]*registry/,
    );
  });

  it('and package.json name exact versions', () => {
    const { dependencies, devDependencies } = JSON.parse(
      readFileSync('package.json', 'utf8'),
    ) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });
});
