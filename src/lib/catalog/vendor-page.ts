import { formatDate } from '../format/date.ts';
import { formatCounted } from '../format/list.ts';
import { formatAmount } from '../format/money.ts';
import { formatNumber } from '../format/number.ts';
import type { Claim } from '../schema/claim.ts';
import { vendorHref } from './catalog.ts';
import type { Catalog, Vendor } from './catalog.ts';
import { oldAfterDays, preferredValue, toClaimView, toDateFact, toFact } from './fact.ts';
import type { ClaimView, Fact, FactContext } from './fact.ts';
import type { LabelledFact } from './fields.ts';
import { toFundingRows } from './funding.ts';
import type { FundingRow } from './funding.ts';
import { toModelRows } from './model-list.ts';
import type { ModelListRow } from './model-list.ts';
import { toSecondsTable } from './plan-seconds.ts';
import type { SecondsTable } from './plan-seconds.ts';
import { plansOnSale, toPlanViews } from './plan-view.ts';
import type { PlanView } from './plan-view.ts';
import { groupEvents, listEvents } from './timeline.ts';
import type { TimelineMonth } from './timeline.ts';

/** Everything that a vendor's page shows. */
export interface VendorPage {
  readonly vendor: Vendor;
  readonly facts: readonly LabelledFact[];
  readonly funding: readonly FundingRow[];
  readonly models: readonly ModelListRow[];
  readonly plans: readonly PlanView[];
  readonly creditPrices: readonly LabelledFact[];
  readonly seconds: SecondsTable;
  readonly statements: readonly ClaimView[];
  /** Months with something in them, newest first. */
  readonly months: readonly TimelineMonth[];
  /** "12 models, 9 of them available; 5 plans." */
  readonly counts: string;
}

/**
 * Gathers a vendor's page.
 *
 * @throws RangeError where the catalogue has no such vendor
 */
export function toVendorPage(catalog: Catalog, id: string): VendorPage {
  const vendor = catalog.vendors.find((candidate) => candidate.id === id);
  if (vendor === undefined) throw new RangeError(`No vendor "${id}" in the catalogue`);
  const context = { sources: vendor.sources, today: catalog.today };
  const models = toModelRows(catalog, id);
  return {
    vendor,
    facts: toVendorFacts(vendor, context),
    funding: toFundingRows(vendor, context),
    models,
    plans: toPlanViews(catalog, vendor),
    creditPrices: toCreditPrices(vendor, context),
    seconds: toSecondsTable(catalog, vendor),
    statements: (vendor.facts ?? []).map((fact) => toClaimView(fact, fact.text, context)),
    months: groupEvents(listEvents(catalog).filter(({ vendorId }) => vendorId === id)).flatMap(
      ({ months }) => months,
    ),
    counts: [countModels(models), countPlans(vendor)].join('; ') + '.',
  };
}

/** Who the company is; a field that nobody states is unknown. */
export function toVendorFacts(vendor: Vendor, context: FactContext): LabelledFact[] {
  const fact = <Value>(
    id: string,
    label: string,
    claims: readonly Claim<Value>[] | undefined,
    toText: (value: Value) => string,
  ): LabelledFact => ({ id, label, ...toFact(claims, toText, context) });
  return [
    fact('legalName', 'Legal name', vendor.legalName, (text) => text),
    fact('website', 'Website', vendor.website, (text) => text),
    fact('headquarters', 'Seat', vendor.headquarters, (text) => text),
    { id: 'founded', label: 'Founded', ...toDateFact(vendor.founded, context) },
    fact('founders', 'Founders', vendor.founders, (names) => names.join(', ')),
    fact('employees', 'Employees', vendor.employees, formatNumber),
  ];
}

/** What single credits cost outside a plan. */
export function toCreditPrices(vendor: Vendor, context: FactContext): LabelledFact[] {
  const price = (claims: Vendor['appCreditUsd']): Fact =>
    toFact(claims, perCredit, context, { oldAfter: oldAfterDays.price });
  return [
    { id: 'appCreditUsd', label: 'A bought app credit', ...price(vendor.appCreditUsd) },
    { id: 'apiCreditUsd', label: 'An API credit', ...price(vendor.apiCreditUsd) },
  ];
}

/** One vendor in the list of all. */
export interface VendorListRow {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly summary: string;
  readonly models: string;
  readonly newest:
    { readonly name: string; readonly href: string; readonly released: string } | undefined;
  /** The cheapest plan on sale that costs something, billed by the month; undefined where none is known. */
  readonly plansFrom: string | undefined;
}

/** All vendors by name. */
export function toVendorList(catalog: Catalog): VendorListRow[] {
  return catalog.vendors.map((vendor) => {
    const models = catalog.models.filter((model) => model.vendor === vendor.id);
    const newest = models.find(({ released }) => released !== undefined);
    const paid = plansOnSale(vendor)
      .map(({ usdPerMonth }) => preferredValue(usdPerMonth, vendor.sources))
      .filter((amount) => amount !== undefined)
      .filter((amount) => amount > 0);
    return {
      id: vendor.id,
      name: vendor.name,
      href: vendorHref(vendor.id),
      summary: vendor.summary,
      models: formatNumber(models.length),
      newest:
        newest === undefined
          ? undefined
          : { name: newest.name, href: newest.href, released: formatDate(newest.released!) },
      plansFrom: paid.length === 0 ? undefined : formatAmount(Math.min(...paid), 'usd'),
    };
  });
}

function countModels(models: readonly ModelListRow[]): string {
  const available = models.filter(({ status }) => status === 'Available').length;
  if (models.length === 0) return 'No model of its own in the catalogue';
  const rest =
    available === 0 ? 'none of them known to be available' : `${available} of them available`;
  return `${formatCounted(models.length, 'model')}, ${rest}`;
}

function countPlans(vendor: Vendor): string {
  const onSale = plansOnSale(vendor).length;
  if (vendor.plans.length === 0) return 'no plan is known';
  return onSale === 0 ? 'no plan on sale' : `${formatCounted(onSale, 'plan')} on sale`;
}

/** A price of one credit with all its digits: 0.003333 -> `$0.003333`. */
function perCredit(amount: number): string {
  return `$${amount.toLocaleString('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 6 })}`;
}
