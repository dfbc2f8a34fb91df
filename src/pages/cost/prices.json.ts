import type { APIRoute } from 'astro';
import { loadCatalog } from '../../lib/catalog/collections.ts';
import { toCostData } from '../../lib/catalog/cost-data.ts';

/** What the calculator works on in the browser; loaded when the reader acts. */
export const GET: APIRoute = async () => Response.json(toCostData(await loadCatalog()));
