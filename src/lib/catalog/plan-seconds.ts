import { formatNumber } from '../format/number.ts';
import { secondsFor } from '../pricing/plan-yield.ts';
import type { CreditPrice } from '../pricing/plan-yield.ts';
import type { Price } from '../schema/price.ts';
import { toPictureLines } from '../schema/resolution.ts';
import type { Plan } from '../schema/vendor.ts';
import type { Catalog, Model, Vendor } from './catalog.ts';
import { oldAfterDays, preferredValue, toFact, unknownFact } from './fact.ts';
import type { Fact, FactContext } from './fact.ts';
import { asClaims, groupOffers, preferredPrice, pricesInForce, whatFor } from './price-offers.ts';
import type { PriceOffer } from './price-offers.ts';
import { combineFacts, plansOnSale, toMonthlyCredits } from './plan-view.ts';
import { describeCondition, formatPrice } from './price-table.ts';

/** What one plan buys of one model at one price. */
export interface SecondsCell {
  /** `25 s`; unknown where nobody states the credits of the plan. */
  readonly fact: Fact;
  /** What limits or forbids it: `once`, `not in its list of models`. */
  readonly hint: string | undefined;
}

/** A model at one of its app prices, with what each plan buys of it. */
export interface SecondsRow {
  readonly modelName: string;
  readonly href: string;
  readonly condition: string;
  readonly price: Fact;
  /** In the order of the plans. */
  readonly cells: readonly SecondsCell[];
}

/** What every plan of a vendor buys of every model. */
export interface SecondsTable {
  readonly planNames: readonly string[];
  readonly rows: readonly SecondsRow[];
}

/**
 * Seconds of video a month for each plan of a vendor, model by model, at the prices of the vendor's
 * own app. Plans no longer sold, retired models and surcharges are left out; a model without an app
 * price has no row.
 */
export function toSecondsTable(catalog: Catalog, vendor: Vendor): SecondsTable {
  const plans = plansOnSale(vendor);
  const models = catalog.models
    .filter((model) => model.vendor === vendor.id)
    .filter(({ lifecycle, sources }) => preferredValue(lifecycle.status, sources) !== 'retired');
  return {
    planNames: plans.map(({ name }) => name),
    rows: models.flatMap((model) => {
      const offers = toOffers(model, catalog.today);
      return offers.map((offer) => ({
        modelName: model.name,
        href: model.href,
        condition: offer.condition,
        price: toPriceFact(offer, { sources: model.sources, today: catalog.today }),
        cells: plans.map((plan) => toCell({ catalog, vendor, plan, model, offer, offers })),
      }));
    }),
  };
}

/** An offer of the app with the words for its conditions. */
interface Offer extends PriceOffer {
  readonly condition: string;
}

function toOffers({ prices }: Model, today: string): Offer[] {
  const inCredits = pricesInForce(prices, today).filter(
    ({ channel, unit, per, surcharge }) =>
      channel === 'app' &&
      unit === 'credits' &&
      surcharge !== true &&
      (per === 'second' || per === 'clip'),
  );
  return groupOffers(inCredits).map((offer) => ({
    ...offer,
    condition: describeOffer(offer.first),
  }));
}

function describeOffer(price: Price): string {
  const clip =
    price.per === 'clip' && price.clipSeconds !== undefined
      ? `${formatNumber(price.clipSeconds)} s clips`
      : '';
  return [describeCondition(price), clip].filter((part) => part !== '').join(', ');
}

interface CellInput {
  readonly catalog: Catalog;
  readonly vendor: Vendor;
  readonly plan: Plan;
  readonly model: Model;
  readonly offer: Offer;
  readonly offers: readonly Offer[];
}

function toCell({ catalog, vendor, plan, model, offer, offers }: CellInput): SecondsCell {
  const context = { sources: vendor.sources, today: catalog.today };
  if (offer.first.plans?.includes(plan.name) === false) return not('not this plan');
  if (hasOwnOffer(plan, offer, offers)) return not('has a price of its own');

  const largest = preferredValue(plan.maxResolution, vendor.sources);
  const { resolution } = offer.first;
  if (
    largest !== undefined &&
    resolution !== undefined &&
    toPictureLines(resolution) > toPictureLines(largest)
  ) {
    const limit = toFact(plan.maxResolution, (size) => `exports up to ${size}`, context);
    return { fact: { ...limit, text: 'None' }, hint: `ends at ${largest}` };
  }

  const monthly = preferredValue(plan.creditsPerMonth, vendor.sources);
  const once = preferredValue(plan.oneTimeCredits, vendor.sources);
  const isOnce = monthly === undefined && once !== undefined;
  const credits = monthly ?? once;
  const price = toCreditPrice(preferredPrice(offer, model.sources));
  const seconds = credits === undefined ? undefined : secondsFor(credits, price);
  if (seconds === undefined) return { fact: unknownFact, hint: undefined };

  const listed = preferredValue(plan.models, vendor.sources);
  const isListed = listed === undefined || listed.includes(model.id);
  const hints = [isOnce ? 'once' : '', isListed ? '' : 'not in its list of models'];
  return {
    fact: combineFacts(`${formatNumber(seconds)} s`, [
      isOnce ? toOnceCredits(plan, context) : toMonthlyCredits(plan.creditsPerMonth, context),
      toPriceFact(offer, { sources: model.sources, today: catalog.today }),
    ]),
    hint: hints.filter((hint) => hint !== '').join(', ') || undefined,
  };
}

/** Whether this plan has another price for the very thing that is offered to all. */
function hasOwnOffer(plan: Plan, offer: Offer, offers: readonly Offer[]): boolean {
  return (
    offer.first.plans === undefined &&
    offers.some(
      ({ first }) =>
        first.plans?.includes(plan.name) === true && whatFor(first) === whatFor(offer.first),
    )
  );
}

function not(hint: string): SecondsCell {
  return { fact: unknownFact, hint };
}

function toPriceFact({ prices }: Offer, context: FactContext): Fact {
  return toFact(asClaims(prices), formatPrice, context, { oldAfter: oldAfterDays.price });
}

function toCreditPrice({ amount, per, clipSeconds }: Price): CreditPrice {
  return per === 'clip'
    ? { per, credits: amount, clipSeconds: clipSeconds! }
    : { per: 'second', credits: amount };
}

function toOnceCredits({ oneTimeCredits }: Plan, context: FactContext): Fact {
  return toFact(oneTimeCredits, (credits) => `${formatNumber(credits)} credits once`, context, {
    oldAfter: oldAfterDays.price,
  });
}
