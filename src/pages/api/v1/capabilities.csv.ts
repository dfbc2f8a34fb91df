import { toCapabilitiesCsv } from '../../../lib/catalog/api/capabilities-csv.ts';
import { loadCatalog } from '../../../lib/catalog/collections.ts';

export async function GET(): Promise<Response> {
  return new Response(toCapabilitiesCsv(await loadCatalog()), {
    headers: { 'content-type': 'text/csv; charset=utf-8; header=present' },
  });
}
