import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  expectedScore,
  fitBradleyTerry,
  fitStrengths,
  tallyCounts,
  toComparisons,
} from '../../../src/lib/rating/index.ts';
import type { Comparisons, Fit, FitOptions } from '../../../src/lib/rating/index.ts';
import { seededUniform } from '../../../src/lib/rating/distributions.ts';
import { answerChances } from '../../../src/lib/rating/davidson.ts';
import { invertInformation } from '../../../src/lib/rating/fit.ts';
import { multiply } from '../../../src/lib/rating/matrix.ts';
import { fitted, linkedVotes, mirrored, shapes, shapesWithoutPrior, votes } from './cases.ts';
import type { GroupedVote } from './cases.ts';

function fitOf(cast: readonly GroupedVote[], options: FitOptions = {}): Fit {
  return fitStrengths(toComparisons(tallyCounts(cast)), options);
}

/** Parameters in the order of the information: strengths, slot, tie parameter. */
function parametersOf({ logOdds, slot, logTie }: Fit): number[] {
  return [
    ...logOdds,
    ...(slot === undefined ? [] : [slot]),
    ...(logTie === undefined ? [] : [logTie]),
  ];
}

/** The log-likelihood as the papers write it, vote by vote. */
function logLikelihood(
  { models, left, right, draws }: Comparisons,
  { slot, logTie }: Fit,
  parameters: readonly number[],
): number {
  const size = models.length;
  const shift = slot === undefined ? 0 : parameters[size]!;
  const nu = logTie === undefined ? undefined : Math.exp(parameters.at(-1)!);
  let sum = 0;
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      const cell = i * size + j;
      const strength = Math.exp(parameters[i]! - parameters[j]! + shift);
      if (nu === undefined) {
        const halves = draws[cell]! / 2;
        sum += (left[cell]! + halves) * Math.log(strength / (1 + strength));
        sum += (right[cell]! + halves) * Math.log(1 / (1 + strength));
      } else {
        const all = Math.sqrt(strength) + 1 / Math.sqrt(strength) + nu;
        sum += left[cell]! * Math.log(Math.sqrt(strength) / all);
        sum += right[cell]! * Math.log(1 / Math.sqrt(strength) / all);
        sum += draws[cell]! * Math.log(nu / all);
      }
    }
  }
  return sum;
}

/** Zermelo's iteration in the form of Hunter (2004), equation 3: slow, and plainly right. */
function iterate({ models, left, right, draws }: Comparisons): number[] {
  const size = models.length;
  const points = (i: number, j: number): number => {
    const [there, back] = [i * size + j, j * size + i];
    return left[there]! + right[back]! + (draws[there]! + draws[back]!) / 2;
  };
  let strengths = models.map(() => 1);
  for (let round = 0; round < 400; round += 1) {
    strengths = strengths.map((own, i) => {
      let won = 0;
      let faced = 0;
      strengths.forEach((other, j) => {
        if (i === j) return;
        won += points(i, j);
        faced += (points(i, j) + points(j, i)) / (own + other);
      });
      return won / faced;
    });
  }
  const logs = strengths.map(Math.log);
  const mean = logs.reduce((sum, value) => sum + value, 0) / size;
  return logs.map((value) => value - mean);
}

