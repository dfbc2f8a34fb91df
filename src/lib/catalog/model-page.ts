import { formatDate } from '../format/date.ts';
import { formatCounted, formatList } from '../format/list.ts';
import { formatHalfWidth, formatNumber, formatRating, formatSpan } from '../format/number.ts';
import { hasRating } from '../rating/index.ts';
import type { CapabilityGroup } from './capability-matrix.ts';
import { toCapabilityGroups } from './capability-matrix.ts';
import { byNewest, findModel } from './catalog.ts';
import type { Catalog, Model, Vendor } from './catalog.ts';
import { compareHref } from './compare-pairs.ts';
import { toClaimView, toFact } from './fact.ts';
import type { ClaimView, Fact } from './fact.ts';
import { fieldGroups, readFields } from './fields.ts';
import type { LabelledFact } from './fields.ts';
import { tiedWith } from './leaderboard.ts';
import { toElsewherePlaces, toModelHistory } from './model-elsewhere.ts';
import type { ElsewherePlace, ModelHistory } from './model-elsewhere.ts';
import { toPlanViews } from './plan-view.ts';
import type { PlanView } from './plan-view.ts';
import { toPriceGroups } from './price-table.ts';
import type { PriceGroup } from './price-table.ts';

/** Where a model stands on one of our boards. */
export interface BoardPlace {
  readonly boardName: string;
  readonly href: string;
  readonly label: string;
  /** "1st of 7, clear of all others; rating 1094 ±5" */
  readonly words: string;
}

/** A model of the same family, for the version history. */
export interface FamilyMember {
  readonly name: string;
  readonly href: string;
  readonly released: string;
  readonly status: string | undefined;
  readonly summary: string;
  readonly isThis: boolean;
  readonly compareHref: string | undefined;
}

/** Everything that a model's page shows, as text and facts. */
export interface ModelPage {
  readonly model: Model;
  readonly vendor: Vendor;
  /** The few facts of the first screen. */
  readonly headline: readonly LabelledFact[];
  readonly places: readonly BoardPlace[];
  /** Places on boards of other arenas, from dated copies. */
  readonly elsewherePlaces: readonly ElsewherePlace[];
  readonly history: ModelHistory | undefined;
  /** Standings elsewhere that sources of this model claim. */
  readonly elsewhere: readonly (ClaimView & { readonly arena: string })[];
  readonly family: readonly FamilyMember[];
  readonly specGroups: readonly { id: string; name: string; facts: readonly LabelledFact[] }[];
  readonly capabilityGroups: readonly CapabilityGroup[];
  readonly priceGroups: readonly PriceGroup[];
  readonly plans: readonly PlanView[];
  readonly strengths: readonly ClaimView[];
  readonly limitations: readonly ClaimView[];
  readonly ratings: readonly ClaimView[];
  readonly rivals: readonly { name: string; href: string; compareHref: string; text: string }[];
  /** Every other model, for comparing. */
  readonly others: readonly {
    vendorName: string;
    models: readonly { name: string; compareHref: string }[];
  }[];
  /** "41 facts from 11 sources; sources differ on 6" */
  readonly evidenceSummary: string;
}

/**
 * Gathers a model's page.
 *
 * @throws RangeError where the catalogue has no such model
 */
