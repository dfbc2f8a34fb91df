import {
  auditVotes,
  bootstrapOverVoters,
  clusteredDoubt,
  computeElo,
  computeHistory,
  computeStandings,
  fitStrengths,
  roundPublished,
  ScoreSums,
  tallyCounts,
  toComparisons,
} from '../rating/index.ts';
import type {
  AuditFinding,
  Fit,
  HistoryPoint,
  IntervalMethod,
  Method,
  SlotEffect,
  Standing,
  StandingOptions,
  Standings,
  Tally,
  TieRule,
  VoterTally,
} from '../rating/index.ts';
import { decodeVote } from './vote-file.ts';
import type { VoteFile } from './vote-file.ts';

export interface RateOptions extends Required<TieRule> {
  readonly method: Method | 'elo';
  readonly k: number;
  readonly cluster: 'voter' | 'none';
  readonly interval: 'sandwich' | 'bootstrap';
  readonly seed: number;
  readonly prior: number;
  readonly history?: 'day' | 'week' | 'month';
  readonly audit: boolean;
  /** Whether the file holds counts and no single votes. */
  readonly pairs: boolean;
}

/** A rated file, as it is printed. */
export interface RatedVotes {
  readonly votes: number;
  readonly models: number;
  readonly method: RateOptions['method'];
  readonly ties: 'half' | 'drop';
  readonly slot: SlotEffect | null;
  readonly standings: readonly (Standing | EloStanding)[];
  readonly remarks: readonly string[];
  readonly audit?: readonly AuditFinding[];
  readonly history?: readonly HistoryPoint[];
}

/** A row of online Elo: a rating without an interval. */
type EloStanding = Omit<
  Standing,
  'state' | 'rating' | 'rank' | 'lower' | 'upper' | 'standardError' | 'rankLow' | 'rankHigh'
> & {
  readonly state: 'rated';
  readonly rating: number;
  readonly rank: number;
  readonly lower: null;
  readonly upper: null;
  readonly standardError: null;
  readonly rankLow: null;
  readonly rankHigh: null;
};

/**
 * Counts and rates a file of votes.
 *
 * @throws RangeError with one line where the file or the options make that impossible
 */
export async function rateVotes(file: VoteFile, options: RateOptions): Promise<RatedVotes> {
  const { ties, bothBad, prior } = options;
  const tally = tallyCounts(options.pairs ? await file.readPairs() : await file.count());
  const common = { models: tally.models.length, method: options.method, ties };
  if (options.method === 'elo') {
    const standings = await eloStandings(file, tally, options);
    return {
      ...common,
      votes: standings.reduce((sum, { votes }) => sum + votes, 0) / 2,
      slot: null,
      standings,
      remarks: [
        'Online Elo depends on the order of the votes; it is a second view, not the ranking.',
      ],
    };
  }
  const rules: StandingOptions = { method: options.method, ties, bothBad, prior };
  const byVoter = !options.pairs && file.hasVoters && options.cluster === 'voter';
  const voters =
    byVoter && (options.audit || options.interval === 'bootstrap')
      ? await readVoters(file, tally.models)
      : undefined;
  const interval = await intervalFor(file, tally, rules, options, voters);
  const standings = computeStandings(tally, {
    ...rules,
    slot: true,
    ...(interval === undefined ? {} : { interval }),
  });
  return {
    votes: standings.votes,
    ...common,
    slot: standings.slot ?? null,
    standings: standings.rows,
    remarks: remarksOn(standings, file, options),
    ...(options.audit
      ? {
          audit: auditVotes(
            tally,
            { ...rules, ...(interval === undefined ? {} : { interval }) },
            voters,
          ),
        }
      : {}),
    ...(options.history === undefined
      ? {}
      : { history: computeHistory(await readDays(file), { ...rules, step: options.history }) }),
  };
}

async function intervalFor(
  file: VoteFile,
  tally: Tally,
  rules: StandingOptions,
  options: RateOptions,
  voters: VoterTally | undefined,
): Promise<IntervalMethod | undefined> {
  if (options.interval === 'bootstrap') {
    if (voters === undefined) {
      throw new RangeError(
        '--interval bootstrap draws voters: it needs a column voter and --cluster voter',
      );
    }
    return bootstrapOverVoters(voters, { seed: options.seed, ...rules });
  }
  if (options.pairs || !file.hasVoters || options.cluster === 'none') return undefined;
  return sandwichFromFile(file, tally, rules);
}

/**
 * Voter-clustered sandwich in one more pass over the file and constant memory: the scores of each
 * voter are added up for the fit and for the fit with a slot effect at once.
 */
