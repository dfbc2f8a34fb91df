import { describe, expect, it } from 'vitest';
import { aCapture, anArena, aPrompt, aClip } from '../../content-builders.ts';
import { toLinkReport } from '../../../src/lib/content/link-report.ts';
import { linkingEntries, listLinks } from '../../../src/lib/content/list-links.ts';

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

describe('linkingEntries()', () => {
  const entry = <Data>(path: string, data: Data) => ({
    ...{ id: '', body: '', path, data },
    lineOf: () => 5,
  });
  const arena = {
    ...anArena(),
    captures: [aCapture(), aCapture({ pages: 'https://one.example/ https://two.example/' })],
    standings: [],
  };
  const found = listLinks(
    linkingEntries({
      models: [],
      vendors: [],
      boards: [],
      prompts: [entry('prompts/glass.md', aPrompt({ clips: [aClip()] }))],
      arenas: [entry('arenas/other.md', arena)],
    }),
  );
  const placesOf = (url: string) => found.find((link) => link.url === url)?.places;

  it('finds the addresses of clips and of boards of other arenas', () => {
    expect(placesOf('https://clips.example/1.webm')).toEqual(['prompts/glass.md:5']);
    expect(placesOf('https://other.example/')).toEqual(['arenas/other.md:5']);
  });

  it('finds each page of a day in its table, on its line', () => {
    expect(placesOf('https://copy.example/2026-04-10')).toEqual(['arenas/other/captures.tsv:2']);
    expect(placesOf('https://one.example/')).toEqual(['arenas/other/captures.tsv:3']);
    expect(placesOf('https://two.example/')).toEqual(['arenas/other/captures.tsv:3']);
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
