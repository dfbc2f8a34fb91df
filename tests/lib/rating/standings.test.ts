import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  computeStandings,
  createMatrix,
  eloPerLogOdds,
  fitStrengths,
  hasRating,
  headToHead,
  sandwichOfProducts,
  predictWin,
  scoreProductsOfClusters,
  scoreProductsOfVotes,
  fitBradleyTerry,
  tallyCounts,
  toComparisons,
} from '../../../src/lib/rating/index.ts';
import type { Outcome, Standing } from '../../../src/lib/rating/index.ts';
import { linkedVotes, votes } from './cases.ts';

const names = ['a', 'b', 'c', 'd', 'e'];
const outcomes: Outcome[] = ['left', 'right', 'tie', 'both_bad'];

/** Any votes among up to five models. */
const anyVotes = fc.array(
  fc
    .record({
      left: fc.constantFrom(...names),
      right: fc.constantFrom(...names),
      outcome: fc.constantFrom(...outcomes),
      count: fc.integer({ min: 1, max: 40 }),
    })
    .filter(({ left, right }) => left !== right),
  { minLength: 1, maxLength: 40 },
);

function byModel(rows: readonly Standing[]): Map<string, Standing> {
  return new Map(rows.map((row) => [row.model, row]));
}

function expectSameNumbers(
  first: readonly Standing[],
  second: readonly Standing[],
  factor = 1,
): void {
  const other = byModel(second);
  for (const row of first) {
    const twin = other.get(row.model)!;
    expect(twin.state).toBe(row.state);
    if (!hasRating(row) || !hasRating(twin)) continue;
    expect(twin.rating).toBeCloseTo(row.rating, 4);
    expect(twin.standardError * factor).toBeCloseTo(row.standardError, 4);
  }
}

describe('computeStandings()', () => {
  it('gives the same for the same votes in another order', () => {
    fc.assert(
      fc.property(anyVotes, (cast) => {
        expect(computeStandings(tallyCounts(cast.toReversed()))).toEqual(
          computeStandings(tallyCounts(cast)),
        );
      }),
    );
  });

  it('gives the same where left and right are swapped in every vote', () => {
    const swapped = { left: 'right', right: 'left', tie: 'tie', both_bad: 'both_bad' } as const;
    fc.assert(
      fc.property(anyVotes, (cast) => {
        const mirror = cast.map(({ left, right, outcome, count }) => ({
          left: right,
          right: left,
          outcome: swapped[outcome],
          count,
        }));
        expect(computeStandings(tallyCounts(mirror)).rows).toEqual(
          computeStandings(tallyCounts(cast)).rows,
        );
      }),
    );
  });

  it('gives the same to a model under another name', () => {
    fc.assert(
      fc.property(anyVotes, (cast) => {
        const rename = (name: string) => `${names[names.length - 1 - names.indexOf(name)]}-renamed`;
        const renamed = cast.map((vote) => ({
          ...vote,
          left: rename(vote.left),
          right: rename(vote.right),
        }));
        const back = new Map(names.map((name) => [rename(name), name]));
        const { rows } = computeStandings(tallyCounts(renamed));
        const [original, relabelled] = [computeStandings(tallyCounts(cast)).rows, rows].map(
          (list) => list.map((row) => ({ ...row, model: back.get(row.model) ?? row.model })),
        );
        // Of two components of one size and as many votes either may be rated: compare where it is the same.
        const ratedOf = (list: readonly Standing[]) =>
          list
            .filter(({ rating }) => rating !== null)
            .map(({ model }) => model)
            .sort()
            .join();
        fc.pre(ratedOf(original!) === ratedOf(relabelled!));
        expectSameNumbers(original!, relabelled!);
      }),
    );
  });

  it('keeps ratings and halves variances where every vote is cast twice', () => {
    fc.assert(
      fc.property(anyVotes, (cast) => {
        expectSameNumbers(
          computeStandings(tallyCounts(cast), { provisionalBelow: 0 }).rows,
          computeStandings(tallyCounts([...cast, ...cast]), { provisionalBelow: 0 }).rows,
          Math.SQRT2,
        );
      }),
    );
  });

  it('keeps the mean of the rated at 1000 and every rank within its spread', () => {
    fc.assert(
      fc.property(anyVotes, (cast) => {
        const rated = computeStandings(tallyCounts(cast)).rows.filter(hasRating);
        fc.pre(rated.length > 0);
        expect(rated.reduce((sum, { rating }) => sum + rating, 0) / rated.length).toBeCloseTo(
          1000,
          4,
        );
        for (const { rank, rankLow, rankHigh } of rated) {
          expect(rankLow).toBeGreaterThanOrEqual(1);
          expect(rankHigh).toBeLessThanOrEqual(rated.length);
          expect(rank).toBeGreaterThanOrEqual(rankLow);
          expect(rank).toBeLessThanOrEqual(rankHigh);
        }
      }),
    );
  });

  it('says of models that never met that they are unlinked, and rates the larger group', () => {
    const { rows } = computeStandings(
      tallyCounts([
        votes('a', 'b', 'tie', 30),
        votes('b', 'c', 'tie', 30),
        votes('x', 'y', 'tie', 90),
      ]),
    );
    expect(rows.map(({ model, state }) => [model, state])).toEqual([
      ['a', 'rated'],
      ['b', 'rated'],
      ['c', 'rated'],
      ['x', 'unlinked'],
      ['y', 'unlinked'],
    ]);
  });

  it('rates nobody where every vote goes one way', () => {
    const { rows, fit } = computeStandings(tallyCounts([votes('a', 'b', 'left', 9)]));
    expect(fit).toBeUndefined();
    expect(rows.map(({ state }) => state)).toEqual(['unbeaten', 'winless']);
  });

  it('refuses score products of another number of models', () => {
    const tally = tallyCounts([votes('a', 'b', 'tie', 2)]);
    expect(() =>
      computeStandings(tally, { interval: sandwichOfProducts(createMatrix(3)) }),
    ).toThrow(RangeError);
  });

  it('counts a record once for each vote a model took part in', () => {
    const { rows } = computeStandings(
      tallyCounts([
        votes('a', 'b', 'left', 3),
        votes('b', 'a', 'left', 2),
        votes('a', 'b', 'both_bad', 1),
      ]),
    );
    expect(byModel(rows).get('a')).toMatchObject({
      votes: 6,
      wins: 3,
      losses: 2,
      ties: 0,
      bothBad: 1,
    });
  });
});

