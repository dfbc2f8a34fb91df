/** `npm run rate -- FILE`: ratings of any file of votes. */
import { formatRatedVotes } from '../src/lib/import/format-rated-votes.ts';
import { parseRateArguments, rateHelp } from '../src/lib/import/rate-arguments.ts';
import { rateVotes } from '../src/lib/import/rate-votes.ts';
import { openVoteFile } from '../src/lib/import/vote-file.ts';
import type { VoteFile } from '../src/lib/import/vote-file.ts';

let votes: VoteFile | undefined;

// A reader that has seen enough, such as head, is no mistake.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

for (const [signal, number] of [
  ['SIGINT', 2],
  ['SIGTERM', 15],
] as const) {
  process.once(signal, () => {
    votes?.abandon();
    process.exit(128 + number);
  });
}

try {
  const asked = parseRateArguments(process.argv.slice(2));
  if (asked === 'help') {
    console.log(rateHelp);
  } else {
    const { path, isJson, options } = asked;
    const reports = reportProgress(path);
    try {
      votes = await openVoteFile(path);
      const rated = await rateVotes(votes, options);
      console.log(isJson ? JSON.stringify(rated, null, 1) : formatRatedVotes(rated));
    } finally {
      clearInterval(reports);
      votes?.close();
    }
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

/** Says on standard error how far it has come, each second. */
function reportProgress(path: string): NodeJS.Timeout {
  return setInterval(() => {
    if (votes === undefined) return;
    const { doing, percent } = votes.progress();
    const share = percent > 0 ? `, ${Math.floor(percent)} %` : '';
    console.error(`${path}: ${doing}${share} ...`);
  }, 1000);
}
