import type { Catalog } from './catalog.ts';
import { costPresets, toEverydayCost } from './cost-page.ts';
import type { EverydayCost } from './cost-page.ts';

/** What one month's clips cost with each of two models. */
export interface SameClip {
  /** `20 clips a month of 5 s, 720p or larger, ...` */
  readonly workload: string;
  readonly sides: readonly [SameClipSide, SameClipSide];
  /** The cheaper side; undefined where they cost the same or one is not known. */
  readonly leads: 0 | 1 | undefined;
  /** `for 20 short clips a month A costs $0.91 a finished clip, B $1.50`; undefined unless both are known. */
  readonly verdict: string | undefined;
}

/** One side: sums and how they come about, or why there are none. */
export interface SameClipSide {
  readonly cost:
    | {
        readonly perClip: string;
        readonly perMonth: string;
        readonly perSecond: string;
        readonly where: string;
        readonly what: string;
        readonly warnings: readonly string[];
        readonly otherWays: readonly { readonly perClip: string; readonly where: string }[];
        readonly evidence: string;
      }
    | undefined;
  readonly reason: string | undefined;
  /** Where the sums stand with their claims. */
  readonly href: string;
}

/**
 * The workload that `/cost/` shows first, reckoned for two models. An unknown cost is neither cheaper
 * nor dearer than a known one, so it makes no leader and no verdict.
 */
export function toSameClip(
  catalog: Catalog,
  models: readonly [SameClipModel, SameClipModel],
): SameClip {
  const [first, second] = [
    toEverydayCost(catalog, models[0].id),
    toEverydayCost(catalog, models[1].id),
  ];
  return {
    workload: first.workload,
    sides: [toSide(first), toSide(second)],
    leads: leaderOf(first, second),
    verdict: describe(
      [first, second],
      models.map(({ name }) => name),
    ),
  };
}

interface SameClipModel {
  readonly id: string;
  readonly name: string;
}

function leaderOf(first: EverydayCost, second: EverydayCost): 0 | 1 | undefined {
  if (first.place === undefined || second.place === undefined) return undefined;
  if (first.row?.perClip === second.row?.perClip) return undefined;
  return first.place < second.place ? 0 : 1;
}

function toSide({ row, reason, href }: EverydayCost): SameClipSide {
  return {
    cost:
      row === undefined
        ? undefined
        : {
            perClip: row.perClip,
            perMonth: row.perMonth,
            perSecond: row.perSecond,
            where: row.where,
            what: row.what,
            warnings: row.warnings,
            otherWays: row.ways.slice(1).map(({ perClip, where }) => ({ perClip, where })),
            evidence: row.evidence,
          },
    reason: reason?.text,
    href,
  };
}

function describe(
  [first, second]: readonly [EverydayCost, EverydayCost],
  names: readonly string[],
): string | undefined {
  if (first.row === undefined || second.row === undefined) return undefined;
  const workload = `for ${costPresets[0]!.name} a month`;
  return first.row.perClip === second.row.perClip
    ? `${workload} both cost ${first.row.perClip} a finished clip`
    : `${workload} ${names[0]} costs ${first.row.perClip} a finished clip, ${names[1]} ${second.row.perClip}`;
}
