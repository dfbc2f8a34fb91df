import type { PricedModel } from '../pricing/priced-model.ts';
import type { Catalog } from './catalog.ts';
import { toCostBoards } from './cost-boards.ts';
import type { CostBoard } from './cost-boards.ts';
import type { ClaimView } from './fact.ts';
import { toSupport } from './find-page.ts';
import type { Candidate } from './find-models.ts';
import { toPricedCatalog } from './priced-model.ts';

/** A model as the calculator knows it. */
export interface CostModel extends Pick<
  Candidate,
  'id' | 'name' | 'vendorName' | 'href' | 'support'
> {
  readonly priced: PricedModel;
}

/** Everything that the calculator works on, at the build and in the browser. */
export interface CostData {
  readonly models: readonly CostModel[];
  readonly claims: readonly ClaimView[];
  readonly capabilities: readonly { readonly id: string; readonly name: string }[];
  /** The boards whose ratings can be set against cost, the one shown first first. */
  readonly boards: readonly CostBoard[];
}

/** Gathers what the calculator works on. */
export function toCostData(catalog: Catalog): CostData {
  const { models, claims } = toPricedCatalog(catalog);
  return {
    models: catalog.models.map((model) => ({
      id: model.id,
      name: model.name,
      vendorName: model.vendorName,
      href: model.href,
      support: toSupport(catalog, model),
      priced: models[model.id]!,
    })),
    claims,
    capabilities: catalog.capabilities.groups.flatMap(({ rows }) =>
      rows.map(({ id, name }) => ({ id, name })),
    ),
    boards: toCostBoards(catalog),
  };
}
