import { computeCost } from '../pricing/compute-cost.ts';
import type { Cost } from '../pricing/compute-cost.ts';
import type { Workload } from '../pricing/workload.ts';
import type { Catalog } from './catalog.ts';
import { findModel } from './catalog.ts';
import { toCostData } from './cost-data.ts';
import type { CostData, CostModel } from './cost-data.ts';
import { readCostQuery, toWorkload } from './cost-query.ts';
import type { CostQuery } from './cost-query.ts';
import { toCostView } from './cost-view.ts';
import type { CostRow, CostView } from './cost-view.ts';
import type { ClaimView } from './fact.ts';
import { toCapabilityChoices } from './find-page.ts';
import type { FindPage } from './find-page.ts';

/** A workload that has a page of its own. */
export interface CostPreset {
  /** `` for `/cost/` itself. */
  readonly slug: string;
  readonly name: string;
  readonly href: string;
  readonly query: CostQuery;
}

const everyday: CostQuery = {
  clips: '20',
  seconds: '5',
  picture: '720p',
  tries: '3',
  sound: false,
  clean: false,
  commercial: false,
  yearly: false,
  direct: false,
  needs: [],
  board: '',
};

/** The workloads whose pages are built, the one of `/cost/` first. */
export const costPresets: readonly CostPreset[] = [
  preset('', '20 short clips', everyday),
  preset('daily-shorts', 'A short a day, with sound', {
    ...everyday,
    clips: '30',
    seconds: '8',
    picture: '1080p',
    tries: '2',
    sound: true,
    clean: true,
  }),
  preset('30-second-ad', 'A 30-second ad', {
    ...everyday,
    clips: '6',
    picture: '1080p',
    tries: '8',
    clean: true,
    commercial: true,
  }),
  preset('social-in-bulk', '200 social clips', {
    ...everyday,
    clips: '200',
    seconds: '6',
    tries: '1.5',
    clean: true,
    commercial: true,
  }),
];

function preset(slug: string, name: string, query: CostQuery): CostPreset {
  return { slug, name, query, href: slug === '' ? '/cost/' : `/cost/${slug}/` };
}

/** What the pages of costs are about, for search engines. */
export const costDescription =
  "What a finished AI video clip costs with each model: the cheapest plan, credit packs, API or reseller for a month's work, with the source and age of every price.";

/** What a cost rests on beside the claims: each sentence is an assumption of ours, printed with it. */
export const costAssumptions: readonly string[] = [
  'A finished clip is one take, bought whole at the next length on offer and cut: 8 s of a model that makes 5 or 10 s are paid as 10 s. Clips are never joined from shorter ones; what extending costs is not stated by any source here.',
  'Takes that are thrown away cost as much as those that are kept.',
  'A larger picture than asked for counts, and so does one that the seller reaches by upscaling. A price that names no size or sound holds for all that the model makes, unless prices beside it name theirs; then it is left out.',
  'Prices for clips from a text or an image count, at the cheapest tier or variant. Editing, reframing and surcharges do not.',
  'A plan has every model of its vendor that is sold for credits, unless a source lists its models without it. Where no source limits its exports, none is assumed.',
  'Several plans may be held at once, as accounts or seats; no source says which vendor allows it. Each is an account of its own: credits of two plans do not make a take together. A free plan is held once.',
  'Bought credits come on top of a paid plan, to the single credit, at the price of the smallest pack. What is left over at the end of a month is lost.',
  'Modes without credits (Explore, relaxed), credits that come once, first-month discounts and taxes are not counted.',
  'What is bought by an API is taken to come without a visible watermark and to be free for commercial use; no source here says otherwise. For plans that must be stated.',
  'A month goes one way: plans or an API or a reseller, never a mixture.',
  'All sums are US dollars. A price known in another currency alone is not converted.',
];

/** Everything that a page of the calculator shows. */
export interface CostPage {
  /** The workload that the page is about; undefined where a reader asked for another. */
  readonly slug: string | undefined;
  /** What the form goes back to. */
  readonly base: CostQuery;
  /** What the form holds. */
  readonly query: CostQuery;
  readonly view: CostView;
  readonly groups: FindPage['groups'];
  readonly boards: readonly { readonly id: string; readonly name: string }[];
}

