import { formatDate } from '../format/date.ts';
import { formatNumber } from '../format/number.ts';
import { formatAmount } from '../format/money.ts';
import { toCapabilityGroups } from './capability-matrix.ts';
import type { Catalog, Model, Vendor } from './catalog.ts';
import { oldAfterDays, toClaimView, toFact } from './fact.ts';
import type { ClaimView, Fact, FactContext } from './fact.ts';
import { fieldGroups, readFields } from './fields.ts';
import { toStatedPlanFacts } from './plan-view.ts';
import { describeCondition, formatPrice } from './price-table.ts';
import { toCreditPrices, toVendorFacts } from './vendor-page.ts';

/** A fact of a model or vendor, with the place on its page where the evidence is. */
export interface RecordFact {
  readonly label: string;
  /** `#fact-maxClipSeconds` */
  readonly anchor: string;
  readonly fact: Fact;
}

/** Every fact of a model that its file claims, each claim once, in the order of its page. */
export function listModelFacts(catalog: Catalog, model: Model): RecordFact[] {
  const context = { sources: model.sources, today: catalog.today };
  const derived = catalog.capabilities.groups
    .flatMap(({ rows }) => rows)
    .filter(({ derivedFrom }) => derivedFrom !== undefined)
    .map(({ id }) => id);
  const facts: RecordFact[] = [
    ...fieldGroups
      .flatMap((group) => readFields(group, model, context))
      .flatMap((fact) => {
        const recordFact = { label: fact.label, anchor: `#fact-${fact.id}`, fact };
        return fact.id === 'integrations' ? eachAlone(recordFact) : [recordFact];
      }),
    {
      label: 'Follows',
      anchor: '#versions',
      fact: toFact(model.lifecycle.predecessor, (id) => nameOf(catalog, id), context),
    },
    ...toCapabilityGroups(catalog, model)
      .flatMap(({ cells }) => cells)
      .filter(({ id }) => !derived.includes(id))
      .map((cell) => ({ label: cell.name, anchor: `#cap-${cell.id}`, fact: cell })),
    ...model.prices.map((price) => ({
      label: `Price ${priceWords[price.channel]}`,
      anchor: '#prices',
      fact: single(
        toClaimView(
          price,
          [formatPrice(price), describeCondition(price)].filter((part) => part !== '').join(', '),
          context,
          oldAfterDays.price,
        ),
      ),
    })),
    ...statements('Strength', '#said', model.strengths, context),
    ...statements('Limitation', '#said', model.limitations, context),
    ...eachAlone({
      label: 'Rating by others',
      anchor: '#said',
      fact: toFact(
        model.ratings,
        ({ score, outOf }) => `${formatNumber(score)} of ${formatNumber(outOf)}`,
        context,
      ),
    }),
    ...(model.elsewhere ?? []).map((standing) => ({
      label: [standing.arena, standing.board].filter((part) => part !== undefined).join(', '),
      anchor: '#standing',
      fact: single(
        toClaimView(
          standing,
          [
            standing.rank === undefined ? '' : `rank ${standing.rank}`,
            standing.rating === undefined ? '' : `rating ${formatNumber(standing.rating)}`,
          ]
            .filter((part) => part !== '')
            .join(', '),
          context,
        ),
      ),
    })),
  ];
  return facts.filter(({ fact }) => fact.claims.length > 0);
}

/** Every fact of a vendor that its file claims, each claim once, in the order of its page. */
export function listVendorFacts(catalog: Catalog, vendor: Vendor): RecordFact[] {
  const context = { sources: vendor.sources, today: catalog.today };
  const facts: RecordFact[] = [
    ...vendor.plans.flatMap((plan) =>
      toStatedPlanFacts(catalog, vendor, plan).map((fact) => ({
        label: `Plan ${plan.name}: ${fact.label.toLowerCase().replace('api', 'API')}`,
        anchor: '#plans',
        fact,
      })),
    ),
    ...toCreditPrices(vendor, context).map((fact) => ({
      label: fact.label,
      anchor: '#plans',
      fact,
    })),
    ...toVendorFacts(vendor, context).map((fact) => ({
      label: fact.label,
      anchor: '#company',
      fact,
    })),
    ...(vendor.funding ?? []).map((claim) => ({
      label: 'Funding',
      anchor: '#company',
      fact: toFact([claim], describeRound, context),
    })),
    ...statements('Worth knowing', '#facts', vendor.facts ?? [], context),
  ];
  return facts.filter(({ fact }) => fact.claims.length > 0);
}

const priceWords = { app: 'in the app', api: 'by the API', seller: 'at a reseller' } as const;

type Round = Exclude<NonNullable<Vendor['funding']>[number]['value'], 'unknown'>;

function describeRound({ round, date, amountUsd, valuationUsd, lead }: Round): string {
  return [
    round === 'total' ? 'in all' : round,
    date === undefined ? '' : formatDate(date),
    amountUsd === undefined ? '' : formatAmount(amountUsd, 'usd'),
    valuationUsd === undefined ? '' : `valued at ${formatAmount(valuationUsd, 'usd')}`,
    lead === undefined ? '' : `led by ${lead}`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function statements(
  label: string,
  anchor: string,
  list: Model['strengths'],
  context: FactContext,
): RecordFact[] {
  return list.map((statement) => ({
    label,
    anchor,
    fact: single(toClaimView(statement, statement.text, context)),
  }));
}

/** Claims that add to each other and do not replace each other: one fact a claim. */
function eachAlone({ label, anchor, fact }: RecordFact): RecordFact[] {
  return fact.claims.map((claim) => ({ label, anchor, fact: single(claim) }));
}

function single(claim: ClaimView): Fact {
  return { text: claim.text, isDisputed: false, claims: [claim] };
}

function nameOf(catalog: Catalog, id: string): string {
  return catalog.models.find((model) => model.id === id)?.title ?? id;
}
