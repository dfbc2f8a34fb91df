import { formatDate, formatMonth } from '../format/date.ts';
import { formatCounted, formatList } from '../format/list.ts';
import { toEarliestDay } from '../schema/date.ts';
import { vendorHref } from './catalog.ts';
import type { Catalog } from './catalog.ts';
import type { ClaimView, Fact } from './fact.ts';
import { listModelFacts, listVendorFacts } from './record-facts.ts';
import type { RecordFact } from './record-facts.ts';
import { listEvents } from './timeline.ts';
import type { EventKind, TimelineEvent } from './timeline.ts';

/** One thing that the catalogue has had to say since a day: an event, or what was seen that day. */
export interface Change {
  /** The same in every build: `model/runway-gen-4-5/seen/2026-09-23`, `model/openai-sora/retired`. */
  readonly id: string;
  /** Id for a place on a page: `model-runway-gen-4-5-seen-2026-09-23`. */
  readonly anchor: string;
  /** As exact as known: `2026-09-23`, `2026-09` or `2026`. */
  readonly date: string;
  readonly vendorId: string;
  /** The event, where it is one. */
  readonly event: EventKind | undefined;
  /** `Runway Gen-4.5` */
  readonly subject: string;
  readonly href: string;
  /** `Retired`, `12 claims seen at Runway and ChatForest` */
  readonly headline: string;
  readonly remark: string | undefined;
  /** Everything there is to say, as a feed says it. */
  readonly lines: readonly ChangeLine[];
  /** What a page shows at once: few lines, or those that differ from before. */
  readonly open: readonly ChangeLine[];
  /** The other lines, behind a summary of what they are about. */
  readonly folded: readonly ChangeLine[];
  readonly foldedWords: string;
}

/** One claim as a change: what it says, and what another source said before. */
export interface ChangeLine {
  readonly label: string;
  readonly text: string;
  readonly publisher: string;
  /** Where on the page of the model or vendor the evidence is. */
  readonly href: string;
  /** `before: 16 s (ChatForest, May 2026)` */
  readonly before: string | undefined;
}

/**
 * What changed and when, read off the content itself: events on their day, and claims on the day
 * their source was seen, those of one file and day together. Newest first. What lies ahead and what
 * carries no date is left out.
 */
export function listChanges(catalog: Catalog): readonly Change[] {
  const known = listed.get(catalog);
  if (known !== undefined) return known;
  const changes = collectChanges(catalog);
  listed.set(catalog, changes);
  return changes;
}

/** Every feed and page asks for the same list, which takes a tenth of a second to make. */
const listed = new WeakMap<Catalog, readonly Change[]>();

function collectChanges(catalog: Catalog): Change[] {
  const events = listEvents(catalog)
    .filter(({ isComing }) => !isComing)
    .map(toEventChange);
  const models = catalog.models.flatMap((model) =>
    toSeenChanges(listModelFacts(catalog, model), {
      key: `model/${model.id}`,
      subject: model.title,
      href: model.href,
      vendorId: model.vendor,
    }),
  );
  const vendors = catalog.vendors.flatMap((vendor) =>
    toSeenChanges(listVendorFacts(catalog, vendor), {
      key: `vendor/${vendor.id}`,
      subject: vendor.name,
      href: vendorHref(vendor.id),
      vendorId: vendor.id,
    }),
  );
  return [...events, ...models, ...vendors].sort(compareChanges);
}

/** Changes of one month, or of a year where the month is not stated. */
export interface ChangeMonth {
  readonly id: string;
  readonly name: string;
  readonly days: readonly {
    readonly date: string;
    readonly name: string;
    readonly changes: readonly Change[];
  }[];
}

/** Changes by month and day, in the order given. */
export function groupChanges(changes: readonly Change[]): ChangeMonth[] {
  return [...Map.groupBy(changes, ({ date }) => date.slice(0, 7))].map(([id, inMonth]) => ({
    id,
    name: id.length === 4 ? `${id}, month not stated` : formatMonth(id),
    days: [...Map.groupBy(inMonth, ({ date }) => date)].map(([date, onDay]) => ({
      date,
      name: date.length === 10 ? formatDate(date) : `${formatMonth(date)}, day not stated`,
      changes: onDay,
    })),
  }));
}

/** The feed of one vendor and its models. */
export function vendorFeed({ id, name }: { readonly id: string; readonly name: string }): {
  title: string;
  href: string;
} {
  return { title: `Changes at ${name}`, href: `${vendorHref(id)}changes.xml` };
}

/** A page of changes: the newest, or those of one year. */
export interface ChangesPage {
  readonly months: readonly ChangeMonth[];
  readonly years: readonly {
    readonly year: string;
    readonly href: string;
    readonly count: string;
    readonly isThis: boolean;
  }[];
  readonly total: number;
  readonly shown: number;
  /** Claims that carry no date and so appear in no list of changes. */
  readonly undated: number;
}

/** How many changes the first page shows, and a feed holds at most. */
export const newestChanges = 60;

