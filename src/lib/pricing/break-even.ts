import { takesIn } from './plan-mix.ts';
import type { PlanYield } from './plan-mix.ts';
import { takesOf } from './workload.ts';

/** From how many clips a month a plan costs no more than paying by the take; never, if absent. */
export type BreakEven = { readonly clips: number; readonly plan: string } | 'never';

/**
 * The smallest number of finished clips a month at which one of these plans, held once, costs no
 * more than buying each take by itself: a plan of 10 USD against takes of 0.50 USD at 2 tries pays
 * from 10 clips, if it makes 20 takes. `never` where each plan, used up, still costs more.
 */
export function findBreakEven(
  plans: readonly PlanYield[],
  { usdPerTake, tries }: { readonly usdPerTake: number; readonly tries: number },
): BreakEven {
  if (usdPerTake <= 0) return 'never';
  const points = plans
    .map((plan) => ({ plan, clips: Math.max(1, Math.ceil((plan.usd / usdPerTake - 1) / tries)) }))
    .map(({ plan, clips }) => ({ plan, clips: firstAtLeast(plan.usd / usdPerTake, clips, tries) }))
    .filter(({ plan, clips }) => takesOf({ clips, tries }) <= takesIn(plan))
    .sort((left, right) => left.clips - right.clips || left.plan.usd - right.plan.usd);
  const [first] = points;
  return first === undefined ? 'never' : { clips: first.clips, plan: first.plan.name };
}

/** The first number of clips, from one that is not too many, that needs so many takes. */
function firstAtLeast(takes: number, from: number, tries: number): number {
  let clips = from;
  while (takesOf({ clips, tries }) < takes - 1e-9) clips += 1;
  return clips;
}
