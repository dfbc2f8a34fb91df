import { describe, expect, it } from 'vitest';
import { ordinal, toModelPage } from '../../../src/lib/catalog/model-page.ts';
import type { ModelPage } from '../../../src/lib/catalog/model-page.ts';
import type { AuthoredModel } from '../../../src/lib/schema/model.ts';
import type { Plan } from '../../../src/lib/schema/vendor.ts';
import {
  aCatalog,
  aClaim,
  aModel,
  aPrice,
  aRatedBoard,
  aStatement,
  aTally,
  aVendor,
  capabilityList,
} from '../../builders.ts';
import type { PairCount } from '../../builders.ts';

function pageOf(change: Partial<AuthoredModel>): ModelPage {
  const capabilities = capabilityList('dub');
  return toModelPage(aCatalog({ models: { one: aModel(change) }, capabilities }), 'one');
}

/** The one plan of the vendor as the page of the model `one` shows it. */
function planOf(change: Partial<Plan>) {
  const vendors = { studio: aVendor({ plans: [{ name: 'Basic', ...change }] }) };
  const models = { one: aModel({ name: 'One' }), two: aModel({ name: 'Two' }) };
  const plan = toModelPage(aCatalog({ models, vendors }), 'one').plans[0]!;
  return {
    ...plan,
    texts: Object.fromEntries(plan.facts.map(({ id, text }) => [id, text])),
  };
}

/** A page of the model `id` where the three models a, b and c share a board. */
function pageOnBoard(id: string, ...pairs: readonly PairCount[]): ModelPage {
  const models = { a: aModel(), b: aModel(), c: aModel() };
  return toModelPage({ ...aCatalog({ models }), boards: [aRatedBoard(aTally(...pairs))] }, id);
}

describe('toModelPage()', () => {
  it('has the four facts of the first screen, unknown ones too', () => {
    const { headline } = pageOf({ specs: { maxClipSeconds: [aClaim(10)] } });
    expect(headline.map(({ id, text }) => [id, text]).sort()).toEqual([
      ['maxClipSeconds', '10 s'],
      ['maxResolution', undefined],
      ['released', undefined],
      ['status', undefined],
    ]);
  });

  it('shows no price where none is known, rather than a free one', () => {
    expect(pageOf({}).priceGroups).toEqual([]);
    expect(pageOf({ prices: [aPrice()] }).priceGroups).toHaveLength(1);
  });

  it('refuses a model that the catalogue lacks', () => {
    expect(() => toModelPage(aCatalog(), 'one')).toThrow(RangeError);
  });

  it('shows what sources say of it, each with its source, in the order of the file', () => {
    const page = pageOf({
      strengths: [aStatement('Fast.', { source: 'review' }), aStatement('Sharp.')],
      limitations: [aStatement('Silent.', { source: 'arena' })],
      ratings: [aClaim({ score: 4, outOf: 5 }, { source: 'review' })],
    });
    const said = (views: ModelPage['strengths']) =>
      views.map(({ text, publisher }) => [text, publisher]);
    expect(said(page.strengths)).toEqual([
      ['Fast.', 'Critic'],
      ['Sharp.', 'Studio'],
    ]);
    expect(said(page.limitations)).toEqual([['Silent.', 'Arena']]);
    expect(said(page.ratings)).toEqual([['4 of 5', 'Critic']]);
  });

  it('keeps the standings of other arenas on their own scales', () => {
    const evidence = { source: 'arena', seen: '2026-05' };
    const { elsewhere } = pageOf({
      elsewhere: [
        { arena: 'Video Arena', board: 'text-to-video', rank: 1, rating: 1247, ...evidence },
        { arena: 'Clip Arena', rank: 3, ...evidence },
        { arena: 'Shot Arena', rating: 7.5, ...evidence },
      ],
    });
    expect(elsewhere.map(({ arena, text }) => [arena, text])).toEqual([
      ['Video Arena, text-to-video', 'rank 1, rating 1,247 on its own scale'],
      ['Clip Arena', 'rank 3'],
      ['Shot Arena', 'rating 7.5 on its own scale'],
    ]);
  });

  it('links each rival to its page and to the comparison, which needs no page of the pair', () => {
    const models = {
      one: aModel({ positioning: [{ rival: 'alt', text: 'Longer takes.' }] }),
      alt: aModel({ name: 'Alt' }),
    };
    expect(toModelPage(aCatalog({ models }), 'one').rivals).toEqual([
      {
        name: 'Studio Alt',
        href: '/models/alt/',
        compareHref: '/compare/?models=one,alt',
        text: 'Longer takes.',
      },
    ]);
  });
});

