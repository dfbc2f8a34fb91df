import { describe, expect, it } from 'vitest';
import {
  describeView,
  emptyMatrixQuery,
  filterMatrix,
  readMatrixQuery,
  writeMatrixQuery,
} from '../../../src/lib/catalog/matrix-filter.ts';
import type { MatrixQuery, MatrixRowFacts } from '../../../src/lib/catalog/matrix-filter.ts';

function aRow(change: Partial<MatrixRowFacts> = {}): MatrixRowFacts {
  return { id: 'reel', vendor: 'reel', status: 'Available', usd: 0.1, can: ['api'], ...change };
}

const columns = ['api', 'hdr', 'price'];

function rowsOf(rows: readonly MatrixRowFacts[], query: Partial<MatrixQuery>): string[] {
  return [...filterMatrix(rows, columns, { ...emptyMatrixQuery, ...query }).rows];
}

describe('filterMatrix()', () => {
  it('shows everything where nothing is asked', () => {
    const rows = [aRow(), aRow({ id: 'bare', status: undefined, usd: undefined, can: [] })];
    const view = filterMatrix(rows, columns, emptyMatrixQuery);
    expect([...view.rows]).toEqual(['reel', 'bare']);
    expect([...view.columns]).toEqual(columns);
  });

  it('wants every capability, but only one of the vendors and statuses', () => {
    const rows = [
      aRow({ id: 'both', can: ['api', 'hdr'], vendor: 'one' }),
      aRow({ id: 'api', vendor: 'two', status: 'Retired' }),
      aRow({ id: 'open', vendor: 'three', status: undefined }),
    ];
    expect(rowsOf(rows, { can: ['api', 'hdr'] })).toEqual(['both']);
    expect(rowsOf(rows, { vendors: ['one', 'two'] })).toEqual(['both', 'api']);
    expect(rowsOf(rows, { statuses: ['Retired', 'unknown'] })).toEqual(['api', 'open']);
  });

  it('hides unknown prices under any ceiling, and counts those that only it hides', () => {
    const rows = [
      aRow(),
      aRow({ id: 'dear', usd: 0.3 }),
      aRow({ id: 'open', usd: undefined }),
      aRow({ id: 'other', usd: undefined, can: [] }),
    ];
    const view = filterMatrix(rows, columns, { ...emptyMatrixQuery, can: ['api'], price: '0,1' });
    expect([...view.rows]).toEqual(['reel']);
    expect(view.priceUnknown).toBe(1);
  });

  it('says what is wrong with a price, which then hides nothing', () => {
    const view = filterMatrix([aRow()], columns, { ...emptyMatrixQuery, price: 'cheap' });
    expect(view.rows.size).toBe(1);
    expect(view.priceProblem).toMatch(/cheap/);
  });

  it('shows the chosen columns in the order of the table, and all where none of them exists', () => {
    const view = (chosen: string[]) => [
      ...filterMatrix([], columns, { ...emptyMatrixQuery, columns: chosen }).columns,
    ];
    expect(view(['price', 'api', 'gone'])).toEqual(['api', 'price']);
    expect(view(['gone'])).toEqual(columns);
  });
});

describe('describeView()', () => {
  it('says how much shows, and how many only an unknown price hides', () => {
    const rows = [aRow(), aRow({ id: 'open', usd: undefined })];
    const words = (query: Partial<MatrixQuery>) =>
      describeView(filterMatrix(rows, columns, { ...emptyMatrixQuery, ...query }), {
        rows: rows.length,
        columns: columns.length,
      });
    expect(words({})).toBe('2 of 2 models, 3 of 3 columns');
    expect(words({ price: '1', columns: ['hdr'] })).toBe(
      '1 of 2 models, 1 of 3 columns; 1 more would fit, but no price in dollars is known',
    );
    expect(words({ vendors: ['other'] })).toBe('No model fits, 3 of 3 columns');
  });
});

describe('writeMatrixQuery()', () => {
  it('gives an address that reads back the same', () => {
    const query: MatrixQuery = {
      can: ['hdr', 'api'],
      vendors: ['runway'],
      statuses: ['Available', 'unknown'],
      price: '0.2',
      columns: ['price', 'hdr'],
    };
    const address =
      '?can=hdr&can=api&vendor=runway&status=Available&status=unknown&price=0.2&column=price&column=hdr';
    expect(writeMatrixQuery(query)).toBe(address);
    expect(readMatrixQuery(address)).toEqual(query);
    expect(writeMatrixQuery(emptyMatrixQuery)).toBe('');
  });
});
