import { describe, expect, it } from 'vitest';
import { toHomePage } from '../../../src/lib/catalog/home-page.ts';
import { aCatalog, aClaim, aModel, aRatedBoard, aTally, aVendor } from '../../builders.ts';

/** Models by id, each released on the day given, if any. */
function modelsOf(days: Readonly<Record<string, string | undefined>>) {
  return Object.fromEntries(
    Object.entries(days).map(([id, day]) => [
      id,
      aModel({
        name: id,
        lifecycle: day === undefined ? {} : { released: [aClaim(day)] },
      }),
    ]),
  );
}

describe('toHomePage()', () => {
  it('lists the newest models of all vendors, newest first, and no undated one', () => {
    const models = {
      ...modelsOf({ one: '2025-12', two: undefined, three: '2023' }),
      four: aModel({
        name: 'four',
        vendor: 'ada',
        lifecycle: { released: [aClaim('2024-05-01')] },
      }),
    };
    const vendors = { studio: aVendor(), ada: aVendor({ name: 'Ada' }) };
    const { newest } = toHomePage(aCatalog({ models, vendors }));
    expect(newest.map(({ title, released }) => [title, released])).toEqual([
      ['Studio one', 'Dec 2025'],
      ['Ada four', '1 May 2024'],
      ['Studio three', '2023'],
    ]);
  });

  it('lists eight models at most', () => {
    const days = Array.from({ length: 12 }, (_, index) => [`m${index}`, `${2010 + index}`]);
    const { newest } = toHomePage(
      aCatalog({ models: modelsOf(Object.fromEntries(days) as Record<string, string>) }),
    );
    expect(newest.map(({ released }) => released)).toEqual(
      [2021, 2020, 2019, 2018, 2017, 2016, 2015, 2014].map(String),
    );
  });

  it('counts models and vendors', () => {
    expect(toHomePage(aCatalog({ models: modelsOf({ one: '2023' }) })).counts).toBe(
      '1 model of 1 vendor so far.',
    );
    expect(toHomePage(aCatalog({ models: modelsOf({ one: '2023', two: '2024' }) })).counts).toBe(
      '2 models of 1 vendor so far.',
    );
  });

  it('does not count a vendor without a model among those whose models are there', () => {
    const vendors = { studio: aVendor(), host: aVendor({ name: 'Host' }) };
    expect(toHomePage(aCatalog({ models: modelsOf({ one: '2023' }), vendors })).counts).toBe(
      '1 model of 1 vendor so far.',
    );
  });

  it('shows the first board by its overall view', () => {
    const boards = [
      aRatedBoard(aTally(['a', 'b', 90, 10])),
      aRatedBoard(aTally(['a', 'b', 10, 90]), { id: 'other' }),
    ];
    const page = toHomePage({ ...aCatalog(), boards });
    expect(page.board).toBe(boards[0]);
    expect(page.view).toBe(boards[0]!.views[0]);
    expect(page.summary).toBe('A leads, clear of all others.');
  });

  it('does without a board', () => {
    expect(toHomePage(aCatalog())).toMatchObject({
      counts: '0 models of 0 vendors so far.',
      board: undefined,
      view: undefined,
      summary: '',
      newest: [],
    });
  });
});
