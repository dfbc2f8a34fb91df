import { toRuns, vendorMark } from '../chart/index.ts';
import type { ChartFlag, ChartGap, ChartPoint, DatedPoint, LineChart } from '../chart/index.ts';
import { formatDate } from '../format/date.ts';
import { formatGap, formatRating } from '../format/number.ts';
import type { BoardHistory, DatedStanding, HistoryDay, HistoryEntry } from './board-history.ts';

/** What a history can be drawn by. Only the first two may pass over a change of scale. */
export const measures = ['gap', 'rank', 'rating'] as const;

export type Measure = (typeof measures)[number];

/** What readers call a measure, with its direction. */
export const measureNames: Readonly<Record<Measure, string>> = {
  gap: 'Points behind the leader',
  rank: 'Place',
  rating: 'Rating as published',
};

/** What is to be drawn of a history. */
export interface HistoryView {
  readonly measure: Measure;
  /** Keys of the entries that the chart is about. */
  readonly chosen: readonly string[];
  /** Days, both included. */
  readonly from: string;
  readonly to: string;
  /** The scale whose ratings are drawn; of no account for the other measures. */
  readonly scale: string;
}

/** What a history shows before anybody chooses: the gap to the leader over all its days. */
export function defaultView(history: BoardHistory): HistoryView {
  return {
    measure: 'gap',
    chosen: defaultChoice(history),
    from: history.days[0]?.day ?? '',
    to: history.days.at(-1)?.day ?? '',
    scale: history.days.at(-1)?.scale ?? '',
  };
}

const chosenAtFirst = 6;

/**
 * The best entry of each of the six vendors that stand highest on the newest day; entries without a
 * page here only where there are not enough others.
 */
export function defaultChoice(history: BoardHistory): string[] {
  const entryOf = new Map(history.entries.map((entry) => [entry.key, entry]));
  const newest = (history.days.at(-1)?.rows ?? []).flatMap(({ key }) => entryOf.get(key) ?? []);
  const here = newest.filter(({ vendorId }) => vendorId !== undefined);
  const best = here.filter(
    ({ vendorId }, index) => here.findIndex((other) => other.vendorId === vendorId) === index,
  );
  const rest = newest.filter((entry) => !best.includes(entry));
  return [...best, ...rest].slice(0, chosenAtFirst).map(({ key }) => key);
}

/** The chart of a view of a history: what it says, before it is drawn. */
export function toHistoryChart(history: BoardHistory, view: HistoryView): LineChart {
  const days = history.days.filter(
    ({ day, scale }) =>
      day >= view.from && day <= view.to && (view.measure !== 'rating' || scale === view.scale),
  );
  const gaps = toChartGaps(history, view);
  const order = [...view.chosen, ...history.entries.map(({ key }) => key)];
  const entries = [...new Set(order)].flatMap(
    (key) => history.entries.find((entry) => entry.key === key) ?? [],
  );
  return {
    title: `${history.name}: ${measureNames[view.measure].toLowerCase()}`,
    valueName: measureNames[view.measure],
    isReversed: view.measure === 'rank',
    span: { from: view.from, to: view.to },
    series: entries
      .map((entry) => ({
        id: entry.key,
        name: entry.name,
        mark: vendorMark(entry.vendorId),
        dash: dashNumber(entry, entries, view.chosen),
        isChosen: view.chosen.includes(entry.key),
        runs: toRuns(pointsOf(entry, days, view.measure), gaps),
      }))
      .filter(({ runs }) => runs.length > 0),
    flags: toFlags(history, view, entries),
    gaps,
  };
}

/** Chosen entries of one mark are numbered, so that their lines differ. */
function dashNumber(
  entry: HistoryEntry,
  entries: readonly HistoryEntry[],
  chosen: readonly string[],
): number {
  const kin = entries.filter(
    ({ key, vendorId }) =>
      vendorMark(vendorId) === vendorMark(entry.vendorId) && chosen.includes(key),
  );
  return Math.max(0, kin.indexOf(entry));
}

function pointsOf(
  entry: HistoryEntry,
  days: readonly HistoryDay[],
  measure: Measure,
): DatedPoint[] {
  return days.flatMap((day) => {
    const row = day.rows.find(({ key }) => key === entry.key);
    const point = row === undefined ? undefined : toPoint(row, day, measure);
    if (point === undefined) return [];
    const text = `${entry.name}, ${formatDate(day.day)}: ${describeStanding(row!, day)}`;
    return [{ ...point, day: day.day, scale: day.scale, text }];
  });
}

function toPoint(
  { rank, rating, below, above }: DatedStanding,
  { best }: HistoryDay,
  measure: Measure,
): Pick<ChartPoint, 'value' | 'lower' | 'upper'> | undefined {
  if (measure === 'rank') return rank === undefined ? undefined : { value: rank };
  const zero = measure === 'gap' ? best : 0;
  if (rating === undefined || zero === undefined) return undefined;
  return {
    value: rating - zero,
    lower: below === undefined ? undefined : rating - zero - below,
    upper: above === undefined ? undefined : rating - zero + above,
  };
}

/** "place 7 of 48, 41 points behind the leader, rating 1323 ±9" */
export function describeStanding(row: DatedStanding, { places, best }: HistoryDay): string {
  const { rank, rating, below, above } = row;
  const half = below === undefined || above === undefined ? undefined : Math.max(below, above);
  return [
    rank !== undefined && `place ${rank}${places === undefined ? '' : ` of ${places}`}`,
    rating !== undefined && best !== undefined && formatGap(rating - best),
    rating !== undefined &&
      `rating ${formatRating(rating)}${half === undefined ? '' : ` ±${formatRating(half)}`}`,
  ]
    .filter((part) => part !== false)
    .join(', ');
}

function toChartGaps(history: BoardHistory, { from, to }: HistoryView): ChartGap[] {
  return history.gaps
    .map((gap) => ({ from: gap.from, to: gap.to ?? to, text: gap.text }))
    .filter((gap) => gap.from <= to && gap.to >= from);
}

/** Changes of scale, events of the board, and releases and retirements of the chosen, by date. */
function toFlags(
  history: BoardHistory,
  view: HistoryView,
  entries: readonly HistoryEntry[],
): ChartFlag[] {
  const scales = history.days.flatMap(({ day, scale }, index): ChartFlag[] => {
    const before = history.days[index - 1];
    return before === undefined || before.scale === scale
      ? []
      : [
          {
            day,
            kind: 'scale',
            text: `New scale: ${history.scales[scale]?.name ?? scale}. Lines break here.`,
          },
        ];
  });
  const chosen = entries.filter(({ key }) => view.chosen.includes(key));
  const models = chosen.filter(
    ({ modelId }, index) => chosen.findIndex((other) => other.modelId === modelId) === index,
  );
  const dates = models.flatMap(({ name, released, retired }): ChartFlag[] => [
    ...(released === undefined
      ? []
      : [{ day: released, kind: 'release' as const, text: `${name} is released.` }]),
    ...(retired === undefined
      ? []
      : [{ day: retired, kind: 'retirement' as const, text: `${name} is retired.` }]),
  ]);
  const events = history.events.map(({ on, text }): ChartFlag => ({
    day: on,
    kind: 'event',
    text,
  }));
  return [...scales, ...events, ...dates]
    .filter(({ day }) => day >= view.from && day <= view.to)
    .sort((left, right) => (left.day < right.day ? -1 : 1));
}
