import type { APIRoute } from 'astro';
import { loadCatalog } from '../../lib/catalog/collections.ts';
import { chosenHref } from '../../lib/catalog/compare-pairs.ts';

export const prerender = false;

/** Where the form leads without JavaScript: to the page of the pair that was chosen. */
export const GET: APIRoute = async ({ url, redirect }) =>
  redirect(chosenHref(await loadCatalog(), url.searchParams.getAll('models')), 303);
