import { findBreakEven } from './break-even.ts';
import type { BreakEven } from './break-even.ts';
import { cheapestMix, takesIn } from './plan-mix.ts';
import type { PlanMix } from './plan-mix.ts';
import { plansThatFit } from './plans-that-fit.ts';
import type { FittingPlan, OpenPlan } from './plans-that-fit.ts';
import type { PricedModel, Sourced } from './priced-model.ts';
import { longestOf, secondsBought, takesThatFit } from './take.ts';
import type { Take } from './take.ts';
import { takesOf } from './workload.ts';
import type { Workload } from './workload.ts';

/** One way to get the takes of a month. */
export interface Way {
  readonly kind: 'plans' | 'api' | 'seller';
  readonly usdPerMonth: number;
  readonly take: Take;
  /** The plans to hold, for that kind. */
  readonly mix?: PlanMix | undefined;
  /** What is known of watermark and commercial use, over all plans held. */
  readonly watermark?: boolean | undefined;
  readonly commercialUse?: boolean | undefined;
  /** Places of the claims that it was worked out from. */
  readonly claims: readonly number[];
  readonly isDisputed: boolean;
}

/** One plan by itself, held once, without packs; it makes at least one take. */
export interface PlanAlone {
  readonly name: string;
  readonly usdPerMonth: number;
  readonly takes: number;
  /** Takes that it does not make, or 0. */
  readonly lackingTakes: number;
  /** Credits that are left over, or 0. */
  readonly spareCredits: number;
  readonly claims: readonly number[];
}

export interface KnownCost {
  readonly kind: 'known';
  readonly takes: number;
  readonly usdPerMonth: number;
  readonly usdPerClip: number;
  /** For a second of a finished clip, as long as it was asked for. */
  readonly usdPerSecond: number;
  /** The cheapest first; at one price the vendor's own before a reseller. */
  readonly ways: readonly [Way, ...Way[]];
  readonly plansAlone: readonly PlanAlone[];
  /** Between the vendor's plans and its API, else the cheapest reseller; absent without either. */
  readonly breakEven?: BreakEven | undefined;
  /** Plans that may or may not do, and why nobody can say. */
  readonly openPlans: readonly OpenPlan[];
}

/** What would have to be known; `makes clips`: whether it starts from a text or an image. */
export type OpenQuestion =
  | 'status'
  | 'makes clips'
  | 'length'
  | 'extension'
  | 'picture'
  | 'sound'
  | 'price'
  | 'price by the clip'
  | 'price for this'
  | 'price in dollars'
  | 'price beside the closed API'
  | 'plan';

export interface UnknownCost {
  readonly kind: 'unknown';
  readonly question: OpenQuestion;
  readonly openPlans: readonly OpenPlan[];
  readonly claims: readonly number[];
}

/** Why a model is known not to do it. */
export type Obstacle = 'not usable' | 'makes no clips' | 'too long' | 'too large' | 'silent';

export interface ImpossibleCost {
  readonly kind: 'impossible';
  readonly obstacle: Obstacle;
  readonly claims: readonly number[];
}

export type Cost = KnownCost | UnknownCost | ImpossibleCost;

/**
 * The cheapest way to make a workload with a model, and the other ways. What no source says is a
 * question, never a price: a model of which any needed part is unknown has no cost.
 *
 * Runway Gen-4.5 at 0.12 USD a second by the API: one clip of 5 s, one try, costs 0.60 USD.
 */
export function computeCost(model: PricedModel, workload: Workload): Cost {
  const obstacle = findObstacle(model, workload);
  if (obstacle !== undefined) return obstacle;
  const question = findQuestion(model, workload);
  if (question !== undefined) return { kind: 'unknown', openPlans: [], ...question };

  const takes = takesThatFit(model, workload).filter(({ rate }) => isOpen(rate.channel, model));
  const { fitting, open } = plansThatFit(model, takes, workload);
  const ways = [planWay(model, fitting, workload), ...shopWays(model, takes, workload)].filter(
    (way) => way !== undefined,
  );
  const [cheapest, ...others] = ways.sort(
    (left, right) =>
      left.usdPerMonth - right.usdPerMonth || kindOrder[left.kind] - kindOrder[right.kind],
  );
  if (cheapest === undefined) {
    return {
      kind: 'unknown',
      question: missingPrice(model, takes, workload),
      openPlans: open,
      claims: model.rates.flatMap(({ claims }) => claims),
    };
  }
  const wanted = takesOf(workload);
  return {
    kind: 'known',
    takes: wanted,
    usdPerMonth: cheapest.usdPerMonth,
    usdPerClip: cheapest.usdPerMonth / workload.clips,
    usdPerSecond: cheapest.usdPerMonth / workload.clips / workload.seconds,
    ways: [cheapest, ...others],
    plansAlone: fitting.map((plan) => toPlanAlone(plan, wanted)).filter((plan) => plan.takes > 0),
    breakEven: breakEvenOf(fitting, ways, workload),
    openPlans: open,
  };
}

