/**
 * `npm test`: everything that must hold, in the order in which it fails fastest. Stops at the first
 * step that fails, and ends with one line of counts.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const steps = [
  ['The content holds', 'node', 'scripts/check.ts'],
  ['Files are formatted', 'prettier', '--check', '--log-level', 'warn', '.'],
  ['Types of pages', 'astro', 'check', '--minimumFailingSeverity', 'warning'],
  ['Lint', 'eslint', '--max-warnings', '0', '.'],
  ['The site builds', 'astro', 'build', '--silent'],
] as const;

const folder = mkdtempSync(join(tmpdir(), 'matchcut-test-'));
const report = join(folder, 'report.json');
let passed = 0;
let failed = 0;
let skipped = 0;

for (const [name, command, ...rest] of steps) {
  if (run(name, command, rest)) {
    passed += 1;
  } else {
    failed += 1;
    console.error(`\nFailed: ${name}. To see it alone, type: npx ${[command, ...rest].join(' ')}`);
    break;
  }
}
if (failed === 0) {
  run('Tests', 'vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  try {
    const counts = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>;
    passed += counts['numPassedTests'] ?? 0;
    failed += counts['numFailedTests'] ?? 0;
    failed += (counts['numFailedTestSuites'] ?? 0) > 0 && counts['numFailedTests'] === 0 ? 1 : 0;
    skipped += counts['numPendingTests'] ?? 0;
  } catch {
    failed += 1;
  }
}
rmSync(folder, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;

function run(name: string, command: string, rest: readonly string[]): boolean {
  const started = performance.now();
  console.log(`\n${name}: ${[command, ...rest].join(' ')}`);
  const { status } = spawnSync(command, rest, { stdio: 'inherit' });
  console.log(
    `${name}: ${status === 0 ? 'yes' : 'no'} (${((performance.now() - started) / 1000).toFixed(1)} s)`,
  );
  return status === 0;
}
