/**
 * `npm run bench:golden [-- folder]`: the largest differences between our numbers and what other
 * programs printed for the same votes. Reads a folder of cases, one folder a case with its
 * `battles.csv` and a JSON file of runs for each program.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openVoteFile } from '../../src/lib/import/vote-file.ts';
import type { CountedVote } from '../../src/lib/import/vote-rows.ts';
import {
  computeElo,
  computeStandings,
  eloPerLogOdds,
  fitStrengths,
  hasRating,
  normal95,
  tallyCounts,
  toComparisons,
} from '../../src/lib/rating/index.ts';
import type { Method } from '../../src/lib/rating/index.ts';
import { formatTable } from './figures.ts';

type Numbers = Readonly<Record<string, number>>;
type Run = Readonly<Record<'id', string>> & Readonly<Record<string, unknown>>;

/** One number of a model that another program printed too. */
interface Comparison {
  readonly what: string;
  readonly program: string;
  readonly run: string;
  /** What the run says of each model, in the unit of `ours`. */
  readonly theirs: (run: Run) => Numbers;
  readonly ours: (votes: readonly CountedVote[]) => Numbers;
}

const field =
  (name: string) =>
  (run: Run): Numbers =>
    run[name] as Numbers;

const comparisons: readonly Comparison[] = [
  ...[
    ['reference', 'newton', 'elo'],
    ['evalica', 'bradley_terry_tight', 'elo'],
    ['choix', 'ilsr_pairwise_dense', 'elo'],
    ['arena-rank', 'BradleyTerry', 'ratings'],
    ['r', 'BTm', 'elo'],
    ['fastchat', 'compute_bt_default', 'ratings'],
  ].map(([program, run, name]) => ({
    what: 'Bradley-Terry rating',
    program: program!,
    run: run!,
    theirs: field(name!),
    ours: ratingsBy('bradley-terry'),
  })),
  ...[
    ['evalica', 'newman_tight'],
    ['leaderbot', 'Davidson'],
    ['r', 'davidson'],
  ].map(([program, run]) => ({
    what: 'Davidson rating',
    program: program!,
    run: run!,
    theirs: field('elo'),
    ours: ratingsBy('davidson'),
  })),
  {
    what: 'Rating beside a slot effect',
    program: 'arena-rank',
    run: 'ContextualBradleyTerry_order',
    theirs: field('ratings'),
    ours: ratingsBesideSlot,
  },
  {
    what: 'Standard error (sandwich)',
    program: 'r',
    run: 'sandwich_HC0',
    theirs: (run) => mapNumbers(field('se_mean_zero')(run), (error) => error * eloPerLogOdds),
    ours: standardErrors,
  },
  {
    what: 'Standard error (sandwich)',
    program: 'arena-rank',
    run: 'BradleyTerry',
    theirs: (run) =>
      mapNumbers(
        field('upper')(run),
        (upper, model) => (upper - field('lower')(run)[model]!) / 2 / normal95,
      ),
    ours: standardErrors,
  },
  ...['fastchat', 'evalica'].map((program) => ({
    what: 'Online Elo, K = 4',
    program,
    run: program === 'fastchat' ? 'compute_elo_K4' : 'elo_K4',
    theirs: field('ratings'),
    ours: (votes: readonly CountedVote[]) => Object.fromEntries(computeElo(votes, { k: 4 })),
  })),
];

const folder = process.argv[2] ?? '../shared/golden';
if (!existsSync(folder)) {
  console.error(`${folder}: no such folder; name the cases: npm run bench:golden -- FOLDER`);
  process.exit(1);
}
const cases = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'battles.csv')));
const votesOf = new Map<string, CountedVote[]>();
for (const name of cases) votesOf.set(name, await readVotes(join(folder, name, 'battles.csv')));
console.log(`Largest differences on ${cases.join(', ')}, in Elo points\n`);
console.log(
  formatTable([['', 'program', 'cases', 'largest', 'where'], ...comparisons.map(compare)]),
);

/** Cases in which some model has no estimate are left out: there the others print what they reached. */
function compare({ what, program, run: id, theirs, ours }: Comparison): string[] {
  let compared = 0;
  let largest = 0;
  let where = '';
  for (const name of cases) {
    const run = runsOf(name, program).find((each) => each.id === id);
    const votes = votesOf.get(name)!;
    if (run === undefined || !isAllRated(votes)) continue;
    compared += 1;
    const wanted = aboutMean(theirs(run), what);
    for (const [model, value] of Object.entries(aboutMean(ours(votes), what))) {
      const away = Math.abs(value - wanted[model]!);
      if (away >= largest) [largest, where] = [away, name];
    }
  }
  return [what, program, String(compared), largest.toExponential(1), where];
}

function runsOf(name: string, program: string): Run[] {
  const file = join(folder, name, `${program}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { runs: Run[] }).runs : [];
}

async function readVotes(path: string): Promise<CountedVote[]> {
  const file = await openVoteFile(path);
  const votes: CountedVote[] = [];
  await file.forEachVote((vote) => votes.push({ ...vote, count: 1 }));
  file.close();
  return votes;
}

function isAllRated(votes: readonly CountedVote[]): boolean {
  return computeStandings(tallyCounts(votes)).rows.every(hasRating);
}

function ratingsBy(method: Method) {
  return (votes: readonly CountedVote[]): Numbers => {
    const { models, logOdds } = fitStrengths(toComparisons(tallyCounts(votes)), { method });
    return Object.fromEntries(models.map((model, at) => [model, eloPerLogOdds * logOdds[at]!]));
  };
}

function ratingsBesideSlot(votes: readonly CountedVote[]): Numbers {
  const { models, logOdds } = fitStrengths(toComparisons(tallyCounts(votes)), { slot: true });
  return Object.fromEntries(models.map((model, at) => [model, eloPerLogOdds * logOdds[at]!]));
}

function standardErrors(votes: readonly CountedVote[]): Numbers {
  const rows = computeStandings(tallyCounts(votes)).rows.filter(hasRating);
  return Object.fromEntries(rows.map(({ model, standardError }) => [model, standardError]));
}

/** Ratings about their mean, since programs set the mean where they like; errors as they are. */
function aboutMean(numbers: Numbers, what: string): Numbers {
  if (what.startsWith('Standard error')) return numbers;
  const values = Object.values(numbers);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return mapNumbers(numbers, (value) => value - mean);
}

function mapNumbers(numbers: Numbers, change: (value: number, key: string) => number): Numbers {
  return Object.fromEntries(
    Object.entries(numbers).map(([key, value]) => [key, change(value, key)]),
  );
}
