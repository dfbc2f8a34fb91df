import type { APIContext } from 'astro';
import { toBoardDocument } from '../../../../lib/catalog/api/documents.ts';
import { loadCatalog } from '../../../../lib/catalog/collections.ts';

export async function getStaticPaths() {
  const { boards } = await loadCatalog();
  return boards.map(({ id }) => ({ params: { id } }));
}

export async function GET({ params }: APIContext<never, { id: string }>): Promise<Response> {
  return Response.json(toBoardDocument(await loadCatalog(), params.id));
}
