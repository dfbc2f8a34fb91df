import type { APIContext } from 'astro';
import { boardDocumentIds, toBoardDocument } from '../../../../lib/catalog/api/documents.ts';
import { loadCatalog } from '../../../../lib/catalog/collections.ts';

export async function getStaticPaths() {
  return boardDocumentIds(await loadCatalog()).map((id) => ({ params: { id } }));
}

export async function GET({ params }: APIContext<never, { id: string }>): Promise<Response> {
  return Response.json(toBoardDocument(await loadCatalog(), params.id));
}
