import { daysBetween, formatAge, formatDate } from '../format/date.ts';
import { formatCounted } from '../format/list.ts';
import { formatCount } from '../format/number.ts';
import { valuesWhere } from '../rules/rule.ts';
import type { Price } from '../schema/price.ts';
import { toFieldName } from '../schema/problem.ts';
import type { FieldPath } from '../schema/problem.ts';
import { isOld, oldAfterOf } from './fact.ts';
import { formatPrice } from './price-table.ts';

/** A content file with the way back to its lines. */
export interface LocatedEntry {
  readonly path: string;
  readonly data: unknown;
  readonly lineOf: (field: FieldPath) => number;
}

/** A claim that nobody has looked at for longer than its kind of fact may rest. */
export interface StaleClaim {
  readonly path: string;
  readonly line: number;
  /** `prices[0]`, `lifecycle.status[0]` */
  readonly field: string;
  readonly value: string;
  readonly publisher: string;
  readonly url: string;
  /** As exact as the claim: `2026-05-04`, `2026-05` or `2026`. */
  readonly seen: string;
  /** Days since the first day that `seen` can mean. */
  readonly ageDays: number;
  /** Days after which a claim of this kind counts as old. */
  readonly oldAfterDays: number;
}

/** All claims of a set of files by age. */
export interface StaleReport {
  readonly today: string;
  /** Oldest first; of one age by file and line. */
  readonly stale: readonly StaleClaim[];
  /** How many claims the files hold, and how many of them carry no date and so no age. */
  readonly claims: number;
  readonly undated: number;
}

/**
 * Lists the claims that the site marks as old: prices, credits and plans seen more than 90 days
 * ago, everything else more than 365.
 *
 * @param entries content files, models and vendors
 * @param today YYYY-MM-DD
 */
export function findStaleClaims(entries: readonly LocatedEntry[], today: string): StaleReport {
  const claims = entries.flatMap(listClaims);
  return {
    today,
    stale: claims
      .filter(({ seen, field }) => isOld(seen, today, oldAfterOf(field)))
      .map(({ entry, field, value, seen, publisher, url }): StaleClaim => ({
        path: entry.path,
        line: entry.lineOf(field),
        field: toFieldName(field),
        value,
        publisher,
        url,
        seen,
        ageDays: daysBetween(seen, today),
        oldAfterDays: oldAfterOf(field),
      }))
      .sort(
        (left, right) =>
          right.ageDays - left.ageDays ||
          compareTexts(left.path, right.path) ||
          left.line - right.line,
      ),
    claims: claims.length,
    undated: claims.filter(({ seen }) => seen === 'unknown').length,
  };
}

/** The report as text: one line a claim as `path:line: field: ...`, and a last line of counts. */
export function formatStaleReport({ today, stale, claims, undated }: StaleReport): string {
  const lines = stale.map(
    ({ path, line, field, value, publisher, seen, url }) =>
      `${path}:${line}: ${field}: ${value} (${publisher}, seen ${formatDate(seen)}, ${formatAge(seen, today)}) ${url}`,
  );
  const summary = `${formatCount(stale.length)} of ${formatCounted(claims, 'claim')} old on ${formatDate(today)}; ${formatCount(undated)} without a date`;
  return [...lines, ...(lines.length > 0 ? [''] : []), summary].join('\n');
}

interface LocatedClaim {
  readonly entry: LocatedEntry;
  readonly field: FieldPath;
  readonly value: string;
  readonly seen: string;
  readonly publisher: string;
  readonly url: string;
}

/** Whatever names a source and the day it was seen is a claim: values, prices and statements alike. */
function listClaims(entry: LocatedEntry): LocatedClaim[] {
  const sources = (entry.data as Record<string, Record<string, Record<string, string>>>)['sources'];
  return valuesWhere(entry.data, ({ value }) => isClaim(value)).map(({ field, value }) => {
    const claim = value as Record<string, unknown> & { source: string; seen: string };
    const source = sources?.[claim.source];
    return {
      entry,
      field,
      value: describeClaim(claim),
      seen: claim.seen,
      publisher: source?.['publisher'] ?? claim.source,
      url: source?.['url'] ?? '',
    };
  });
}

function isClaim(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'source' in value &&
    'seen' in value &&
    typeof value.seen === 'string'
  );
}

function describeClaim(claim: Record<string, unknown>): string {
  if ('value' in claim) return describe(claim['value']);
  if ('text' in claim) return describe(claim['text']);
  if ('amount' in claim) return formatPrice(claim as unknown as Price);
  const evidence = ['source', 'seen', 'note'];
  return describe(
    Object.fromEntries(Object.entries(claim).filter(([key]) => !evidence.includes(key))),
  );
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return value.map(describe).join(', ');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([key, part]) => `${key} ${describe(part)}`)
      .join(', ');
  return String(value);
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