describe('computeStandings() with options', () => {
  it('calls models of few votes provisional, and rates them all the same', () => {
    const tally = tallyCounts([votes('a', 'b', 'tie', 30), votes('b', 'c', 'tie', 5)]);
    const { rows } = computeStandings(tally);
    expect(rows.map(({ model, state }) => [model, state])).toEqual([
      ['a', 'rated'],
      ['b', 'rated'],
      ['c', 'provisional'],
    ]);
    const plain = computeStandings(tally, { provisionalBelow: 5 }).rows;
    expect(plain.map(({ state }) => state)).toEqual(['rated', 'rated', 'rated']);
    expect(rows.map(({ rating, rank }) => [rating, rank])).toEqual(
      plain.map(({ rating, rank }) => [rating, rank]),
    );
  });

  it('rates every model under a prior, and keeps the mean at 1000', () => {
    const tally = tallyCounts([votes('a', 'b', 'left', 9), votes('c', 'd', 'left', 2)]);
    const rows = computeStandings(tally, { prior: 1 }).rows.filter(hasRating);
    expect(rows.map(({ model }) => model)).toEqual(['a', 'c', 'd', 'b']);
    expect(rows.reduce((sum, { rating }) => sum + rating, 0) / 4).toBeCloseTo(1000, 5);
  });

  it('reports what the left side is worth only where it is asked, and rates without it', () => {
    fc.assert(
      fc.property(linkedVotes, (cast) => {
        const tally = tallyCounts(cast);
        const asked = computeStandings(tally, { slot: true });
        const plain = computeStandings(tally);
        expect(asked.rows).toEqual(plain.rows);
        expect(plain.slot).toBeUndefined();
        const { slot } = fitStrengths(toComparisons(tally), { slot: true });
        expect(asked.slot!.advantageElo).toBeCloseTo(eloPerLogOdds * slot!, 4);
        expect(asked.slot!.lower).toBeLessThan(asked.slot!.advantageElo);
        expect(asked.slot!.upper - asked.slot!.advantageElo).toBeCloseTo(
          asked.slot!.advantageElo - asked.slot!.lower,
          4,
        );
      }),
      { numRuns: 30 },
    );
  });

  it('leaves the slot effect out where the votes cannot tell it from strength', () => {
    const oneSided = tallyCounts([votes('a', 'b', 'left', 4), votes('a', 'b', 'right', 3)]);
    expect(computeStandings(oneSided, { slot: true }).slot).toBeUndefined();
    const leftWins = tallyCounts([votes('a', 'b', 'left', 4), votes('b', 'a', 'left', 3)]);
    expect(computeStandings(leftWins, { slot: true }).slot).toBeUndefined();
  });

  it('is the same from a start that knows other models', () => {
    fc.assert(
      fc.property(linkedVotes, (cast) => {
        const start = computeStandings(
          tallyCounts([votes('a', 'q', 'left', 5), votes('q', 'a', 'left', 3)]),
        ).fit;
        expectSameNumbers(
          computeStandings(tallyCounts(cast), { start }).rows,
          computeStandings(tallyCounts(cast)).rows,
        );
      }),
      { numRuns: 30 },
    );
  });
});

