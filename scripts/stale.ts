/** `npm run stale [-- --json]`: the claims that the site marks as old, oldest first. */
import { relative } from 'node:path';
import { readContent } from '../src/lib/content/read-content.ts';
import { readContentSettings } from '../src/lib/content/settings.ts';
import { findStaleClaims, formatStaleReport } from '../src/lib/catalog/stale.ts';
import { formatCounted } from '../src/lib/format/list.ts';

const words = process.argv.slice(2);
const stranger = words.find((word) => word !== '--json');

if (stranger === '--help' || stranger === '-h') {
  console.log(
    [
      'Lists the claims that the site marks as old, oldest first.',
      '',
      '  npm run stale              for people: path:line: field: value (source, age) address',
      '  npm run stale -- --json    the same for a program',
    ].join('\n'),
  );
} else if (stranger !== undefined) {
  fail(`Cannot read "${stranger}": type npm run stale, or npm run stale -- --json`);
} else {
  await list().catch((error: unknown) => {
    if (!(error instanceof RangeError)) throw error;
    fail(error.message);
  });
}

async function list(): Promise<void> {
  const { folder, today } = readContentSettings(process.env, new Date());
  const { models, vendors, problems } = await readContent(folder, today);
  const entries = [...models, ...vendors].map((entry) => ({
    ...entry,
    path: relative('.', entry.path),
  }));
  const report = findStaleClaims(entries, today);
  console.log(
    words.includes('--json') ? JSON.stringify(report, null, 2) : formatStaleReport(report),
  );
  if (problems.length > 0) {
    console.error(
      `${formatCounted(problems.length, 'problem')} in the content; files with problems are not listed. Type: npm run check`,
    );
  }
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
