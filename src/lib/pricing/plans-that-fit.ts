import type { PlanYield } from './plan-mix.ts';
import type { PricedModel, PricedPlan, Rate, Sourced } from './priced-model.ts';
import type { Take } from './take.ts';
import type { Workload } from './workload.ts';

/** A plan that is known to do, with the take that it buys. */
export interface FittingPlan {
  readonly plan: PlanYield;
  readonly take: Take;
  readonly watermark: boolean | undefined;
  readonly commercialUse: boolean | undefined;
  /** What its cost was worked out from. */
  readonly facts: readonly Sourced<unknown>[];
}

/** A plan of which something needed is unknown. */
export interface OpenPlan {
  readonly name: string;
  readonly question: 'price' | 'credits' | 'watermark' | 'commercial use';
}

/**
 * The plans that do for a workload, and those of which nobody says whether they do. A plan that is
 * known to refuse (a smaller export, a watermark, no commercial use, no credits for this) is in
 * neither list. What nobody says about the size of its exports is taken to set no limit.
 *
 * @param takes what fits the workload by the rates alone
 */
export function plansThatFit(
  model: PricedModel,
  takes: readonly Take[],
  workload: Workload,
): { readonly fitting: FittingPlan[]; readonly open: OpenPlan[] } {
  const fitting: FittingPlan[] = [];
  const open: OpenPlan[] = [];
  for (const plan of model.plans) {
    const take = cheapestTake(plan, takes, workload);
    if (take === undefined || isRefused(plan, workload)) continue;
    const price = workload.billing === 'yearly' ? plan.usdPerMonthBilledYearly : plan.usdPerMonth;
    const credits = plan.creditsPerMonth;
    const question = openQuestion(plan, { price, workload });
    if (question !== undefined || price === undefined || credits === undefined) {
      open.push({ name: plan.name, question: question ?? 'credits' });
      continue;
    }
    fitting.push({
      plan: {
        name: plan.name,
        usd: price.value,
        credits: credits.value,
        creditsPerTake: take.amount,
      },
      take,
      watermark: plan.watermark?.value,
      commercialUse: plan.commercialUse?.value,
      facts: [
        price,
        credits,
        take.rate,
        ...[plan.watermark, plan.commercialUse].filter((fact) => fact !== undefined),
      ],
    });
  }
  return { fitting, open };
}

/** The cheapest take in credits that a plan may buy; a rate of its own goes before one for all. */
function cheapestTake(
  { name, largestLines }: PricedPlan,
  takes: readonly Take[],
  { pictureLines }: Workload,
): Take | undefined {
  const limit = largestLines?.value ?? Infinity;
  if (limit < pictureLines) return undefined;
  const offered = takes.filter(
    ({ rate }) =>
      rate.channel === 'app' &&
      rate.unit === 'credits' &&
      rate.value > 0 &&
      rate.plans?.includes(name) !== false &&
      (rate.pictureLines ?? 0) <= limit,
  );
  const isReplaced = ({ plans, label }: Rate): boolean =>
    plans === undefined &&
    offered.some(({ rate }) => rate.plans !== undefined && rate.label === label);
  return offered
    .filter(({ rate }) => !isReplaced(rate))
    .reduce<Take | undefined>(
      (least, take) => (least === undefined || take.amount < least.amount ? take : least),
      undefined,
    );
}

function isRefused({ watermark, commercialUse }: PricedPlan, workload: Workload): boolean {
  return (
    (workload.noWatermark && watermark?.value === true) ||
    (workload.commercialUse && commercialUse?.value === false)
  );
}

function openQuestion(
  { watermark, commercialUse, creditsPerMonth }: PricedPlan,
  { price, workload }: { readonly price: Sourced<number> | undefined; readonly workload: Workload },
): OpenPlan['question'] | undefined {
  if (price === undefined) return 'price';
  if (creditsPerMonth === undefined) return 'credits';
  if (workload.noWatermark && watermark === undefined) return 'watermark';
  if (workload.commercialUse && commercialUse === undefined) return 'commercial use';
  return undefined;
}
