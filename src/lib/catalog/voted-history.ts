import { formatCounted } from '../format/list.ts';
import { computeHistory } from '../rating/index.ts';
import type { DayTally, HistoryOptions } from '../rating/index.ts';
import { stageVotes } from './board-stage.ts';
import type { Catalog } from './catalog.ts';
import { defaultView, toHistoryChart } from './history-chart.ts';
import { toChartPair, toNumbers } from './history-page.ts';
import type { ChartPair, HistoryNumbers } from './history-page.ts';
import { toVotedHistory } from './to-history.ts';
import { toVotedEntry } from './voted-board.ts';
import type { VotedBoard } from './voted-board.ts';

/** How a board that readers vote on moved, as one chart with its numbers. */
export interface VotedBoardHistory {
  readonly charts: ChartPair;
  readonly caption: string;
  readonly numbers: HistoryNumbers;
}

/** What is said in place of a history. */
export const noVotedHistory = `Drawn from the second day on that ends with ${stageVotes.collecting} votes or more.`;

/**
 * Rates a board that readers vote on at the end of each day, of each week or month where there are
 * many, and draws what came of it. Days on which the board was still collecting are left out;
 * undefined where fewer than two points remain.
 *
 * @param days the votes by day, in any order
 */
export function toVotedBoardHistory(
  catalog: Pick<Catalog, 'models'>,
  board: Pick<VotedBoard, 'id' | 'name' | 'href'>,
  days: readonly DayTally[],
): VotedBoardHistory | undefined {
  const step = stepFor(days.length);
  const points = computeHistory(days, { step }).filter(
    ({ votes }) => votes >= stageVotes.collecting,
  );
  if (points.length < 2) return undefined;
  const keys = new Set(points.flatMap(({ rows }) => rows.map(({ model }) => model)));
  const entries = [...keys].map((key) => toVotedEntry(catalog, key));
  const history = toVotedHistory({ ...board, entries, credit: votesOfReaders }, points, [
    ...catalog.models,
  ]);
  return {
    charts: toChartPair(toHistoryChart(history, defaultView(history))),
    caption: `Rated from all votes up to the end of each ${step}, ${formatCounted(points.length, 'point')}; the leader of each is at 0. Bands are 95 % intervals that take each vote by itself. Grey lines are the other entries.`,
    numbers: toNumbers(history, history.entries),
  };
}

const votesOfReaders = {
  text: 'Votes of readers, Matchcut',
  url: '/vote/counts/',
  licence: 'CC BY 4.0',
  licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
  changes: 'Rated here.',
};

/** So many points that a chart can be read, and that it is drawn while a reader waits. */
function stepFor(days: number): NonNullable<HistoryOptions['step']> {
  if (days <= 60) return 'day';
  return days <= 400 ? 'week' : 'month';
}
