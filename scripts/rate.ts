/** `npm run rate -- FILE`: ratings of any file of votes. */
import { parseArgs } from 'node:util';
import { openVoteFile } from '../src/lib/import/vote-file.ts';
import type { VoteFile } from '../src/lib/import/vote-file.ts';
import { formatRatedVotes } from '../src/lib/import/format-rated-votes.ts';
import { rateVotes } from '../src/lib/import/rate-votes.ts';

const help = `Rates the models of a file of votes.

  npm run rate -- FILE [options]

FILE is CSV, JSONL or Parquet with the columns model_a, model_b, winner
(model_a, model_b, tie or both_bad), and perhaps voter and tstamp.

  --method bradley-terry   ties are half a win to each (default)
           davidson        ties have a chance of their own
           elo             online, in the order of the file; a second view
  --k 4                    how far a vote moves an online Elo rating
  --ties half|drop         how ties enter (default half)
  --both-bad tie|drop      how "both bad" enters (default tie)
  --cluster voter|none     whose votes belong together (default voter, if there is one)
  --interval sandwich|bootstrap
  --seed 1                 for the bootstrap
  --prior 0                phantom wins and losses of each model
  --history day|week|month standings over time (needs tstamp)
  --audit                  what the votes can and cannot carry
  --pairs                  FILE holds counts: model_a, model_b, wins_a, wins_b, ties, both_bad
  --json                   one JSON document on standard output

  npm run rate -- votes.csv
  npm run rate -- votes.parquet --json > standings.json
  npm run rate -- votes.csv --method davidson --audit
  npm run rate -- counts.csv --pairs`;

const choices = {
  method: ['bradley-terry', 'davidson', 'elo'],
  ties: ['half', 'drop'],
  'both-bad': ['tie', 'drop'],
  cluster: ['voter', 'none'],
  interval: ['sandwich', 'bootstrap'],
  history: ['day', 'week', 'month'],
} as const;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      method: { type: 'string', default: 'bradley-terry' },
      k: { type: 'string', default: '4' },
      ties: { type: 'string', default: 'half' },
      'both-bad': { type: 'string', default: 'tie' },
      cluster: { type: 'string', default: 'voter' },
      interval: { type: 'string', default: 'sandwich' },
      seed: { type: 'string', default: '1' },
      prior: { type: 'string', default: '0' },
      history: { type: 'string' },
      audit: { type: 'boolean', default: false },
      pairs: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [file, ...more] = positionals;
  if (values.help) {
    console.log(help);
  } else if (file === undefined || more.length > 0) {
    throw new RangeError(
      `found ${positionals.length} files, wanted one: npm run rate -- votes.csv (--help for more)`,
    );
  } else {
    const timer = setTimeout(() => {
      console.error(`Reading ${file} ...`);
    }, 1000);
    let votes: VoteFile | undefined;
    try {
      votes = await openVoteFile(file);
      const rated = await rateVotes(votes, {
        method: choose('method', values.method),
        ties: choose('ties', values.ties),
        bothBad: choose('both-bad', values['both-bad']),
        cluster: choose('cluster', values.cluster),
        interval: choose('interval', values.interval),
        ...(values.history === undefined ? {} : { history: choose('history', values.history) }),
        k: toNumber('k', values.k),
        seed: toNumber('seed', values.seed),
        prior: toNumber('prior', values.prior),
        audit: values.audit,
        pairs: values.pairs,
      });
      console.log(values.json ? JSON.stringify(rated, null, 1) : formatRatedVotes(rated));
    } finally {
      clearTimeout(timer);
      votes?.close();
    }
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

function choose<Name extends keyof typeof choices>(
  name: Name,
  value: string,
): (typeof choices)[Name][number] {
  const found = choices[name].find((choice) => choice === value);
  if (found === undefined) {
    throw new RangeError(
      `--${name}: found ${JSON.stringify(value)}, wanted ${choices[name].join(' or ')}`,
    );
  }
  return found;
}

function toNumber(name: string, value: string): number {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number) || number < 0) {
    throw new RangeError(`--${name}: found ${JSON.stringify(value)}, wanted a number, 0 or more`);
  }
  return number;
}
