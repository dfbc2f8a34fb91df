import type { APIRoute } from 'astro';
import { loadCatalog } from '../../lib/catalog/collections.ts';
import { toFindData } from '../../lib/catalog/find-page.ts';

/** What finding works on in the browser; loaded when the reader acts. */
export const GET: APIRoute = async () => Response.json(toFindData(await loadCatalog()));
