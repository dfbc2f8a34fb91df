import { formatDate } from '../format/date.ts';
import { formatList } from '../format/list.ts';
import { formatAmount } from '../format/money.ts';
import { formatNumber } from '../format/number.ts';
import { creditsPerUsd } from '../pricing/plan-yield.ts';
import type { Claim } from '../schema/claim.ts';
import type { Plan } from '../schema/vendor.ts';
import type { Catalog, Vendor } from './catalog.ts';
import { oldAfterDays, preferredValue, toFact, unknownFact } from './fact.ts';
import type { Fact, FactContext } from './fact.ts';
import type { LabelledFact } from './fields.ts';

/** One plan of a vendor with every attribute as a fact. */
export interface PlanView {
  readonly name: string;
  /** Whether a source counts the model asked about among those of the plan; undefined without one. */
  readonly includesThis: boolean | undefined;
  readonly facts: readonly LabelledFact[];
}

/** The plans of a vendor in the order of its file; `modelId` marks those that include a model. */
export function toPlanViews(catalog: Catalog, vendor: Vendor, modelId?: string): PlanView[] {
  return vendor.plans.map((plan) => ({
    name: plan.name,
    includesThis:
      modelId === undefined
        ? undefined
        : preferredValue(plan.models, vendor.sources)?.includes(modelId),
    facts: toPlanFacts(catalog, vendor, plan),
  }));
}

/** The plans of a vendor that no source calls ended. */
export function plansOnSale({ plans, sources }: Vendor): Plan[] {
  return plans.filter(({ ended }) => preferredValue(ended, sources) === undefined);
}

/** What sources state about a plan, without anything worked out from it. */
export function toStatedPlanFacts(catalog: Catalog, vendor: Vendor, plan: Plan): LabelledFact[] {
  const context = { sources: vendor.sources, today: catalog.today };
  const named = (ids: readonly string[]): string =>
    formatList(ids.map((id) => catalog.models.find((other) => other.id === id)?.name ?? id));
  const paid = <Value>(
    claims: readonly Claim<Value>[] | undefined,
    toText: (value: Value) => string,
  ): Fact => toFact(claims, toText, context, { oldAfter: oldAfterDays.price });
  const stated = <Value>(
    claims: readonly Claim<Value>[] | undefined,
    toText: (value: Value) => string,
  ): Fact => toFact(claims, toText, context);
  return [
    { id: 'monthly', label: 'A month', ...paid(plan.usdPerMonth, usd) },
    { id: 'yearly', label: 'A month, paid yearly', ...paid(plan.usdPerMonthBilledYearly, usd) },
    { id: 'credits', label: 'Credits a month', ...paid(plan.creditsPerMonth, formatNumber) },
    { id: 'once', label: 'Credits once', ...paid(plan.oneTimeCredits, formatNumber) },
    { id: 'resolution', label: 'Largest export', ...stated(plan.maxResolution, (text) => text) },
    { id: 'watermark', label: 'Watermark', ...stated(plan.watermark, yesNo) },
    { id: 'commercial', label: 'Commercial use', ...stated(plan.commercialUse, yesNo) },
    { id: 'unlimited', label: 'Without credits', ...stated(plan.unlimitedMode, (text) => text) },
    { id: 'api', label: 'API', ...stated(plan.apiAccess, yesNo) },
    { id: 'models', label: 'Models', ...stated(plan.models, named) },
    { id: 'ended', label: 'Sold until', ...stated(plan.ended, formatDate) },
  ];
}

/** The stated facts, and after the credits what one dollar buys of them. */
function toPlanFacts(catalog: Catalog, vendor: Vendor, plan: Plan): LabelledFact[] {
  const context = { sources: vendor.sources, today: catalog.today };
  const facts = toStatedPlanFacts(catalog, vendor, plan);
  const afterCredits = facts.findIndex(({ id }) => id === 'once') + 1;
  return facts.toSpliced(
    afterCredits,
    0,
    {
      id: 'perDollar',
      label: 'Credits a dollar',
      ...toCreditsPerDollar(plan.usdPerMonth, plan, context),
    },
    {
      id: 'perDollarYearly',
      label: 'Credits a dollar, paid yearly',
      ...toCreditsPerDollar(plan.usdPerMonthBilledYearly, plan, context),
    },
  );
}

/** Unknown unless sources state both the price and the credits; its claims are those of the two. */
function toCreditsPerDollar(
  price: Plan['usdPerMonth'],
  { creditsPerMonth }: Plan,
  context: FactContext,
): Fact {
  const dollars = preferredValue(price, context.sources);
  const credits = preferredValue(creditsPerMonth, context.sources);
  if (dollars === undefined || credits === undefined) return unknownFact;
  const ratio = creditsPerUsd(credits, dollars);
  return combineFacts(
    ratio === undefined
      ? 'Costs nothing'
      : ratio.toLocaleString('en-GB', { maximumFractionDigits: 1 }),
    [
      toFact(price, (amount) => `${usd(amount)} a month`, context, {
        oldAfter: oldAfterDays.price,
      }),
      toMonthlyCredits(creditsPerMonth, context),
    ],
  );
}

/** The credits that come each month, worded to stand among other claims. */
export function toMonthlyCredits(claims: Plan['creditsPerMonth'], context: FactContext): Fact {
  return toFact(claims, (credits) => `${formatAmount(credits, 'credits')} a month`, context, {
    oldAfter: oldAfterDays.price,
  });
}

/** A value worked out from facts: disputed where one of them is, and evidenced by all of them. */
export function combineFacts(text: string, inputs: readonly Fact[]): Fact {
  return {
    text,
    isDisputed: inputs.some(({ isDisputed }) => isDisputed),
    claims: inputs.flatMap(({ claims }) => claims),
  };
}

function usd(amount: number): string {
  return formatAmount(amount, 'usd');
}

function yesNo(value: boolean): string {
  return value ? 'Yes' : 'No';
}