describe('fitBradleyTerry()', () => {
  it('finds the strengths .640, 1.043, .660, 2.270 of the worked example with 22 games', () => {
    // en.wikipedia.org/wiki/Bradley-Terry_model, section "Worked example of solution procedure":
    // wins of row over column among A, B, C, D; arena-rank tests the same numbers to 1e-3.
    const wins = { A: { B: 2, D: 1 }, B: { A: 3, C: 5 }, C: { B: 3, D: 1 }, D: { A: 4, C: 3 } };
    const tally = tallyCounts(
      Object.entries(wins).flatMap(([winner, losers]) =>
        Object.entries(losers).map(([loser, count]) => votes(winner, loser, 'left', count)),
      ),
    );
    const { logOdds } = fitBradleyTerry(toComparisons(tally));
    const strengths = Array.from(logOdds, Math.exp);
    [0.6398, 1.0433, 0.6598, 2.2704].forEach((strength, index) => {
      expect(strengths[index]).toBeCloseTo(strength, 4);
    });
  });

  it('has a closed form for two models: the log of wins over losses', () => {
    const tally = tallyCounts([votes('a', 'b', 'left', 30), votes('a', 'b', 'right', 10)]);
    const { logOdds } = fitBradleyTerry(toComparisons(tally));
    expect(logOdds[0]! - logOdds[1]!).toBeCloseTo(Math.log(3), 12);
  });

  it('calls models equal that only drew', () => {
    const tally = tallyCounts([votes('a', 'b', 'tie', 7), votes('b', 'c', 'both_bad', 2)]);
    expect([...fitBradleyTerry(toComparisons(tally)).logOdds]).toEqual([0, 0, 0]);
  });

  it('refuses votes that leave a model without a loss', () => {
    const tally = tallyCounts([votes('a', 'b', 'left', 5)]);
    expect(() => fitBradleyTerry(toComparisons(tally))).toThrow(RangeError);
  });

  it('refuses models that no chain of votes links', () => {
    const tally = tallyCounts([votes('a', 'b', 'tie', 5), votes('c', 'd', 'tie', 5)]);
    expect(() => fitBradleyTerry(toComparisons(tally))).toThrow('in both directions');
  });

  it('copes with strengths that lie 2,000 points apart', () => {
    const tally = tallyCounts([votes('a', 'b', 'left', 1e5), votes('a', 'b', 'right', 1)]);
    const { logOdds } = fitBradleyTerry(toComparisons(tally));
    expect(logOdds[0]! - logOdds[1]!).toBeCloseTo(Math.log(1e5), 8);
  });

  it('agrees with a slower solver of another kind', () => {
    fc.assert(
      fc.property(linkedVotes, (cast) => {
        const { fit, comparisons } = fitted(cast);
        iterate(comparisons).forEach((strength, index) => {
          expect(fit.logOdds[index]).toBeCloseTo(strength, 6);
        });
      }),
      { numRuns: 30 },
    );
  });
});

