import type { APIContext } from 'astro';
import { toModelDocument } from '../../../../lib/catalog/api/documents.ts';
import { loadCatalog } from '../../../../lib/catalog/collections.ts';

export async function getStaticPaths() {
  const { models } = await loadCatalog();
  return models.map(({ id }) => ({ params: { id } }));
}

export async function GET({ params }: APIContext<never, { id: string }>): Promise<Response> {
  return Response.json(toModelDocument(await loadCatalog(), params.id));
}
