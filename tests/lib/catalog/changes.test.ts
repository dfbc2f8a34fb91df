import { describe, expect, it } from 'vitest';
import { toAtomFeed } from '../../../src/lib/catalog/atom-feed.ts';
import {
  changeMonths,
  groupChanges,
  listChanges,
  mostInWholeYear,
  newestChanges,
  toChangesPage,
} from '../../../src/lib/catalog/changes.ts';
import { aCatalog, aModel, aVendor, said, today } from './builders.ts';

const catalog = aCatalog(
  [
    aModel({
      name: 'Reel <1> & "co"',
      lifecycle: { released: [said('2026-03-01')], retired: [said('2027-01-01')] },
      specs: {
        maxClipSeconds: [said(10, '2026-09-23'), said(16, '2026-05', 'critic')],
        maxResolution: [said('720p', '2026-09-23')],
        keyframes: [said(2, 'unknown')],
      },
    }),
  ],
  [aVendor({ founded: [said('2020', '2026-09')] })],
);
const changes = listChanges(catalog);

describe('listChanges()', () => {
  it('has events on their day and claims on the day they were seen, newest first', () => {
    expect(changes.map(({ id }) => id)).toEqual([
      'model/reel-1/seen/2026-11-01',
      'model/reel-1/seen/2026-09-23',
      'vendor/reelco/seen/2026-09',
      'model/reel-1/seen/2026-05',
      'model/reel-1/released',
    ]);
  });

  it('says nothing of what lies ahead or has no date', () => {
    const ids = changes.map(({ id }) => id);
    expect(ids).not.toContain('model/reel-1/retired');
    expect(ids.filter((id) => id.includes('unknown'))).toEqual([]);
  });

  it('shows what was said before where it differs, and not what was said after', () => {
    const [, later, , earlier] = changes;
    expect(later!.open).toMatchObject([
      { label: 'Longest take', text: '10 s', before: 'before: 16 s (Critic, May 2026)' },
      { label: 'Largest picture', before: undefined },
    ]);
    expect(earlier!.lines[0]!.before).toBeUndefined();
  });

  it('folds many lines but loses none', () => {
    for (const { open, folded, lines, event } of changes) {
      if (event === undefined) expect(open.length + folded.length).toBe(lines.length);
    }
  });
});

describe('groupChanges()', () => {
  it('keeps every change and says where the day is not stated', () => {
    const months = groupChanges(changes);
    const days = months.flatMap((month) => month.days);
    expect(days.flatMap((day) => day.changes)).toEqual(changes);
    expect(days.map(({ name }) => name)).toContain('May 2026, day not stated');
  });
});

describe('toChangesPage()', () => {
  // A model for each day of four months, seen on that day; and one whose month nobody knows.
  const days = ['2026-05', '2026-06', '2026-07', '2026-08'].flatMap((month) =>
    Array.from({ length: 31 }, (_, day) => `${month}-${String(day + 1).padStart(2, '0')}`),
  );
  const seenOn = (seen: string) =>
    aModel({
      name: `Reel ${seen}`,
      specs: { maxClipSeconds: [said(10, seen)] },
    });
  const busy = aCatalog(days.filter((day) => day !== '2026-06-31').map(seenOn), [aVendor()]);
  const quiet = aCatalog([seenOn('2026-05-01'), seenOn('2026')], [aVendor()]);
  const idsOf = ({ months }: ReturnType<typeof toChangesPage>): string[] =>
    months.flatMap((month) => month.days.flatMap((day) => day.changes.map(({ anchor }) => anchor)));

  it('keeps every entry of a long year in its place, and leaves what it says to its month', () => {
    expect(listChanges(busy).length).toBeGreaterThan(mostInWholeYear);
    const year = toChangesPage(busy, '2026');
    const months = year.monthLinks.map(({ href }) => href);
    expect(months).toContain('/changes/2026/06/');
    expect(year.months.map(({ wholeHref }) => wholeHref)).toEqual(months);
    const whole = changeMonths(listChanges(busy)).map(([month]) => toChangesPage(busy, month));
    expect(whole.flatMap(idsOf)).toEqual(idsOf(year));
    for (const { months: shown } of whole) {
      expect(shown.map(({ wholeHref }) => wholeHref)).toEqual([undefined]);
    }
  });

  it('has a short year whole on one page, and what states no month on the page of its year', () => {
    expect(toChangesPage(quiet, '2026').monthLinks).toEqual([]);
    expect(toChangesPage(quiet, '2026').months.map(({ wholeHref }) => wholeHref)).toEqual(
      toChangesPage(quiet, '2026').months.map(() => undefined),
    );
  });

  it('says which period it is, and how much each holds', () => {
    const { yearLinks, monthLinks, shown } = toChangesPage(busy, '2026-06');
    expect(yearLinks.map(({ href, isThis }) => [href, isThis])).toEqual([
      ['/changes/2026/', false],
    ]);
    expect(monthLinks.find(({ isThis }) => isThis)).toEqual({
      name: 'Jun',
      href: '/changes/2026/06/',
      count: String(shown),
      isThis: true,
    });
  });
});

describe('toAtomFeed()', () => {
  const place = {
    key: 'all',
    title: 'All & everything',
    href: '/changes.xml',
    page: '/changes/',
    site: 'https://matchcut.example',
    today,
  };
  const feed = toAtomFeed(changes, place);
  const idsOf = (text: string) => [...text.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id);

  it('keeps its ids when the site moves', () => {
    const moved = toAtomFeed(changes, { ...place, site: 'https://elsewhere.example' });
    expect(idsOf(moved)).toEqual(idsOf(feed));
    expect(new Set(idsOf(feed)).size).toBe(changes.length + 1);
    expect(moved).not.toContain('matchcut.example');
  });

  it('takes its dates from the content, at the first day that they can mean', () => {
    const dates = [...feed.matchAll(/<updated>(.*?)<\/updated>/g)].map(([, date]) => date);
    expect(dates).toEqual(
      ['2026-11-01', '2026-11-01', '2026-09-23', '2026-09-01', '2026-05-01', '2026-03-01'].map(
        (day) => `${day}T00:00:00.000Z`,
      ),
    );
  });

  it('writes names with signs of HTML as text', () => {
    expect(feed).toContain('<![CDATA[Reelco Reel &lt;1&gt; &amp; &quot;co&quot;: Released]]>');
    expect(feed).not.toContain('Reel <1>');
  });

  it('links to places that are absolute', () => {
    const links = [...feed.matchAll(/href="(.*?)"/g)].map(([, href]) => href!);
    expect(links.filter((href) => !href.startsWith('https://matchcut.example/'))).toEqual([]);
    expect(links).toContain('https://matchcut.example/changes/2026/#model-reel-1-released');
  });

  it('holds no more than a reader can use', () => {
    const many = Array.from({ length: 200 }, (_, index) => ({ ...changes[0]!, id: `x/${index}` }));
    expect(idsOf(toAtomFeed(many, place))).toHaveLength(newestChanges + 1);
  });

  it('is dated by the build where there is nothing to tell', () => {
    expect(toAtomFeed([], place)).toContain(`<updated>${today}T00:00:00.000Z</updated>`);
  });
});
