import { parseAmount, priceProblem } from './find-query.ts';

/** What a row of the matrix is filtered by. What is undefined is unknown. */
export interface MatrixRowFacts {
  readonly id: string;
  readonly vendor: string;
  readonly status: string | undefined;
  /** The lowest known price in USD a second. */
  readonly usd: number | undefined;
  /** Capabilities that it has in full or in part. */
  readonly can: readonly string[];
}

/** What a reader asked for, as the address of `/capabilities` holds it. Empty lists ask nothing. */
export interface MatrixQuery {
  readonly can: readonly string[];
  readonly vendors: readonly string[];
  /** Statuses, and `unknown` for models without one. */
  readonly statuses: readonly string[];
  readonly price: string;
  /** Columns to show; an empty list shows all. */
  readonly columns: readonly string[];
}

/** What stays of the matrix. */
export interface MatrixView {
  readonly rows: ReadonlySet<string>;
  readonly columns: ReadonlySet<string>;
  /** Rows that only the ceiling hides, because their price is unknown. */
  readonly priceUnknown: number;
  /** What is wrong with the price as typed; such a price hides nothing. */
  readonly priceProblem: string | undefined;
}

export const emptyMatrixQuery: MatrixQuery = {
  can: [],
  vendors: [],
  statuses: [],
  price: '',
  columns: [],
};

const parameterNames = {
  can: 'can',
  vendors: 'vendor',
  statuses: 'status',
  columns: 'column',
} as const;

/** Reads a query off an address, `?can=hdr&vendor=runway&price=0.2`. */
export function readMatrixQuery(search: string): MatrixQuery {
  const parameters = new URLSearchParams(search);
  const all = (name: string): string[] => [...new Set(parameters.getAll(name))];
  return {
    can: all(parameterNames.can),
    vendors: all(parameterNames.vendors),
    statuses: all(parameterNames.statuses),
    price: parameters.get('price') ?? '',
    columns: all(parameterNames.columns),
  };
}

/** The address of a query, `` for an empty one: what `readMatrixQuery` reads back. */
export function writeMatrixQuery(query: MatrixQuery): string {
  const parameters = new URLSearchParams();
  for (const key of ['can', 'vendors', 'statuses'] as const) {
    query[key].forEach((value) => {
      parameters.append(parameterNames[key], value);
    });
  }
  if (query.price !== '') parameters.set('price', query.price);
  query.columns.forEach((column) => {
    parameters.append(parameterNames.columns, column);
  });
  return parameters.size === 0 ? '' : `?${parameters}`;
}

/**
 * How much of the matrix a view shows, in words: 7 rows and 3 columns of 82 and 39 ->
 * `7 of 82 models, 3 of 39 columns`.
 */
export function describeView(
  { rows, columns, priceUnknown }: MatrixView,
  all: { readonly rows: number; readonly columns: number },
): string {
  const models = rows.size === 0 ? 'No model fits' : `${rows.size} of ${all.rows} models`;
  const hidden =
    priceUnknown > 0 ? `; ${priceUnknown} more would fit, but no price in dollars is known` : '';
  return `${models}, ${columns.size} of ${all.columns} columns${hidden}`;
}

/**
 * Which rows and columns a query leaves. A model needs every capability asked for, in full or in
 * part, and one of the vendors and statuses; under a ceiling an unknown price hides it, for unknown
 * is not free. Columns that the matrix does not have are passed over; where none is left, all show.
 */
export function filterMatrix(
  rows: readonly MatrixRowFacts[],
  columnIds: readonly string[],
  query: MatrixQuery,
): MatrixView {
  const ceiling = parseAmount(query.price);
  const others = rows.filter(
    ({ vendor, status, can }) =>
      query.can.every((id) => can.includes(id)) &&
      isAmong(query.vendors, vendor) &&
      isAmong(query.statuses, status ?? 'unknown'),
  );
  const shown =
    ceiling === undefined
      ? others
      : others.filter(({ usd }) => usd !== undefined && usd <= ceiling);
  const chosen = columnIds.filter((id) => query.columns.includes(id));
  return {
    rows: new Set(shown.map(({ id }) => id)),
    columns: new Set(chosen.length === 0 ? columnIds : chosen),
    priceUnknown: ceiling === undefined ? 0 : others.filter(({ usd }) => usd === undefined).length,
    priceProblem:
      query.price.trim() !== '' && ceiling === undefined ? priceProblem(query.price) : undefined,
  };
}

function isAmong(choices: readonly string[], value: string): boolean {
  return choices.length === 0 || choices.includes(value);
}
