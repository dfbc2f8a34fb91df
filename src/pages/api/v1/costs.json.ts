import { toCostsDocument } from '../../../lib/catalog/api/documents.ts';
import { loadCatalog } from '../../../lib/catalog/collections.ts';

export async function GET(): Promise<Response> {
  return Response.json(toCostsDocument(await loadCatalog()));
}
