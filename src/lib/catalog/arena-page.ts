import { daysBetween, formatAge, formatDate } from '../format/date.ts';
import { formatCounted } from '../format/list.ts';
import { formatCount, formatRating, formatSigned } from '../format/number.ts';
import { toAgreements } from './agreement.ts';
import type { Agreement } from './agreement.ts';
import { copiesOf, newestCopy } from './arena-board.ts';
import type { ArenaBoard, ArenaCapture, ArenaStanding } from './arena-board.ts';
import { nameEntry } from './to-history.ts';
import type { Catalog } from './catalog.ts';
import { toClaimView } from './fact.ts';
import type { ClaimView } from './fact.ts';
import { dayHref, historyHref } from './history-address.ts';

/** A row of another arena's board, every number already text; undefined is not published. */
export interface ArenaRow {
  readonly key: string;
  readonly rank: string | undefined;
  /** As published. */
  readonly name: string;
  /** The model here that it is. */
  readonly model: { readonly title: string; readonly href: string } | undefined;
  readonly vendorName: string | undefined;
  readonly rating: string | undefined;
  readonly halfWidth: string | undefined;
  readonly gap: string | undefined;
  readonly votes: string | undefined;
  readonly note: string | undefined;
  /** Where rating and interval lie on the axis of the table, 0 to 1. */
  readonly mark:
    { readonly point: number; readonly lower: number; readonly upper: number } | undefined;
}

/** A capture, ready to be shown as a table. */
export interface ArenaTable {
  readonly date: string;
  readonly age: string;
  readonly isOld: boolean;
  /** "48 places", "the upper places; how many there were is not known" */
  readonly extent: string;
  readonly rows: readonly ArenaRow[];
  readonly pages: readonly { readonly href: string; readonly text: string }[];
  readonly note: string | undefined;
  readonly scale: string | undefined;
  readonly hasVotes: boolean;
  readonly hasIntervals: boolean;
}

/** Everything that the page of another arena's board shows. */
export interface ArenaPage {
  readonly board: ArenaBoard;
  readonly summary: string;
  /** The newest copy; undefined where only quotes are at hand. */
  readonly table: ArenaTable | undefined;
  readonly quotes: readonly QuoteView[];
  readonly caveats: readonly ClaimView[];
  readonly agreements: readonly Agreement[];
  /** Address of its history, where two days or more are at hand. */
  readonly history: string | undefined;
  readonly facts: readonly { readonly label: string; readonly text: string }[];
}

/** A place that somebody named. */
export interface QuoteView {
  readonly date: string;
  readonly name: string;
  readonly href: string | undefined;
  readonly text: string;
  readonly publisher: string;
  readonly url: string;
  readonly note: string | undefined;
}

/** A standing is stale after so many days. */
const staleAfterDays = 90;

/**
 * Gathers the page of another arena's board.
 *
 * @throws RangeError where the catalogue has no such board
 */
export function toArenaPage(catalog: Catalog, id: string): ArenaPage {
  const board = findArena(catalog, id);
  const newest = newestCopy(board);
  const copies = copiesOf(board);
  const context = { sources: board.sources, today: catalog.today };
  return {
    board,
    summary: newest === undefined ? board.label : summarize(newest),
    table: newest && toArenaTable(board, newest, catalog.today),
    quotes: toQuotes(board),
    caveats: board.caveats.map((caveat) => toClaimView(caveat, caveat.text, context, Infinity)),
    agreements: toAgreements(catalog, id),
    history: copies.length > 1 ? historyHref(id) : undefined,
    facts: [
      {
        label: 'Kind',
        text: 'External: standings as another arena published them, not rated here',
      },
      { label: 'Run by', text: board.arena },
      ...(newest === undefined
        ? []
        : [
            {
              label: 'Copies at hand',
              text: `${copies.length}, from ${formatDate(copies[0]!.date)} to ${formatDate(newest.date)}`,
            },
          ]),
      ...(board.shown === 'all'
        ? []
        : [
            {
              label: 'Shown',
              text: 'Only models that have a page here, as the figures are not ours',
            },
          ]),
    ],
  };
}

/** A board of another arena in the list of boards. */
export interface ArenaListing {
  readonly name: string;
  readonly href: string;
  readonly question: string;
  readonly summary: string;
  /** Of the newest copy; undefined where only quotes are at hand. */
  readonly date: string | undefined;
  readonly isOld: boolean;
  readonly credit: string;
}

/** Every board of other arenas, with who leads it; those of which only quotes are at hand last. */
export function toArenaList(catalog: Pick<Catalog, 'arenas' | 'today'>): ArenaListing[] {
  const listings = catalog.arenas.map((board): ArenaListing => {
    const newest = newestCopy(board);
    return {
      ...{
        name: board.name,
        href: board.href,
        question: board.question,
        credit: board.credit.text,
      },
      summary: newest === undefined ? board.label : summarize(newest),
      date: newest && formatDate(newest.date),
      isOld: newest !== undefined && isStale(newest.date, catalog.today),
    };
  });
  return [
    ...listings.filter(({ date }) => date !== undefined),
    ...listings.filter(({ date }) => date === undefined),
  ];
}

/**
 * A board of another arena by id.
 *
 * @throws RangeError where the catalogue has none
 */
export function findArena(catalog: Catalog, id: string): ArenaBoard {
  const board = catalog.arenas.find((candidate) => candidate.id === id);
  if (board === undefined) throw new RangeError(`No board "${id}" of another arena`);
  return board;
}