describe('toModelPage() family', () => {
  const member = (released: string | undefined, change: Partial<AuthoredModel> = {}) =>
    aModel({
      lifecycle:
        released === undefined
          ? {}
          : { released: [aClaim(released)], status: [aClaim('available' as const)] },
      ...change,
    });

  it('has the models of one vendor and one line, newest first, undated last', () => {
    const models = {
      first: member('2023', { name: 'First' }),
      second: member('2025-12', { name: 'Second' }),
      undated: member(undefined, { name: 'Undated' }),
      'other-line': member('2026', { family: 'Other' }),
      'other-vendor': member('2026', { vendor: 'else' }),
    };
    const vendors = { studio: aVendor(), else: aVendor({ name: 'Else' }) };
    const { family } = toModelPage(aCatalog({ models, vendors }), 'second');
    expect(family.map(({ name, released, isThis }) => [name, released, isThis])).toEqual([
      ['Second', 'Dec 2025', true],
      ['First', '2023', false],
      ['Undated', 'date unknown', false],
    ]);
    expect(family.map((one) => one.compareHref)).toEqual([
      undefined,
      '/compare/first-vs-second/',
      '/compare/?models=second,undated',
    ]);
  });
});

describe('toModelPage() places', () => {
  it('gives place, ties and rating in words', () => {
    const pairs: readonly PairCount[] = [
      ['a', 'b', 90, 10],
      ['a', 'c', 90, 10],
      ['b', 'c', 55, 45],
    ];
    const words = (id: string) => pageOnBoard(id, ...pairs).places.map((place) => place.words);
    expect(words('a')).toEqual([
      expect.stringMatching(/^1st of 3, clear of all others, rating \d{4} ±\d+$/),
    ]);
    expect(words('b')).toEqual([
      expect.stringMatching(/^2nd of 3, tied with C \(places 2–3\), rating \d+ ±\d+$/),
    ]);
  });

  it('says that a model is in a pool without a rating', () => {
    const { places } = pageOnBoard('c', ['a', 'b', 5, 5], ['a', 'c', 9, 0]);
    expect(places.map(({ words }) => words)).toEqual(['in the pool of 3, but not rated']);
  });

  it('leaves out boards that do not hold the model', () => {
    expect(pageOnBoard('c', ['a', 'b', 5, 5]).places).toEqual([]);
  });
});

describe('toModelPage() evidence', () => {
  it('counts facts, sources and disputes', () => {
    const change = {
      specs: { maxClipSeconds: [aClaim(10), aClaim(16, { source: 'review' })] },
      capabilities: { dub: [aClaim('full')] },
    };
    expect(pageOf(change).evidenceSummary).toBe('2 facts from 4 sources; sources differ on 1.');
    expect(pageOf({ capabilities: { dub: [aClaim('none')] } }).evidenceSummary).toBe(
      '1 fact from 4 sources; no two sources differ.',
    );
    expect(pageOf({}).evidenceSummary).toMatch(/^0 facts/);
  });

  it('does not count as a fact what every source leaves open', () => {
    expect(pageOf({ capabilities: { dub: [aClaim('unknown')] } }).evidenceSummary).toMatch(
      /^0 facts/,
    );
  });
});

describe('toModelPage() plans', () => {
  it('shows what a plan leaves out as unknown: not as free, not as no', () => {
    const { facts, includesThis } = planOf({});
    expect(includesThis).toBeUndefined();
    expect(facts.filter(({ text }) => text !== undefined)).toEqual([]);
  });

  it('shows free where a source says 0, and no where it says no', () => {
    const { texts } = planOf({
      usdPerMonth: [aClaim(0)],
      usdPerMonthBilledYearly: [aClaim(12.5)],
      creditsPerMonth: [aClaim(2250)],
      watermark: [aClaim(true)],
      commercialUse: [aClaim(false)],
      apiAccess: [aClaim('unknown')],
    });
    expect(texts).toMatchObject({
      monthly: '$0',
      yearly: '$12.50',
      credits: '2,250',
      watermark: 'Yes',
      commercial: 'No',
      api: undefined,
    });
  });

  it('calls its prices old after 90 days and the rest after 365', () => {
    const seen = '2026-06-01';
    const { facts } = planOf({
      usdPerMonth: [aClaim(15, { seen })],
      creditsPerMonth: [aClaim(625, { seen })],
      watermark: [aClaim(true, { seen })],
    });
    const isOld = Object.fromEntries(facts.map(({ id, claims }) => [id, claims[0]?.isOld]));
    expect(isOld).toMatchObject({ monthly: true, credits: true, watermark: false });
  });

  it('says by their names which models it includes, and whether this is one', () => {
    expect(planOf({ models: [aClaim(['one', 'two', 'gone'])] })).toMatchObject({
      includesThis: true,
      texts: { models: 'One, Two and gone' },
    });
    expect(planOf({ models: [aClaim(['two'])] }).includesThis).toBe(false);
  });

  it('does not say that a plan lacks this model where its sources leave that open', () => {
    expect(planOf({ models: [aClaim('unknown')] }).includesThis).toBeUndefined();
  });

  it("takes the vendor's own list of models before that of a reviewer", () => {
    const models = [aClaim(['two']), aClaim(['one', 'two'], { source: 'review' })];
    expect(planOf({ models }).includesThis).toBe(false);
  });
});

describe('ordinal()', () => {
  it('has the ending that is spoken', () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 101, 111].map(ordinal).join(' ')).toBe(
      '1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 23rd 101st 111th',
    );
  });
});
