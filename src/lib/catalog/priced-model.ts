import { daysBetween, formatDate } from '../format/date.ts';
import { formatAmount } from '../format/money.ts';
import { formatNumber } from '../format/number.ts';
import type {
  ClipLengths,
  PricedModel,
  PricedPlan,
  Rate,
  Sourced,
} from '../pricing/priced-model.ts';
import type { Claim } from '../schema/claim.ts';
import type { Price } from '../schema/price.ts';
import { toPictureLines } from '../schema/resolution.ts';
import type { Plan } from '../schema/vendor.ts';
import type { Catalog, Model, Vendor } from './catalog.ts';
import { oldAfterDays, preferredValue, toFact } from './fact.ts';
import type { ClaimView, FactContext } from './fact.ts';
import { usableStatuses } from './find-page.ts';
import { plansOnSale } from './plan-view.ts';
import { asClaims, groupOffers, pricesInForce } from './price-offers.ts';
import type { PriceOffer } from './price-offers.ts';
import { describeCondition, formatPrice } from './price-table.ts';

/** Models ready for the calculator, with the claims that their values point to. */
export interface PricedCatalog {
  /** By id. */
  readonly models: Readonly<Record<string, PricedModel>>;
  readonly claims: readonly ClaimView[];
}

/** Reads what decides the cost of each model off its file and that of its vendor. */
export function toPricedCatalog(catalog: Catalog): PricedCatalog {
  const claims: ClaimView[] = [];
  const sellers = Object.fromEntries(
    catalog.vendors.map((vendor) => [vendor.id, toPricedVendor(catalog, vendor, claims)]),
  );
  return {
    models: Object.fromEntries(
      catalog.models.map((model) => [
        model.id,
        toPricedModel(catalog, { model, seller: sellers[model.vendor], claims }),
      ]),
    ),
    claims,
  };
}

/** What the models of a vendor share. */
interface PricedVendor {
  readonly plans: readonly { readonly models: readonly string[] | undefined; priced: PricedPlan }[];
  readonly packCreditUsd: Sourced<number> | undefined;
  readonly apiCreditUsd: Sourced<number> | undefined;
}

function toPricedVendor(catalog: Catalog, vendor: Vendor, claims: ClaimView[]): PricedVendor {
  const read = toReader(claims, { sources: vendor.sources, today: catalog.today });
  const usd = (name: string) => (amount: number) => `${name}: ${formatAmount(amount, 'usd')}`;
  return {
    plans: plansOnSale(vendor).map((plan) => ({
      models: preferredValue(plan.models, vendor.sources),
      priced: toPricedPlan(plan, read),
    })),
    packCreditUsd: read(vendor.appCreditUsd, usd('a bought credit'), oldAfterDays.price),
    apiCreditUsd: read(vendor.apiCreditUsd, usd('an API credit'), oldAfterDays.price),
  };
}

function toPricedModel(
  catalog: Catalog,
  {
    model,
    seller,
    claims,
  }: {
    readonly model: Model;
    readonly seller: PricedVendor | undefined;
    readonly claims: ClaimView[];
  },
): PricedModel {
  const read = toReader(claims, { sources: model.sources, today: catalog.today });
  const { specs, lifecycle, capabilities } = model;
  return {
    isUsable: map(
      read(lifecycle.status, (status) => `status: ${status}`),
      (status) => usableStatuses.has(status),
    ),
    makesClips: makesClips(model, read),
    clipLengths: read<ClipLengths>(specs.clipSeconds, describeLengths),
    longestSeconds: read(specs.maxClipSeconds, (value) => `longest take: ${seconds(value)}`),
    longestExtendedSeconds: read(
      specs.maxExtendedSeconds,
      (value) => `longest when extended: ${seconds(value)}`,
    ),
    largestLines: largestLines(model, read),
    hasSound: map(
      read(capabilities['native-audio'], (support) => `native audio: ${support}`),
      (support) => support !== 'none',
    ),
    apiClosed: closedBy(
      read(lifecycle.apiRetired, (date) => `API closed: ${formatDate(date)}`),
      catalog,
    ),
    rates: toRates(clipPrices(model.prices, catalog.today), read, seller?.apiCreditUsd),
    hasOtherPrices: model.prices.length > 0,
    // A plan has a model unless a source lists its models without it.
    plans: (seller?.plans ?? [])
      .filter(({ models }) => models?.includes(model.id) !== false)
      .map(({ priced }) => priced),
    packCreditUsd: seller?.packCreditUsd,
  };
}

/** Reads the claims of a field: its value by policy, and where its claims stand in the list. */
type Reader = <Value>(
  claims: readonly Claim<Value>[] | undefined,
  toText: (value: Value) => string,
  oldAfter?: number,
) => Sourced<Value> | undefined;

function toReader(list: ClaimView[], context: FactContext): Reader {
  return (claims, toText, oldAfter = oldAfterDays.other) => {
    const value = preferredValue(claims, context.sources);
    if (value === undefined) return undefined;
    const fact = toFact(claims, toText, context, { oldAfter });
    const first = list.push(...fact.claims) - fact.claims.length;
    return {
      value,
      claims: fact.claims.map((_, index) => first + index),
      isDisputed: fact.isDisputed,
    };
  };
}

function map<From, To>(
  fact: Sourced<From> | undefined,
  toValue: (value: From) => To,
): Sourced<To> | undefined {
  return fact && { ...fact, value: toValue(fact.value) };
}