const kindOrder = { plans: 0, api: 1, seller: 2 } as const;

function findObstacle(
  { isUsable, makesClips, hasSound, largestLines, rates, ...lengths }: PricedModel,
  workload: Workload,
): ImpossibleCost | undefined {
  const because = (obstacle: Obstacle, fact: Sourced<unknown> | undefined): ImpossibleCost => ({
    kind: 'impossible',
    obstacle,
    claims: fact?.claims ?? [],
  });
  if (isUsable?.value === false) return because('not usable', isUsable);
  if (makesClips?.value === false) return because('makes no clips', makesClips);
  const longest = longestTake(lengths);
  const extended = lengths.longestExtendedSeconds?.value ?? 0;
  if (longest !== undefined && workload.seconds > Math.max(longest.value, extended)) {
    return because('too long', longest);
  }
  if (workload.withSound && hasSound?.value === false) return because('silent', hasSound);
  const isSold = rates.some(({ pictureLines = 0 }) => pictureLines >= workload.pictureLines);
  if (!isSold && largestLines !== undefined && largestLines.value < workload.pictureLines) {
    return because('too large', largestLines);
  }
  return undefined;
}

function findQuestion(
  { isUsable, makesClips, rates, hasOtherPrices, ...lengths }: PricedModel,
  { seconds }: Workload,
): Pick<UnknownCost, 'question' | 'claims'> | undefined {
  const longest = longestTake(lengths);
  if (isUsable === undefined) return { question: 'status', claims: [] };
  if (makesClips === undefined) return { question: 'makes clips', claims: [] };
  if (longest !== undefined && seconds > longest.value) {
    return { question: 'extension', claims: lengths.longestExtendedSeconds?.claims ?? [] };
  }
  if (rates.length === 0) {
    return { question: hasOtherPrices ? 'price by the clip' : 'price', claims: [] };
  }
  return undefined;
}

function longestTake({
  longestSeconds,
  clipLengths,
}: Pick<PricedModel, 'longestSeconds' | 'clipLengths'>): Sourced<number> | undefined {
  const longest = longestOf(clipLengths?.value);
  return (
    longestSeconds ??
    (clipLengths === undefined || longest === undefined
      ? undefined
      : { ...clipLengths, value: longest })
  );
}

/** Why no way is left although prices are known: the first thing that nobody says. */
function missingPrice(
  model: PricedModel,
  takes: readonly Take[],
  workload: Workload,
): OpenQuestion {
  const { apiClosed, largestLines, hasSound, rates } = model;
  if (takes.some(({ rate }) => rate.channel === 'app')) return 'plan';
  if (takes.some(({ rate }) => rate.unit === 'cny')) return 'price in dollars';
  if (secondsBought(model, workload.seconds) === undefined) return 'length';
  if (workload.withSound && hasSound === undefined) return 'sound';
  if (workload.pictureLines > 0 && largestLines === undefined) {
    if (rates.every(({ pictureLines }) => pictureLines === undefined)) return 'picture';
  }
  return apiClosed === undefined ? 'price for this' : 'price beside the closed API';
}

function isOpen(channel: Take['rate']['channel'], { apiClosed }: PricedModel): boolean {
  return channel !== 'api' || apiClosed === undefined;
}

