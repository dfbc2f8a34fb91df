import { formatCounted } from '../format/list.ts';
import { formatUsd } from '../format/money.ts';
import { computeCost } from '../pricing/compute-cost.ts';
import type { ImpossibleCost, KnownCost, UnknownCost, Way } from '../pricing/compute-cost.ts';
import type { Workload } from '../pricing/workload.ts';
import type { CostRating } from './cost-boards.ts';
import { toCostChart } from './cost-chart.ts';
import type { CostChart } from './cost-chart.ts';
import type { CostData, CostModel } from './cost-data.ts';
import { toWorkload } from './cost-query.ts';
import type { CostProblems, CostQuery } from './cost-query.ts';
import {
  describeBreakEven,
  describeObstacle,
  describeOpenPlans,
  describePlanAlone,
  describeQuestion,
  describeTake,
  describeWay,
  describeWorkload,
  formatSum,
  obstacleAnchors,
  warningsOf,
} from './cost-words.ts';
import type { ClaimView } from './fact.ts';
import { findModels } from './find-models.ts';

/** A model to link to. */
export interface CostLink {
  readonly id: string;
  readonly name: string;
  readonly vendorName: string;
  readonly href: string;
}

/** One way to buy, ready to be shown. */
export interface CostWay {
  readonly perMonth: string;
  readonly perClip: string;
  readonly where: string;
  readonly what: string;
}

/** A model whose cost is known, ready to be shown. */
export interface CostRow extends CostLink {
  readonly perClip: string;
  readonly perMonth: string;
  readonly perSecond: string;
  readonly where: string;
  readonly what: string;
  /** `watermark`, `no commercial use`. */
  readonly warnings: readonly string[];
  readonly isDisputed: boolean;
  /** `4 claims, the oldest 8 months old` */
  readonly evidence: string;
  readonly rating: string | undefined;
  readonly ways: readonly CostWay[];
  readonly plansAlone: readonly {
    readonly name: string;
    readonly perMonth: string;
    readonly text: string;
  }[];
  readonly remarks: readonly string[];
  /** Of all ways and plans shown. */
  readonly claims: readonly ClaimView[];
}

/** Models that share a reason not to have a cost. */
export interface CostReason {
  readonly reason: string;
  readonly models: readonly CostLink[];
}

/** Everything that the page shows for one workload. */
export interface CostView {
  readonly workload: string;
  readonly problems: CostProblems;
  /** Of what was asked, by whom and for how much, as sentences. */
  readonly cheapest:
    | (CostLink & { readonly perClip: string; readonly perMonth: string; readonly where: string })
    | undefined;
  readonly counts: string;
  readonly rows: readonly CostRow[];
  /** What is unknown, and of which models. */
  readonly questions: readonly CostReason[];
  /** What is known to stand in the way, and of which models. */
  readonly obstacles: readonly CostReason[];
  /** For each capability the cheapest model that has it, in full before in part. */
  readonly cheapestThatCan: readonly {
    readonly id: string;
    readonly name: string;
    readonly isPartial: boolean;
    readonly row:
      Pick<CostRow, 'id' | 'name' | 'vendorName' | 'href' | 'perClip' | 'perMonth'> | undefined;
  }[];
  /** Of the must-haves: how many models have them, lack them, or leave it open. */
  readonly needs: string | undefined;
  readonly board: CostData['boards'][number] | undefined;
  readonly chart: CostChart | undefined;
}

interface Reckoned<Outcome> {
  readonly model: CostModel;
  readonly cost: Outcome;
}

/**
 * Reckons every model for the workload of a query and puts it into words: known costs from the
 * lowest up, unknown ones by name with what is unknown, and those that cannot do it by reason.
 */
export function toCostView(data: CostData, query: CostQuery, page: CostQuery): CostView {
  const { workload, problems } = toWorkload(query, page);
  const finding = findByNeeds(data, query.needs);
  const reckoned = finding.models.map((model) => ({
    model,
    cost: computeCost(model.priced, workload),
  }));
  const known = ofKind(reckoned, 'known').sort(
    (left, right) =>
      left.cost.usdPerMonth - right.cost.usdPerMonth ||
      left.model.name.localeCompare(right.model.name, 'en'),
  );
  const unknown = ofKind(reckoned, 'unknown');
  const impossible = ofKind(reckoned, 'impossible');
  const board = data.boards.find(({ id }) => id === query.board) ?? data.boards[0];
  const rows = known.map((one) => toRow(one, { data, workload, ratings: board?.ratings ?? {} }));
  const [first] = rows;
  return {
    workload: describeWorkload(workload),
    problems,
    cheapest: first,
    counts: countOutcomes(rows, unknown.length, impossible.length),
    rows,
    questions: toReasons(unknown.map(({ model, cost }) => [describeQuestion(cost), toLink(model)])),
    obstacles: toReasons(
      impossible.map(({ model, cost: { obstacle } }) => [
        describeObstacle(obstacle, workload),
        { ...toLink(model), href: `${model.href}${obstacleAnchors[obstacle]}` },
      ]),
    ),
    cheapestThatCan: cheapestThatCan(data, known, rows),
    needs: finding.text,
    board,
    chart:
      board &&
      toCostChart(
        known.flatMap(({ model, cost }) => {
          const rating = board.ratings[model.id];
          return rating === undefined
            ? []
            : [
                {
                  id: model.id,
                  name: model.name,
                  vendorName: model.vendorName,
                  usdPerClip: cost.usdPerClip,
                  rating,
                },
              ];
        }),
      ),
  };
}

