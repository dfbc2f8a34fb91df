import { formatCounted } from '../format/list.ts';
import { formatMonth } from '../format/date.ts';
import type { Claim } from '../schema/claim.ts';
import { toEarliestDay, toLatestDay } from '../schema/date.ts';
import { vendorHref } from './catalog.ts';
import type { Catalog, Model } from './catalog.ts';
import { preferredValue, toDateFact } from './fact.ts';
import type { Fact } from './fact.ts';
import { combineFacts } from './plan-view.ts';

/** What can happen to a model. */
export const eventKinds = ['released', 'apiReleased', 'apiRetired', 'retired'] as const;
export type EventKind = (typeof eventKinds)[number];

/** What readers see for each kind, before and after it happens. */
export const eventWords: Readonly<Record<EventKind, string>> = {
  released: 'Released',
  apiReleased: 'API opened',
  apiRetired: 'API closed',
  retired: 'Retired',
};

const comingWords: Readonly<Record<EventKind, string>> = {
  released: 'To be released',
  apiReleased: 'API to open',
  apiRetired: 'API to close',
  retired: 'To be retired',
};

/** Something that happened, or will happen, to a model on a day, in a month or in a year. */
export interface TimelineEvent {
  readonly id: string;
  readonly kind: EventKind;
  /** `Released, with its API` */
  readonly words: string;
  readonly modelId: string;
  readonly title: string;
  readonly href: string;
  readonly vendorId: string;
  readonly vendorName: string;
  readonly vendorHref: string;
  /** As exact as known: `2026-10-15`, `2026-10` or `2026`. */
  readonly date: string;
  /** The date with its claims. */
  readonly when: Fact;
  readonly isComing: boolean;
  /** What a reader must know: `coming`, `announced for this day; nothing read since confirms it`. */
  readonly remark: string | undefined;
}

/** Events of one month, or of a year where nobody states the month. */
export interface TimelineMonth {
  /** `2026-10`, or `2026` */
  readonly id: string;
  readonly name: string;
  readonly events: readonly TimelineEvent[];
}

export interface TimelineYear {
  readonly year: string;
  readonly months: readonly TimelineMonth[];
}

/**
 * Releases, retirements, and openings and closings of APIs, by the date that the policy puts first.
 * Newest first; in a month those whose day nobody states come last.
 */
export function listEvents(catalog: Catalog): TimelineEvent[] {
  return catalog.models.flatMap((model) => toEvents(catalog, model)).sort(compareEvents);
}

/** Events by year and month, newest first. A date known only to the year stands below its months. */
export function groupEvents(events: readonly TimelineEvent[]): TimelineYear[] {
  const years = Map.groupBy(events, ({ date }) => date.slice(0, 4));
  return [...years].map(([year, inYear]) => ({
    year,
    months: [...Map.groupBy(inYear, ({ date }) => date.slice(0, 7))].map(([id, inMonth]) => ({
      id,
      name: id.length === 4 ? `${id}, month not stated` : formatMonth(id),
      events: inMonth,
    })),
  }));
}

/** The page of the timeline. */
export interface TimelinePage {
  readonly summary: string;
  readonly years: readonly TimelineYear[];
  /** Models without any date. */
  readonly undated: readonly { readonly title: string; readonly href: string }[];
  readonly events: readonly TimelineEvent[];
}

/** Gathers the timeline of all vendors. */
export function toTimelinePage(catalog: Catalog): TimelinePage {
  const events = listEvents(catalog);
  const count = (kinds: readonly EventKind[]): number =>
    events.filter(({ kind, isComing }) => kinds.includes(kind) && !isComing).length;
  const coming = events.filter(({ isComing }) => isComing).length;
  const dated = new Set(events.map(({ modelId }) => modelId));
  return {
    events,
    years: groupEvents(events),
    summary: [
      `${formatCounted(count(['released']), 'release')} and ${formatCounted(count(['retired']), 'retirement')},`,
      `${formatCounted(count(['apiReleased']), 'opening')} and ${formatCounted(count(['apiRetired']), 'closing')} of an API alone;`,
      `${coming === 0 ? 'none' : coming} still to come.`,
    ].join(' '),
    undated: catalog.models
      .filter(({ id }) => !dated.has(id))
      .map(({ title, href }) => ({ title, href })),
  };
}

function toEvents(catalog: Catalog, model: Model): TimelineEvent[] {
  const { lifecycle, sources } = model;
  const dateOf = (kind: EventKind): string | undefined => preferredValue(lifecycle[kind], sources);
  const context = { sources, today: catalog.today };
  return eventKinds
    .filter((kind) => dateOf(kind) !== undefined)
    .filter((kind) => {
      const whole = wholeOf[kind];
      return whole === undefined || dateOf(whole) !== dateOf(kind);
    })
    .map((kind) => {
      const date = dateOf(kind)!;
      const part = partOf[kind];
      const hasPart = part !== undefined && dateOf(part) === date;
      const facts = [kind, ...(hasPart ? [part] : [])].map((each) =>
        toDateFact(lifecycle[each], context),
      );
      const isComing = toEarliestDay(date) > catalog.today;
      return {
        id: `${model.id}-${kind}`,
        kind,
        words: `${(isComing ? comingWords : eventWords)[kind]}${hasPart ? ', with its API' : ''}`,
        modelId: model.id,
        title: model.title,
        href: model.href,
        vendorId: model.vendor,
        vendorName: model.vendorName,
        vendorHref: vendorHref(model.vendor),
        date,
        when: combineFacts(facts[0]!.text!, facts),
        isComing,
        remark: toRemark(model, kind, { date, today: catalog.today }),
      };
    });
}

/** The event that swallows another of the same day. */
const wholeOf: Readonly<Partial<Record<EventKind, EventKind>>> = {
  apiReleased: 'released',
  apiRetired: 'retired',
};

const partOf: Readonly<Partial<Record<EventKind, EventKind>>> = {
  released: 'apiReleased',
  retired: 'apiRetired',
};

function toRemark(
  model: Model,
  kind: EventKind,
  { date, today }: { readonly date: string; readonly today: string },
): string | undefined {
  if (toEarliestDay(date) > today) return 'coming';
  if (kind === 'released' || kind === 'apiReleased') return undefined;
  if (toLatestDay(date) > today) return 'announced for this time; the day is not stated';
  const saysRetired = (model.lifecycle.status ?? []).filter(({ value }) => value === 'retired');
  const evidence = [...(model.lifecycle[kind] ?? []), ...(kind === 'retired' ? saysRetired : [])];
  return evidence.every((claim) => isSeenBefore(claim, date))
    ? 'announced beforehand; nothing read since confirms it'
    : undefined;
}

/** A claim without a date may have been seen at any time, so it is not known to be from before. */
function isSeenBefore({ seen }: Claim, date: string): boolean {
  return seen !== 'unknown' && toLatestDay(seen) < toEarliestDay(date);
}

/** Newest first; what is known to the month comes after its days, and to the year after its months. */
function compareEvents(left: TimelineEvent, right: TimelineEvent): number {
  const key = ({ date }: TimelineEvent): string => `${date}-00-00`.slice(0, 10);
  return (
    (key(left) < key(right) ? 1 : key(left) > key(right) ? -1 : 0) ||
    left.vendorName.localeCompare(right.vendorName, 'en') ||
    left.title.localeCompare(right.title, 'en') ||
    eventKinds.indexOf(left.kind) - eventKinds.indexOf(right.kind)
  );
}
