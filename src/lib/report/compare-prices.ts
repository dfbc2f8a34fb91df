import type { Vendor } from '../catalog/catalog.ts';
import { oldAfterDays, preferredValue, toClaimView } from '../catalog/fact.ts';
import type { ClaimView, FactContext } from '../catalog/fact.ts';
import { describeCondition, formatPrice } from '../catalog/price-table.ts';
import { formatAmount } from '../format/money.ts';
import { moneyPerSecond } from '../pricing/money-per-second.ts';
import type { Price } from '../schema/price.ts';
import { takeFirst } from './take-first.ts';

/** A price that came, went or changed: what it says, and in money a second where that can be said. */
export interface PriceChange {
  /** `by the API, 720p, with sound` */
  readonly subject: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** `$0.12`; undefined where it cannot be said. */
  readonly perSecondBefore: string | undefined;
  readonly perSecondAfter: string | undefined;
  /** Change in percent of the money a second; undefined where one of the two is not known or 0. */
  readonly percent: number | undefined;
  readonly source: ClaimView;
}

/** Prices of a model with the sources of its file and the vendor that its credits are of. */
export interface PriceSide {
  readonly prices: readonly Price[];
  readonly context: FactContext;
  readonly vendor: Vendor | undefined;
}

/** What readers see otherwise of a model's prices. Evidence alone makes no change here. */
export function comparePrices(before: PriceSide, after: PriceSide): PriceChange[] {
  const left = before.prices.map((price) => view(price, before));
  const right = after.prices.map((price) => view(price, after));
  const gone = [...left];
  const fresh = right.filter(
    (price) =>
      !takeFirst(
        gone,
        (old) =>
          old.text === price.text &&
          old.subject === price.subject &&
          old.source.url === price.source.url,
      ),
  );
  // A price that only changed its source is no change of price.
  const came = fresh.filter(
    (price) => !takeFirst(gone, (old) => old.text === price.text && old.subject === price.subject),
  );
  const changes = came.map((price) => {
    const old =
      takeFirst(
        gone,
        (other) => other.subject === price.subject && other.source.url === price.source.url,
      ) ?? takeFirst(gone, (other) => other.subject === price.subject);
    return toChange(old, price);
  });
  return [...changes, ...gone.map((old) => toChange(old, undefined))];
}

interface PriceView {
  readonly subject: string;
  readonly text: string;
  readonly money: { readonly amount: number; readonly unit: 'usd' | 'cny' } | undefined;
  readonly source: ClaimView;
}

function view(price: Price, { context, vendor }: PriceSide): PriceView {
  const text = formatPrice(price);
  const credit =
    price.channel === 'api'
      ? vendor?.apiCreditUsd
      : price.channel === 'app'
        ? vendor?.appCreditUsd
        : undefined;
  return {
    subject: [channelWords[price.channel], describeCondition(price)]
      .filter((part) => part !== '')
      .join(', '),
    text,
    money: moneyPerSecond(price, vendor && preferredValue(credit, vendor.sources)),
    source: toClaimView(price, text, context, oldAfterDays.price),
  };
}

const channelWords = { app: 'in the app', api: 'by the API', seller: 'at a reseller' } as const;

function toChange(before: PriceView | undefined, after: PriceView | undefined): PriceChange {
  const [old, now] = [before?.money, after?.money];
  return {
    subject: (after ?? before)!.subject,
    before: before?.text,
    after: after?.text,
    perSecondBefore: old && formatAmount(old.amount, old.unit),
    perSecondAfter: now && formatAmount(now.amount, now.unit),
    percent:
      old === undefined || now === undefined || old.unit !== now.unit || old.amount === 0
        ? undefined
        : Math.round((now.amount / old.amount - 1) * 100),
    source: (after ?? before)!.source,
  };
}
