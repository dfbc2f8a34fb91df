/** `npm run report -- <git-ref>`: what the working tree changes for readers, as Markdown. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractRevision } from '../src/lib/content/extract-revision.ts';
import { readContent } from '../src/lib/content/read-content.ts';
import { readContentSettings, readSiteUrl } from '../src/lib/content/settings.ts';
import { formatReport } from '../src/lib/report/format-report.ts';
import { compareSides } from '../src/lib/report/report.ts';
import { toSide } from '../src/lib/report/side.ts';

const usage = [
  'Prints what the content of the working tree changes for readers, as Markdown.',
  '',
  '  npm run report -- HEAD      since the last commit',
  '  npm run report -- main      since main',
  '',
  'SITE_URL=https://matchcut.example names the site that links lead to.',
].join('\n');

const [revision, ...rest] = process.argv.slice(2);

if (revision === '--help' || revision === '-h') {
  console.log(usage);
} else if (revision === undefined || rest.length > 0 || revision.startsWith('-')) {
  fail(`Name one commit to compare with, such as npm run report -- HEAD\n\n${usage}`);
} else {
  await report(revision).catch((error: unknown) => {
    if (!(error instanceof RangeError)) throw error;
    fail(error.message);
  });
}

async function report(name: string): Promise<void> {
  const { folder, today } = readContentSettings(process.env, new Date());
  const site = readSiteUrl(process.env);
  const old = await mkdtemp(join(tmpdir(), 'matchcut-report-'));
  try {
    await extractRevision(name, folder, old);
    const before = toSide(await readContent(old, today), today);
    const after = toSide(await readContent(folder, today), today);
    process.stdout.write(formatReport(compareSides(before, after), site));
  } finally {
    await rm(old, { recursive: true, force: true });
  }
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
