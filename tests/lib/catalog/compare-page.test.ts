import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toComparePage } from '../../../src/lib/catalog/compare-page.ts';
import type { ComparePage, FacingFact } from '../../../src/lib/catalog/compare-page.ts';
import type { Catalog } from '../../../src/lib/catalog/catalog.ts';
import { tiedWith } from '../../../src/lib/catalog/leaderboard.ts';
import type { Tally } from '../../../src/lib/rating/index.ts';
import { modelSchema } from '../../../src/lib/schema/model.ts';
import type { AuthoredModel } from '../../../src/lib/schema/model.ts';
import {
  aCatalog,
  aClaim,
  aModel,
  aPrice,
  aRatedBoard,
  aTally,
  capabilityList,
} from '../../builders.ts';

const capabilities = capabilityList('dub', 'loop', 'extend', 'keep');

/** The models a and b, with what is known of each, and c, who plays along. */
function catalogOf(
  a: Partial<AuthoredModel>,
  b: Partial<AuthoredModel>,
  ...tallies: readonly Tally[]
): Catalog {
  const models = {
    a: aModel({ name: 'A', ...a }),
    b: aModel({ name: 'B', ...b }),
    c: aModel({ name: 'C' }),
  };
  return {
    ...aCatalog({ models, capabilities }),
    boards: tallies.map((tally) => aRatedBoard(tally)),
  };
}

const known = catalogOf(
  {
    specs: { maxClipSeconds: [aClaim(10)], maxResolution: [aClaim('720p')] },
    capabilities: { dub: [aClaim('full')], loop: [aClaim('none')], keep: [aClaim('full')] },
    prices: [aPrice({ amount: 0.12 })],
  },
  {
    specs: { maxClipSeconds: [aClaim(8)], maxResolution: [aClaim('720p')] },
    capabilities: { dub: [aClaim('none')], loop: [aClaim('full')], extend: [aClaim('none')] },
    lifecycle: { released: [aClaim('2026-05')] },
  },
);

/** A page without what the boards say, each row as far as its type goes. */
function factsOf(page: ComparePage) {
  const strip = ({ id, label, relation, sides }: FacingFact) => ({
    id,
    label,
    relation,
    sides: sides.map(({ text, isDisputed, claims }) => ({ text, isDisputed, claims })),
  });
  return {
    models: page.models,
    facts: page.factGroups.flatMap(({ rows }) => rows.map(strip)),
    capabilities: page.capabilityGroups.flatMap(({ rows }) => rows.map(strip)),
    prices: page.prices,
    priceSummaries: page.priceSummaries,
    only: [page.onlyFirst, page.onlySecond],
  };
}

/** The same facts seen from the other side. */
function mirror({ facts, capabilities: cells, ...pairs }: ReturnType<typeof factsOf>) {
  const turn = (row: (typeof facts)[number]) => ({ ...row, sides: row.sides.toReversed() });
  return {
    facts: facts.map(turn),
    capabilities: cells.map(turn),
    models: pairs.models.toReversed(),
    prices: pairs.prices.toReversed(),
    priceSummaries: pairs.priceSummaries.toReversed(),
    only: pairs.only.toReversed(),
  };
}

function relationOf(page: ComparePage, id: string): string | undefined {
  return [...page.factGroups, ...page.capabilityGroups]
    .flatMap(({ rows }): readonly { id: string; relation: string }[] => rows)
    .find((row) => row.id === id)?.relation;
}

/** What the board says of a against b, and of b against a. */
function bothWays(tally: Tally) {
  const catalog = catalogOf({}, {}, tally);
  return {
    forward: toComparePage(catalog, 'a', 'b').boards[0]!,
    backward: toComparePage(catalog, 'b', 'a').boards[0]!,
  };
}

/** Who is ahead by a verdict, if it names anybody. */
function leaderIn(verdict: string): string | undefined {
  return /people prefer (\w+):/.exec(verdict)?.[1];
}

