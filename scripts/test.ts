/**
 * `npm test`: everything that must hold. Steps that do not need each other run side by side, two at
 * a time, each lane in the order in which it fails fastest; a step prints what it has to say when it
 * is done. A lane stops at the first step that fails. The last line counts.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** The file in which a test run leaves its counts; other steps count as one. */
  readonly report?: string;
}

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

const started = performance.now();
const folder = mkdtempSync(join(tmpdir(), 'matchcut-test-'));
const counts: Counts = { passed: 0, failed: 0, skipped: 0 };

/** Why tests were skipped, as the files that know it say: `... are skipped: ...` */
const reasons = new Set<string>();

const first: readonly Step[] = [
  { name: 'The content holds', command: ['node', 'scripts/check.ts'] },
];

/** The lanes share no step that the other needs: types are made before lint reads them. */
const lanes: readonly (readonly Step[])[] = [
  [
    {
      name: 'Types of pages',
      command: ['astro', 'check', '--minimumFailingSeverity', 'warning'],
    },
    { name: 'Lint', command: ['eslint', '--max-warnings', '0', '.'] },
    testStep('Tests', 'unit', 'slow'),
  ],
  [
    {
      name: 'Files are formatted',
      command: ['prettier', '--check', '--log-level', 'warn', '.'],
    },
    { name: 'The site builds', command: ['astro', 'build', '--silent'] },
    testStep('Tests in a browser', 'browser'),
  ],
];

if (await runLane(first)) await Promise.all(lanes.map(runLane));
rmSync(folder, { recursive: true, force: true });
const { passed, failed, skipped } = counts;
console.log('');
for (const reason of reasons) console.log(reason);
console.log(`All of it took ${seconds(started)}.`);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;

function testStep(name: string, ...projects: readonly string[]): Step {
  const report = join(folder, `${projects.join('-')}.json`);
  const chosen = projects.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return { name, command: ['vitest', 'run', ...chosen, ...reporters], report };
}

/** Runs steps one after the other until one fails; whether none did. */
async function runLane(steps: readonly Step[]): Promise<boolean> {
  for (const step of steps) {
    if (!(await runStep(step))) return false;
  }
  return true;
}

async function runStep({ name, command, report }: Step): Promise<boolean> {
  const stepStarted = performance.now();
  const { isSound, output } = await run(command);
  for (const [reason] of output.matchAll(/^.* are skipped: .*$/gm)) reasons.add(reason);
  add(report === undefined ? undefined : readReport(report), isSound);
  console.log(`\n${name}: ${command.join(' ')}`);
  if (output !== '') console.log(output);
  console.log(`${name}: ${isSound ? 'yes' : 'no'} (${seconds(stepStarted)})`);
  if (!isSound) {
    console.error(`Failed: ${name}. To see it alone, type: npx ${command.join(' ')}`);
  }
  return isSound;
}

function run([command, ...rest]: Step['command']): Promise<{ isSound: boolean; output: string }> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    const end = (isSound: boolean, more = ''): void => {
      const output = `${Buffer.concat(chunks).toString()}${more}`.trim();
      // Not every step asks whether there is a terminal, nor heeds NO_COLOR: a file holds no colours.
      resolve({
        isSound,
        output: process.stdout.isTTY ? output : stripVTControlCharacters(output),
      });
    };
    child.once('error', ({ message }) => {
      end(false, message);
    });
    child.once('close', (code) => {
      end(code === 0);
    });
  });
}

/** Counts a step, or the tests of a run; a run that fails without a failed test counts as one. */
function add(report: Counts | undefined, isSound: boolean): void {
  counts.passed += report?.passed ?? (isSound ? 1 : 0);
  counts.failed += report?.failed ?? 0;
  counts.skipped += report?.skipped ?? 0;
  if (!isSound && (report?.failed ?? 0) === 0) counts.failed += 1;
}

function readReport(path: string): Counts | undefined {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8')) as Record<string, number>;
    return {
      passed: report['numPassedTests'] ?? 0,
      failed: report['numFailedTests'] ?? 0,
      skipped: report['numPendingTests'] ?? 0,
    };
  } catch {
    return undefined;
  }
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