export function toModelPage(catalog: Catalog, id: string): ModelPage {
  const model = findModel(catalog, id);
  const vendor = catalog.vendors.find((candidate) => candidate.id === model.vendor)!;
  const context = { sources: model.sources, today: catalog.today };
  const specGroups = fieldGroups.map((group) => ({
    id: group.id,
    name: group.name,
    facts: readFields(group, model, context),
  }));
  const capabilityGroups = toCapabilityGroups(catalog, model);
  const allFacts = [
    ...specGroups.flatMap(({ facts }) => facts),
    ...capabilityGroups.flatMap(({ cells }) => cells),
  ];
  return {
    model,
    vendor,
    headline: specGroups
      .flatMap(({ facts }) => facts)
      .filter((fact) => headlineFields.includes(fact.id)),
    places: boardPlaces(catalog, model),
    elsewherePlaces: toElsewherePlaces(catalog, id),
    history: toModelHistory(catalog, id),
    elsewhere: (model.elsewhere ?? []).map((standing) => ({
      arena: [standing.arena, standing.board].filter((part) => part !== undefined).join(', '),
      ...toClaimView(standing, describeStanding(standing), context),
    })),
    family: toFamily(catalog, model),
    specGroups,
    capabilityGroups,
    priceGroups: toPriceGroups(model.prices, context),
    plans: toPlanViews(catalog, vendor, id),
    strengths: model.strengths.map((statement) => toClaimView(statement, statement.text, context)),
    limitations: model.limitations.map((statement) =>
      toClaimView(statement, statement.text, context),
    ),
    ratings: toFact(
      model.ratings,
      ({ score, outOf }) => `${formatNumber(score)} of ${formatNumber(outOf)}`,
      context,
    ).claims,
    rivals: model.positioning.map(({ rival, text }) => {
      const other = findModel(catalog, rival);
      return {
        name: other.title,
        href: other.href,
        compareHref: compareHref(catalog, id, rival),
        text,
      };
    }),
    others: catalog.vendors
      .map(({ id: vendorId, name }) => ({
        vendorName: name,
        models: catalog.models
          .filter((other) => other.vendor === vendorId && other.id !== id)
          .map((other) => ({ name: other.name, compareHref: compareHref(catalog, id, other.id) })),
      }))
      .filter(({ models }) => models.length > 0),
    evidenceSummary: summarizeEvidence(allFacts, model),
  };
}

/** Facts of the first screen, by id. */
const headlineFields = ['released', 'status', 'maxClipSeconds', 'maxResolution'];

function summarizeEvidence(facts: readonly Fact[], model: Model): string {
  const known = facts.filter(({ text }) => text !== undefined);
  const disputed = facts.filter(({ isDisputed }) => isDisputed).length;
  const sources = Object.keys(model.sources).length;
  const differ = disputed === 0 ? 'no two sources differ' : `sources differ on ${disputed}`;
  return `${formatCounted(known.length, 'fact')} from ${formatCounted(sources, 'source')}; ${differ}.`;
}

function boardPlaces(catalog: Catalog, model: Model): BoardPlace[] {
  return catalog.boards.flatMap((board) => {
    const entry = board.entries.find(({ modelId }) => modelId === model.id);
    const [overall] = board.views;
    const row = overall?.standings.rows.find(({ model: key }) => key === entry?.key);
    if (entry === undefined || overall === undefined || row === undefined) return [];
    const rows = overall.standings.rows;
    const labelOf = (key: string): string =>
      board.entries.find((other) => other.key === key)!.label;
    const tied = tiedWith(row, overall.standings).map(labelOf);
    const words = hasRating(row)
      ? [
          `${ordinal(row.rank)} of ${rows.length}`,
          tied.length === 0
            ? 'clear of all others'
            : `tied with ${formatList(tied)} (places ${formatSpan(row.rankLow, row.rankHigh)})`,
          `rating ${formatRating(row.rating)} ${formatHalfWidth(row.upper - row.rating)}`,
        ].join(', ')
      : `in the pool of ${rows.length}, but not rated`;
    return [{ boardName: board.name, href: board.href, label: entry.label, words }];
  });
}

/** 1 -> `1st`, 2 -> `2nd`, 11 -> `11th`. */
export function ordinal(place: number): string {
  return `${place}${ordinalEndings[new Intl.PluralRules('en', { type: 'ordinal' }).select(place)]}`;
}

const ordinalEndings: Readonly<Record<Intl.LDMLPluralRule, string>> = {
  zero: 'th',
  one: 'st',
  two: 'nd',
  few: 'rd',
  many: 'th',
  other: 'th',
};

function describeStanding({ rank, rating }: NonNullable<Model['elsewhere']>[number]): string {
  return [
    rank === undefined ? undefined : `rank ${rank}`,
    rating === undefined ? undefined : `rating ${formatNumber(rating)} on its own scale`,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

function toFamily(catalog: Catalog, model: Model): FamilyMember[] {
  const context = (member: Model) => ({ sources: member.sources, today: catalog.today });
  return catalog.models
    .filter(({ vendor, family }) => vendor === model.vendor && family === model.family)
    .toSorted(byNewest)
    .map((member) => ({
      name: member.name,
      href: member.href,
      released: member.released === undefined ? 'date unknown' : formatDate(member.released),
      status: toFact(member.lifecycle.status, (status) => status, context(member)).text,
      summary: member.summary,
      isThis: member.id === model.id,
      compareHref: member.id === model.id ? undefined : compareHref(catalog, model.id, member.id),
    }));
}
