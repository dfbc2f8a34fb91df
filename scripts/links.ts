/**
 * `npm run links [files...]`: asks every address in the content whether it is still there. Prints the
 * places of those that are gone or unsure, and fails where any is gone.
 */
import { relative, resolve } from 'node:path';
import { checkLinks } from '../src/lib/content/check-links.ts';
import { toLinkReport } from '../src/lib/content/link-report.ts';
import { linkingEntries, listLinks } from '../src/lib/content/list-links.ts';
import type { LinkingEntry } from '../src/lib/content/list-links.ts';
import { readContent } from '../src/lib/content/read-content.ts';
import { readContentSettings, readRepositoryUrl } from '../src/lib/content/settings.ts';

const usage = [
  'Asks every address in the content whether it is still there, politely, so it takes a while.',
  '',
  '  npm run links              all addresses',
  '  npm run links <file>...    those of these files',
].join('\n');

const words = process.argv.slice(2);

if (words.includes('--help') || words.includes('-h')) {
  console.log(usage);
} else {
  await findEntries(words.map((file) => resolve(file)))
    .then(askAll)
    .catch((error: unknown) => {
      if (!(error instanceof RangeError)) throw error;
      console.error(error.message);
      process.exitCode = 1;
    });
}

/** The content files meant; all, if none is named. */
async function findEntries(wanted: readonly string[]): Promise<LinkingEntry[]> {
  const { folder, today } = readContentSettings(process.env, new Date());
  const entries = linkingEntries(await readContent(folder, today));
  const strangers = wanted.filter((file) => !entries.some(({ path }) => resolve(path) === file));
  if (strangers.length > 0) {
    const wantedFile = `wanted a file under ${folder}; npm run check says what is wrong with a file`;
    throw new RangeError(
      strangers
        .map((file) => `${relative('.', file)}:1: found no readable content file, ${wantedFile}`)
        .join('\n'),
    );
  }
  return entries
    .filter(({ path }) => wanted.length === 0 || wanted.includes(resolve(path)))
    .map((entry) => ({ ...entry, path: relative('.', entry.path) }));
}

async function askAll(entries: readonly LinkingEntry[]): Promise<void> {
  const links = listLinks(entries);
  const repository = readRepositoryUrl(process.env);
  let asked = 0;
  const answers = await checkLinks(
    links.map(({ url }) => url),
    {
      agent: `matchcut-link-check${repository === undefined ? '' : ` (+${repository})`}`,
      onAnswer: () => {
        asked += 1;
        if (process.stderr.isTTY) process.stderr.write(`\r${asked} of ${links.length}`);
      },
    },
  );
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
  const report = toLinkReport(links, answers);
  if (report.isOffline) {
    console.error('Not one server answered: is this machine online?');
  } else {
    for (const line of report.lines) console.log(line);
    console.log(`${report.lines.length > 0 ? '\n' : ''}${report.summary}`);
  }
  if (report.gone > 0 || report.isOffline) process.exitCode = 1;
}