/** Prices that a clip can be reckoned by: of making it, for a second or a clip, and still holding. */
function clipPrices(prices: readonly Price[], today: string): Price[] {
  return pricesInForce(prices, today).filter(
    ({ per, surcharge, mode }) =>
      (per === 'second' || per === 'clip') &&
      surcharge !== true &&
      (mode === undefined || /text-to-video|image-to-video/.test(mode)),
  );
}

function toRates(
  prices: readonly Price[],
  read: Reader,
  apiCreditUsd: Sourced<number> | undefined,
): Rate[] {
  const [inCredits, others] = partition(
    groupOffers(prices),
    ({ first }) => first.channel !== 'app' && first.unit === 'credits',
  );
  const rates = others.map((offer) => toRate(offer, read));
  const hasUsd = rates.some(({ channel, unit }) => channel === 'api' && unit === 'usd');
  if (apiCreditUsd === undefined || hasUsd) return rates;
  // Credits of an API are money at the price that its vendor sells them for.
  const inMoney = inCredits
    .filter(({ first }) => first.channel === 'api')
    .map((offer) => toRate(offer, read))
    .map((rate): Rate => ({
      ...rate,
      unit: 'usd',
      value: rate.value * apiCreditUsd.value,
      claims: [...rate.claims, ...apiCreditUsd.claims],
      isDisputed: rate.isDisputed || apiCreditUsd.isDisputed,
    }));
  return [...rates, ...inMoney];
}

function partition<Item>(
  items: readonly Item[],
  isFirst: (item: Item) => boolean,
): [first: Item[], second: Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}

function toRate(offer: PriceOffer, read: Reader): Rate {
  const { first } = offer;
  const describe = (price: Price): string =>
    [formatPrice(price), describeCondition(price)].filter((part) => part !== '').join(', ');
  const fact = read(asClaims(offer.prices), describe, oldAfterDays.price)!;
  return {
    ...fact,
    value: fact.value.amount,
    channel: first.channel,
    seller: first.seller,
    unit: first.unit,
    per: first.per === 'clip' ? 'clip' : 'second',
    clipSeconds: first.clipSeconds,
    pictureLines: first.resolution === undefined ? undefined : toPictureLines(first.resolution),
    withSound: first.audio,
    label: describeCondition({ ...first, seller: undefined, plans: undefined }),
    plans: first.plans,
  };
}

function toPricedPlan(plan: Plan, read: Reader): PricedPlan {
  const named = (text: string): string => `${plan.name}: ${text}`;
  const usd = (amount: number): string => formatAmount(amount, 'usd');
  return {
    name: plan.name,
    usdPerMonth: read(
      plan.usdPerMonth,
      (amount) => named(`${usd(amount)} a month`),
      oldAfterDays.price,
    ),
    usdPerMonthBilledYearly: read(
      plan.usdPerMonthBilledYearly,
      (amount) => named(`${usd(amount)} a month, paid yearly`),
      oldAfterDays.price,
    ),
    creditsPerMonth: read(
      plan.creditsPerMonth,
      (amount) => named(`${formatAmount(amount, 'credits')} a month`),
      oldAfterDays.price,
    ),
    largestLines: map(
      read(plan.maxResolution, (size) => named(`exports up to ${size}`)),
      toPictureLines,
    ),
    watermark: read(plan.watermark, (has) => named(has ? 'watermark' : 'no watermark')),
    commercialUse: read(plan.commercialUse, (allowed) =>
      named(allowed ? 'commercial use' : 'no commercial use'),
    ),
  };
}

/**
 * Whether it makes a clip from a text or an image: true where sources grant either, false where they
 * deny both, else unknown.
 */
function makesClips({ capabilities }: Model, read: Reader): Sourced<boolean> | undefined {
  const facts = (['text-to-video', 'image-to-video'] as const)
    .map((id) => read(capabilities[id], (support) => `${id.replaceAll('-', ' ')}: ${support}`))
    .filter((fact) => fact !== undefined);
  const granted = facts.find(({ value }) => value !== 'none');
  if (granted !== undefined) return { ...granted, value: true };
  if (facts.length < 2) return undefined;
  return { ...facts[0]!, value: false, claims: facts.flatMap(({ claims }) => claims) };
}

/** The stated largest picture, else the largest of the sizes on offer. */
function largestLines({ specs }: Model, read: Reader): Sourced<number> | undefined {
  return (
    map(
      read(specs.maxResolution, (size) => `largest picture: ${size}`),
      toPictureLines,
    ) ??
    map(
      read<readonly string[]>(specs.resolutions, (sizes) => `picture sizes: ${sizes.join(', ')}`),
      (sizes) => Math.max(...sizes.map(toPictureLines)),
    )
  );
}

function closedBy(
  date: Sourced<string> | undefined,
  { today }: Catalog,
): Sourced<string> | undefined {
  return date !== undefined && daysBetween(date.value, today) >= 0 ? date : undefined;
}

function describeLengths(lengths: ClipLengths): string {
  return 'max' in lengths
    ? `clips of ${formatNumber(lengths.min)} to ${seconds(lengths.max)}`
    : `clips of ${lengths.map(formatNumber).join(', ')} s`;
}

function seconds(value: number): string {
  return `${formatNumber(value)} s`;
}
