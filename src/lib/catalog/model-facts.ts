import { toCapabilityGroups } from './capability-matrix.ts';
import type { CapabilityGroup } from './capability-matrix.ts';
import type { Catalog, Model } from './catalog.ts';
import { fieldGroups, readFields } from './fields.ts';
import type { LabelledFact } from './fields.ts';
import { summarizePrices, toPriceGroups } from './price-table.ts';
import type { PriceGroup } from './price-table.ts';

/** What pages say of one model alone, whatever stands beside it. */
export interface ModelFacts {
  readonly factGroups: readonly {
    readonly id: string;
    readonly name: string;
    readonly facts: readonly LabelledFact[];
  }[];
  readonly capabilityGroups: readonly CapabilityGroup[];
  readonly priceGroups: readonly PriceGroup[];
  readonly priceSummary: string | undefined;
}

const worked = new WeakMap<Catalog, Map<string, ModelFacts>>();

/**
 * The facts, capabilities and prices of a model. Worked out once a catalogue: a model is on the
 * page of every pair that it is part of.
 */
export function toModelFacts(catalog: Catalog, model: Model): ModelFacts {
  const known = worked.get(catalog) ?? new Map<string, ModelFacts>();
  worked.set(catalog, known);
  const facts = known.get(model.id) ?? workOut(catalog, model);
  known.set(model.id, facts);
  return facts;
}

function workOut(catalog: Catalog, model: Model): ModelFacts {
  const context = { sources: model.sources, today: catalog.today };
  return {
    factGroups: fieldGroups.map((group) => ({
      id: group.id,
      name: group.name,
      facts: readFields(group, model, context),
    })),
    capabilityGroups: toCapabilityGroups(catalog, model),
    priceGroups: toPriceGroups(model.prices, context),
    priceSummary: summarizePrices(model.prices, context),
  };
}
