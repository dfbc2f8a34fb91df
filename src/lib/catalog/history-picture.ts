import type { LineChart } from '../chart/index.ts';
import { formatDate } from '../format/date.ts';
import type { BoardHistory } from './board-history.ts';
import type { HistoryView } from './history-chart.ts';

/** What a picture of a history must say once it has left its page. */
export interface HistoryPictureWords {
  readonly title: string;
  readonly subtitle: string;
  readonly notes: readonly string[];
}

/**
 * The words around a picture of a view: its days, what its numbered flags and its empty stretches
 * mean, where the standings come from and by which copy at the latest, and their licence.
 */
export function toPictureWords(
  history: BoardHistory,
  { from, to, measure, scale }: HistoryView,
  chart: LineChart,
): HistoryPictureWords {
  const hasBand = chart.series.some(
    ({ isChosen, runs }) => isChosen && runs.flat().some(({ lower }) => lower !== undefined),
  );
  const newest = history.days.findLast(({ day }) => day <= to) ?? history.days[0]!;
  return {
    title: chart.title,
    subtitle: [
      `${formatDate(from)} to ${formatDate(to)}`,
      ...(measure === 'rating' ? [`scale: ${history.scales[scale]?.name ?? scale}`] : []),
      ...(hasBand ? ['bands are 95 % intervals'] : []),
    ].join('; '),
    notes: [
      ...chart.flags.map(({ day, text }, index) => `(${index + 1}) ${formatDate(day)}: ${text}`),
      ...chart.gaps.map((gap) => `${formatDate(gap.from)} to ${formatDate(gap.to)}: ${gap.text}`),
      `Source: ${history.credit}. The newest copy in the picture is of ${formatDate(newest.day)}.`,
      `Licence: ${history.licence}. Changes: ${history.changes}`,
    ],
  };
}
