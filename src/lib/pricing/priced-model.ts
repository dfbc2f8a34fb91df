/** A value with the places of its claims in a list that the caller keeps. */
export interface Sourced<Value> {
  readonly value: Value;
  readonly claims: readonly number[];
  /** Whether the claims differ; the value is the one that policy puts first. */
  readonly isDisputed: boolean;
}

/** What a second or a clip costs, in money or in credits of the vendor's app. */
export interface Rate extends Sourced<number> {
  readonly channel: 'app' | 'api' | 'seller';
  readonly seller?: string | undefined;
  readonly unit: 'usd' | 'cny' | 'credits';
  readonly per: 'second' | 'clip';
  /** The only length of clip that it holds for; always there when `per` is clip. */
  readonly clipSeconds?: number | undefined;
  /** Shorter side of the picture that it holds for, in pixels. */
  readonly pictureLines?: number | undefined;
  readonly withSound?: boolean | undefined;
  /** What is bought, told apart from other rates: `720p, silent, Pro`. */
  readonly label: string;
  /** The plans that it holds for; left out, all. */
  readonly plans?: readonly string[] | undefined;
}

/** A plan on sale. What is left out is unknown. */
export interface PricedPlan {
  readonly name: string;
  readonly usdPerMonth?: Sourced<number> | undefined;
  readonly usdPerMonthBilledYearly?: Sourced<number> | undefined;
  readonly creditsPerMonth?: Sourced<number> | undefined;
  readonly largestLines?: Sourced<number> | undefined;
  readonly watermark?: Sourced<boolean> | undefined;
  readonly commercialUse?: Sourced<boolean> | undefined;
}

/** The clip lengths on offer: these, or any within a range. */
export type ClipLengths = readonly number[] | { readonly min: number; readonly max: number };

/** Everything that decides what a model costs. What is left out is unknown. */
export interface PricedModel {
  /** Whether it can be used now. */
  readonly isUsable?: Sourced<boolean> | undefined;
  /** False for a model that only changes clips that it is given. */
  readonly makesClips?: Sourced<boolean> | undefined;
  readonly clipLengths?: Sourced<ClipLengths> | undefined;
  readonly longestSeconds?: Sourced<number> | undefined;
  readonly longestExtendedSeconds?: Sourced<number> | undefined;
  readonly largestLines?: Sourced<number> | undefined;
  readonly hasSound?: Sourced<boolean> | undefined;
  /** The day the vendor's API closed; its rates hold no more. */
  readonly apiClosed?: Sourced<string> | undefined;
  readonly rates: readonly Rate[];
  /** Whether prices are known that no clip can be reckoned by: tokens, pixels, a month. */
  readonly hasOtherPrices: boolean;
  /** The plans of its vendor that have it. */
  readonly plans: readonly PricedPlan[];
  /** US dollars for one more credit of the app, on top of a plan that is paid. */
  readonly packCreditUsd?: Sourced<number> | undefined;
}
