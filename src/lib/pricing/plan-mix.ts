/** A paid plan, as far as one model and one workload go. */
export interface PlanYield {
  readonly name: string;
  /** US dollars a month, above 0. */
  readonly usd: number;
  readonly credits: number;
  /** Above 0. */
  readonly creditsPerTake: number;
}

/** Plans that together make the takes wanted, at the lowest price. */
export interface PlanMix {
  readonly usd: number;
  /** In the order given, each once, with how often it is held. */
  readonly plans: readonly { readonly name: string; readonly count: number }[];
  /** Credits bought on top. */
  readonly packCredits: number;
  /** Takes that are left over in the plans. */
  readonly spareTakes: number;
}

/** Whole takes that the credits of a plan make: 625 credits at 125 a take are 5. */
export function takesIn({ credits, creditsPerTake }: Omit<PlanYield, 'name' | 'usd'>): number {
  return Math.floor(credits / creditsPerTake + 1e-9);
}

/** Something to buy: an account of a plan, as it comes or with packs for one take more. */
interface Choice {
  readonly plan: number;
  readonly usd: number;
  readonly takes: number;
  readonly packCredits: number;
}

/**
 * The cheapest plans for a number of takes: one plan, one plan with credit packs, or several plans,
 * with packs or without. Undefined where these plans cannot make the takes, as one of 0 credits.
 *
 * A plan is an account of its own: credits of two plans do not make a take together, and packs are
 * bought on top of a plan, to the credit. All of that is searched, not estimated: the choices are
 * tried from the cheapest take upwards, and a branch is left as soon as even its cheapest end would
 * cost as much as what was found (branch and bound, as for a covering knapsack).
 *
 * @param takes a whole number above 0
 * @param packCreditUsd what a credit costs on top; undefined where nobody says or it cannot be bought
 */
export function cheapestMix(
  plans: readonly PlanYield[],
  takes: number,
  packCreditUsd?: number,
): PlanMix | undefined {
  const choices = plans
    .flatMap((plan, index) => toChoices(plan, index, packCreditUsd))
    .filter((choice) => choice.takes > 0)
    .sort((left, right) => left.usd / left.takes - right.usd / right.takes);
  const leastPackUsd =
    packCreditUsd === undefined
      ? Infinity
      : packCreditUsd * Math.min(...plans.map(({ creditsPerTake }) => creditsPerTake));
  const counts = choices.map(() => 0);
  let best: { usd: number; counts: readonly number[]; missing: number } | undefined;

  function search(index: number, missing: number, usd: number): void {
    if (missing <= 0 || index === choices.length) {
      const total = missing <= 0 ? usd : usd + missing * packTakeUsd();
      if (total < (best?.usd ?? Infinity) - 1e-9)
        best = { usd: total, counts: [...counts], missing };
      return;
    }
    const choice = choices[index]!;
    const next = choices[index + 1];
    const leastUsd = Math.min(next === undefined ? Infinity : next.usd / next.takes, leastPackUsd);
    const most = Math.min(Math.ceil(missing / choice.takes), mostOf(choice));
    for (let count = most; count >= 0; count -= 1) {
      const left = missing - count * choice.takes;
      const spent = usd + count * choice.usd;
      const least = left > 0 ? spent + left * leastUsd : spent;
      if (least >= (best?.usd ?? Infinity) - 1e-9) {
        // With fewer of this choice, more would be left to dearer ones.
        if (left >= 0 && choice.usd / choice.takes <= leastUsd) break;
        continue;
      }
      counts[index] = count;
      search(index + 1, left, spent);
    }
    counts[index] = 0;
  }

  /** Where packs cost no more than the plan, a second account of it would be no use. */
  function mostOf({ plan, usd, takes: made }: Choice): number {
    if (packCreditUsd === undefined) return Infinity;
    return made * plans[plan]!.creditsPerTake * packCreditUsd <= usd ? 1 : Infinity;
  }

  /** What one take more costs on an account that is held already. */
  function packTakeUsd(): number {
    if (packCreditUsd === undefined) return Infinity;
    const held = choices.filter((_, index) => counts[index]! > 0);
    return packCreditUsd * Math.min(...held.map(({ plan }) => plans[plan]!.creditsPerTake));
  }

  search(0, takes, 0);
  if (best === undefined || best.usd === Infinity) return undefined;
  return toMix(plans, choices, best);
}

function toChoices(plan: PlanYield, index: number, packCreditUsd: number | undefined): Choice[] {
  const takes = takesIn(plan);
  const asItComes = { plan: index, usd: plan.usd, takes, packCredits: 0 };
  if (packCreditUsd === undefined) return [asItComes];
  const packCredits = (takes + 1) * plan.creditsPerTake - plan.credits;
  return [
    asItComes,
    { plan: index, usd: plan.usd + packCredits * packCreditUsd, takes: takes + 1, packCredits },
  ];
}

function toMix(
  plans: readonly PlanYield[],
  choices: readonly Choice[],
  {
    usd,
    counts,
    missing,
  }: { readonly usd: number; readonly counts: readonly number[]; readonly missing: number },
): PlanMix {
  const bought = choices.flatMap((choice, index) =>
    counts[index]! > 0 ? [{ choice, count: counts[index]! }] : [],
  );
  const leastCredits = Math.min(...bought.map(({ choice }) => plans[choice.plan]!.creditsPerTake));
  return {
    usd,
    plans: plans
      .map(({ name }, plan) => ({
        name,
        count: bought
          .filter(({ choice }) => choice.plan === plan)
          .reduce((sum, { count }) => sum + count, 0),
      }))
      .filter(({ count }) => count > 0),
    packCredits:
      bought.reduce((sum, { choice, count }) => sum + choice.packCredits * count, 0) +
      Math.max(missing, 0) * leastCredits,
    spareTakes: Math.max(-missing, 0),
  };
}
