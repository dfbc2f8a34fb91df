import { quoteCell } from '../../format/csv.ts';
import type { Support } from '../../schema/capability.ts';
import type { Catalog } from '../catalog.ts';
import { toSupportData } from './model-data.ts';

/**
 * The capability matrix as a table: a row a model, a column a capability, in each cell full,
 * partial, none or unknown. Lines end as RFC 4180 has it; day and licence stand in every row,
 * since a table has no other place for them.
 */
export function toCapabilitiesCsv(catalog: Catalog): string {
  const rows = catalog.capabilities.groups.flatMap((group) => group.rows);
  const header = [...leading, ...rows.map(({ id }) => id)];
  const lines = catalog.models.map((model) => [
    model.id,
    model.vendor,
    model.name,
    catalog.today,
    'CC BY 4.0',
    ...rows.map((row) => (toSupportData(row, model).value as Support | null) ?? 'unknown'),
  ]);
  return [header, ...lines].map((cells) => `${cells.map(quoteCell).join(',')}\r\n`).join('');
}

const leading = ['model', 'vendor', 'name', 'as_of', 'licence'];
