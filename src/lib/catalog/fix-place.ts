import type { ClaimView } from './fact.ts';

/** Where a fact is corrected. */
export interface FixPlace {
  /** `src/content/models/kling-3-0.md:42` */
  readonly place: string;
  /** The same line on the web, where the repository has an address. */
  readonly href: string | undefined;
}

/**
 * The first line of what a fact is made from: of its claims, the one that stands highest in the file
 * of the first. Undefined where no claim knows its place, as in a test.
 *
 * @param repositoryUrl address of the repository without a slash at its end, if it has one
 */
export function toFixPlace(
  claims: readonly Pick<ClaimView, 'place'>[],
  repositoryUrl: string | undefined,
): FixPlace | undefined {
  const places = claims.flatMap(({ place }) => (place === undefined ? [] : [splitPlace(place)]));
  const [first] = places;
  if (first === undefined) return undefined;
  const { path } = first;
  const line = Math.min(
    ...places.filter((other) => other.path === path).map((other) => other.line),
  );
  return {
    place: `${path}:${line}`,
    href: repositoryUrl && `${repositoryUrl}/blob/main/${path}?plain=1#L${line}`,
  };
}

/** The form in which somebody without Git says what is wrong on a page, its address filled in. */
export function toReportHref(repositoryUrl: string, page: string): string {
  const query = new URLSearchParams({ template: 'wrong-fact.yml', page });
  return `${repositoryUrl}/issues/new?${query}`;
}

function splitPlace(place: string): { path: string; line: number } {
  const colon = place.lastIndexOf(':');
  return { path: place.slice(0, colon), line: Number(place.slice(colon + 1)) };
}
