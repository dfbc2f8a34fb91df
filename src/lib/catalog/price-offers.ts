import { daysBetween } from '../format/date.ts';
import type { Claim, Source } from '../schema/claim.ts';
import { toLatestDay } from '../schema/date.ts';
import type { Price } from '../schema/price.ts';
import { preferredValue } from './fact.ts';

/** Prices of a model for one and the same thing, as several sources may state them. */
export interface PriceOffer {
  readonly first: Price;
  readonly prices: readonly Price[];
}

/** The prices without those whose last day, by their source, has passed. */
export function pricesInForce(prices: readonly Price[], today: string): Price[] {
  return prices.filter(
    ({ until }) => until === undefined || daysBetween(toLatestDay(until), today) <= 0,
  );
}

/** Puts together the prices that are for the same thing from the same hand in the same unit. */
export function groupOffers(prices: readonly Price[]): PriceOffer[] {
  const subject = (price: Price): string =>
    JSON.stringify([price.channel, price.seller, price.unit, whatFor(price), price.plans]);
  return [...Map.groupBy(prices, subject).values()].map((same) => ({
    first: same[0]!,
    prices: same,
  }));
}

/** All that tells what is bought, as one text; the plans aside. */
export function whatFor({ resolution, audio, mode, variant, per, clipSeconds }: Price): string {
  return JSON.stringify([resolution, audio, mode, variant, per, clipSeconds]);
}

/** The price of an offer that the policy of `orderClaims` puts first. */
export function preferredPrice(
  { first, prices }: PriceOffer,
  sources: Readonly<Record<string, Source>>,
): Price {
  return preferredValue(asClaims(prices), sources) ?? first;
}

/** Prices as claims whose value is the price itself. */
export function asClaims(prices: readonly Price[]): Claim<Price>[] {
  return prices.map((price) => ({
    value: price,
    source: price.source,
    seen: price.seen,
    note: price.note,
  }));
}
