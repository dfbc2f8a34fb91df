import { placeChart } from '../chart/index.ts';
import type { ChartSeries, LineChart, PlacedChart } from '../chart/index.ts';
import { copiesOf } from './arena-board.ts';
import type { ArenaBoard, ArenaCapture, ArenaStanding } from './arena-board.ts';
import type { BoardHistory } from './board-history.ts';
import type { Catalog, Model } from './catalog.ts';
import { historyHref } from './history-address.ts';
import { defaultView, toHistoryChart } from './history-chart.ts';
import { toFlagLines, toGapLines, toNumbers } from './history-page.ts';
import type { FlagLine, GapLine, HistoryNumbers } from './history-page.ts';
import { emptyHistoryQuery, writeHistoryQuery } from './history-query.ts';
import { describePair } from './pair-history-words.ts';
import { toArenaHistory } from './to-history.ts';

/** How two models stood on one board over time, in one small chart with its numbers. */
export interface PairHistory {
  readonly board: string;
  /** Both in the explorer of the board. */
  readonly href: string;
  readonly credit: string;
  /** How each moved while the scale held, and where both stood last, in sentences. */
  readonly summary: readonly string[];
  readonly chart: PlacedChart;
  readonly flags: readonly FlagLine[];
  readonly gaps: readonly GapLine[];
  /** A row an entry. */
  readonly numbers: HistoryNumbers;
}

const size = { width: 480, height: 300, labels: 0 };

/**
 * Both models on the board of which the most copies hold both with a rating, the one read last
 * where several do; undefined where no board holds both on two days. A model of several entries is
 * drawn by the one that stands beside the other model most often; on days without that one its best
 * other entry stands in, and the line breaks there.
 */
export function toPairHistory(
  { arenas }: Pick<Catalog, 'arenas'>,
  models: readonly [Model, Model],
): PairHistory | undefined {
  const [longest] = arenas
    .map((board) => ({ board, shared: sharedCopies(board, models) }))
    .filter(({ shared }) => shared.length > 1)
    .sort(
      (left, right) =>
        right.shared.length - left.shared.length ||
        right.shared.at(-1)!.date.localeCompare(left.shared.at(-1)!.date),
    );
  return longest === undefined ? undefined : drawPair(longest.board, longest.shared, models);
}

function sharedCopies(board: ArenaBoard, models: readonly [Model, Model]): ArenaCapture[] {
  return copiesOf(board).filter(
    (copy) => copy.best !== undefined && models.every(({ id }) => ratedRows(copy, id).length > 0),
  );
}

/** The rows of a model that hold a rating, its best one first. */
function ratedRows({ rows }: ArenaCapture, modelId: string): ArenaStanding[] {
  return rows.filter(({ entry, rating }) => entry.model?.id === modelId && rating !== undefined);
}

function drawPair(
  board: ArenaBoard,
  shared: readonly ArenaCapture[],
  models: readonly [Model, Model],
): PairHistory {
  const mains = models.map(({ id }) => mainEntry(shared, id));
  const history = keepRows(board, (copy) =>
    models.flatMap(({ id }, side) => {
      const rows = ratedRows(copy, id);
      return rows.find(({ entry }) => entry.key === mains[side]) ?? rows[0] ?? [];
    }),
  );
  const chosen = history.entries.map(({ key }) => key);
  const chart = toHistoryChart(history, { ...defaultView(history), chosen });
  return {
    board: board.name,
    href: `${historyHref(board.id)}${writeHistoryQuery({ ...emptyHistoryQuery, show: chosen })}`,
    credit: board.credit.text,
    summary: describePair(history, models),
    chart: placeChart(joinEntries(chart, history, models), size),
    flags: toFlagLines(chart),
    gaps: toGapLines(chart.gaps),
    numbers: toNumbers(history, history.entries),
  };
}

/** Key of the entry of a model that most of the copies hold, the best one where several are held as often. */
function mainEntry(copies: readonly ArenaCapture[], modelId: string): string {
  const keys = copies
    .toReversed()
    .flatMap((copy) => ratedRows(copy, modelId).map(({ entry }) => entry.key));
  const counts = new Map<string, number>();
  keys.forEach((key) => counts.set(key, (counts.get(key) ?? 0) + 1));
  // The sort is stable, and the newest copy comes first in order of place.
  return [...counts].sort(([, left], [, right]) => right - left)[0]![0];
}

/** The history of a board with some rows of each copy alone; the first of the pair comes first. */
function keepRows(
  board: ArenaBoard,
  pick: (copy: ArenaCapture) => readonly ArenaStanding[],
): BoardHistory {
  const captures = copiesOf(board)
    .map((copy) => ({ ...copy, rows: pick(copy) }))
    .filter(({ rows }) => rows.length > 0);
  const rows = captures.flatMap((copy) => copy.rows);
  const entries = [...new Set(rows.map(({ entry }) => entry))];
  return toArenaHistory({ ...board, captures, entries });
}

/** One line a model, whichever of its entries stood; it breaks where the entry changes. */
function joinEntries(
  chart: LineChart,
  { entries }: BoardHistory,
  models: readonly [Model, Model],
): LineChart {
  const isOf =
    (modelId: string) =>
    ({ id }: ChartSeries): boolean =>
      entries.some((entry) => entry.key === id && entry.modelId === modelId);
  return {
    ...chart,
    series: models.flatMap(({ id, name }) => {
      const own = chart.series.filter(isOf(id));
      return own.slice(0, 1).map((series) => ({
        ...series,
        name,
        runs: own.flatMap(({ runs }) => runs),
      }));
    }),
  };
}
