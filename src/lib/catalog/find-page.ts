import { capitalize } from '../format/list.ts';
import { formatNumber } from '../format/number.ts';
import type { modelStatuses } from '../schema/status.ts';
import { toPictureLines } from '../schema/resolution.ts';
import { toCapabilityGroups } from './capability-matrix.ts';
import type { Catalog, Model } from './catalog.ts';
import { preferredValue } from './fact.ts';
import type { Candidate, Quantity } from './find-models.ts';
import { lowestUsdPerSecond } from './price-table.ts';

/** What finding works on, at the build and in the browser. */
export interface FindData {
  readonly candidates: readonly Candidate[];
  /** What readers call each capability, by its id. */
  readonly names: Readonly<Record<string, string>>;
}

/** Everything that the page `/find` shows. */
export interface FindPage extends FindData {
  readonly groups: readonly {
    readonly name: string;
    readonly capabilities: readonly { id: string; name: string; question: string }[];
  }[];
}

/** All models with the facts that decide, and the capabilities that can be asked for. */
export function toFindPage(catalog: Catalog): FindPage {
  return { ...toFindData(catalog), groups: toCapabilityChoices(catalog) };
}

/** All models with the facts that decide, and the names of the capabilities. */
export function toFindData(catalog: Catalog): FindData {
  const rows = catalog.capabilities.groups.flatMap((group) => group.rows);
  return {
    candidates: catalog.models.map((model) => toCandidate(catalog, model)),
    names: Object.fromEntries(rows.map(({ id, name }) => [id, name])),
  };
}

/** The capabilities that can be asked for, by group. */
export function toCapabilityChoices({ capabilities }: Catalog): FindPage['groups'] {
  return capabilities.groups.map(({ name, rows }) => ({
    name,
    capabilities: rows.map(({ id, name: rowName, question }) => ({ id, name: rowName, question })),
  }));
}

/** What a model is known to be able to do; a capability that is left out is unknown. */
export function toSupport(catalog: Catalog, model: Model): Candidate['support'] {
  const known = toCapabilityGroups(catalog, model)
    .flatMap(({ cells }) => cells)
    .flatMap(({ id, support }) => (support === 'unknown' ? [] : [[id, support] as const]));
  return Object.fromEntries(known);
}

/** A model with the facts that decide whether it is found; each by the policy of `orderClaims`. */
export function toCandidate(catalog: Catalog, model: Model): Candidate {
  const status = preferredValue(model.lifecycle.status, model.sources);
  const price = lowestUsdPerSecond(model.prices, {
    sources: model.sources,
    today: catalog.today,
  });
  return {
    id: model.id,
    name: model.name,
    vendorName: model.vendorName,
    href: model.href,
    support: toSupport(catalog, model),
    status:
      status === undefined
        ? undefined
        : { isUsable: usableStatuses.has(status), text: capitalize(status) },
    longestTake: longestTake(model),
    largestPicture: largestPicture(model),
    price: price === undefined ? undefined : { value: price.usd, text: price.text },
  };
}

/** Old and preview versions can be used; what is announced not yet, what is retired no more. */
export const usableStatuses: ReadonlySet<(typeof modelStatuses)[number]> = new Set<
  (typeof modelStatuses)[number]
>(['available', 'preview', 'legacy']);

/** The stated longest take, else the longest of the clip lengths on offer. */
function longestTake({ specs, sources }: Model): Quantity | undefined {
  const lengths = preferredValue(specs.clipSeconds, sources);
  const seconds =
    preferredValue(specs.maxClipSeconds, sources) ??
    (lengths === undefined ? undefined : 'max' in lengths ? lengths.max : Math.max(...lengths));
  return seconds === undefined ? undefined : { value: seconds, text: `${formatNumber(seconds)} s` };
}

/** The stated largest picture, else the largest of the sizes on offer. */
function largestPicture({ specs, sources }: Model): Quantity | undefined {
  const text =
    preferredValue(specs.maxResolution, sources) ??
    largestOf(preferredValue<readonly string[]>(specs.resolutions, sources));
  return text === undefined ? undefined : { value: toPictureLines(text), text };
}

function largestOf(sizes: readonly string[] | undefined): string | undefined {
  return sizes?.toSorted((left, right) => toPictureLines(right) - toPictureLines(left))[0];
}