describe('scoreProductsOfClusters()', () => {
  it('equals the sum over votes where every vote is a cluster of its own', () => {
    const single = [
      votes('a', 'b', 'left'),
      votes('b', 'a', 'left'),
      votes('a', 'b', 'tie'),
      votes('b', 'c', 'tie'),
      votes('c', 'a', 'left'),
    ];
    const all = tallyCounts(single);
    const fit = fitBradleyTerry(toComparisons(all));
    const clusters = single.map((vote) =>
      toComparisons(
        tallyCounts([
          vote,
          ...all.models.flatMap((model) =>
            all.models
              .filter((other) => other !== model)
              .map((other) => votes(model, other, 'tie', 0)),
          ),
        ]),
      ),
    );
    const [clustered, plain] = [
      scoreProductsOfClusters(clusters, fit),
      scoreProductsOfVotes(toComparisons(all), fit),
    ];
    clustered.values.forEach((value, cell) => {
      expect(value).toBeCloseTo(plain.values[cell]!, 12);
    });
  });

  it('is n times as large where each vote is cast n times by the same voter', () => {
    const cast = [votes('a', 'b', 'left', 3), votes('b', 'a', 'left', 3)];
    const fit = fitBradleyTerry(toComparisons(tallyCounts(cast)));
    const clustered = scoreProductsOfClusters(
      cast.map((vote) => toComparisons(tallyCounts([vote]))),
      fit,
    );
    const plain = scoreProductsOfVotes(toComparisons(tallyCounts(cast)), fit);
    clustered.values.forEach((value, cell) => {
      expect(value).toBeCloseTo(3 * plain.values[cell]!, 12);
    });
  });
});

describe('predictWin()', () => {
  it('is one minus itself from the other side, interval and all', () => {
    fc.assert(
      fc.property(anyVotes, (cast) => {
        const standings = computeStandings(tallyCounts(cast));
        const forward = predictWin(standings, 'a', 'b');
        const backward = predictWin(standings, 'b', 'a');
        fc.pre(forward !== undefined && backward !== undefined);
        expect(forward.expected).toBeCloseTo(1 - backward.expected, 5);
        expect(forward.lower).toBeCloseTo(1 - backward.upper, 5);
        expect(forward.lower).toBeLessThanOrEqual(forward.expected);
      }),
    );
  });

  it('is the share of decided votes where only two models met', () => {
    const standings = computeStandings(
      tallyCounts([votes('a', 'b', 'left', 30), votes('a', 'b', 'right', 10)]),
    );
    expect(predictWin(standings, 'a', 'b')!.expected).toBeCloseTo(0.75, 6);
  });

  it('says nothing of a model without a rating', () => {
    const standings = computeStandings(
      tallyCounts([votes('a', 'b', 'tie', 4), votes('c', 'a', 'left', 4)]),
    );
    expect(predictWin(standings, 'a', 'c')).toBeUndefined();
  });
});

describe('headToHead()', () => {
  it('is seen from the first model and empty for strangers', () => {
    const tally = tallyCounts([votes('a', 'b', 'left', 3), votes('b', 'a', 'left', 2)]);
    expect(headToHead(tally, 'b', 'a')).toMatchObject({ votes: 5, wins: 2, losses: 3 });
    expect(headToHead(tally, 'a', 'z').votes).toBe(0);
  });
});
