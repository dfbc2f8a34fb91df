import { Feed } from 'feed';
import { formatDate } from '../format/date.ts';
import { escapeHtml } from '../format/html.ts';
import { toEarliestDay } from '../schema/date.ts';
import { newestChanges } from './changes.ts';
import type { Change } from './changes.ts';

/** What a feed is called and where it lives. */
export interface FeedPlace {
  /** Part of the feed's id, the same for ever: `all`, `vendor/runway`. */
  readonly key: string;
  readonly title: string;
  /** Address of the feed and of the page it belongs to, from the root of the site. */
  readonly href: string;
  readonly page: string;
  /** The site's own address, as in `https://matchcut.example`. */
  readonly site: string;
  /** YYYY-MM-DD, for a feed without entries. */
  readonly today: string;
}

/** Ids say nothing of the address, so that a site that moves keeps them (RFC 4151). */
const idAuthority = 'tag:matchcut,2026';

/**
 * The newest changes as an Atom feed (RFC 4287). An entry is dated by the content: at the start of
 * the first day that its date can mean, in UTC.
 */
export function toAtomFeed(changes: readonly Change[], place: FeedPlace): string {
  const entries = changes.slice(0, newestChanges);
  const absolute = (href: string): string => new URL(href, place.site).href;
  const feed = new Feed({
    id: `${idAuthority}:${place.key}`,
    title: place.title,
    link: absolute(place.page),
    feedLinks: { atom: absolute(place.href) },
    updated: toInstant(entries[0]?.date ?? place.today),
    author: { name: 'Matchcut' },
    copyright: 'CC BY 4.0',
    generator: 'Matchcut',
  });
  for (const change of entries) {
    const headline = `${change.subject}: ${change.headline}`;
    feed.addItem({
      id: `${idAuthority}:${change.id}`,
      // Titles and summaries of the feed are HTML.
      title: escapeHtml(headline),
      link: absolute(`/changes/${change.date.slice(0, 4)}/#${change.anchor}`),
      date: toInstant(change.date),
      description: escapeHtml(
        [`${headline}, ${formatDate(change.date)}`, change.remark].filter(Boolean).join('; '),
      ),
      content: toContent(change, absolute),
    });
  }
  return feed.atom1();
}

function toInstant(date: string): Date {
  return new Date(`${toEarliestDay(date)}T00:00:00Z`);
}

function toContent({ date, remark, lines }: Change, absolute: (href: string) => string): string {
  const items = lines.map(({ label, text, publisher, href, before }) => {
    const said = escapeHtml(`: ${text} (${publisher})${before === undefined ? '' : `; ${before}`}`);
    return `<li><a href="${escapeHtml(absolute(href))}">${escapeHtml(label)}</a>${said}</li>`;
  });
  const when = escapeHtml([formatDate(date), remark].filter(Boolean).join('; '));
  return `<p>${when}</p><ul>${items.join('')}</ul>`;
}