function ofKind<Kind extends 'known' | 'unknown' | 'impossible'>(
  reckoned: readonly Reckoned<KnownCost | UnknownCost | ImpossibleCost>[],
  kind: Kind,
): Reckoned<Extract<KnownCost | UnknownCost | ImpossibleCost, { kind: Kind }>>[] {
  return reckoned.filter(
    (one): one is Reckoned<Extract<KnownCost | UnknownCost | ImpossibleCost, { kind: Kind }>> =>
      one.cost.kind === kind,
  );
}

function findByNeeds(
  { models, capabilities }: CostData,
  needs: readonly string[],
): { readonly models: readonly CostModel[]; readonly text: string | undefined } {
  const names = Object.fromEntries(capabilities.map(({ id, name }) => [id, name]));
  const asked = needs.filter((need) => need in names);
  if (asked.length === 0) return { models, text: undefined };
  const { found, excluded } = findModels(models, { capabilities: asked, isUsable: false }, names);
  const open = excluded.filter(({ reasons }) => reasons.every(({ isUnknown }) => isUnknown));
  const have = new Set(found.map(({ candidate }) => candidate.id));
  return {
    models: models.filter(({ id }) => have.has(id)),
    text: `${formatCounted(found.length, 'model')} of ${models.length} ${found.length === 1 ? 'has' : 'have'} what you ask for, in full or in part; of ${open.length} more no source says, and they are left out.`,
  };
}

function toRow(
  { model, cost }: Reckoned<KnownCost>,
  {
    data,
    workload,
    ratings,
  }: {
    readonly data: CostData;
    readonly workload: Workload;
    readonly ratings: Readonly<Record<string, CostRating>>;
  },
): CostRow {
  const [cheapest] = cost.ways;
  const used = pick(data, cheapest.claims);
  return {
    ...toLink(model),
    perClip: formatSum(cost.usdPerClip),
    perMonth: formatSum(cost.usdPerMonth),
    perSecond: formatUsd(cost.usdPerSecond, 3),
    ...toPlace(cheapest, model, workload),
    warnings: warningsOf(cheapest),
    isDisputed: cheapest.isDisputed,
    evidence: describeAge(used),
    rating: ratings[model.id]?.text,
    ways: cost.ways.map((way) => ({
      perMonth: formatSum(way.usdPerMonth),
      perClip: formatSum(way.usdPerMonth / workload.clips),
      ...toPlace(way, model, workload),
    })),
    plansAlone: cost.plansAlone.map((plan) => ({
      name: plan.name,
      perMonth: formatSum(plan.usdPerMonth),
      text: describePlanAlone(plan, cost.takes),
    })),
    remarks: [describeBreakEven(cost), describeOpenPlans(cost.openPlans)].filter(
      (remark) => remark !== undefined,
    ),
    claims: pick(
      data,
      [...cost.ways, ...cost.plansAlone].flatMap(({ claims }) => claims),
    ),
  };
}

function toPlace(
  way: Way,
  { vendorName }: CostModel,
  workload: Workload,
): Pick<CostWay, 'where' | 'what'> {
  return { where: describeWay(way, vendorName), what: describeTake(way, workload) };
}

function pick({ claims }: CostData, places: readonly number[]): ClaimView[] {
  return [...new Set(places)].map((place) => claims[place]!);
}

/** How many claims, and how old the oldest dated one is. */
function describeAge(claims: readonly ClaimView[]): string {
  const dated = claims.filter(({ age }) => age !== undefined);
  const oldest = dated.toSorted((left, right) => left.seenOn.localeCompare(right.seenOn))[0];
  const count = formatCounted(claims.length, 'claim');
  if (oldest === undefined) return `${count}, no date stated`;
  return `${count}, ${claims.length > 1 ? 'oldest ' : ''}${oldest.age}`;
}

function countOutcomes(rows: readonly CostRow[], unknown: number, impossible: number): string {
  const range =
    rows.length < 2 ? '' : `, from ${rows[0]!.perClip} to ${rows.at(-1)!.perClip} a finished clip`;
  return [
    `${rows.length === 0 ? 'No model has' : formatCounted(rows.length, 'model') + (rows.length === 1 ? ' has' : ' have')} a known cost for this${range}.`,
    `For ${unknown} something is unknown, and ${impossible} cannot do it.`,
  ].join(' ');
}

/** Each reason once, the one of most models first. */
function toReasons(reasons: readonly (readonly [reason: string, model: CostLink])[]): CostReason[] {
  return [...Map.groupBy(reasons, ([reason]) => reason)]
    .map(([reason, of]) => ({ reason, models: of.map(([, model]) => model) }))
    .sort((left, right) => right.models.length - left.models.length);
}

function cheapestThatCan(
  { capabilities }: CostData,
  known: readonly Reckoned<KnownCost>[],
  rows: readonly CostRow[],
): CostView['cheapestThatCan'] {
  return capabilities.map(({ id, name }) => {
    const supported = (level: string): CostRow | undefined =>
      rows[known.findIndex(({ model }) => model.support[id] === level)];
    const full = supported('full');
    return { id, name, isPartial: full === undefined, row: full ?? supported('partial') };
  });
}

function toLink({ id, name, vendorName, href }: CostModel): CostLink {
  return { id, name, vendorName, href };
}
