import { describe, expect, it } from 'vitest';
import { computeStandings, eloPerLogOdds } from '../../../src/lib/rating/index.ts';
import type { Standing, Tally } from '../../../src/lib/rating/index.ts';
import { fixture, readJson, readTally, shared } from './cases.ts';

interface Expected {
  readonly 'random-k20': { readonly elo: Numbers; readonly sandwichLogOdds: Numbers };
  readonly 'random-disconnected': { readonly elo: Numbers; readonly otherComponent: Numbers };
}
type Numbers = Readonly<Record<string, number>>;

const expected = readJson(fixture('expected.json')) as Expected;

function rated(rows: readonly Standing[]) {
  return rows.filter((row) => row.state === 'rated');
}

function expectElo(tally: Tally, elo: Numbers): void {
  const rows = rated(computeStandings(tally).rows);
  expect(rows.map(({ model }) => model).sort()).toEqual(Object.keys(elo).sort());
  for (const { model, rating } of rows) expect(Math.abs(rating - elo[model]!)).toBeLessThan(1e-6);
}

function expectSandwich(tally: Tally, logOdds: Numbers): void {
  for (const { model, standardError } of rated(computeStandings(tally).rows)) {
    expect(Math.abs(standardError / eloPerLogOdds - logOdds[model]!)).toBeLessThan(1e-6);
  }
}

describe('computeStandings() on cases that other programs solved', () => {
  it('rates random-k20 as evalica, choix, arena-rank and R do, to 1e-6 Elo', () => {
    expectElo(readTally(fixture('random-k20.csv')), expected['random-k20'].elo);
  });

  it('finds the standard errors of R sandwich HC0 on random-k20, to 1e-6', () => {
    expectSandwich(readTally(fixture('random-k20.csv')), expected['random-k20'].sandwichLogOdds);
  });

  it('rates the larger of two groups that never met and says that the other is unlinked', () => {
    const tally = readTally(fixture('random-disconnected.csv'));
    expectElo(tally, expected['random-disconnected'].elo);
    expect(
      computeStandings(tally)
        .rows.filter(({ state }) => state === 'unlinked')
        .map(({ model, rating }) => [model, rating]),
    ).toEqual(
      Object.keys(expected['random-disconnected'].otherComponent).map((model) => [model, null]),
    );
  });

  it('gives no number to the model that won all its votes, nor to the one that lost all', () => {
    const { rows } = computeStandings(readTally(fixture('random-undefeated.csv')));
    expect(rows.map(({ model, state }) => [model, state])).toEqual([
      ['m003', 'rated'],
      ['m002', 'rated'],
      ['m001', 'rated'],
      ['m004', 'rated'],
      ['m000', 'unbeaten'],
      ['m005', 'winless'],
    ]);
    for (const row of rows.slice(4)) {
      expect(row).toMatchObject({ rating: null, lower: null, upper: null, rank: null });
    }
  });

  it('rates one group only where all wins between two groups go one way', () => {
    const { rows } = computeStandings(readTally(fixture('random-oneway.csv')));
    expect(
      rows
        .filter(({ state }) => state === 'rated')
        .map(({ model }) => model)
        .sort(),
    ).toEqual(['m003', 'm004', 'm005']);
    expect(rows.filter(({ state }) => state === 'unlinked').map(({ model }) => model)).toEqual([
      'm000',
      'm001',
      'm002',
    ]);
  });
});

// These inputs are other projects' data: read where they are, never copied into the project.
for (const name of ['wikipedia-22', 'evalica-food', 'evalica-simple', 'random-k4', 'r-baseball']) {
  const battles = shared(`golden/${name}/battles.csv`);
  describe.skipIf(battles === undefined)(`${name}, read from beside the checkout`, () => {
    it('has the ratings of an exact solution, to 1e-6 Elo', () => {
      const [run] = (
        readJson(shared(`golden/${name}/reference.json`)!) as { runs: { elo: Numbers }[] }
      ).runs;
      expectElo(readTally(battles!), run!.elo);
    });

    it('has the standard errors of R sandwich HC0, to 1e-6', () => {
      const { runs } = readJson(shared(`golden/${name}/r.json`)!) as {
        runs: { id: string; se_mean_zero: Numbers }[];
      };
      expectSandwich(
        readTally(battles!),
        runs.find(({ id }) => id === 'sandwich_HC0')!.se_mean_zero,
      );
    });
  });
}
