import type { APIRoute } from 'astro';
import { toAtomFeed } from '../../../lib/catalog/atom-feed.ts';
import { vendorHref } from '../../../lib/catalog/catalog.ts';
import { listChanges, vendorFeed } from '../../../lib/catalog/changes.ts';
import { loadCatalog } from '../../../lib/catalog/collections.ts';

export async function getStaticPaths() {
  const { vendors } = await loadCatalog();
  return vendors.map(({ id, name }) => ({ params: { id }, props: { id, name } }));
}

export const GET: APIRoute<{ id: string; name: string }> = async ({ site, props }) => {
  const catalog = await loadCatalog();
  const changes = listChanges(catalog).filter(({ vendorId }) => vendorId === props.id);
  const { title, href } = vendorFeed(props);
  const feed = toAtomFeed(changes, {
    key: `vendor/${props.id}`,
    title: `Matchcut: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
    href,
    page: vendorHref(props.id),
    site: site!.href,
    today: catalog.today,
  });
  return new Response(feed, { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } });
};
