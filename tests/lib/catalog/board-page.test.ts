import { describe, expect, it } from 'vitest';
import { toBoardPage } from '../../../src/lib/catalog/board-page.ts';
import type { RatedBoard } from '../../../src/lib/catalog/rated-board.ts';
import {
  aCatalog,
  aModel,
  aRatedBoard,
  aStatement,
  aTally,
  aView,
  sources,
} from '../../builders.ts';

const tally = aTally(['a', 'b', 600, 300, 100]);

function catalogWith(change: Partial<RatedBoard> = {}) {
  return {
    ...aCatalog({ models: { a: aModel({ name: 'Alpha' }) } }),
    boards: [aRatedBoard(tally, change)],
  };
}

function factsOf(change: Partial<RatedBoard>): Readonly<Record<string, string>> {
  const { facts } = toBoardPage(catalogWith(change), 'small', 'overall');
  return Object.fromEntries(facts.map(({ label, text }) => [label, text]));
}

describe('toBoardPage()', () => {
  it('says how much was counted, how much of it was a tie, and what the intervals rest on', () => {
    const facts = factsOf({
      clusteredBy: 'prompt and annotator',
      views: [aView(tally, { clusters: 250 })],
    });
    expect(facts).toMatchObject({
      'Comparisons in this view': '1,000',
      'Ties among them': '10 %',
      'Independent groups behind the intervals': '250 (by prompt and annotator)',
    });
  });

  it('says no more of the time of judging than is known', () => {
    expect(factsOf({ collected: { to: '2025-01-19' } })).toMatchObject({
      Judged: 'by 19 Jan 2025 at the latest',
    });
    expect(factsOf({ collected: { from: '2024-11', to: '2025-01-19' } })).toMatchObject({
      Judged: 'Nov 2024 to 19 Jan 2025',
    });
  });

  it('says that judgements without dates have no history', () => {
    expect(factsOf({})['History']).toMatch(/carry no dates/);
  });

  it('calls the judgements what they are: those of somebody else', () => {
    expect(factsOf({})).toMatchObject({
      Kind: expect.stringContaining("somebody else's") as string,
    });
  });

  it('marks the view that it shows among all views', () => {
    const views = [
      aView(tally),
      aView(tally, { id: 'motion', name: 'Motion', href: '/boards/small/motion/' }),
    ];
    const page = toBoardPage(catalogWith({ views }), 'small', 'motion');
    expect(page.view.name).toBe('Motion');
    expect(page.views).toEqual([
      { name: 'Overall', href: '/boards/small/', isThis: false },
      { name: 'Motion', href: '/boards/small/motion/', isThis: true },
    ]);
  });

  it('gives a title to the entries that are models of the catalogue, and to no other', () => {
    const { entries } = toBoardPage(catalogWith(), 'small', 'overall');
    expect(entries.map(({ label, title }) => [label, title])).toEqual([
      ['A', 'Studio Alpha'],
      ['B', undefined],
    ]);
  });

  it('shows each caveat with who says so', () => {
    const { caveats } = toBoardPage(
      catalogWith({ sources, caveats: [aStatement('Few annotators.', { source: 'arena' })] }),
      'small',
      'overall',
    );
    expect(caveats).toMatchObject([{ text: 'Few annotators.', publisher: 'Arena' }]);
  });

  it('has no share of ties where there is no vote', () => {
    const empty = { views: [aView(aTally(['a', 'b', 0, 0]))] };
    expect(factsOf(empty)).toMatchObject({ 'Ties among them': '0 %' });
    expect(toBoardPage(catalogWith(empty), 'small', 'overall').summary).toMatch(/^Too few votes/);
  });

  it('refuses a board or a view that is not there', () => {
    const catalog = catalogWith();
    expect(() => toBoardPage(catalog, 'large', 'overall')).toThrow(RangeError);
    expect(() => toBoardPage(catalog, 'small', 'sound')).toThrow(
      new RangeError('No board "small" with a view "sound"'),
    );
  });
});
