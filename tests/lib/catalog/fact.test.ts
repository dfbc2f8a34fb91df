import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  oldAfterDays,
  orderClaims,
  preferredValue,
  toClaimView,
  toFact,
} from '../../../src/lib/catalog/fact.ts';
import type { Claim } from '../../../src/lib/schema/claim.ts';
import { sourceKinds } from '../../../src/lib/schema/claim.ts';
import { aClaim, sources, today } from '../../builders.ts';

const context = { sources, today };

const seen = fc.constantFrom('unknown', '2023', '2025-12', '2025-12-24', '2026-05', '2026-09-23');
const claim: fc.Arbitrary<Claim<number>> = fc.record({
  value: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant('unknown' as const)),
  source: fc.constantFrom(...sourceKinds),
  seen,
});
const claimList = fc.array(claim, { maxLength: 8 });

/** Claims of which no two are alike in kind, day and openness, and the same in another order. */
const shuffled = fc
  .uniqueArray(claim, {
    maxLength: 8,
    selector: ({ value, source, seen: day }) => `${value === 'unknown'} ${source} ${day}`,
  })
  .chain((claims) =>
    fc.tuple(
      fc.constant(claims),
      fc.shuffledSubarray(claims, { minLength: claims.length, maxLength: claims.length }),
    ),
  );

const isKnown = ({ value }: Claim): boolean => value !== 'unknown';

describe('orderClaims()', () => {
  it("puts the vendor's own claim first whatever the order in the file", () => {
    fc.assert(
      fc.property(claimList, (claims) => {
        const known = claims.filter(isKnown);
        fc.pre(known.some(({ source }) => source === 'vendor'));
        expect(orderClaims(claims, sources)[0]).toMatchObject({ source: 'vendor' });
      }),
    );
  });

  it('goes on with sellers, then arenas, then reviewers, however new they are', () => {
    fc.assert(
      fc.property(claimList, (claims) => {
        const kinds = orderClaims(claims, sources)
          .filter(isKnown)
          .map(({ source }) => ['vendor', 'seller', 'arena', 'review'].indexOf(source));
        expect(kinds).toEqual(kinds.toSorted((left, right) => left - right));
      }),
    );
  });

  it('puts the newest first within a kind and the undated last', () => {
    fc.assert(
      fc.property(claimList, fc.constantFrom(...sourceKinds), (claims, kind) => {
        const days = orderClaims(claims, sources)
          .filter(isKnown)
          .filter(({ source }) => source === kind)
          .map((one) => one.seen);
        const dated = days.filter((day) => day !== 'unknown');
        expect(days.slice(0, dated.length)).toEqual(dated);
        // These dates sort as texts: none is the beginning of a later day of the same month.
        expect(dated).toEqual(dated.toSorted().reverse());
      }),
    );
  });

  it('takes a partial date for its first day', () => {
    const [month, day, year] = ['2026-05', '2026-05-02', '2026'].map((date, value) =>
      aClaim(value, { seen: date }),
    );
    expect(orderClaims([year!, month!, day!], sources)).toEqual([day, month, year]);
  });

  it('never puts a claim left open before one that says something', () => {
    const open = aClaim('unknown', { source: 'vendor', seen: '2026-09-30' });
    const said = aClaim(5, { source: 'review', seen: 'unknown' });
    expect(orderClaims([open, said], sources)).toEqual([said, open]);
    fc.assert(
      fc.property(claimList, (claims) => {
        const known = orderClaims(claims, sources).map(isKnown);
        expect(known).toEqual(known.toSorted((left, right) => Number(right) - Number(left)));
      }),
    );
  });

  it('gives one order for every order in the file, where no two claims are equal in rank', () => {
    fc.assert(
      fc.property(shuffled, ([claims, others]) => {
        expect(orderClaims(others, sources)).toEqual(orderClaims(claims, sources));
      }),
    );
  });

  it('leaves equals as they are written', () => {
    const claims = [aClaim(3), aClaim(1), aClaim(2)];
    expect(orderClaims(claims, sources)).toEqual(claims);
    expect(orderClaims(claims.toReversed(), sources)).toEqual(claims.toReversed());
  });

  it('neither loses nor adds nor changes a claim', () => {
    fc.assert(
      fc.property(claimList, (claims) => {
        const before = structuredClone(claims);
        const ordered = orderClaims(Object.freeze(claims), sources);
        expect(claims).toEqual(before);
        expect(ordered).toHaveLength(claims.length);
        expect(new Set(ordered)).toEqual(new Set(claims));
      }),
    );
  });
});

describe('preferredValue()', () => {
  it('is the value that the page shows first', () => {
    fc.assert(
      fc.property(claimList, (claims) => {
        const value = preferredValue(claims, sources);
        expect(value?.toString()).toBe(toFact(claims, String, context).text);
      }),
    );
  });

  it('is undefined where nobody says, and only there', () => {
    expect(preferredValue(undefined, sources)).toBeUndefined();
    expect(preferredValue([], sources)).toBeUndefined();
    expect(preferredValue([aClaim('unknown')], sources)).toBeUndefined();
    expect(preferredValue([aClaim(0)], sources)).toBe(0);
    expect(preferredValue([aClaim(false)], sources)).toBe(false);
    expect(preferredValue([aClaim('none')], sources)).toBe('none');
  });
});

