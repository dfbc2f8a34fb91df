import { formatDate } from '../format/date.ts';
import { formatList } from '../format/list.ts';
import { formatAmount } from '../format/money.ts';
import { formatNumber } from '../format/number.ts';
import type { Price } from '../schema/price.ts';
import { sourceKinds } from '../schema/claim.ts';
import { toEarliestDay } from '../schema/date.ts';
import type { ClaimView, FactContext } from './fact.ts';
import { oldAfterDays, toClaimView } from './fact.ts';
import { pricesInForce } from './price-offers.ts';

/** One price as a reader sees it. */
export interface PriceRow {
  /** `$0.12 a second` */
  readonly amount: string;
  /** `720p, with sound, image-to-video`; empty where the source names no condition. */
  readonly condition: string;
  readonly isSurcharge: boolean;
  readonly evidence: ClaimView;
}

/** Prices of one channel. */
export interface PriceGroup {
  readonly channel: Price['channel'];
  readonly name: string;
  readonly hint: string;
  readonly rows: readonly PriceRow[];
}

const channels: readonly Pick<PriceGroup, 'channel' | 'name' | 'hint'>[] = [
  {
    channel: 'app',
    name: 'In the app',
    hint: 'Credits of a plan. They are not the credits of the API.',
  },
  { channel: 'api', name: 'By the API', hint: "The vendor's own API." },
  { channel: 'seller', name: 'At resellers', hint: 'What others charge, by their own pages.' },
];

/**
 * The prices of a model by channel, the vendor's own first; in a channel by what they hold for,
 * then by trust in the source, then newest first. An empty list means unknown.
 */
export function toPriceGroups(prices: readonly Price[], context: FactContext): PriceGroup[] {
  return channels
    .map((channel) => ({
      ...channel,
      rows: prices
        .filter((price) => price.channel === channel.channel)
        .toSorted((left, right) => comparePrices(left, right, context))
        .toSorted((left, right) => compareSubjects(left, right, prices))
        .map((price) => ({
          amount: formatPrice(price),
          condition: describeCondition(price),
          isSurcharge: price.surcharge === true,
          evidence: toClaimView(price, formatPrice(price), context, oldAfterDays.price),
        })),
    }))
    .filter(({ rows }) => rows.length > 0);
}

/** An amount with what it buys: `$0.12 a second`, `20 credits for 5 s`. */
export function formatPrice({ amount, unit, per, clipSeconds, surcharge }: Price): string {
  const text = `${surcharge === true ? '+' : ''}${formatAmount(amount, unit)}`;
  if (per === 'clip') return `${text} for ${formatNumber(clipSeconds ?? 0)} s`;
  return `${text} ${perWords[per]}`;
}

const perWords: Readonly<Record<Exclude<Price['per'], 'clip'>, string>> = {
  second: 'a second',
  month: 'a month',
  'million-tokens': 'a million tokens',
  'million-pixels': 'a million pixels',
};