describe('fitStrengths()', () => {
  it.each(shapesWithoutPrior)(
    'stands at the top of the likelihood and knows how it bends: $called',
    (options) => {
      fc.assert(
        fc.property(linkedVotes, (cast) => {
          const { fit, comparisons } = fitted(cast, options);
          const at = parametersOf(fit);
          const height = (first: number, second: number, by: number, and: number): number => {
            const moved = [...at];
            moved[first]! += by;
            moved[second]! += and;
            return logLikelihood(comparisons, fit, moved);
          };
          const step = 1e-3;
          const scale = cast.reduce((sum, { count }) => sum + count, 0);
          at.forEach((_, i) => {
            const slope = (height(i, i, step, 0) - height(i, i, -step, 0)) / (2 * step);
            expect(Math.abs(slope) / scale).toBeLessThan(1e-5);
            at.forEach((__, j) => {
              const bend =
                (height(i, j, step, step) -
                  height(i, j, step, -step) -
                  height(i, j, -step, step) +
                  height(i, j, -step, -step)) /
                (4 * step * step);
              const information = fit.information.values[i * fit.information.size + j]!;
              expect(Math.abs(-bend - information) / scale).toBeLessThan(1e-5);
            });
          });
        }),
        { numRuns: 15 },
      );
    },
  );

  it('does not change its input', () => {
    const cast = [votes('a', 'b', 'left', 3), votes('b', 'a', 'left', 2), votes('b', 'a', 'tie')];
    const { comparisons } = fitted(cast);
    const before = structuredClone(comparisons);
    fitStrengths(comparisons, { slot: true, prior: 1, start: Float64Array.of(1, -1) });
    expect(comparisons).toEqual(before);
  });

  it.each(shapes)('keeps the mean of the strengths at 0: $called', (options) => {
    fc.assert(
      fc.property(linkedVotes, (cast) => {
        const { logOdds } = fitOf(cast, options);
        expect(logOdds.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 10);
      }),
      { numRuns: 20 },
    );
  });

  it('finds the same from another start, in fewer steps from the answer', () => {
    const afar = Float64Array.of(2, -3, 1, 0.5, -0.5);
    fc.assert(
      fc.property(linkedVotes, fc.constantFrom(...shapes), (cast, options) => {
        const cold = fitOf(cast, options);
        for (const start of [afar.slice(0, cold.models.length), cold.logOdds]) {
          const warm = fitOf(cast, { ...options, start });
          parametersOf(cold).forEach((value, index) => {
            expect(parametersOf(warm)[index]).toBeCloseTo(value, 9);
          });
        }
        expect(fitOf(cast, { start: fitOf(cast).logOdds }).steps).toBeLessThanOrEqual(2);
      }),
      { numRuns: 30 },
    );
  });

  // From some tens of millions of votes on, rounding alone moves each step by more than 1e-12
  // (most of it in the direction that votes say nothing of), and after a hundred steps the answer
  // that stood after six is thrown away.
  it('finds an answer however many votes there are, beside models with few', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    for (const seed of [1, 2, 3, 4, 5]) {
      const uniform = seededUniform(seed);
      const many = names.flatMap((left) =>
        names
          .filter((right) => right !== left)
          .flatMap((right) =>
            (['left', 'right', 'tie'] as const).map((outcome) =>
              votes(left, right, outcome, 1e6 + Math.floor(1e6 * uniform())),
            ),
          ),
      );
      const few = [votes('a', 'new', 'left'), votes('new', 'b', 'left'), votes('c', 'new', 'tie')];
      for (const options of shapesWithoutPrior) {
        expect(fitOf([...many, ...few], options).steps).toBeLessThan(20);
      }
    }
  });

  describe('with ties of their own', () => {
    const davidson = { method: 'davidson' } as const;

    it('has a closed form for two models: nu is ties over the root of wins times losses', () => {
      const fit = fitOf(
        [
          votes('a', 'b', 'left', 30),
          votes('b', 'a', 'left', 10),
          votes('a', 'b', 'tie', 20),
          votes('b', 'a', 'both_bad', 5),
        ],
        davidson,
      );
      expect(fit.logOdds[0]! - fit.logOdds[1]!).toBeCloseTo(Math.log(3), 12);
      expect(Math.exp(fit.logTie!)).toBeCloseTo(25 / Math.sqrt(300), 12);
    });

    it('calls models equal that won as often as each other, however often they tied', () => {
      fc.assert(
        fc.property(
          fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), fc.nat(50)),
          ([wins, ab, bc]) => {
            const fit = fitOf(
              [
                ...['ab', 'bc', 'ca'].flatMap(([left, right]) => [
                  votes(left!, right!, 'left', wins),
                  votes(left!, right!, 'right', wins),
                ]),
                votes('a', 'b', 'tie', ab),
                votes('b', 'c', 'tie', bc),
              ],
              davidson,
            );
            for (const strength of fit.logOdds) expect(strength).toBeCloseTo(0, 12);
          },
        ),
      );
    });

    it('has as many ties under the fit as there were', () => {
      fc.assert(
        fc.property(linkedVotes, (cast) => {
          const { fit, comparisons } = fitted(cast, davidson);
          const size = fit.models.length;
          let likely = 0;
          let seen = 0;
          comparisons.draws.forEach((drawn, cell) => {
            const difference = fit.logOdds[Math.floor(cell / size)]! - fit.logOdds[cell % size]!;
            const played = drawn + comparisons.left[cell]! + comparisons.right[cell]!;
            likely += played * answerChances(difference, fit.logTie).draw;
            seen += drawn;
          });
          expect(likely).toBeCloseTo(seen, 6);
        }),
      );
    });

    it('spreads models wider than half wins do: ties no longer pull them together', () => {
      const cast = [
        votes('a', 'b', 'left', 30),
        votes('a', 'b', 'right', 10),
        votes('a', 'b', 'tie', 40),
      ];
      const spread = (fit: Fit): number => fit.logOdds[0]! - fit.logOdds[1]!;
      expect(spread(fitOf(cast))).toBeCloseTo(Math.log(50 / 30), 12);
      expect(spread(fitOf(cast, davidson))).toBeCloseTo(Math.log(3), 12);
    });

    // a never lost, so its strength has no bound; the message speaks of a matrix.
    it('says of ties and wins on one side only that they have no estimate', () => {
      const cast = [votes('a', 'b', 'left', 5), votes('a', 'b', 'tie', 5)];
      expect(() => fitOf(cast, davidson)).toThrow('Cannot rate a, b together');
    });

    it('has one exactly where wins outnumber draws around some cycle', () => {
      // Around a > b > c > a with one draw between a and c: three wins to none, or two to one draw.
      const circle = [votes('a', 'b', 'left'), votes('b', 'c', 'left'), votes('c', 'a', 'left')];
      expect(fitOf([...circle, votes('a', 'c', 'tie')], davidson).logTie).toBeLessThan(0);
      const chain = [votes('a', 'b', 'left'), votes('b', 'c', 'left')];
      expect(Number.isFinite(fitOf([...chain, votes('c', 'a', 'tie')], davidson).logTie)).toBe(
        true,
      );
      const twoDraws = [votes('a', 'b', 'left'), votes('b', 'c', 'tie'), votes('c', 'a', 'tie')];
      expect(() => fitOf(twoDraws, davidson)).toThrow('no cycle are there more wins than draws');
      expect(Number.isFinite(fitOf(twoDraws, { ...davidson, prior: 0.1 }).logTie)).toBe(true);
    });

    it('refuses a slot effect where one side won nothing, draws or not, prior or not', () => {
      const cast = [
        ...[votes('a', 'b', 'right', 2), votes('b', 'a', 'right', 3)],
        ...[votes('a', 'b', 'tie'), votes('b', 'a', 'tie')],
      ];
      for (const prior of [0, 0.5]) {
        expect(() => fitOf(cast, { ...davidson, slot: true, prior })).toThrow(
          'no advantage of the right side is too large',
        );
        expect(fitOf(cast, { slot: true, prior }).slot).toBeLessThan(0);
      }
    });

    it('refuses, or has a slope of nothing: it never stops short', () => {
      const anyCounts = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 18, maxLength: 18 });
      fc.assert(
        fc.property(anyCounts, fc.constantFrom(...shapes), (counts, options) => {
          const cast = ['ab', 'ba', 'ac', 'ca', 'bc', 'cb'].flatMap((pair, index) =>
            (['left', 'right', 'tie'] as const).map((outcome, kind) =>
              votes(pair[0]!, pair[1]!, outcome, counts[3 * index + kind]),
            ),
          );
          let fit: Fit;
          try {
            fit = fitOf(cast, options);
          } catch (error) {
            expect((error as Error).message).toMatch(/^Cannot (rate|fit)/);
            return;
          }
          // Strengths that run off to where chances round to one would be in the dozens.
          for (const value of parametersOf(fit)) expect(Math.abs(value)).toBeLessThan(12);
        }),
        { numRuns: 500 },
      );
    });

    it('asks for both draws and decided votes', () => {
      const wins = [votes('a', 'b', 'left', 3), votes('a', 'b', 'right', 2)];
      expect(() => fitOf(wins, davidson)).toThrow('use bradley-terry');
      expect(() => fitOf([votes('a', 'b', 'tie', 3)], davidson)).toThrow('use bradley-terry');
    });
  });

  describe('with an advantage of the left side', () => {
    const slot = { slot: true } as const;

    it('has a closed form for two models: half of what the log-odds of both sides share', () => {
      const fit = fitOf(
        [
          votes('a', 'b', 'left', 30),
          votes('a', 'b', 'right', 10),
          votes('b', 'a', 'left', 20),
          votes('b', 'a', 'right', 15),
        ],
        slot,
      );
      const [asLeft, asRight] = [Math.log(30 / 10), Math.log(20 / 15)];
      expect(fit.slot).toBeCloseTo((asLeft + asRight) / 2, 12);
      expect(fit.logOdds[0]! - fit.logOdds[1]!).toBeCloseTo((asLeft - asRight) / 2, 12);
    });

    it('turns its sign and nothing else where the sides are swapped in every vote', () => {
      fc.assert(
        fc.property(
          linkedVotes,
          fc.constantFrom(...shapes.filter((shape) => shape.slot === true)),
          (cast, options) => {
            const fit = fitOf(cast, options);
            const mirror = fitOf(mirrored(cast), options);
            expect(mirror.slot).toBeCloseTo(-fit.slot!, 9);
            fit.logOdds.forEach((strength, index) => {
              expect(mirror.logOdds[index]).toBeCloseTo(strength, 9);
            });
            if (fit.logTie !== undefined) expect(mirror.logTie).toBeCloseTo(fit.logTie, 9);
          },
        ),
      );
    });

    it('is nothing where every pair did the same on either side', () => {
      fc.assert(
        fc.property(linkedVotes, (cast) => {
          expect(fitOf([...cast, ...mirrored(cast)], slot).slot).toBeCloseTo(0, 10);
        }),
      );
    });

    it('is refused where sides cannot be told from strength', () => {
      expect(() => fitOf([votes('a', 'b', 'left', 3), votes('a', 'b', 'right', 2)], slot)).toThrow(
        'Cannot fit a slot effect',
      );
      // Steps of one side each explain any strengths, until a pair skips a step.
      const levels = [votes('a', 'b', 'tie'), votes('b', 'c', 'tie')];
      expect(() => fitOf(levels, slot)).toThrow('Cannot fit a slot effect');
      const shortcut = [...levels, votes('a', 'c', 'tie')];
      expect(fitOf(shortcut, slot).slot).toBeCloseTo(0, 12);
    });

    it('is refused where no advantage is too large, from which Newton would run off', () => {
      const unbound = 'no advantage of the left side is too large';
      const leftWins = [votes('a', 'b', 'left', 3), votes('b', 'a', 'left', 2)];
      expect(() => fitOf(leftWins, slot)).toThrow(unbound);
      expect(() => fitOf(leftWins, { ...slot, prior: 1 })).toThrow(unbound);
      // As the advantage grows with the lead of b over c, the draw stays level and all else gains.
      const withDraw = [
        ...leftWins,
        votes('b', 'c', 'left', 30),
        votes('c', 'b', 'left', 25),
        votes('c', 'b', 'tie', 5),
      ];
      expect(() => fitOf(withDraw, slot)).toThrow(unbound);
      expect(() => fitOf(mirrored(withDraw), slot)).toThrow('of the right side is too large');
      // One vote against it is enough.
      expect(fitOf([...withDraw, votes('b', 'c', 'right')], slot).slot).toBeGreaterThan(0);
    });
  });

  describe('with a prior', () => {
    it('has a closed form for two models: five wins against one phantom each make ln 9', () => {
      // Of the slope 5 / (1 + x^2) + (1 - x) / (1 + x), x = exp(strength of a), the root is 3.
      const { logOdds } = fitOf([votes('a', 'b', 'left', 5)], { prior: 1 });
      expect(logOdds[0]! - logOdds[1]!).toBeCloseTo(Math.log(9), 12);
    });

    it('is the fit with a phantom that each model beat and lost to', () => {
      fc.assert(
        fc.property(linkedVotes, fc.integer({ min: 1, max: 4 }), (cast, prior) => {
          const { logOdds, models } = fitOf(cast, { prior });
          const phantom = fitOf([
            ...cast,
            ...models.flatMap((model) => [
              votes(model, '~phantom', 'left', prior),
              votes(model, '~phantom', 'right', prior),
            ]),
          ]);
          logOdds.forEach((strength, index) => {
            expect(strength - logOdds[0]!).toBeCloseTo(
              phantom.logOdds[index]! - phantom.logOdds[0]!,
              8,
            );
          });
        }),
      );
    });

    it('rates models that never lost, never won or never met', () => {
      const { logOdds } = fitOf([votes('a', 'b', 'left', 5), votes('c', 'd', 'left', 5)], {
        prior: 1,
      });
      expect(logOdds[0]).toBeCloseTo(logOdds[2]!, 10);
      expect(logOdds[0]! - logOdds[1]!).toBeCloseTo(Math.log(9), 10);
    });

    it('draws strengths in the more, the heavier it is', () => {
      const cast = [votes('a', 'b', 'left', 30), votes('a', 'b', 'right', 10)];
      const spreads = [0, 1, 10, 1000].map((prior) => {
        const { logOdds } = fitOf(cast, { prior });
        return logOdds[0]! - logOdds[1]!;
      });
      expect(spreads).toEqual(spreads.toSorted((left, right) => right - left));
      expect(spreads.at(-1)).toBeLessThan(0.05);
    });
  });
});

