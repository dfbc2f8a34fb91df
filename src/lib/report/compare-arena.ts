import { copiesOf, newestCopy } from '../catalog/arena-board.ts';
import type {
  ArenaBoard,
  ArenaCapture,
  ArenaEntry,
  ArenaStanding,
} from '../catalog/arena-board.ts';
import { summarize } from '../catalog/arena-page.ts';
import { nameEntry } from '../catalog/to-history.ts';
import { formatDate } from '../format/date.ts';
import { capitalize, formatCounted } from '../format/list.ts';
import { formatCount } from '../format/number.ts';
import { changedTexts, compareRows } from './row-change.ts';
import type { PlaceChange, RowChange } from './row-change.ts';

/**
 * What readers see otherwise of another arena's board: days that came or went, figures of a day, the
 * newest copy against the one shown before, and which model a name is taken for.
 *
 * @param isKnown whether the file of a model can be read on both sides
 */
export function compareArena(
  before: ArenaBoard,
  after: ArenaBoard,
  isKnown: (modelId: string) => boolean,
): PlaceChange {
  return {
    title: after.name,
    href: after.href,
    lines: compareDays(before, after),
    rows: [
      ...compareNames(before, after, isKnown),
      ...compareNewest(before, after),
      ...after.captures.flatMap((capture) => {
        const old = before.captures.find(({ id }) => id === capture.id);
        return old === undefined ? [] : compareCapture(old, capture);
      }),
    ],
    texts: changedTexts(before, after, arenaTexts),
  };
}

const arenaTexts = {
  name: 'name',
  arena: 'who runs it',
  board: 'which board it is',
  question: 'question',
  label: 'label',
  url: 'address of the board',
  shown: 'which entries are shown',
  reusable: 'whether others may have the figures',
  credit: 'credit',
  sources: 'sources',
  scales: 'scales',
  topOnly: 'days with the upper places only',
  events: 'events',
  gaps: 'gaps',
  caveats: 'caveats',
} as const;

function compareDays(before: ArenaBoard, after: ArenaBoard): string[] {
  const beyond = (board: ArenaBoard, other: ArenaBoard): ArenaCapture[] =>
    board.captures.filter(({ id }) => !other.captures.some((capture) => capture.id === id));
  return [
    ...beyond(after, before).map((capture) => `New ${describeDay(capture)}`),
    ...beyond(before, after).map((capture) => `Removed ${describeDay(capture)}`),
  ];
}

function nameDay({ kind, date }: ArenaCapture): string {
  return `${kind === 'quoted' ? 'quote' : 'copy'} of ${formatDate(date)}`;
}

function describeDay(capture: ArenaCapture): string {
  if (capture.kind !== 'quoted') return `copy: ${summarize(capture)}`;
  const rows = capture.rows.map((row) => `${nameEntry(row.entry)}, ${describeStanding(row)}`);
  return `${nameDay(capture)}: ${rows.join('; ')}.`;
}

/** The table that the page opens with, where it is that of another day than before. */
function compareNewest(before: ArenaBoard, after: ArenaBoard): RowChange[] {
  const [old, now] = [newestCopy(before), newestCopy(after)];
  if (old === undefined || now === undefined || old.id === now.id) return [];
  return compareRows(`${formatDate(old.date)} → ${formatDate(now.date)}`, rowsOf(old), rowsOf(now));
}

function compareCapture(before: ArenaCapture, after: ArenaCapture): RowChange[] {
  const where = capitalize(nameDay(after));
  return [
    ...compareRows(where, detailsOf(before), detailsOf(after)),
    ...compareRows(where, rowsOf(before), rowsOf(after)),
  ];
}

function detailsOf(capture: ArenaCapture): Map<string, string> {
  const { kind, scale, places, best, source, pages, note } = capture;
  const details = { kind, scale, places, 'best rating': best, source, note };
  return new Map([
    ...Object.entries(details).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as const],
    ),
    ['address', pages.join(' ')],
  ]);
}

function rowsOf({ rows }: ArenaCapture): Map<string, string> {
  return new Map(rows.map((row) => [row.entry.name, describeStanding(row)]));
}

/** `place 2, rating 1060.4 (-8 +9), 1,200 votes`, each as published. */
function describeStanding({ rank, rating, below, above, votes, note }: ArenaStanding): string {
  const reach = below === undefined || above === undefined ? '' : ` (-${below} +${above})`;
  return [
    rank === undefined ? undefined : `place ${rank}`,
    rating === undefined ? undefined : `rating ${rating}${reach}`,
    votes === undefined ? undefined : `${formatCount(votes)} votes`,
    note === undefined ? undefined : `note: ${note}`,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

/** A model whose file cannot be read is no model that the name lost. */
function compareNames(
  before: ArenaBoard,
  after: ArenaBoard,
  isKnown: (modelId: string) => boolean,
): RowChange[] {
  const isSure = ({ model }: ArenaEntry): boolean => model === undefined || isKnown(model.id);
  const unsure = new Set(
    [...before.entries, ...after.entries].filter((entry) => !isSure(entry)).map(({ name }) => name),
  );
  const namesOf = ({ entries }: ArenaBoard): Map<string, string> =>
    new Map(
      entries
        .filter(({ name }) => !unsure.has(name))
        .map((entry) => [entry.name, describeEntry(entry)]),
    );
  return compareRows('Which model a name is', namesOf(before), namesOf(after));
}

function describeEntry({ model, variant, vendorName, note }: ArenaEntry): string {
  const title = model?.title ?? `no page here${vendorName === undefined ? '' : ` (${vendorName})`}`;
  return [title, variant, note && `note: ${note}`].filter((part) => part !== undefined).join(', ');
}

/** What is at hand of a board: `12 copies, 1 quote`. */
export function countDays(board: ArenaBoard): string {
  const copies = copiesOf(board).length;
  const quotes = board.captures.length - copies;
  return [
    copies === 0 ? undefined : formatCounted(copies, 'copy', 'copies'),
    quotes === 0 ? undefined : formatCounted(quotes, 'quote'),
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}
