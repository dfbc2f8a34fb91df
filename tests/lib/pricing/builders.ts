import type {
  PricedModel,
  PricedPlan,
  Rate,
  Sourced,
} from '../../../src/lib/pricing/priced-model.ts';
import type { Workload } from '../../../src/lib/pricing/workload.ts';

/** A value that a source states; its claim stands at a place of the caller's list. */
export function stated<Value>(value: Value, claim = 0): Sourced<Value> {
  return { value, claims: [claim], isDisputed: false };
}

/** One clip of 5 s, one take, and nothing else asked for. */
export function aWorkload(change: Partial<Workload> = {}): Workload {
  return {
    clips: 1,
    seconds: 5,
    pictureLines: 0,
    withSound: false,
    tries: 1,
    commercialUse: false,
    noWatermark: false,
    billing: 'monthly',
    resellers: true,
    ...change,
  };
}

/** A rate of the vendor's API in dollars a second. */
export function aRate(change: Partial<Rate> = {}): Rate {
  return { ...stated(0.12), channel: 'api', unit: 'usd', per: 'second', label: '', ...change };
}

/** A rate of the vendor's app in credits a second. */
export function inCredits(value: number, change: Partial<Rate> = {}): Rate {
  return aRate({ value, channel: 'app', unit: 'credits', ...change });
}

export function aPlan(
  name: string,
  usd: number,
  credits: number,
  change: Partial<PricedPlan> = {},
): PricedPlan {
  return { name, usdPerMonth: stated(usd), creditsPerMonth: stated(credits), ...change };
}

/** A model that makes clips of up to 10 s at 720p, can be used, and has no price. */
export function aModel(change: Partial<PricedModel> = {}): PricedModel {
  return {
    isUsable: stated(true),
    makesClips: stated(true),
    longestSeconds: stated(10),
    largestLines: stated(720),
    rates: [],
    hasOtherPrices: false,
    plans: [],
    ...change,
  };
}
