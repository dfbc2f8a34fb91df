import { execFileSync } from 'node:child_process';
import {
  existsSync,
  globSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly file: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const workflows = globSync('.github/workflows/*.yml')
  .sort()
  .map((path) => {
    const text = readFileSync(path, 'utf8');
    return {
      file: path.replaceAll('\\', '/').split('/').at(-1)!,
      text,
      ...(parse(text) as Omit<Workflow, 'file'>),
    };
  });
const jobs = workflows.flatMap(({ file, permissions, jobs: byName }) =>
  Object.entries(byName).map(([job, rest]) => ({
    name: `${file}: ${job}`,
    ...rest,
    permissions: rest.permissions ?? permissions,
  })),
);
const steps = jobs.flatMap(({ name, steps: list }) => list.map((step) => ({ job: name, ...step })));

describe('every workflow', () => {
  it('is read here', () => {
    expect(workflows.map(({ file }) => file)).toEqual([
      'ci.yml',
      'pages.yml',
      'pull-request-comment.yml',
      'pull-request-report.yml',
      'upkeep.yml',
    ]);
  });

  it('names actions by full commit, with the version beside it', () => {
    const uses = workflows.flatMap(({ text }) => text.match(/uses: .*/g) ?? []);
    expect(uses.length).toBeGreaterThan(10);
    expect(
      uses.filter((line) => !/^uses: actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line)),
    ).toEqual([]);
  });

  it('states what its token may do, and ends in time', () => {
    expect(jobs.filter(({ permissions }) => permissions === undefined)).toEqual([]);
    expect(jobs.filter((job) => job['timeout-minutes'] === undefined)).toEqual([]);
  });

  it('leaves no token in the checkout', () => {
    const kept = steps.filter(
      ({ uses, with: settings }) =>
        uses?.startsWith('actions/checkout@') && settings?.['persist-credentials'] !== false,
    );
    expect(kept).toEqual([]);
  });

  it('puts nothing that somebody else wrote into a command', () => {
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });

  it('calls only scripts that exist', () => {
    const scripts = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object })
      .scripts;
    const commands = steps.map(({ run }) => run ?? '').join('\n');
    const named = [...commands.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(
      ([, name]) => name!,
    );
    const files = [...commands.matchAll(/(?:node|bash) ([\w./-]+)/g)].map(([, path]) => path!);
    expect(files.length).toBeGreaterThan(2);
    expect(files.filter((path) => !existsSync(path))).toEqual([]);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('a pull request from a stranger', () => {
  const may = (part: string): string[] =>
    Object.entries(
      Object.assign(
        {},
        ...jobs.filter(({ name }) => name.startsWith(part)).map(({ permissions }) => permissions),
      ) as object,
    )
      .filter(([, right]) => right === 'write')
      .map(([area]) => area);

  it('never meets a token that may write', () => {
    for (const { file, on } of workflows) {
      expect(on, file).not.toHaveProperty('pull_request_target');
      if ('pull_request' in on) expect(may(file), file).toEqual([]);
    }
  });

  it('is commented on by a workflow that takes no code from it', () => {
    expect(may('pull-request-comment.yml')).toEqual(['pull-requests']);
    const { steps: list } = jobs.find(({ name }) => name.startsWith('pull-request-comment.yml'))!;
    const [checkout] = list;
    expect(checkout!.with).toEqual({ 'persist-credentials': false });
    expect(list.filter(({ run }) => run !== undefined).map(({ run }) => run)).toEqual([
      'node scripts/github/report-comment.ts "$RUNNER_TEMP/report"',
    ]);
  });
});

describe('taking the content of a pull request', () => {
  let folder: string;
  let clone: string;
  const git = (cwd: string, ...command: string[]): string =>
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@x.example', ...command], {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  const write = (path: string, text: string): void => {
    writeFileSync(join(folder, 'work', path), text);
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'matchcut-pull-'));
    const work = join(folder, 'work');
    mkdirSync(join(work, 'src/content/models'), { recursive: true });
    mkdirSync(join(work, 'scripts'));
    git(work, 'init', '-q', '-b', 'main');
    write('scripts/check.ts', 'ours');
    write('src/content/models/kept.md', 'old');
    write('src/content/models/dropped.md', 'old');
    git(work, 'add', '.');
    git(work, 'commit', '-q', '-m', 'Base');
    git(work, 'branch', 'base');
    write('scripts/check.ts', 'theirs');
    write('src/content/models/kept.md', 'new');
    symlinkSync('/etc/hostname', join(work, 'src/content/models/window.md'));
    git(work, 'rm', '-q', 'src/content/models/dropped.md');
    git(work, 'add', '.');
    git(work, 'commit', '-q', '-m', 'Change');
    git(work, 'update-ref', 'refs/pull/7/head', 'main');
    clone = join(folder, 'clone');
    git(folder, 'clone', '-q', '--branch', 'base', work, clone);

    const take = steps.find(({ name }) => name?.startsWith('Take the content'));
    execFileSync('bash', ['-e', '-c', take!.run!], {
      cwd: clone,
      stdio: 'pipe',
      env: {
        ...process.env,
        NUMBER: '7',
        BASE: git(work, 'rev-parse', 'base'),
        HEAD: git(work, 'rev-parse', 'main'),
        GITHUB_ENV: join(folder, 'environment'),
      },
    });
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('takes what changed and what was removed, and leaves the program alone', () => {
    expect(readFileSync(join(clone, 'src/content/models/kept.md'), 'utf8')).toBe('new');
    expect(existsSync(join(clone, 'src/content/models/dropped.md'))).toBe(false);
    expect(readFileSync(join(clone, 'scripts/check.ts'), 'utf8')).toBe('ours');
  });

  it('makes no window to other files of a link', () => {
    const file = join(clone, 'src/content/models/window.md');
    expect(lstatSync(file).isFile()).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe('/etc/hostname');
  });

  it('says from where on to compare', () => {
    expect(readFileSync(join(folder, 'environment'), 'utf8')).toMatch(/^SINCE=[0-9a-f]{40}\n$/);
  });
});
