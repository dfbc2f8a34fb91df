import type { Vendor } from '../catalog/catalog.ts';
import { oldAfterDays, preferredValue, toClaimView } from '../catalog/fact.ts';
import type { ClaimView, FactContext } from '../catalog/fact.ts';
import { describeCondition, formatPrice } from '../catalog/price-table.ts';
import { formatAmount } from '../format/money.ts';
import { moneyPerSecond } from '../pricing/money-per-second.ts';
import type { Price } from '../schema/price.ts';
import type { ClaimChange } from './compare-facts.ts';
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

/**
 * What readers see otherwise of a model's prices. Evidence alone makes no change here: a price that
 * another source names is the same price.
 */
export function comparePrices(before: PriceSide, after: PriceSide): PriceChange[] {
  const was = before.prices.map((price) => view(price, before));
  const now = after.prices.map((price) => view(price, after));
  const isOfSource = (old: PriceView, price: PriceView): boolean =>
    old.subject === price.subject && old.source.url === price.source.url;
  const isSame = (old: PriceView, price: PriceView): boolean =>
    old.subject === price.subject && old.text === price.text;
  const gone = [...was];
  const pairs = new Map<PriceView, PriceView>();
  // The nearest pairs first: what nothing changed of, then another amount by the same source.
  for (const fits of [
    (old: PriceView, price: PriceView) => isOfSource(old, price) && isSame(old, price),
    isOfSource,
    isSame,
    (old: PriceView, price: PriceView) => old.subject === price.subject,
  ]) {
    for (const price of now.filter((price) => !pairs.has(price))) {
      const old = takeFirst(gone, (candidate) => fits(candidate, price));
      if (old !== undefined) pairs.set(price, old);
    }
  }
  return [
    ...now
      .filter((price) => pairs.has(price) || !was.some((old) => isSame(old, price)))
      .filter((price) => pairs.get(price)?.text !== price.text)
      .map((price) => toChange(pairs.get(price), price)),
    ...gone
      .filter((old) => !now.some((price) => isSame(old, price)))
      .map((old) => toChange(old, undefined)),
  ];
}

/** Whether a change of price says already that a claim about a price came or went. */
export function isSaidByPrices(
  prices: readonly PriceChange[],
  { label, kind, claim }: ClaimChange,
): boolean {
  const channel = label.replace(/^Price /, '');
  return prices.some(({ subject, before, after }) => {
    const text = kind === 'added' ? after : kind === 'removed' ? before : undefined;
    if (text === undefined || !claim.text.startsWith(text)) return false;
    return subject === channel + claim.text.slice(text.length);
  });
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