/**
 * The page of one workload, or of what a reader asked for instead.
 *
 * @param search the query part of the address, `?clips=30`, where a reader asked
 */
export function toCostPage(catalog: Catalog, preset: CostPreset, search = ''): CostPage {
  const data = costDataOf(catalog);
  const base = preset.query;
  const query = readCostQuery(search, base);
  return {
    slug: search === '' ? preset.slug : undefined,
    base,
    query,
    view: toCostView(data, query, base),
    groups: toCapabilityChoices(catalog),
    boards: data.boards.map(({ id, name }) => ({ id, name })),
  };
}

/** What one model costs for the workload of `/cost/`, in words. */
export interface ModelCost {
  /** `20 clips a month of 5 s, 720p or larger, ...` */
  readonly workload: string;
  /** `$0.91 a finished clip, $18.21 a month (Standard plan)`, or why there is no such sum. */
  readonly text: string;
  /** Where the sum stands with its claims. */
  readonly href: string;
}

/** What is known of the cost of a model for the workload of `/cost/`. */
export interface EverydayCost {
  readonly workload: string;
  /** Undefined where no cost is known. */
  readonly row: CostRow | undefined;
  /** Its place among all that are known, the cheapest 0. */
  readonly place: number | undefined;
  /** Why there is no cost; an obstacle says that the model cannot do it. */
  readonly reason: { readonly isObstacle: boolean; readonly text: string } | undefined;
  readonly href: string;
}

/**
 * The cost of a model for the workload that `/cost/` shows first.
 *
 * @throws RangeError where the catalogue has no such model
 */
export function toEverydayCost(catalog: Catalog, modelId: string): EverydayCost {
  const { id } = findModel(catalog, modelId);
  const { rows, questions, obstacles, workload } = everydayViewOf(catalog);
  const place = rows.findIndex((row) => row.id === id);
  const reasonAmong = (reasons: CostView['questions']): string | undefined =>
    reasons.find(({ models }) => models.some((model) => model.id === id))?.reason;
  const question = reasonAmong(questions);
  return place >= 0
    ? { workload, row: rows[place], place, reason: undefined, href: `/cost/#cost-${id}` }
    : {
        workload,
        row: undefined,
        place: undefined,
        reason: {
          isObstacle: question === undefined,
          text: question ?? reasonAmong(obstacles) ?? '',
        },
        href: `/cost/#${id}`,
      };
}

/**
 * The same in words.
 *
 * @throws RangeError where the catalogue has no such model
 */
export function toModelCost(catalog: Catalog, modelId: string): ModelCost {
  const { workload, row, reason, href } = toEverydayCost(catalog, modelId);
  return {
    workload,
    href,
    text:
      row === undefined
        ? `${reason?.isObstacle === true ? 'it cannot do that.' : 'unknown.'} ${reason?.text ?? ''}`
        : `${row.perClip} a finished clip, ${row.perMonth} a month (${row.where})`,
  };
}

/** What came of reckoning a model. */
export interface ModelOutcome {
  readonly model: CostModel;
  readonly cost: Cost;
  /** The claims at the places that the cost names, each once. */
  readonly claimsAt: (places: readonly number[]) => ClaimView[];
}

/** Every model reckoned for the workload of `/cost/`, in the order of the catalogue. */
export function toEverydayCosts(catalog: Catalog): {
  readonly workload: Workload;
  readonly outcomes: readonly ModelOutcome[];
} {
  const { models, claims } = costDataOf(catalog);
  const { workload } = toWorkload(everyday, everyday);
  return {
    workload,
    outcomes: models.map((model) => ({
      model,
      cost: computeCost(model.priced, workload),
      claimsAt: (places) => [...new Set(places)].map((place) => claims[place]!),
    })),
  };
}

const gathered = new WeakMap<Catalog, CostData>();
const everydayViews = new WeakMap<Catalog, CostView>();

function costDataOf(catalog: Catalog): CostData {
  const data = gathered.get(catalog) ?? toCostData(catalog);
  gathered.set(catalog, data);
  return data;
}

/** What the workload of `/cost/` costs with every model, worked out once. */
export function everydayViewOf(catalog: Catalog): CostView {
  const view = everydayViews.get(catalog) ?? toCostView(costDataOf(catalog), everyday, everyday);
  everydayViews.set(catalog, view);
  return view;
}
