import { describe, expect, it } from 'vitest';
import { toLinkReport } from '../../../src/lib/content/link-report.ts';
import { listLinks } from '../../../src/lib/content/list-links.ts';

const entries = [
  {
    path: 'models/a.md',
    data: {
      summary: 'See https://not.example in a sentence.',
      sources: { docs: { url: 'https://reel.example/docs#limits' } },
      disclosure: { technicalReport: [{ value: 'https://reel.example/docs' }] },
    },
    lineOf: (field: readonly (string | number)[]) => (field[0] === 'sources' ? 3 : 9),
  },
  { path: 'models/b.md', data: { url: 'https://b.example/' }, lineOf: () => 2 },
];
const links = listLinks(entries);

describe('listLinks()', () => {
  it('names each page once, with every place that names it', () => {
    expect(links).toEqual([
      { url: 'https://reel.example/docs', places: ['models/a.md:3', 'models/a.md:9'] },
      { url: 'https://b.example/', places: ['models/b.md:2'] },
    ]);
  });
});

describe('toLinkReport()', () => {
  it('says where each address stands that is gone, then those that are unsure', () => {
    const report = toLinkReport(links, [
      { url: 'https://reel.example/docs', verdict: 'unsure', words: '403' },
      { url: 'https://b.example/', verdict: 'gone', words: '404' },
    ]);
    expect(report.lines).toEqual([
      'models/b.md:2: https://b.example/: gone (404)',
      'models/a.md:3: https://reel.example/docs: unsure (403)',
      'models/a.md:9: https://reel.example/docs: unsure (403)',
    ]);
    expect(report).toMatchObject({
      summary: '1 of 2 links gone, 1 unsure',
      gone: 1,
      isOffline: false,
    });
  });

  it('tells a machine without a network from links that are gone', () => {
    const answers = links.map(({ url }) => ({
      url,
      verdict: 'gone' as const,
      words: 'no such server',
    }));
    expect(toLinkReport(links, answers).isOffline).toBe(true);
  });
});
