/** What an app asks for one second, or for one clip of a length. */
export type CreditPrice =
  | { readonly per: 'second'; readonly credits: number }
  | { readonly per: 'clip'; readonly credits: number; readonly clipSeconds: number };

/**
 * Whole seconds of video that credits buy. A clip is bought whole or not at all, and a second begun
 * is not promised: 625 credits at 25 a second are 25 s; 50 credits at 20 for a clip of 5 s are 10 s.
 * Nothing can be said (undefined) where the price is 0.
 */
export function secondsFor(credits: number, price: CreditPrice): number | undefined {
  if (price.credits <= 0) return undefined;
  const bought = floor(credits / price.credits);
  return price.per === 'clip' ? floor(bought * price.clipSeconds) : bought;
}

/**
 * App credits for one US dollar of a plan: 625 credits for 15 USD -> 41.67. Nothing can be said
 * (undefined) where the plan costs nothing.
 */
export function creditsPerUsd(credits: number, usd: number): number | undefined {
  return usd <= 0 ? undefined : credits / usd;
}

/** The whole part, forgiving what binary fractions lose: 0.3 / 0.1 is 3. */
function floor(value: number): number {
  return Math.floor(value + 1e-9);
}
