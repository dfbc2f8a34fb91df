import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { browserPath, openBrowser } from './browser.ts';

const client = 'dist/client';
const feeds = globSync('**/changes.xml', { cwd: client }).map((path) => ({
  path: path.replaceAll('\\', '/'),
  xml: readFileSync(join(client, path), 'utf8'),
}));

/** What RFC 4287 asks of a feed and this one lacks, by the sections that ask; runs in the browser. */
function findFaults(xml: string): string[] {
  const atom = 'http://www.w3.org/2005/Atom';
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  if (document.querySelector('parsererror') !== null) return ['no XML'];
  const feed = document.documentElement;
  if (feed.namespaceURI !== atom || feed.localName !== 'feed') return ['no feed'];
  const children = (parent: Element, name: string): Element[] =>
    [...parent.children].filter((child) => child.localName === name && child.namespaceURI === atom);
  const hasDate = (parent: Element): boolean =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(
      children(parent, 'updated')[0]?.textContent ?? '',
    );
  const faultsOf = (parent: Element, section: string): string[] => [
    ...['id', 'title', 'updated']
      .filter((name) => children(parent, name).length !== 1)
      .map((name) => `${section}: ${name}`),
    ...['id', 'title']
      .filter((name) => (children(parent, name)[0]?.textContent ?? '').trim() === '')
      .map((name) => `${section}: empty ${name}`),
    ...(hasDate(parent) ? [] : [`${section}: date`]),
    ...children(parent, 'link')
      .filter((link) => !URL.canParse(link.getAttribute('href') ?? ''))
      .map(() => '4.2.7: link'),
  ];
  const entries = children(feed, 'entry');
  const ids = entries.map((entry) => children(entry, 'id')[0]?.textContent);
  const isComplete = (entry: Element): boolean =>
    children(entry, 'content').length === 1 ||
    children(entry, 'link').some(
      (link) => (link.getAttribute('rel') ?? 'alternate') === 'alternate',
    );
  const selves = children(feed, 'link').filter((link) => link.getAttribute('rel') === 'self');
  return [
    ...faultsOf(feed, '4.1.1'),
    ...entries.flatMap((entry) => faultsOf(entry, '4.1.2')),
    ...(children(feed, 'author').length > 0 ||
    entries.every((entry) => children(entry, 'author').length > 0)
      ? []
      : ['4.1.1: author']),
    ...(selves.length === 1 ? [] : ['4.1.1: self']),
    ...(entries.every(isComplete) ? [] : ['4.1.2: neither content nor link']),
    ...(new Set(ids).size === ids.length ? [] : ['4.2.6: an id twice']),
  ];
}

describe.skipIf(browserPath === undefined)('the feeds', () => {
  it('have what RFC 4287 asks for, all of them and each of their entries', async () => {
    expect(feeds.length).toBeGreaterThan(10);
    const browser = await openBrowser();
    const page = await browser.newPage();
    for (const { path, xml } of feeds) {
      expect(await page.evaluate(findFaults, xml), path).toEqual([]);
    }
    const { xml } = feeds[0]!;
    expect(
      await page.evaluate(findFaults, xml.replaceAll(/<updated>.*?<\/updated>/g, '')),
    ).toContain('4.1.2: updated');
    expect(await page.evaluate(findFaults, xml.replace('</feed>', ''))).toEqual(['no XML']);
    await browser.close();
  });
});
