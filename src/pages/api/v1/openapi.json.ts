import type { APIContext } from 'astro';
import { toOpenApi } from '../../../lib/catalog/api/open-api.ts';

export function GET({ site }: APIContext): Response {
  return Response.json(toOpenApi(site!.href));
}
