/** `npm run stale [-- --json]`: the claims that the site marks as old, oldest first. */
import { relative } from 'node:path';
import { readContent } from '../src/lib/content/read-content.ts';
import { readContentSettings } from '../src/lib/content/settings.ts';
import { findStaleClaims, formatStaleReport } from '../src/lib/catalog/stale.ts';

const { folder, today } = readContentSettings(process.env, new Date());
const unknown = process.argv.slice(2).find((argument) => argument !== '--json');

if (unknown !== undefined) {
  console.error(`Cannot read "${unknown}": type npm run stale, or npm run stale -- --json`);
  process.exitCode = 1;
} else {
  const { models, vendors, problems } = await readContent(folder, today);
  const entries = [...models, ...vendors].map((entry) => ({
    ...entry,
    path: relative('.', entry.path),
  }));
  const report = findStaleClaims(entries, today);
  console.log(
    process.argv.includes('--json') ? JSON.stringify(report, null, 2) : formatStaleReport(report),
  );
  if (problems.length > 0) {
    console.error(
      `${problems.length} problems in the content; files with problems are not listed. Type: npm run check`,
    );
  }
}
