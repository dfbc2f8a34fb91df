import { parseArgs } from 'node:util';
import type { RateOptions } from './rate-votes.ts';

/** What `npm run rate -- --help` prints. */
export const rateHelp = `Rates the models of a file of votes.

  npm run rate -- FILE [options]

FILE is .csv, .jsonl or .parquet (the first two also packed, as in .csv.gz) with
the columns model_a, model_b and winner (model_a, model_b, tie or both_bad), and
perhaps voter and tstamp. docs/rating.md says what the numbers mean.

  --method bradley-terry    ties are half a win to each side (default)
           davidson         ties have a chance of their own
           elo              online, in the order of the file; a second view
  --k 4                     how far one vote moves an online Elo rating
  --ties half|drop          how ties enter (default half)
  --both-bad tie|drop       how "both bad" enters (default tie)
  --cluster voter|none      whether votes of one voter belong together
                            (default voter, where the file has that column)
  --interval sandwich|bootstrap
                            how intervals are found (default sandwich)
  --seed 1                  for the bootstrap
  --prior 0                 phantom wins and losses of each model
  --history day|week|month  standings over time; needs tstamp
  --audit                   what the votes can and cannot carry
  --pairs                   FILE holds counts with the columns model_a, model_b,
                            wins_a, wins_b, and perhaps ties and both_bad
  --json                    one JSON document on standard output
  --help                    this text

Examples:

  npm run rate -- votes.csv
  npm run rate -- votes.csv --method davidson --audit
  npm run rate -- counts.csv --pairs
  npm --silent run rate -- votes.parquet --json > standings.json
  npm --silent run rate -- votes.jsonl --history month --json
`;

const choices = {
  method: ['bradley-terry', 'davidson', 'elo'],
  ties: ['half', 'drop'],
  'both-bad': ['tie', 'drop'],
  cluster: ['voter', 'none'],
  interval: ['sandwich', 'bootstrap'],
  history: ['day', 'week', 'month'],
} as const;

/** What the words after `npm run rate --` ask for. */
export interface AskedRating {
  readonly path: string;
  readonly isJson: boolean;
  readonly options: RateOptions;
}

/**
 * Reads the words after `npm run rate --`.
 *
 * @throws Error with one line that says what to type
 */
export function parseRateArguments(words: readonly string[]): AskedRating | 'help' {
  const { values, positionals } = parseWords(words);
  if (values.help === true) return 'help';
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) {
    const found = path === undefined ? 'no file' : `${positionals.length} files`;
    throw new RangeError(`found ${found}, wanted one: npm run rate -- votes.csv (or --help)`);
  }
  assertTogether(values);
  return {
    path,
    isJson: values.json ?? false,
    options: {
      method: choose('method', values.method) ?? 'bradley-terry',
      ties: choose('ties', values.ties) ?? 'half',
      bothBad: choose('both-bad', values['both-bad']) ?? 'tie',
      cluster: choose('cluster', values.cluster) ?? 'voter',
      interval: choose('interval', values.interval) ?? 'sandwich',
      ...optional('history', choose('history', values.history)),
      k: toNumber('k', values.k, 'a number above 0', (k) => k > 0) ?? 4,
      seed: toNumber('seed', values.seed, 'a whole number', Number.isSafeInteger) ?? 1,
      prior: toNumber('prior', values.prior, 'a number, 0 or more', (prior) => prior >= 0) ?? 0,
      audit: values.audit ?? false,
      pairs: values.pairs ?? false,
    },
  };
}

function parseWords(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        method: { type: 'string' },
        k: { type: 'string' },
        ties: { type: 'string' },
        'both-bad': { type: 'string' },
        cluster: { type: 'string' },
        interval: { type: 'string' },
        seed: { type: 'string' },
        prior: { type: 'string' },
        history: { type: 'string' },
        audit: { type: 'boolean' },
        pairs: { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    // Node explains at length how a word that begins with - could be a file: the first sentence does.
    const [first] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/);
    throw new RangeError(`${first ?? ''}: npm run rate -- --help lists the options`, {
      cause: error,
    });
  }
}

/** Refuses options that would be passed over in silence. */
function assertTogether(values: ReturnType<typeof parseWords>['values']): void {
  const isElo = values.method === 'elo';
  if (values.k !== undefined && !isElo) {
    throw new RangeError('--k is for online Elo: add --method elo or leave it out');
  }
  if (values.seed !== undefined && values.interval !== 'bootstrap') {
    throw new RangeError('--seed is for the bootstrap: add --interval bootstrap or leave it out');
  }
  const offered = ['audit', 'history', 'interval', 'cluster', 'prior', 'pairs'] as const;
  const unused = offered.find((name) => values[name] !== undefined);
  if (isElo && unused !== undefined) {
    throw new RangeError(
      `--${unused} does not go with --method elo, which has a rating after the last vote and nothing else`,
    );
  }
  if (values.pairs === true && values.history !== undefined) {
    throw new RangeError('--history needs single votes with a tstamp, not --pairs');
  }
}

function choose<Name extends keyof typeof choices>(
  name: Name,
  value: string | undefined,
): (typeof choices)[Name][number] | undefined {
  if (value === undefined) return undefined;
  const found = choices[name].find((choice) => choice === value);
  if (found === undefined) {
    throw new RangeError(
      `--${name}: found ${JSON.stringify(value)}, wanted ${choices[name].join(' or ')}`,
    );
  }
  return found;
}

function toNumber(
  name: string,
  value: string | undefined,
  wanted: string,
  isRight: (number: number) => boolean,
): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number) || !isRight(number)) {
    throw new RangeError(`--${name}: found ${JSON.stringify(value)}, wanted ${wanted}`);
  }
  return number;
}

function optional<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { [Key in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { [Key in Name]?: Value };
}
