import {
  auditVotes,
  bootstrapOverVoters,
  clusteredDoubt,
  computeHistory,
  computeStandings,
  describeSlot,
  fitStrengths,
  tallyCounts,
  toComparisons,
  widenForFew,
} from '../rating/index.ts';
import type {
  AuditFinding,
  DayTally,
  Fit,
  HistoryPoint,
  IntervalMethod,
  Method,
  SlotEffect,
  Standing,
  StandingOptions,
  Standings,
  Tally,
  TieEffect,
  TieRule,
} from '../rating/index.ts';
import { rateElo } from './rate-elo.ts';
import type { EloStanding } from './rate-elo.ts';
import { ScoreRows } from './score-rows.ts';
import type { VoteFile } from './vote-file.ts';
import type { CountedVote } from './vote-rows.ts';
import { toVoterTally } from './voter-tally.ts';
import { keepBuckets } from './votes-by-voter.ts';
import type { BucketedVotes } from './votes-by-voter.ts';

/** What `npm run rate` is asked for. */
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
  /** Null where the votes cannot tell the side from strength. */
  readonly slot: SlotEffect | null;
  /** Davidson's tie parameter; only with that method. */
  readonly tieParameter?: TieEffect;
  readonly standings: readonly (Standing | EloStanding)[];
  /** What a reader must know. */
  readonly remarks: readonly string[];
  readonly audit?: readonly AuditFinding[];
  readonly history?: readonly HistoryPoint[];
}

/**
 * Counts and rates a file of votes.
 *
 * @throws RangeError with one line where the file or the options make that impossible
 */
export async function rateVotes(file: VoteFile, options: RateOptions): Promise<RatedVotes> {
  const groups = options.pairs ? await file.readPairs() : await file.count();
  const { method, ties, bothBad, prior } = options;
  if (method === 'elo') {
    const standings = await rateElo(file, groups, options);
    return {
      votes: sumOf(groups),
      models: standings.length,
      method,
      ties,
      slot: null,
      standings,
      remarks: [
        'Online Elo depends on the order of the votes; it is a second view, not the ranking.',
      ],
    };
  }
  const tally = tallyCounts(groups);
  const rules: StandingOptions = { method, ties, bothBad, prior };
  const isByVoter = !options.pairs && file.hasVoters && options.cluster === 'voter';
  const remarks: string[] = [];
  const voters =
    isByVoter && (options.audit || options.interval === 'bootstrap')
      ? await toVoterTally(file, tally.models)
      : undefined;
  const byVoter =
    isByVoter && options.interval === 'sandwich'
      ? await sandwichFromFile(file, tally, rules, options.audit)
      : undefined;
  const interval =
    options.interval === 'bootstrap'
      ? bootstrapOverVoters(assertVoters(voters), { seed: options.seed, ...rules })
      : byVoter?.interval;
  if (byVoter !== undefined && byVoter.unnamed > 0) {
    remarks.push(`${byVoter.unnamed} votes name no voter: each of them is taken for independent.`);
  }
  const ruled = { ...rules, ...(interval === undefined ? {} : { interval }) };
  const standings = computeStandings(tally, { ...ruled, slot: byVoter?.slot === undefined });
  return {
    votes: standings.votes,
    models: tally.models.length,
    method,
    ties,
    slot: byVoter?.slot ?? standings.slot ?? null,
    ...(standings.tie === undefined ? {} : { tieParameter: standings.tie }),
    standings: standings.rows.map(inPrintOrder),
    remarks: [...remarksOn(standings, file, options), ...remarks],
    ...(options.audit ? { audit: auditVotes(tally, ruled, voters) } : {}),
    ...(options.history === undefined
      ? {}
      : { history: await rateHistory(file, rules, options, isByVoter) }),
  };
}

function assertVoters<Voters>(voters: Voters | undefined): Voters {
  if (voters !== undefined) return voters;
  throw new RangeError(
    '--interval bootstrap draws voters: it needs a column voter and --cluster voter',
  );
}

/** What is asked for first comes first. */
function inPrintOrder(row: Standing): Standing {
  const { model, state, rating, lower, upper, standardError, rank, rankLow, rankHigh, ...record } =
    row;
  const first = { model, state, rating, lower, upper, standardError, rank, rankLow, rankHigh };
  return { ...first, ...record } as Standing;
}

/** Intervals by voter of today's standings, and what was found along with them. */
interface VoterIntervals {
  readonly interval: IntervalMethod;
  /** Null where votes cannot tell it from strength. */
  readonly slot: SlotEffect | null;
  /** Votes that name no voter. */
  readonly unnamed: number;
}

