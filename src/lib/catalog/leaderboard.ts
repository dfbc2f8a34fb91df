import {
  formatCount,
  formatHalfWidth,
  formatRating,
  formatShare,
  formatSpan,
} from '../format/number.ts';
import { formatList } from '../format/list.ts';
import { fewVotes, hasRating, meanRating, separatePairs } from '../rating/index.ts';
import type { Standing, Standings, UnratedStanding } from '../rating/index.ts';
import type { BoardEntry, BoardView, RatedBoard } from './rated-board.ts';

/** Where a rating and its interval lie on the shared axis, each from 0 (left end) to 1. */
export interface ForestMark {
  readonly point: number;
  readonly lower: number;
  readonly upper: number;
}

/** A row of a leaderboard, every number already text. */
export interface LeaderboardRow {
  readonly key: string;
  readonly name: string;
  readonly href: string | undefined;
  readonly vendorName: string | undefined;
  readonly note: string | undefined;
  /** `1`, or a dash where there is no rating. */
  readonly rank: string | undefined;
  /** `2–3`: best to worst place that the votes allow. */
  readonly spread: string | undefined;
  /** "tied with Kling", "clear of all others", or why there is no rating. */
  readonly verdict: string;
  readonly rating: string | undefined;
  readonly halfWidth: string | undefined;
  /** `1089 to 1099` */
  readonly interval: string | undefined;
  readonly mark: ForestMark | undefined;
  readonly votes: string;
  readonly wins: string;
  readonly losses: string;
  readonly ties: string;
  /** Share of votes won, a tie being half a win. */
  readonly winShare: string;
}

/** A ranking, ready to be drawn. */
export interface Leaderboard {
  readonly rows: readonly LeaderboardRow[];
  readonly axis: {
    /** The field's mean on the axis, 0 to 1. */
    readonly mean: number;
    readonly ticks: readonly { readonly at: number; readonly text: string }[];
  };
  readonly votes: string;
  /** The first screen in one sentence. */
  readonly summary: string;
}

/** Lays standings out as a leaderboard; the entries of the board name the models. */
export function toLeaderboard(
  board: Pick<RatedBoard, 'entries'>,
  view: Pick<BoardView, 'standings'>,
): Leaderboard {
  const { rows, votes } = view.standings;
  const rated = rows.filter(hasRating);
  const low = Math.min(meanRating, ...rated.map(({ lower }) => lower));
  const high = Math.max(meanRating, ...rated.map(({ upper }) => upper));
  const step = pickStep(high - low);
  const [from, to] = [Math.floor(low / step) * step, Math.ceil(high / step) * step];
  const place = (rating: number): number => (rating - from) / (to - from || 1);
  const entryOf = (key: string): BoardEntry => board.entries.find((entry) => entry.key === key)!;
  const labelOf = (key: string): string => entryOf(key).label;
  const ticks = Array.from(
    { length: Math.round((to - from) / step) + 1 },
    (_, index) => from + index * step,
  );

  return {
    rows: rows.map((row) =>
      toRow(row, { entry: entryOf(row.model), standings: view.standings, place, labelOf }),
    ),
    axis: {
      mean: place(meanRating),
      ticks: ticks.map((tick) => ({ at: place(tick), text: formatRating(tick) })),
    },
    votes: formatCount(votes),
    summary: summarize(view.standings, labelOf),
  };
}

/** Keys of the models that the votes do not separate from this one, best first. */
export function tiedWith(row: Standing, { rows, fit, doubt }: Standings): string[] {
  if (!hasRating(row) || fit === undefined || doubt === undefined) return [];
  const isAhead = separatePairs(fit.logOdds, doubt.covariance, doubt.critical);
  const own = fit.models.indexOf(row.model);
  return rows
    .filter(hasRating)
    .map(({ model }) => model)
    .filter((model) => model !== row.model)
    .filter((model) => {
      const other = fit.models.indexOf(model);
      return !isAhead(own, other) && !isAhead(other, own);
    });
}

/** What to say of a model that no rated one is tied with. */
function clearWords(rows: readonly Standing[]): string {
  return rows.every(hasRating) ? 'clear of all others' : 'clear of the other rated models';
}

function toRow(
  row: Standing,
  context: {
    readonly entry: BoardEntry;
    readonly standings: Standings;
    readonly place: (rating: number) => number;
    readonly labelOf: (key: string) => string;
  },
): LeaderboardRow {
  const { entry, standings, place, labelOf } = context;
  const common = {
    key: row.model,
    name: entry.label,
    href: entry.href,
    vendorName: entry.vendorName,
    note: entry.note,
    votes: formatCount(row.votes),
    wins: formatCount(row.wins),
    losses: formatCount(row.losses),
    ties: formatCount(row.ties + row.bothBad),
    winShare:
      row.votes === 0 ? '–' : formatShare((row.wins + (row.ties + row.bothBad) / 2) / row.votes),
  };
  if (!hasRating(row)) {
    return {
      ...common,
      rank: undefined,
      spread: undefined,
      verdict: describeUnrated(row),
      rating: undefined,
      halfWidth: undefined,
      interval: undefined,
      mark: undefined,
    };
  }
  const tied = tiedWith(row, standings).map(labelOf);
  const placeWords =
    tied.length === 0 ? clearWords(standings.rows) : `tied with ${formatList(tied)}`;
  return {
    ...common,
    rank: String(row.rank),
    spread: formatSpan(row.rankLow, row.rankHigh),
    verdict: row.state === 'provisional' ? `${placeWords}; ${provisionalWords}` : placeWords,
    rating: formatRating(row.rating),
    halfWidth: formatHalfWidth(row.upper - row.rating),
    interval: `${formatRating(row.lower)} to ${formatRating(row.upper)}`,
    mark: { point: place(row.rating), lower: place(row.lower), upper: place(row.upper) },
  };
}

/** What to say of a rating from few votes. */
const provisionalWords = `provisional, from fewer than ${fewVotes} votes`;

/** Why a model has no rating. */
export const stateWords: Readonly<Record<UnratedStanding['state'], string>> = {
  unbeaten: 'no rating: never lost nor drew, so no number is high enough',
  winless: 'no rating: never won nor drew, so no number is low enough',
  unlinked: 'no rating: no votes link it to the rated models in both directions',
};

/** Why a row has no rating, in words: `no votes yet`. */
export function describeUnrated({ votes, state }: UnratedStanding): string {
  return votes === 0 ? 'no votes yet' : stateWords[state];
}

function summarize(standings: Standings, labelOf: (key: string) => string): string {
  const [leader] = standings.rows;
  if (leader === undefined || !hasRating(leader)) {
    return 'Too few votes to say anything: no two models are linked by wins in both directions.';
  }
  const tied = tiedWith(leader, standings).map(labelOf);
  return tied.length === 0
    ? `${labelOf(leader.model)} leads, ${clearWords(standings.rows)}.`
    : `${labelOf(leader.model)} is first, but the votes do not separate it from ${formatList(tied)}.`;
}

/** A round step that gives the axis about five ticks. */
function pickStep(range: number): number {
  return [10, 20, 25, 50, 100, 200, 250, 500, 1000].find((step) => range / step <= 5) ?? 2000;
}