function planWay(
  { packCreditUsd, ...model }: PricedModel,
  fitting: readonly FittingPlan[],
  workload: Workload,
): Way | undefined {
  const takes = takesOf(workload);
  const free = fitting.find(({ plan }) => plan.usd === 0 && takesIn(plan) >= takes);
  const mix =
    free === undefined
      ? cheapestMix(
          fitting.map(({ plan }) => plan).filter(({ usd }) => usd > 0),
          takes,
          packCreditUsd?.value,
        )
      : toFreeMix(free, takes);
  if (mix === undefined) return undefined;
  const held = fitting.filter(({ plan }) => mix.plans.some(({ name }) => name === plan.name));
  const facts = [
    ...held.flatMap(({ facts: planFacts }) => planFacts),
    ...(mix.packCredits > 0 && packCreditUsd !== undefined ? [packCreditUsd] : []),
  ];
  return {
    kind: 'plans',
    usdPerMonth: mix.usd,
    take: held[0]!.take,
    mix,
    watermark: whetherAny(held.map(({ watermark }) => watermark)),
    commercialUse: whetherAll(held.map(({ commercialUse }) => commercialUse)),
    ...evidence([...facts, ...lengthFacts(model, held[0]!.take)]),
  };
}

function toFreeMix({ plan }: FittingPlan, takes: number): PlanMix {
  return {
    usd: 0,
    plans: [{ name: plan.name, count: 1 }],
    packCredits: 0,
    spareTakes: takesIn(plan) - takes,
  };
}

/** The vendor's API, and each reseller, at its cheapest rate. */
function shopWays(model: PricedModel, takes: readonly Take[], workload: Workload): Way[] {
  const inDollars = takes.filter(
    ({ rate }) =>
      rate.unit === 'usd' &&
      (rate.channel === 'api' || (rate.channel === 'seller' && workload.resellers)),
  );
  return [...Map.groupBy(inDollars, ({ rate }) => rate.seller)].map(([seller, ofShop]) => {
    const take = ofShop.reduce((least, other) => (other.amount < least.amount ? other : least));
    return {
      kind: seller === undefined ? 'api' : 'seller',
      usdPerMonth: take.amount * takesOf(workload),
      take,
      ...evidence([take.rate, ...lengthFacts(model, take)]),
    };
  });
}

/** The facts that say which length had to be bought; none where the rate names it. */
function lengthFacts(
  { clipLengths, longestSeconds }: Pick<PricedModel, 'clipLengths' | 'longestSeconds'>,
  { rate }: Take,
): Sourced<unknown>[] {
  if (rate.clipSeconds !== undefined) return [];
  return [clipLengths ?? longestSeconds].filter((fact) => fact !== undefined);
}

function evidence(facts: readonly Sourced<unknown>[]): Pick<Way, 'claims' | 'isDisputed'> {
  return {
    claims: [...new Set(facts.flatMap(({ claims }) => claims))],
    isDisputed: facts.some(({ isDisputed }) => isDisputed),
  };
}

function breakEvenOf(
  fitting: readonly FittingPlan[],
  ways: readonly Way[],
  { tries }: Workload,
): BreakEven | undefined {
  const shop =
    ways.find(({ kind }) => kind === 'api') ?? ways.find(({ kind }) => kind === 'seller');
  const plans = fitting.map(({ plan }) => plan).filter(({ usd }) => usd > 0);
  if (shop === undefined || plans.length === 0) return undefined;
  return findBreakEven(plans, { usdPerTake: shop.take.amount, tries });
}

function toPlanAlone({ plan, facts }: FittingPlan, wanted: number): PlanAlone {
  const takes = takesIn(plan);
  return {
    name: plan.name,
    usdPerMonth: plan.usd,
    takes,
    lackingTakes: Math.max(wanted - takes, 0),
    spareCredits: Math.max(plan.credits - wanted * plan.creditsPerTake, 0),
    claims: evidence(facts).claims,
  };
}

/** True where one is true, false where all are known to be false, else unknown. */
function whetherAny(values: readonly (boolean | undefined)[]): boolean | undefined {
  if (values.includes(true)) return true;
  return values.includes(undefined) ? undefined : false;
}

/** False where one is false, true where all are known to be true, else unknown. */
function whetherAll(values: readonly (boolean | undefined)[]): boolean | undefined {
  if (values.includes(false)) return false;
  return values.includes(undefined) ? undefined : true;
}
