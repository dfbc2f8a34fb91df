import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/** What a command printed, and its exit; null where a signal ended it. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Surroundings {
  readonly cwd?: string;
  /** Beside the variables of the tests; undefined takes one away. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Compiled modules are kept, as `npm run` keeps them, since each test starts a process. */
const compiled = { NODE_COMPILE_CACHE: resolve('node_modules/.cache/node') };

/** Runs `scripts/<name>.ts` to its end; nobody answers what it asks. */
export function runScript(
  name: string,
  words: readonly string[],
  { cwd = '.', env = {} }: Surroundings = {},
): Run {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [resolve(`scripts/${name}.ts`), ...words],
    { cwd, encoding: 'utf8', env: { ...process.env, ...compiled, ...env }, input: '' },
  );
  return { status, stdout, stderr };
}
