import { toCapabilityGroups } from './capability-matrix.ts';
import type { CapabilityCell } from './capability-matrix.ts';
import type { Catalog, Model } from './catalog.ts';
import type { Fact, FactContext } from './fact.ts';
import { fieldGroups } from './fields.ts';
import { toCandidate } from './find-page.ts';
import type { MatrixRowFacts } from './matrix-filter.ts';
import { summarizePrices } from './price-table.ts';

/** A column of the matrix. */
export interface MatrixColumn {
  readonly id: string;
  readonly name: string;
  /** What a sign answers; absent where the column holds a value. */
  readonly question?: string | undefined;
}

/** A quantity of a model, with the place of its evidence. */
export interface MatrixValue {
  readonly id: string;
  readonly text: string | undefined;
  readonly href: string;
  /** Whose word it is, and what to know about it. */
  readonly title: string;
  readonly isDisputed: boolean;
}

/** A model as a row of the matrix. */
export interface MatrixRow {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly cells: readonly CapabilityCell[];
  readonly values: readonly MatrixValue[];
}

/** What filtering the matrix works on in the browser. */
export interface MatrixData {
  readonly rows: readonly MatrixRowFacts[];
  /** The ids of the columns by group, as the table has them. */
  readonly groups: readonly (readonly string[])[];
}

/** The matrix of all models and capabilities. */
export interface MatrixPage {
  /** Columns of signs, then columns of values, as the rows have them. */
  readonly groups: readonly { readonly name: string; readonly columns: readonly MatrixColumn[] }[];
  readonly vendors: readonly {
    readonly id: string;
    readonly name: string;
    readonly models: readonly MatrixRow[];
  }[];
  /** Statuses of models, `unknown` among them where one has none. */
  readonly statuses: readonly { readonly id: string; readonly name: string }[];
  /** Cells of signs that any source speaks of, and all of them. */
  readonly known: number;
  readonly total: number;
}

interface ValueColumn extends MatrixColumn {
  /** The field of a model it is read from; the price has none. */
  readonly field?: string;
}

/** Quantities beside the signs, read from what model files hold already. */
const valueGroups: readonly { name: string; columns: readonly ValueColumn[] }[] = [
  {
    name: 'Offer',
    columns: [
      { id: 'status', name: 'Status', field: 'status' },
      { id: 'price', name: 'Price a second' },
    ],
  },
  {
    name: 'Clip',
    columns: [
      { id: 'longest-take', name: 'Longest take', field: 'maxClipSeconds' },
      { id: 'longest-extended', name: 'When extended', field: 'maxExtendedSeconds' },
      { id: 'largest-picture', name: 'Largest picture', field: 'maxResolution' },
      { id: 'frames-a-second', name: 'Frames a second', field: 'framesPerSecond' },
      { id: 'aspect-ratios', name: 'Aspect ratios', field: 'aspectRatios' },
    ],
  },
  {
    name: 'How many',
    columns: [
      { id: 'reference-count', name: 'Reference images', field: 'referenceImages' },
      { id: 'keyframe-count', name: 'Keyframes', field: 'keyframes' },
    ],
  },
  {
    name: 'Openness',
    columns: [
      { id: 'weights-licence', name: 'Licence of the weights', field: 'openWeights' },
      { id: 'parameters', name: 'Parameters', field: 'parameters' },
    ],
  },
];

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
          values: valueGroups.flatMap(({ columns }) =>
            columns.map((column) => toValue(column, model, catalog.today)),
          ),
        })),
    }))
    .filter(({ models }) => models.length > 0);
  const cells = vendors.flatMap(({ models }) => models.flatMap((model) => model.cells));
  return {
    groups: toMatrixGroups(catalog),
    vendors,
    statuses: toStatuses(toMatrixData(catalog).rows),
    known: cells.filter(({ support }) => support !== 'unknown').length,
    total: cells.length,
  };
}

/** What the rows of the matrix are filtered by, and its columns. */
export function toMatrixData(catalog: Catalog): MatrixData {
  return {
    rows: catalog.models.map((model) => {
      const { status, price, support } = toCandidate(catalog, model);
      return {
        id: model.id,
        vendor: model.vendor,
        status: status?.text,
        usd: price?.value,
        can: Object.keys(support).filter((id) => support[id] !== 'none'),
      };
    }),
    groups: toMatrixGroups(catalog).map(({ columns }) => columns.map(({ id }) => id)),
  };
}

function toStatuses(rows: readonly MatrixRowFacts[]): MatrixPage['statuses'] {
  return [...new Set(rows.map(({ status }) => status))].map((status) => ({
    id: status ?? 'unknown',
    name: status ?? 'Unknown',
  }));
}

function toMatrixGroups({ capabilities }: Catalog): MatrixPage['groups'] {
  return [
    ...capabilities.groups.map(({ name, rows }) => ({
      name,
      columns: rows.map(({ id, name: rowName, question }) => ({ id, name: rowName, question })),
    })),
    ...valueGroups.map(({ name, columns }) => ({
      name,
      columns: columns.map(({ id, name: columnName }) => ({ id, name: columnName })),
    })),
  ];
}

function toValue({ id, field, name }: ValueColumn, model: Model, today: string): MatrixValue {
  const context = { sources: model.sources, today };
  if (field === undefined) {
    const text = summarizePrices(model.prices, context);
    return { id, text, href: `${model.href}#prices`, title: name, isDisputed: false };
  }
  const fact = readField(field, model, context);
  return {
    id,
    text: fact.text,
    href: `${model.href}#fact-${field}`,
    title: titleOf(name, fact),
    isDisputed: fact.isDisputed,
  };
}

function readField(id: string, model: Model, context: FactContext): Fact {
  const field = fieldGroups.flatMap(({ fields }) => fields).find((other) => other.id === id);
  if (field === undefined) throw new RangeError(`No field "${id}"`);
  return field.read(model, context);
}

function titleOf(name: string, { claims: [first] }: Fact): string {
  if (first === undefined) return name;
  return [name, first.note, `(${first.publisher}, ${first.seen})`]
    .filter((part) => part !== undefined)
    .join(': ');
}
