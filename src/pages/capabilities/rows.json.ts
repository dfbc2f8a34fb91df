import type { APIRoute } from 'astro';
import { loadCatalog } from '../../lib/catalog/collections.ts';
import { toMatrixData } from '../../lib/catalog/matrix-page.ts';

/** What the rows of the matrix are filtered by in the browser; loaded when the reader acts. */
export const GET: APIRoute = async () => Response.json(toMatrixData(await loadCatalog()));
