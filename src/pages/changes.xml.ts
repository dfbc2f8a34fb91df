import type { APIRoute } from 'astro';
import { toAtomFeed } from '../lib/catalog/atom-feed.ts';
import { listChanges } from '../lib/catalog/changes.ts';
import { loadCatalog } from '../lib/catalog/collections.ts';

export const GET: APIRoute = async ({ site }) => {
  const catalog = await loadCatalog();
  const feed = toAtomFeed(listChanges(catalog), {
    key: 'all',
    title: 'Matchcut: changes in the catalogue',
    href: '/changes.xml',
    page: '/changes/',
    site: site!.href,
    today: catalog.today,
  });
  return new Response(feed, { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } });
};