/** The fit that standings are made of, and the same with a slot effect where votes can tell it. */
interface Fits {
  readonly fit: Fit;
  readonly withSlot: Fit | undefined;
}

/**
 * Voter-clustered sandwich in one more pass over the file, the slot effect along with it.
 *
 * @param audit asks for the whole covariance of the fit with a slot effect too
 */
async function sandwichOfRows(
  file: VoteFile,
  { fit, withSlot }: Fits,
  rules: StandingOptions,
  audit: boolean,
): Promise<VoterIntervals> {
  const kinds = await file.count();
  const rows = new ScoreRows(fit, kinds, rules, withSlot);
  const slotRows =
    audit && withSlot !== undefined ? new ScoreRows(withSlot, kinds, rules) : undefined;
  let unnamed = 0;
  await file.forEachVoterPart((part) => {
    rows.add(part);
    slotRows?.add(part);
    for (const votes of part.unnamed.values()) unnamed += votes;
  });
  const { voters } = rows;
  const interval: IntervalMethod = (asked) => {
    const products = [rows, slotRows]
      .map((each) => each?.products)
      .find((each) => each?.size === asked.information.size);
    if (products === undefined) throw new RangeError('No score products for this fit');
    return clusteredDoubt(asked, products, voters);
  };
  const ofSlot = { size: 1, values: Float64Array.of(rows.slotVariance) };
  const slot =
    withSlot === undefined ? null : describeSlot(withSlot, widenForFew(ofSlot, voters), 0);
  return { interval, slot, unnamed };
}

/** Intervals by voter; undefined where there is nothing to rate. */
async function sandwichFromFile(
  file: VoteFile,
  tally: Tally,
  rules: StandingOptions,
  audit: boolean,
): Promise<VoterIntervals | undefined> {
  const { fit } = computeStandings(tally, rules);
  if (fit === undefined) return undefined;
  const fits = { fit, withSlot: tryFitSlot(await file.count(), fit, rules) };
  return sandwichOfRows(file, fits, rules, audit);
}

/** The fit that the slot effect is read from; undefined where it cannot be told from strength. */
function tryFitSlot(
  groups: readonly CountedVote[],
  fit: Fit,
  rules: StandingOptions,
): Fit | undefined {
  const rated = new Set(fit.models);
  const among = groups.filter(({ left, right }) => rated.has(left) && rated.has(right));
  try {
    return fitStrengths(toComparisons(tallyCounts(among), rules), {
      method: fit.method,
      prior: fit.prior,
      slot: true,
      start: fit.logOdds,
    });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Standings over time, with the intervals that the standings of today have. */
async function rateHistory(
  file: VoteFile,
  rules: StandingOptions,
  { history: step, interval }: RateOptions,
  isByVoter: boolean,
): Promise<HistoryPoint[]> {
  const byDay = Map.groupBy(await file.countByDay(), ({ day }) => day);
  const days: DayTally[] = [...byDay].map(([day, rows]) => ({ day, tally: tallyCounts(rows) }));
  const options = { ...rules, ...(step === undefined ? {} : { step }) };
  if (!isByVoter || interval === 'bootstrap') return computeHistory(days, options);
  const groups = await file.count();
  const parts: BucketedVotes[] = [];
  await file.forEachVoterPart((part) => parts.push(keepBuckets(part)), { from: days[0]!.day });
  const intervalAt = (day: string): IntervalMethod => {
    const last = daysBetween(days[0]!.day, day);
    return (fit) => {
      const rows = new ScoreRows(fit, groups, rules);
      for (const part of parts) rows.add(part, last);
      return clusteredDoubt(fit, rows.products, rows.voters);
    };
  };
  return computeHistory(days, { ...options, intervalAt });
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

function sumOf(votes: readonly CountedVote[]): number {
  return votes.reduce((sum, { count }) => sum + count, 0);
}

function remarksOn(standings: Standings, file: VoteFile, options: RateOptions): string[] {
  const { doubt } = standings;
  const remarks: string[] = [];
  if (doubt?.remark !== undefined) remarks.push(doubt.remark);
  if (!file.hasVoters && !options.pairs) {
    remarks.push(
      'No column voter: every vote is taken for independent, which makes intervals too narrow where one person votes often.',
    );
  }
  if (file.hasCounts && !options.pairs) {
    remarks.push(
      'Column count is not read: each row is one vote. Counts are read with --pairs, from wins_a, wins_b, ties and both_bad.',
    );
  }
  if (options.prior > 0) {
    remarks.push(
      `With a prior of ${options.prior} phantom wins and losses a model: ratings are drawn towards 1000.`,
    );
  }
  if (options.history !== undefined && options.interval === 'bootstrap') {
    remarks.push('Intervals of the history take every vote for independent.');
  }
  return remarks;
}