describe('toFact()', () => {
  it('is unknown, not empty or none, where nobody claims anything', () => {
    const unknown = { text: undefined, isDisputed: false, claims: [] };
    expect(toFact<number>(undefined, String, context)).toEqual(unknown);
    expect(toFact<number>([], String, context)).toEqual(unknown);
  });

  it('stays unknown where sources leave it open, and shows that they do', () => {
    const fact = toFact<number>([aClaim('unknown'), aClaim('unknown')], String, context);
    expect(fact).toMatchObject({ text: undefined, isDisputed: false });
    expect(fact.claims.map(({ text }) => text)).toEqual(['left open', 'left open']);
  });

  it('shows 0, no and none as what they are', () => {
    const show = (value: unknown): string => `says ${String(value)}`;
    for (const value of [0, false, 'none', '']) {
      expect(toFact([aClaim(value)], show, context).text).toBe(`says ${String(value)}`);
    }
  });

  it('is disputed where two known values differ, and nowhere else', () => {
    fc.assert(
      fc.property(claimList, (claims) => {
        const values = new Set(claims.filter(isKnown).map(({ value }) => value));
        expect(toFact(claims, String, context).isDisputed).toBe(values.size >= 2);
      }),
    );
  });

  it('calls two sources that agree two claims and no dispute', () => {
    const fact = toFact([aClaim(10), aClaim(10, { source: 'review' })], String, context);
    expect(fact).toMatchObject({ text: '10', isDisputed: false });
    expect(fact.claims.map(({ kind }) => kind)).toEqual(['vendor', 'review']);
  });

  it('does not call it a dispute when one source says and another leaves it open', () => {
    const claims = [aClaim<number | 'unknown'>('unknown'), aClaim(10, { source: 'review' })];
    expect(toFact(claims, String, context)).toMatchObject({ text: '10', isDisputed: false });
  });

  it('keeps every claim with its source and its caveat, those of no effect too', () => {
    const fact = toFact(
      [aClaim(16, { source: 'review', note: 'From hearsay.' }), aClaim(10)],
      (value) => `${value} s`,
      context,
    );
    expect(fact).toMatchObject({ text: '10 s', isDisputed: true });
    expect(fact.claims).toMatchObject([
      { text: '10 s', publisher: 'Studio', kind: 'vendor', note: undefined },
      { text: '16 s', publisher: 'Critic', kind: 'review', note: 'From hearsay.' },
    ]);
  });

  it('marks claims as old by the limit that it is given', () => {
    const claims = [aClaim(10, { seen: '2026-06-01' })];
    expect(toFact(claims, String, context).claims[0]!.isOld).toBe(false);
    expect(toFact(claims, String, context, { oldAfter: oldAfterDays.price }).claims[0]!.isOld).toBe(
      true,
    );
  });
});

describe('toClaimView()', () => {
  const view = (day: string, onDay = today, oldAfter?: number) =>
    toClaimView({ source: 'vendor', seen: day }, 'text', { sources, today: onDay }, oldAfter);

  it('calls a fact old after more than 365 days', () => {
    expect(view('2025-10-01').isOld).toBe(false);
    expect(view('2025-09-30').isOld).toBe(true);
  });

  it('calls a price old after more than 90 days', () => {
    expect(view('2026-07-03', today, oldAfterDays.price).isOld).toBe(false);
    expect(view('2026-07-02', today, oldAfterDays.price).isOld).toBe(true);
  });

  it('knows no today but the one it is told', () => {
    expect(view('2026-07-02', '2026-07-02')).toMatchObject({ isOld: false, age: 'today' });
    expect(view('2026-07-02', '2027-07-02')).toMatchObject({ isOld: false });
    expect(view('2026-07-02', '2027-07-03')).toMatchObject({ isOld: true });
  });

  it('counts the age of a partial date from its first day', () => {
    expect(view('2025-10')).toMatchObject({ seen: 'Oct 2025', isOld: false });
    expect(view('2025-09')).toMatchObject({ seen: 'Sep 2025', isOld: true });
    expect(view('2026')).toMatchObject({ seen: '2026', isOld: false });
  });

  it('neither dates nor ages what has no date', () => {
    expect(view('unknown')).toMatchObject({
      seen: 'date not stated',
      age: undefined,
      isOld: false,
    });
  });

  it('names who says so and where', () => {
    const named = { paper: { ...sources.review, title: 'The test' } };
    expect(
      toClaimView({ source: 'paper', seen: '2026-09-23', note: 'Once.' }, 'Fast.', {
        sources: named,
        today,
      }),
    ).toEqual({
      text: 'Fast.',
      publisher: 'Critic',
      kind: 'review',
      url: 'https://critic.example',
      title: 'The test',
      seen: '23 Sep 2026',
      seenOn: '2026-09-23',
      age: '8 days ago',
      isOld: false,
      note: 'Once.',
    });
  });

  it('refuses a source that is not declared', () => {
    expect(() => toClaimView({ source: 'hearsay', seen: today }, 'text', context)).toThrow(
      new RangeError('Unknown source "hearsay"'),
    );
  });
});
