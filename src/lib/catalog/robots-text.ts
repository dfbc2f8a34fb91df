/** What `/robots.txt` says: everybody may read everything, and where the list of pages is. */
export function toRobotsText(site: string): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${new URL('/sitemap-index.xml', site).href}\n`;
}
