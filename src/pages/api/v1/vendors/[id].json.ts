import type { APIContext } from 'astro';
import { toVendorDocument } from '../../../../lib/catalog/api/documents.ts';
import { loadCatalog } from '../../../../lib/catalog/collections.ts';

export async function getStaticPaths() {
  const { vendors } = await loadCatalog();
  return vendors.map(({ id }) => ({ params: { id } }));
}

export async function GET({ params }: APIContext<never, { id: string }>): Promise<Response> {
  return Response.json(toVendorDocument(await loadCatalog(), params.id));
}