/** Votes of a, b and c against each other, not always enough to rate them. */
const anyTally = fc
  .tuple(...['ab', 'ac', 'bc'].map(() => fc.tuple(fc.nat(60), fc.nat(60), fc.nat(20))))
  .map(([ab, ac, bc]) => aTally(['a', 'b', ...ab!], ['a', 'c', ...ac!], ['b', 'c', ...bc!]));

describe('toComparePage()', () => {
  it('refuses a model that the catalogue lacks, on either side', () => {
    expect(() => toComparePage(known, 'a', 'z')).toThrow(RangeError);
    expect(() => toComparePage(known, 'z', 'a')).toThrow(RangeError);
  });

  it('is the same from the other side, with the sides swapped', () => {
    const [forward, backward] = [toComparePage(known, 'a', 'b'), toComparePage(known, 'b', 'a')];
    expect(factsOf(backward)).toEqual(mirror(factsOf(forward)));
    expect(factsOf(backward)).not.toEqual(factsOf(forward));
  });

  it('tells a difference from a gap in what is known', () => {
    const page = toComparePage(known, 'a', 'b');
    expect(relationOf(page, 'maxClipSeconds')).toBe('differs');
    expect(relationOf(page, 'maxResolution')).toBe('same');
    expect(relationOf(page, 'released')).toBe('one-unknown');
    expect(relationOf(page, 'keyframes')).toBe('both-unknown');
    expect(relationOf(page, 'dub')).toBe('differs');
    expect(relationOf(page, 'extend')).toBe('one-unknown');
  });

  it('takes a fact that sources leave open for unknown', () => {
    const page = toComparePage(
      catalogOf(
        { specs: { maxClipSeconds: [aClaim('unknown')] } },
        { specs: { maxClipSeconds: [aClaim(8)] } },
      ),
      'a',
      'b',
    );
    expect(relationOf(page, 'maxClipSeconds')).toBe('one-unknown');
  });

  it('does not call the same list in another order a difference', () => {
    const ratios = (...value: string[]) => ({ specs: { aspectRatios: [aClaim(value)] } });
    const page = toComparePage(catalogOf(ratios('16:9', '9:16'), ratios('9:16', '16:9')), 'a', 'b');
    expect(relationOf(page, 'aspectRatios')).toBe('same');
  });

  it('says that one alone has a thing only where a source says that the other lacks it', () => {
    const page = toComparePage(known, 'a', 'b');
    // Nobody says whether b keeps a character, nor whether a extends a clip.
    expect([page.onlyFirst, page.onlySecond]).toEqual([['dub'], ['loop']]);
    expect(page.verdict).toContain('By the sources A alone has dub; B alone has loop');
  });

  it('counts in words the facts that differ', () => {
    expect(toComparePage(known, 'a', 'b').differences).toBe(
      'Of the facts known for both, 3 differ.',
    );
    const single = catalogOf(
      { specs: { maxClipSeconds: [aClaim(10)] } },
      { specs: { maxClipSeconds: [aClaim(8)] } },
    );
    expect(toComparePage(single, 'a', 'b').differences).toContain('1 differs.');
    expect(toComparePage(catalogOf({}, {}), 'a', 'b').differences).toContain('none differs.');
  });

  it('marks the side that has more of what is good, and none where one is unknown or the two agree', () => {
    const page = toComparePage(
      catalogOf(
        {
          specs: {
            maxClipSeconds: [aClaim(10)],
            generationSeconds: [aClaim(90)],
            keyframes: [aClaim(2)],
          },
          capabilities: {
            dub: [aClaim('partial')],
            loop: [aClaim('full')],
            keep: [aClaim('none')],
          },
        },
        {
          specs: { maxClipSeconds: [aClaim(8)], generationSeconds: [aClaim(30)] },
          capabilities: { dub: [aClaim('full')], loop: [aClaim('full')] },
        },
      ),
      'a',
      'b',
    );
    const leads = Object.fromEntries(
      [...page.factGroups, ...page.capabilityGroups]
        .flatMap(({ rows }): readonly { id: string; leads: 0 | 1 | undefined }[] => rows)
        .map((row) => [row.id, row.leads]),
    );
    // Waiting is better where there is less of it.
    expect(leads).toMatchObject({ maxClipSeconds: 0, generationSeconds: 1, dub: 1 });
    for (const id of ['keyframes', 'loop', 'keep', 'released'])
      expect(leads[id], id).toBeUndefined();
  });

  it('says the verdict in two sentences, whatever is known', () => {
    for (const page of [
      toComparePage(known, 'a', 'b'),
      toComparePage(catalogOf({}, {}), 'a', 'b'),
      toComparePage(catalogOf({}, {}, aTally(['a', 'b', 600, 300])), 'a', 'b'),
    ]) {
      expect(page.verdict.match(/\.(?= |$)/g), page.verdict).toHaveLength(2);
    }
  });

  it('names three of what only one can do, and counts the rest', () => {
    const all = (level: 'full' | 'none') => ({
      capabilities: Object.fromEntries(
        ['dub', 'loop', 'extend', 'keep'].map((name) => [name, [aClaim(level)]]),
      ),
    });
    const page = toComparePage(catalogOf(all('full'), all('none')), 'a', 'b');
    expect(page.verdict).toContain('By the sources A alone has dub, loop, extend and 1 more.');
    expect(page.onlyFirst).toHaveLength(4);
  });

  it('shows no price for the one of which none is known', () => {
    const page = toComparePage(known, 'a', 'b');
    expect(page.priceSummaries).toEqual(['$0.12', undefined]);
    expect(page.prices.map((groups) => groups.length)).toEqual([1, 0]);
  });

  it('keeps app credits of one from API credits of the other', () => {
    const page = toComparePage(
      catalogOf(
        { prices: [aPrice({ channel: 'app', unit: 'credits', amount: 25 })] },
        { prices: [aPrice({ unit: 'credits', amount: 12 })] },
      ),
      'a',
      'b',
    );
    expect(page.prices.map((groups) => groups.map(({ channel }) => channel))).toEqual([
      ['app'],
      ['api'],
    ]);
  });

  it('sets every fact that a file may state against its twin', () => {
    const page = toComparePage(known, 'a', 'b');
    const ids = page.factGroups.flatMap(({ rows }) => rows.map(({ id }) => id));
    expect(ids).toEqual(expect.arrayContaining(Object.keys(modelSchema.shape.specs.shape)));
    expect(page.capabilityGroups.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual([
      'dub',
      'loop',
      'extend',
      'keep',
    ]);
  });
});

describe('toComparePage() boards', () => {
  it('says so where no board holds both', () => {
    const page = toComparePage(catalogOf({}, {}, aTally(['a', 'c', 5, 5])), 'a', 'b');
    expect(page.boards).toEqual([]);
    expect(page.verdict).toMatch(/^No board holds both models/);
  });

  it('gives the record, the prediction with its interval, and a verdict', () => {
    const { forward, backward } = bothWays(aTally(['a', 'b', 600, 300, 100]));
    expect(backward.verdict).toBe(forward.verdict);
    expect(forward).toMatchObject({
      labels: ['A', 'B'],
      record:
        'A was preferred 600 times, B 300 times, and 100 times neither: 65 % for A, a tie being half a win.',
      prediction: expect.stringMatching(/^65 % \(6\d % to 6\d %\)$/) as string,
      verdict: expect.stringMatching(
        /^On Small board people prefer A: 65 % of the time by the ratings \(6\d % to 6\d %\)$/,
      ) as string,
    });
  });

  it('begins with the verdict of the first board that holds both', () => {
    const tallies = [
      aTally(['a', 'c', 5, 5]),
      aTally(['a', 'b', 600, 300]),
      aTally(['a', 'b', 300, 600]),
    ];
    const page = toComparePage(catalogOf({}, {}, ...tallies), 'a', 'b');
    expect(page.boards).toHaveLength(2);
    expect(page.verdict.startsWith(page.boards[0]!.verdict)).toBe(true);
    expect(leaderIn(page.verdict)).toBe('A');
  });

  it('names nobody where the votes do not separate the two', () => {
    const { forward } = bothWays(aTally(['a', 'b', 51, 49]));
    expect(forward.verdict).toBe('On Small board the votes do not separate A from B');
  });

  it('predicts from the ratings where the two never met', () => {
    const { forward } = bothWays(aTally(['a', 'c', 80, 20], ['b', 'c', 20, 80]));
    expect(forward.record).toBe('The two never met.');
    // 4 to 1 twice over is 16 to 1.
    expect(forward.mark!.point).toBeCloseTo(16 / 17, 5);
    expect(leaderIn(forward.verdict)).toBe('A');
  });

  it('makes no prediction where one of the two has no rating, and says why', () => {
    const { forward } = bothWays(aTally(['a', 'c', 5, 5], ['a', 'b', 9, 0]));
    expect(forward).toMatchObject({
      prediction: 'No prediction: one of the two has no rating.',
      mark: undefined,
      verdict: 'Small board cannot rate both',
    });
    expect(forward.standings).toEqual([
      expect.stringMatching(/^\d+ ±\d+, place 1–2$/),
      expect.stringMatching(/^no rating: never won/),
    ]);
  });

  it('is the same from the other side: p becomes 1 - p, its interval too', () => {
    fc.assert(
      fc.property(anyTally, (tally) => {
        const { forward, backward } = bothWays(tally);
        expect(backward.labels).toEqual(forward.labels.toReversed());
        expect(backward.standings).toEqual(forward.standings.toReversed());
        expect(backward.mark === undefined).toBe(forward.mark === undefined);
        if (forward.mark === undefined || backward.mark === undefined) return;
        // Each number is rounded to a millionth.
        expect(Math.abs(forward.mark.point + backward.mark.point - 1)).toBeLessThan(2e-6);
        expect(Math.abs(forward.mark.lower + backward.mark.upper - 1)).toBeLessThan(2e-6);
        expect(Math.abs(forward.mark.upper + backward.mark.lower - 1)).toBeLessThan(2e-6);
      }),
      { numRuns: 60 },
    );
  });

  it('names the same leader from either side, or none', () => {
    fc.assert(
      fc.property(anyTally, (tally) => {
        const { forward, backward } = bothWays(tally);
        const leader = leaderIn(forward.verdict);
        expect(leaderIn(backward.verdict)).toBe(leader);
        if (leader !== undefined) {
          const { point, lower } = (leader === 'A' ? forward : backward).mark!;
          expect(point).toBeGreaterThan(0.5);
          expect(lower).toBeGreaterThan(0.5);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('gives the leader the same share from either side, to the percent', () => {
    const { forward, backward } = bothWays(aTally(['a', 'b', 555, 445]));
    expect(leaderIn(forward.verdict)).toBe('A');
    expect(backward.verdict).toBe(forward.verdict);
  });

  it('counts the same meetings from either side', () => {
    fc.assert(
      fc.property(anyTally, (tally) => {
        const numbers = (record: string) =>
          /preferred (\d+) times, \w (\d+) times, and (\d+) times/.exec(record)?.slice(1);
        const { forward, backward } = bothWays(tally);
        const [wins, losses, neither] = numbers(forward.record) ?? [];
        const expected = wins === undefined ? undefined : [losses, wins, neither];
        expect(numbers(backward.record)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('agrees with the leaderboard on two models: a verdict for one means no tie', () => {
    const two = fc.tuple(fc.nat(60), fc.nat(60), fc.nat(20));
    fc.assert(
      fc.property(two, (counts) => {
        const tally = aTally(['a', 'b', ...counts]);
        const { standings } = aRatedBoard(tally).views[0]!;
        const a = standings.rows.find(({ model }) => model === 'a')!;
        const isSeparated = leaderIn(bothWays(tally).forward.verdict) !== undefined;
        if (a.state === 'rated') expect(tiedWith(a, standings)).toEqual(isSeparated ? [] : ['b']);
      }),
      { numRuns: 60 },
    );
  });
});