async function sandwichFromFile(
  file: VoteFile,
  tally: Tally,
  rules: StandingOptions,
): Promise<IntervalMethod | undefined> {
  const { fit } = computeStandings(tally, rules);
  if (fit === undefined) return undefined;
  const withSlot = tryFitSlot(tally, fit, rules);
  const fits = withSlot === undefined ? [fit] : [fit, withSlot];
  const sums = fits.map((each) => new ScoreSums(each, votePower));
  const place = tally.models.map((model) => fit.models.indexOf(model));
  const size = tally.models.length;
  await file.forEachVoter(tally.models, (_, codes, count) => {
    for (let at = 0; at < count; at += 1) {
      const [left, right, outcome] = decodeVote(codes[at]!, size);
      const [i, j] = [place[left]!, place[right]!];
      if (i < 0 || j < 0) continue;
      if (outcome >= 2 && rules.ties === 'drop') continue;
      if (outcome === 3 && rules.bothBad === 'drop') continue;
      const answer = outcome === 0 ? 'left' : outcome === 1 ? 'right' : 'draw';
      for (const sum of sums) sum.add(i, j, answer, 1);
    }
    for (const sum of sums) sum.endCluster();
  });
  return (asked) => {
    const sum = sums[fits.findIndex((each) => each.information.size === asked.information.size)];
    if (sum === undefined) throw new RangeError('No score products for this fit');
    return clusteredDoubt(asked, sum.products, sum.clusters);
  };
}

/** Products are rounded to this: voters come out of the file in no fixed order. */
const votePower = 2 ** -24;

function tryFitSlot(tally: Tally, fit: Fit, rules: StandingOptions): Fit | undefined {
  const comparisons = toComparisons(tally, rules);
  try {
    return fit.models.length === tally.models.length
      ? fitStrengths(comparisons, {
          method: fit.method,
          prior: fit.prior,
          slot: true,
          start: fit.logOdds,
        })
      : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** All votes by voter, grouped by cell; needed where voters are drawn or tested one by one. */
async function readVoters(file: VoteFile, models: readonly string[]): Promise<VoterTally> {
  const voters: string[] = [];
  const starts: number[] = [0];
  const cells: number[] = [];
  const counts: number[] = [];
  await file.forEachVoter(models, (voter, codes, count) => {
    const own = new Map<number, number>();
    for (let at = 0; at < count; at += 1) own.set(codes[at]!, (own.get(codes[at]!) ?? 0) + 1);
    for (const [code, cast] of [...own].sort(([left], [right]) => left - right)) {
      cells.push(code);
      counts.push(cast);
    }
    voters.push(voter());
    starts.push(cells.length);
  });
  // Voters come in no fixed order: sort them, so that seeds and sums mean the same each time.
  const order = voters.map((_, index) => index).sort((a, b) => (voters[a]! < voters[b]! ? -1 : 1));
  const tally = {
    models,
    voters: order.map((index) => voters[index]!),
    starts: new Uint32Array(order.length + 1),
    left: new Uint16Array(cells.length),
    right: new Uint16Array(cells.length),
    outcome: new Uint8Array(cells.length),
    count: new Float64Array(cells.length),
  };
  let row = 0;
  order.forEach((voter, place) => {
    for (let from = starts[voter]!; from < starts[voter + 1]!; from += 1) {
      const [left, right, outcome] = decodeVote(cells[from]!, models.length);
      tally.left[row] = left;
      tally.right[row] = right;
      tally.outcome[row] = outcome;
      tally.count[row] = counts[from]!;
      row += 1;
    }
    tally.starts[place + 1] = row;
  });
  return tally;
}

async function readDays(file: VoteFile) {
  const votes = await file.countByDay();
  return [...Map.groupBy(votes, ({ day }) => day)].map(([day, rows]) => ({
    day,
    tally: tallyCounts(rows),
  }));
}

async function eloStandings(
  file: VoteFile,
  tally: Tally,
  { k, pairs }: RateOptions,
): Promise<EloStanding[]> {
  if (pairs) throw new RangeError('--method elo needs single votes in their order, not --pairs');
  const votes: { left: string; right: string; outcome: 'left' | 'right' | 'tie' | 'both_bad' }[] =
    [];
  await file.forEachVote((vote) => votes.push(vote));
  const ratings = computeElo(votes, { k });
  const records = new Map(computeStandings(tally).rows.map((row) => [row.model, row]));
  const sorted = [...ratings].sort(([, left], [, right]) => right - left);
  return sorted.map(([model, rating]) => {
    const { votes: cast, wins, losses, ties, bothBad } = records.get(model)!;
    return {
      model,
      state: 'rated',
      votes: cast,
      wins,
      losses,
      ties,
      bothBad,
      rating: roundPublished(rating),
      rank: 1 + sorted.filter(([, other]) => other > rating).length,
      lower: null,
      upper: null,
      standardError: null,
      rankLow: null,
      rankHigh: null,
    };
  });
}

function remarksOn(standings: Standings, file: VoteFile, options: RateOptions): string[] {
  const { doubt } = standings;
  return [
    ...(doubt?.remark === undefined ? [] : [doubt.remark]),
    ...(file.hasVoters || options.pairs
      ? []
      : [
          'No column voter: every vote is taken for independent, which makes intervals too narrow where one person votes often.',
        ]),
    ...(options.prior > 0
      ? [
          `With a prior of ${options.prior} phantom wins and losses a model: ratings are drawn towards 1000.`,
        ]
      : []),
  ];
}
