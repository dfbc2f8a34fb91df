import type { APIRoute } from 'astro';
import { loadCatalog } from '../../lib/catalog/collections.ts';
import { toCompareData } from '../../lib/catalog/compare-data.ts';

/** What the comparison of any models works on in the browser; loaded when the reader acts. */
export const GET: APIRoute = async () => Response.json(toCompareData(await loadCatalog()));