/** "Seedance 2.5 (720p) leads 48 places, 8 points ahead of Gemini Omni 1.1 Flash (21 Sep 2026)." */
export function summarize(capture: ArenaCapture): string {
  const [first, second] = capture.rows;
  const when = `on ${formatDate(capture.date)}`;
  if (first?.rank !== 1) return `The first place ${when} is held by an entry without a page here.`;
  const of = capture.places === undefined ? '' : ` of ${capture.places} places`;
  const lead =
    second?.rank === 2 && first.rating !== undefined && second.rating !== undefined
      ? `, ${formatCounted(Math.round(first.rating - second.rating), 'point')} ahead of ${nameEntry(second.entry)}${isClose(first, second) ? ', within the doubt about either' : ''}`
      : '';
  return `${nameEntry(first.entry)} holds the first${of} ${when}${lead}.`;
}

/** Whether the intervals of two neighbours meet; where none are published that is not known. */
function isClose(first: ArenaStanding, second: ArenaStanding): boolean {
  return (
    first.below !== undefined &&
    second.above !== undefined &&
    first.rating! - first.below <= second.rating! + second.above
  );
}

/** Lays a capture out as a table. */
export function toArenaTable(board: ArenaBoard, capture: ArenaCapture, today: string): ArenaTable {
  const age = formatAge(capture.date, today);
  return {
    date: formatDate(capture.date),
    age,
    isOld: isStale(capture.date, today),
    extent:
      capture.places === undefined
        ? 'the upper places were read; how many there were is not known'
        : board.shown === 'all'
          ? `${capture.places} places`
          : `${capture.places} places, of which those of models here are shown`,
    rows: toRows(capture),
    pages: capture.pages.map((href) => ({ href, text: board.sources[capture.source]!.publisher })),
    note: capture.note,
    scale: capture.scale === undefined ? undefined : board.scales[capture.scale]?.name,
    hasVotes: capture.rows.some(({ votes }) => votes !== undefined),
    hasIntervals: capture.rows.some(({ below }) => below !== undefined),
  };
}

/** Whether a standing is so old that the order may have changed since. */
export function isStale(date: string, today: string): boolean {
  return daysBetween(date, today) > staleAfterDays;
}

function toRows({ rows, best }: ArenaCapture): ArenaRow[] {
  const ends = rows.flatMap(({ rating, below = 0, above = 0 }) =>
    rating === undefined ? [] : [rating - below, rating + above],
  );
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const place = (value: number): number =>
    Math.round(((value - low) / (high - low || 1)) * 1000) / 1000;
  return rows.map((row) => ({
    key: row.entry.key,
    rank: row.rank === undefined ? undefined : String(row.rank),
    name: row.entry.name,
    model: row.entry.model && { title: row.entry.model.title, href: row.entry.model.href },
    vendorName: row.entry.vendorName,
    ...describeRating(row, best),
    votes: row.votes === undefined ? undefined : formatCount(row.votes),
    note: [row.note, row.entry.note].filter((note) => note !== undefined).join(' ') || undefined,
    mark:
      row.rating === undefined
        ? undefined
        : {
            point: place(row.rating),
            lower: place(row.rating - (row.below ?? 0)),
            upper: place(row.rating + (row.above ?? 0)),
          },
  }));
}

function describeRating(
  { rating, below, above }: ArenaStanding,
  best: number | undefined,
): Pick<ArenaRow, 'rating' | 'halfWidth' | 'gap'> {
  return {
    rating: rating === undefined ? undefined : formatRating(rating),
    halfWidth:
      below === undefined || above === undefined
        ? undefined
        : `±${formatRating(Math.max(below, above))}`,
    gap: rating === undefined || best === undefined ? undefined : formatSigned(rating - best),
  };
}

/** Every place that is only quoted, the newest first. */
function toQuotes(board: ArenaBoard): QuoteView[] {
  return board.captures
    .filter(({ kind }) => kind === 'quoted')
    .toReversed()
    .flatMap((capture) =>
      capture.rows.map((row) => ({
        date: formatDate(capture.date),
        name: nameEntry(row.entry),
        href: row.entry.model?.href,
        text: describeQuote(row),
        publisher: board.sources[capture.source]!.publisher,
        url: capture.pages[0]!,
        note: row.note ?? capture.note,
      })),
    );
}

function describeQuote({ rank, rating }: ArenaStanding): string {
  return (
    [
      rank === undefined ? undefined : `place ${rank}`,
      rating === undefined ? undefined : `rating ${formatRating(rating)}`,
    ]
      .filter((part) => part !== undefined)
      .join(', ') || 'no number'
  );
}

/** The page of the day a capture shows, for its links to the days before and after. */
export function neighbourDays(
  board: ArenaBoard,
  day: string,
): { readonly before: DayLink | undefined; readonly after: DayLink | undefined } {
  const copies = copiesOf(board);
  const index = copies.findIndex(({ date }) => date === day);
  const link = (capture: ArenaCapture | undefined): DayLink | undefined =>
    capture && { href: dayHref(board.id, capture.date), text: formatDate(capture.date) };
  return { before: link(copies[index - 1]), after: link(copies[index + 1]) };
}

/** A link to the page of a day. */
export interface DayLink {
  readonly href: string;
  readonly text: string;
}
