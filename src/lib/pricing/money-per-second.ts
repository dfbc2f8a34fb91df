/** What is asked, of which unit, for what. */
export interface AskedPrice {
  readonly amount: number;
  readonly unit: 'usd' | 'cny' | 'credits';
  readonly per: string;
  readonly clipSeconds?: number | undefined;
}

/**
 * A price as money for one second of video: 1.20 USD for a clip of 10 s -> 0.12 USD; 12 credits a
 * second at 0.01 USD a credit -> 0.12 USD. Nothing can be said (undefined) of credits without the
 * price of one, and of what is not sold by the second or by the clip.
 *
 * @param usdPerCredit what one of these credits costs, in US dollars
 */
export function moneyPerSecond(
  { amount, unit, per, clipSeconds }: AskedPrice,
  usdPerCredit?: number,
): { readonly amount: number; readonly unit: 'usd' | 'cny' } | undefined {
  const seconds = per === 'second' ? 1 : per === 'clip' ? clipSeconds : undefined;
  if (seconds === undefined) return undefined;
  if (unit !== 'credits') return { amount: amount / seconds, unit };
  return usdPerCredit === undefined
    ? undefined
    : { amount: (amount * usdPerCredit) / seconds, unit: 'usd' };
}
