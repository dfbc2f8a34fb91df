import { describe, expect, it } from 'vitest';
import { runScript } from './run-script.ts';

function run(...words: string[]) {
  return runScript('stale', words, { env: { BUILD_DATE: '2026-11-23' } });
}

describe('npm run stale', () => {
  it('gives a program the claims oldest first, counted on BUILD_DATE, and exits with 0', () => {
    const { status, stdout } = run('--json');
    const report = JSON.parse(stdout) as { today: string; stale: { ageDays: number }[] };
    const ages = report.stale.map(({ ageDays }) => ageDays);
    expect([status, report.today]).toEqual([0, '2026-11-23']);
    expect(ages).toEqual(ages.toSorted((left, right) => right - left));
    expect(ages.length).toBeGreaterThan(0);
  });

  it('says what to type where it does not understand', () => {
    const { status, stderr } = run('--jsn');
    expect(status).toBe(1);
    expect(stderr).toContain('npm run stale -- --json');
  });
});
