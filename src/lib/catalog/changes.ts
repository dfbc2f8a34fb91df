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
  /** The page that has the lines of these entries, where this one only names them. */
  readonly wholeHref: string | undefined;
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
    wholeHref: undefined,
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

/** A page of changes: the newest, or those of one year or month. */
export interface ChangesPage {
  readonly months: readonly ChangeMonth[];
  readonly yearLinks: readonly PeriodLink[];
  /** The months of a year that has too many entries for one page; else none. */
  readonly monthLinks: readonly PeriodLink[];
  readonly total: number;
  readonly shown: number;
  /** Claims that carry no date and so appear in no list of changes. */
  readonly undated: number;
}

/** The way to the changes of one year or month. */
export interface PeriodLink {
  readonly name: string;
  readonly href: string;
  /** `353 entries` of a year, `85` of one of its months. */
  readonly count: string;
  readonly isThis: boolean;
}

/** How many changes the first page shows, and a feed holds at most. */
export const newestChanges = 60;

/** A year of more entries only names them, each in its place, and its months have them whole. */
export const mostInWholeYear = 120;

/**
 * Gathers the page of the newest changes, or of a period.
 *
 * @param period a year `2026`, or a month `2026-08` of a year that is divided
 */
export function toChangesPage(catalog: Catalog, period?: string): ChangesPage {
  const changes = listChanges(catalog);
  const shown =
    period === undefined
      ? changes.slice(0, newestChanges)
      : changes.filter(({ date }) => date.startsWith(period));
  const year = period?.slice(0, 4);
  const monthLinks = changeMonths(changes)
    .filter(([month]) => month.slice(0, 4) === year)
    .map(([month, count]) => ({
      ...toPeriodLink(month, period),
      name: formatMonth(month).slice(0, 3),
      count: String(count),
    }));
  const claims = [
    ...catalog.models.flatMap((model) => listModelFacts(catalog, model)),
    ...catalog.vendors.flatMap((vendor) => listVendorFacts(catalog, vendor)),
  ].flatMap(({ fact }) => fact.claims);
  return {
    months: groupChanges(shown).map((month) => ({
      ...month,
      wholeHref:
        period === year
          ? monthLinks.find(({ href }) => href === periodHref(month.id))?.href
          : undefined,
    })),
    yearLinks: changeYears(changes).map(([name, count]) => ({
      ...toPeriodLink(name, period),
      count: formatCounted(count, 'entry', 'entries'),
    })),
    monthLinks,
    total: changes.length,
    shown: shown.length,
    undated: claims.filter(({ seenOn }) => seenOn === 'unknown').length,
  };
}

/** What a period is called: `2026`, `August 2026`. */
export function formatPeriod(period: string): string {
  return period.length === 4 ? period : formatMonth(period);
}

function toPeriodLink(period: string, current: string | undefined): Omit<PeriodLink, 'count'> {
  return { name: period, href: periodHref(period), isThis: period === current };
}

/** `2026-08` -> `/changes/2026/08/` */
function periodHref(period: string): string {
  return `/changes/${period.replace('-', '/')}/`;
}

/** The months of the years that are divided, newest first, and how many changes each has. */
export function changeMonths(changes: readonly Change[]): [month: string, count: number][] {
  const divided = changeYears(changes)
    .filter(([, count]) => count > mostInWholeYear)
    .map(([year]) => year);
  const inMonths = changes.filter(
    ({ date }) => date.length > 4 && divided.includes(date.slice(0, 4)),
  );
  return [...Map.groupBy(inMonths, ({ date }) => date.slice(0, 7))].map(([month, inMonth]) => [
    month,
    inMonth.length,
  ]);
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