/** Gathers the page of the newest changes, or of one year. */
export function toChangesPage(catalog: Catalog, year?: string): ChangesPage {
  const changes = listChanges(catalog);
  const shown =
    year === undefined
      ? changes.slice(0, newestChanges)
      : changes.filter(({ date }) => date.startsWith(year));
  const claims = [
    ...catalog.models.flatMap((model) => listModelFacts(catalog, model)),
    ...catalog.vendors.flatMap((vendor) => listVendorFacts(catalog, vendor)),
  ].flatMap(({ fact }) => fact.claims);
  return {
    months: groupChanges(shown),
    years: changeYears(changes).map(([name, count]) => ({
      year: name,
      href: `/changes/${name}/`,
      count: formatCounted(count, 'entry', 'entries'),
      isThis: name === year,
    })),
    total: changes.length,
    shown: shown.length,
    undated: claims.filter(({ seenOn }) => seenOn === 'unknown').length,
  };
}

/** The years with changes, newest first, and how many each has. */
export function changeYears(changes: readonly Change[]): [year: string, count: number][] {
  return [...Map.groupBy(changes, ({ date }) => date.slice(0, 4))].map(([year, inYear]) => [
    year,
    inYear.length,
  ]);
}

function toEventChange(event: TimelineEvent): Change {
  const id = `model/${event.modelId}/${event.kind}`;
  return {
    id,
    anchor: toAnchor(id),
    date: event.date,
    vendorId: event.vendorId,
    event: event.kind,
    subject: event.title,
    href: event.href,
    headline: event.words,
    remark: event.remark,
    lines: event.when.claims.map((claim) => ({
      label: event.words,
      text: claim.text,
      publisher: claim.publisher,
      href: `${event.href}#fact-${event.kind}`,
      before: undefined,
    })),
    open: [],
    folded: [],
    foldedWords: '',
  };
}

interface Subject {
  readonly key: string;
  readonly subject: string;
  readonly href: string;
  readonly vendorId: string;
}

function toSeenChanges(
  facts: readonly RecordFact[],
  { key, subject, href, vendorId }: Subject,
): Change[] {
  const claims = facts.flatMap(({ label, anchor, fact }) =>
    fact.claims
      .filter(({ seenOn }) => seenOn !== 'unknown')
      .map((claim) => ({ claim, line: toLine(claim, fact, { label, href: `${href}${anchor}` }) })),
  );
  return [...Map.groupBy(claims, ({ claim }) => claim.seenOn)].map(([date, seen]) => {
    const id = `${key}/seen/${date}`;
    const lines = seen.map(({ line }) => line);
    const publishers = [...new Set(lines.map(({ publisher }) => publisher))];
    return {
      id,
      anchor: toAnchor(id),
      date,
      vendorId,
      event: undefined,
      subject,
      href,
      headline: `${formatCounted(lines.length, 'claim')} seen at ${nameSome(publishers)}`,
      remark: undefined,
      lines,
      ...fold(lines),
    };
  });
}

/** So many lines stand open; of more, only those that differ from before. */
const mostOpen = 2;

function fold(lines: readonly ChangeLine[]): Pick<Change, 'open' | 'folded' | 'foldedWords'> {
  const isOpen = ({ before }: ChangeLine): boolean =>
    lines.length <= mostOpen || before !== undefined;
  const folded = lines.filter((line) => !isOpen(line));
  const labels = [...new Set(folded.map(({ label }) => label))];
  return { open: lines.filter(isOpen), folded, foldedWords: nameSome(labels) };
}

/** Names up to three, then counts. */
function nameSome(names: readonly string[]): string {
  return names.length <= 3
    ? formatList(names)
    : formatList([...names.slice(0, 2), `${names.length - 2} others`]);
}

function toLine(
  claim: ClaimView,
  fact: Fact,
  { label, href }: { readonly label: string; readonly href: string },
): ChangeLine {
  const before = fact.claims
    .filter(
      ({ seenOn, text }) =>
        seenOn !== 'unknown' && text !== claim.text && isEarlier(seenOn, claim.seenOn),
    )
    .toSorted((left, right) => (toEarliestDay(left.seenOn) < toEarliestDay(right.seenOn) ? 1 : -1))
    .at(0);
  return {
    label,
    text: claim.text,
    publisher: claim.publisher,
    href,
    before: before && `before: ${before.text} (${before.publisher}, ${before.seen})`,
  };
}

/** Whether a date certainly lies before another; a month says nothing about its days. */
function isEarlier(first: string, second: string): boolean {
  const length = Math.min(first.length, second.length);
  return first.slice(0, length) < second.slice(0, length);
}

function toAnchor(id: string): string {
  return id.replaceAll('/', '-');
}

/** Newest first; within a date events before what was seen, then by subject. */
function compareChanges(left: Change, right: Change): number {
  const key = ({ date }: Change): string => `${date}-00-00`.slice(0, 10);
  return (
    (key(left) < key(right) ? 1 : key(left) > key(right) ? -1 : 0) ||
    Number(left.event === undefined) - Number(right.event === undefined) ||
    left.subject.localeCompare(right.subject, 'en') ||
    (left.id < right.id ? -1 : 1)
  );
}