/** Under which conditions a price holds: `720p, with sound, image-to-video`; empty where none is named. */
export function describeCondition({
  seller,
  resolution,
  audio,
  mode,
  variant,
  plans,
  per,
  clipSeconds,
  until,
}: Price): string {
  return [
    seller,
    resolution,
    per !== 'clip' && clipSeconds !== undefined
      ? `${formatNumber(clipSeconds)} s clips`
      : undefined,
    audio === undefined ? undefined : audio ? 'with sound' : 'silent',
    mode,
    variant,
    plans === undefined ? undefined : `on ${formatList(plans)}`,
    until === undefined ? undefined : `until ${formatDate(until)}`,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

/** Rows that hold for the same thing stand together, in the order in which the file first names it. */
function compareSubjects(left: Price, right: Price, prices: readonly Price[]): number {
  const subject = (price: Price): string =>
    `${price.surcharge === true ? 1 : 0} ${price.seller ?? ''} ${describeCondition(price)} ${price.per} ${price.clipSeconds ?? ''}`;
  const place = (price: Price): number =>
    prices.findIndex((other) => subject(other) === subject(price));
  return (
    Number(left.surcharge === true) - Number(right.surcharge === true) ||
    (left.seller ?? '').localeCompare(right.seller ?? '', 'en') ||
    place(left) - place(right)
  );
}

function comparePrices(left: Price, right: Price, { sources }: FactContext): number {
  const trust = ({ source }: Price): number =>
    sourceKinds.indexOf(sources[source]?.kind ?? 'review');
  const surcharge = (price: Price): number => (price.surcharge === true ? 1 : 0);
  const day = ({ seen }: Price): string => toEarliestDay(seen);
  return (
    surcharge(left) - surcharge(right) ||
    (left.seller ?? '').localeCompare(right.seller ?? '', 'en') ||
    trust(left) - trust(right) ||
    (day(left) < day(right) ? 1 : day(left) > day(right) ? -1 : 0)
  );
}

/**
 * What a model costs in as few words as possible, for a list of models: the vendor's own money
 * prices a second as a span, else its app credits, else a reseller's; undefined where none is known.
 */
export function summarizePrices(
  prices: readonly Price[],
  context: FactContext,
): string | undefined {
  for (const { channel, unit, suffix } of priceSummaries) {
    const perSecond = pricesPerSecond(prices, { channel, unit }, context);
    if (perSecond.length === 0) continue;
    const [low, high] = [Math.min(...perSecond), Math.max(...perSecond)];
    const text =
      formatAmount(low, unit) === formatAmount(high, unit)
        ? formatAmount(low, unit)
        : unit === 'credits'
          ? `${formatNumber(low)} to ${formatAmount(high, unit)}`
          : `${formatAmount(low, unit)} to ${formatAmount(high, unit)}`;
    return `${text}${suffix}`;
  }
  return undefined;
}

/**
 * The lowest price of a second in US dollars, for a ceiling: the vendor's API, else a reseller.
 * Credits are no money, and no price is no zero: both give undefined.
 */
export function lowestUsdPerSecond(
  prices: readonly Price[],
  context: FactContext,
): { readonly usd: number; readonly text: string } | undefined {
  for (const { channel, unit, suffix } of priceSummaries) {
    if (unit !== 'usd') continue;
    const perSecond = pricesPerSecond(prices, { channel, unit }, context);
    if (perSecond.length === 0) continue;
    const usd = Math.min(...perSecond);
    const from = perSecond.some((price) => price > usd) ? 'from ' : '';
    return { usd, text: `${from}${formatAmount(usd, 'usd')}${suffix}` };
  }
  return undefined;
}

/** Prices of one channel and unit by the second, by the most trusted kind of source that has any. */
function pricesPerSecond(
  prices: readonly Price[],
  { channel, unit }: Pick<Price, 'channel' | 'unit'>,
  context: FactContext,
): number[] {
  return pricesInForce(prices, context.today)
    .filter(({ surcharge, per }) => surcharge !== true && (per === 'second' || per === 'clip'))
    .filter((price) => price.channel === channel && price.unit === unit)
    .filter(({ source }, _, all) => trustedFirst(all, context).includes(source))
    .map(({ amount, per, clipSeconds }) => (per === 'clip' ? amount / clipSeconds! : amount));
}

const priceSummaries = [
  { channel: 'api', unit: 'usd', suffix: '' },
  { channel: 'api', unit: 'cny', suffix: '' },
  { channel: 'app', unit: 'credits', suffix: ', app' },
  { channel: 'seller', unit: 'usd', suffix: ', reseller' },
] as const;

/** Sources of the most trusted kind among those that give prices. */
function trustedFirst(prices: readonly Price[], { sources }: FactContext): string[] {
  const kindOf = (key: string): number => sourceKinds.indexOf(sources[key]?.kind ?? 'review');
  const best = Math.min(...prices.map(({ source }) => kindOf(source)));
  return prices.map(({ source }) => source).filter((source) => kindOf(source) === best);
}
