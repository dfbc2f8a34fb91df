import type { APIContext } from 'astro';
import { loadCatalog } from '../lib/catalog/collections.ts';
import { toLlmsText } from '../lib/catalog/llms-text.ts';

export async function GET({ site }: APIContext): Promise<Response> {
  return new Response(toLlmsText(await loadCatalog(), site!.href));
}
