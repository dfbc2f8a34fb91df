import { daysBetween, formatAge, formatDate } from '../format/date.ts';
import type { Claim, Source } from '../schema/claim.ts';
import { sourceKinds } from '../schema/claim.ts';
import { canBeSameDay, toEarliestDay } from '../schema/date.ts';
import type { FieldPath } from '../schema/problem.ts';
import { isSameText } from './text-agreement.ts';

/** One claim as a reader sees it. */
export interface ClaimView {
  readonly text: string;
  readonly publisher: string;
  readonly kind: Source['kind'];
  readonly url: string;
  readonly title?: string | undefined;
  /** `23 Sep 2026`, `date not stated`. */
  readonly seen: string;
  /** The same as data: `2026-09-23`, `2026-05`, `unknown`. */
  readonly seenOn: string;
  /** `2 months ago`; absent where no date is known. */
  readonly age?: string | undefined;
  readonly isOld: boolean;
  readonly note?: string | undefined;
  /** Where it is written: `src/content/models/kling-3-0.md:42`. */
  readonly place?: string | undefined;
}

/** A fact as a reader sees it: the value shown first, and who says so or otherwise. */
export interface Fact {
  /** What stands in the cell; undefined where nobody says. */
  readonly text: string | undefined;
  /** Whether sources give different values. */
  readonly isDisputed: boolean;
  readonly claims: readonly ClaimView[];
}

/** What a fact is read with: the sources of its file and the day of the build. */
export interface FactContext {
  readonly sources: Readonly<Record<string, Source>>;
  readonly today: string;
}

/** Days after which a claim is marked as old: prices move, the rest less so. */
export const oldAfterDays = { price: 90, other: 365 } as const;

/** Fields that age as prices do: what a model costs, and what a plan costs and gives. */
const priceFields: readonly (string | number)[] = [
  'prices',
  'usdPerMonth',
  'usdPerMonthBilledYearly',
  'creditsPerMonth',
  'oneTimeCredits',
  'apiCreditUsd',
  'appCreditUsd',
];

/** Days after which a claim in this field of a content file counts as old. */
export function oldAfterOf(field: FieldPath): number {
  return field.some((key) => priceFields.includes(key)) ? oldAfterDays.price : oldAfterDays.other;
}

/**
 * Whether a claim is older than the days given, counted from the first day that its date can mean.
 * A claim without a date has no age and is not old.
 */
export function isOld(seen: string, today: string, oldAfter: number): boolean {
  return seen !== 'unknown' && daysBetween(seen, today) > oldAfter;
}

export const unknownFact: Fact = { text: undefined, isDisputed: false, claims: [] };

/**
 * Orders claims by the stated policy: the vendor's own word first, then sellers, arenas and
 * reviewers; among equals the newest, a claim without a date last; then as written. A claim that
 * its source leaves open comes after those that say something.
 */
export function orderClaims<C extends Claim>(
  claims: readonly C[],
  sources: Readonly<Record<string, Source>>,
): C[] {
  const trust = ({ source }: C): number => {
    const kind = sources[source]?.kind;
    return kind === undefined ? sourceKinds.length : sourceKinds.indexOf(kind);
  };
  const isOpen = ({ value }: C): number => (value === 'unknown' ? 1 : 0);
  return claims.toSorted(
    (left, right) =>
      isOpen(left) - isOpen(right) ||
      trust(left) - trust(right) ||
      compareNewestFirst(left.seen, right.seen),
  );
}

export interface FactOptions {
  /** Days after which a claim is marked as old. */
  readonly oldAfter?: number;
  /** Whether two texts say the same; by default, whether they are equal. */
  readonly agree?: (left: string, right: string) => boolean;
}

/** Turns the claims of one field into a fact. Without claims it is unknown. */
export function toFact<Value>(
  claims: readonly Claim<Value>[] | undefined,
  toText: (value: Value) => string,
  context: FactContext,
  { oldAfter = oldAfterDays.other, agree = isSameText }: FactOptions = {},
): Fact {
  if (claims === undefined || claims.length === 0) return unknownFact;
  const ordered = orderClaims(claims, context.sources);
  const textOf = ({ value }: Claim<Value>): string =>
    value === 'unknown' ? 'left open' : toText(value);
  const known = ordered.filter(({ value }) => value !== 'unknown').map(textOf);
  return {
    text: known[0],
    isDisputed: known.some((text, index) =>
      known.slice(index + 1).some((other) => !agree(text, other)),
    ),
    claims: ordered.map((claim) => toClaimView(claim, textOf(claim), context, oldAfter)),
  };
}

/**
 * Turns the claims of a date into a fact. A vague date and an exact one that lies within it do not
 * contradict each other.
 */
export function toDateFact(
  claims: readonly Claim<string>[] | undefined,
  context: FactContext,
): Fact {
  const dates = (claims ?? []).map(({ value }) => value).filter((value) => value !== 'unknown');
  return {
    ...toFact(claims, formatDate, context),
    isDisputed: dates.some((date) => dates.some((other) => !canBeSameDay(date, other))),
  };
}

/** The evidence of one claim, statement or price, with its text. */
export function toClaimView(
  evidence: Pick<Claim, 'source' | 'seen' | 'note' | 'place'>,
  text: string,
  { sources, today }: FactContext,
  oldAfter: number = oldAfterDays.other,
): ClaimView {
  const source = sources[evidence.source];
  if (source === undefined) throw new RangeError(`Unknown source "${evidence.source}"`);
  const isDated = evidence.seen !== 'unknown';
  return {
    text,
    publisher: source.publisher,
    kind: source.kind,
    url: source.url,
    title: source.title,
    seen: formatDate(evidence.seen),
    seenOn: evidence.seen,
    age: isDated ? formatAge(evidence.seen, today) : undefined,
    isOld: isOld(evidence.seen, today, oldAfter),
    note: evidence.note,
    place: evidence.place,
  };
}

/** The value that the policy puts first, as data; undefined where nobody says. */
export function preferredValue<Value>(
  claims: readonly Claim<Value>[] | undefined,
  sources: Readonly<Record<string, Source>>,
): Value | undefined {
  const [first] = orderClaims(claims ?? [], sources);
  return first === undefined || first.value === 'unknown' ? undefined : first.value;
}

function compareNewestFirst(left: string, right: string): number {
  const [leftDay, rightDay] = [toEarliestDay(left), toEarliestDay(right)];
  return leftDay < rightDay ? 1 : leftDay > rightDay ? -1 : 0;
}
