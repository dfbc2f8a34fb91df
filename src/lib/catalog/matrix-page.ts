import { toCapabilityGroups } from './capability-matrix.ts';
import type { CapabilityCell } from './capability-matrix.ts';
import type { Catalog } from './catalog.ts';

/** The matrix of all models and capabilities. */
export interface MatrixPage {
  readonly groups: readonly {
    name: string;
    rows: readonly { id: string; name: string; question: string }[];
  }[];
  readonly vendors: readonly {
    readonly id: string;
    readonly name: string;
    readonly models: readonly {
      readonly id: string;
      readonly name: string;
      readonly href: string;
      readonly cells: readonly CapabilityCell[];
    }[];
  }[];
  /** Cells that any source speaks of, and all cells. */
  readonly known: number;
  readonly total: number;
}

/** Lays the matrix out: models by rows, grouped by vendor; capabilities by columns, in groups. */
export function toMatrixPage(catalog: Catalog): MatrixPage {
  const vendors = catalog.vendors
    .map((vendor) => ({
      id: vendor.id,
      name: vendor.name,
      models: catalog.models
        .filter((model) => model.vendor === vendor.id)
        .map((model) => ({
          id: model.id,
          name: model.name,
          href: model.href,
          cells: toCapabilityGroups(catalog, model).flatMap(({ cells }) => cells),
        })),
    }))
    .filter(({ models }) => models.length > 0);
  const cells = vendors.flatMap(({ models }) => models.flatMap((model) => model.cells));
  return {
    groups: catalog.capabilities.groups.map(({ name, rows }) => ({
      name,
      rows: rows.map(({ id, name: rowName, question }) => ({ id, name: rowName, question })),
    })),
    vendors,
    known: cells.filter(({ support }) => support !== 'unknown').length,
    total: cells.length,
  };
}
