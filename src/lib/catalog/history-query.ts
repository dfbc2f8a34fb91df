import type { BoardHistory } from './board-history.ts';
import { defaultView, measures } from './history-chart.ts';
import type { HistoryView, Measure } from './history-chart.ts';

/** What a reader asked of a history, as the address holds it; what is undefined is as at first. */
export interface HistoryQuery {
  readonly measure: Measure | undefined;
  readonly show: readonly string[];
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly scale: string | undefined;
  /** The day whose standings are asked for. */
  readonly on: string | undefined;
}

export const emptyHistoryQuery: HistoryQuery = {
  measure: undefined,
  show: [],
  from: undefined,
  to: undefined,
  scale: undefined,
  on: undefined,
};

/** Reads a query off an address: `?by=rank&show=veo-3.1-audio&from=2026-01-01&on=2026-03-01`. */
export function readHistoryQuery(search: string): HistoryQuery {
  const parameters = new URLSearchParams(search);
  const day = (name: string): string | undefined => {
    const text = parameters.get(name);
    return text !== null && isDay(text) ? text : undefined;
  };
  return {
    measure: measures.find((measure) => measure === parameters.get('by')),
    show: [...new Set(parameters.getAll('show'))],
    from: day('from'),
    to: day('to'),
    scale: parameters.get('scale') ?? undefined,
    on: day('on'),
  };
}

/** The address of a query, `` for an empty one: what `readHistoryQuery` reads back. */
export function writeHistoryQuery(query: HistoryQuery): string {
  const parameters = new URLSearchParams();
  const set = (name: string, value: string | undefined): void => {
    if (value !== undefined) parameters.set(name, value);
  };
  set('by', query.measure);
  query.show.forEach((key) => {
    parameters.append('show', key);
  });
  set('from', query.from);
  set('to', query.to);
  set('scale', query.scale);
  set('on', query.on);
  return parameters.size === 0 ? '' : `?${parameters}`;
}

/**
 * The view that a query asks of a history. Entries and scales that the board does not have are
 * passed over; a period turned round, or outside of what is at hand, becomes the whole.
 */
export function toView(history: BoardHistory, query: HistoryQuery): HistoryView {
  const first = defaultView(history);
  const shown = query.show.filter((key) => history.entries.some((entry) => entry.key === key));
  const [from, to] = [query.from ?? first.from, query.to ?? first.to];
  const isSound = from < to && from <= first.to && to >= first.from;
  const scale =
    query.scale !== undefined && query.scale in history.scales ? query.scale : first.scale;
  return {
    measure: query.measure ?? first.measure,
    chosen: shown.length === 0 ? first.chosen : shown,
    from: isSound ? from : first.from,
    to: isSound ? to : first.to,
    scale,
  };
}

/** Whether a text is a day of the calendar, YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