describe('invertInformation()', () => {
  it.each(shapesWithoutPrior)(
    'is the pseudo-inverse: strengths about their mean, and back again: $called',
    (options) => {
      fc.assert(
        fc.property(linkedVotes, (cast) => {
          const fit = fitOf(cast, options);
          const inverse = invertInformation(fit);
          const back = multiply(multiply(inverse, fit.information), inverse);
          back.values.forEach((value, cell) => {
            expect(value).toBeCloseTo(inverse.values[cell]!, 8);
          });
          for (let row = 0; row < inverse.size; row += 1) {
            const strengths = inverse.values.slice(
              row * inverse.size,
              row * inverse.size + fit.models.length,
            );
            expect(strengths.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 9);
          }
        }),
        { numRuns: 30 },
      );
    },
  );

  it('is the inverse with a prior', () => {
    const fit = fitOf([votes('a', 'b', 'left', 5), votes('b', 'c', 'tie', 2)], { prior: 1 });
    multiply(invertInformation(fit), fit.information).values.forEach((value, cell) => {
      expect(value).toBeCloseTo(cell % 4 === 0 ? 1 : 0, 10);
    });
  });
});

describe('answerChances()', () => {
  it('add up to one, swap with the sides, and hold the ratios of Davidson', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -700, max: 700, noNaN: true }),
        fc.option(fc.double({ min: -300, max: 300, noNaN: true }), { nil: undefined }),
        (difference, logTie) => {
          const { left, right, draw } = answerChances(difference, logTie);
          expect(left + right + draw).toBeCloseTo(1, 12);
          const swapped = answerChances(-difference, logTie);
          expect(swapped.left).toBeCloseTo(right, 12);
          expect(swapped.draw).toBeCloseTo(draw, 12);
        },
      ),
    );
    const { left, right, draw } = answerChances(1.2, Math.log(0.4));
    expect(left / right).toBeCloseTo(Math.exp(1.2), 12);
    expect(draw / Math.sqrt(left * right)).toBeCloseTo(0.4, 12);
  });
});

describe('expectedScore()', () => {
  it('is a half between equals and adds up to one over the two sides', () => {
    expect(expectedScore(0)).toBe(0.5);
    expect(expectedScore(1.7) + expectedScore(-1.7)).toBeCloseTo(1, 15);
  });
});
