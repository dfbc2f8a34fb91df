import { describe, expect, it } from 'vitest';
import {
  computeElo,
  computeHistory,
  computeStandings,
  eloPerLogOdds,
  findSuspectVoters,
  fitStrengths,
  hasRating,
  normal95,
  parametersOf,
  sandwichOfVoters,
  spreadRanks,
  sumVoters,
  tallyByVoter,
  tallyCounts,
  tallyVotes,
  toComparisons,
} from '../../../src/lib/rating/index.ts';
import type { Doubt, Fit, FitOptions, Standing, Tally } from '../../../src/lib/rating/index.ts';
import { invertInformation } from '../../../src/lib/rating/fit.ts';
import { shared } from '../../shared.ts';
import { fixture, readCastVotes, readJson, readTally, readVotes } from './cases.ts';

type Numbers = Readonly<Record<string, number>>;

interface Expected {
  readonly 'random-k20': {
    readonly elo: Numbers;
    readonly sandwichLogOdds: Numbers;
    readonly modelLogOdds: Numbers;
    readonly davidson: Strengths & Ties;
    readonly orderEffect: Strengths & Order;
    readonly davidsonOrderEffect: Strengths & Ties & Order;
    readonly priorLogOdds: Numbers;
    readonly onlineElo: Readonly<Record<'4' | '32', Numbers>>;
  };
  readonly 'random-disconnected': { readonly elo: Numbers; readonly otherComponent: Numbers };
  readonly 'random-voters': { readonly elo: Numbers };
}

/** Ratings, and standard errors in log-odds as the model itself claims them. */
interface Strengths {
  readonly elo: Numbers;
  readonly modelLogOdds?: Numbers;
}

interface Ties {
  readonly logNu: number;
  readonly logNuError: number;
}

interface Order {
  readonly logOdds: number;
  readonly logOddsError: number;
}

const expected = readJson(fixture('expected.json')) as Expected;

function rated(rows: readonly Standing[]) {
  return rows.filter(hasRating);
}

/** Every number by its model, each within the tolerance of the other program's. */
function expectNumbers(seen: Numbers, wanted: Numbers, tolerance: number): void {
  expect(Object.keys(seen).sort()).toEqual(Object.keys(wanted).sort());
  const worst = Math.max(
    ...Object.entries(wanted).map(([key, value]) => Math.abs(seen[key]! - value)),
  );
  expect(worst).toBeLessThan(tolerance);
}

function expectClose(seen: number | undefined, wanted: number, tolerance: number): void {
  expect(Math.abs(seen! - wanted)).toBeLessThan(tolerance);
}

function expectElo(tally: Tally, elo: Numbers): void {
  const rows = rated(computeStandings(tally).rows);
  expectNumbers(Object.fromEntries(rows.map((row) => [row.model, row.rating])), elo, 1e-6);
}

function expectSandwich(tally: Tally, logOdds: Numbers): void {
  const rows = rated(computeStandings(tally).rows);
  expectNumbers(
    Object.fromEntries(rows.map((row) => [row.model, row.standardError / eloPerLogOdds])),
    logOdds,
    1e-6,
  );
}

/** A value that is worked out when first asked for. */
function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}

function fitOf(tally: Tally, options: FitOptions): Fit {
  return fitStrengths(toComparisons(tally), options);
}

function byModel(fit: Fit, numberOf: (index: number) => number): Numbers {
  return Object.fromEntries(fit.models.map((model, index) => [model, numberOf(index)]));
}

function eloOf(fit: Fit): Numbers {
  return byModel(fit, (index) => 1000 + eloPerLogOdds * fit.logOdds[index]!);
}

/** Standard errors of all parameters as the model claims them. */
function modelErrors(fit: Fit): number[] {
  const { size, values } = invertInformation(fit);
  return Array.from({ length: size }, (_, index) => Math.sqrt(values[index * size + index]!));
}

function expectStrengths(fit: Fit, { elo, modelLogOdds }: Strengths, tolerance: number): void {
  expectNumbers(eloOf(fit), elo, tolerance);
  if (modelLogOdds !== undefined) {
    const errors = modelErrors(fit);
    expectNumbers(
      byModel(fit, (index) => errors[index]!),
      modelLogOdds,
      1e-6,
    );
  }
}

const k20 = once(() => readTally(fixture('random-k20.csv')));

describe('computeStandings() on cases that other programs solved', () => {
  it('rates random-k20 as evalica, choix, arena-rank and R do, to 1e-6 Elo', () => {
    expectElo(k20(), expected['random-k20'].elo);
  });

  it('finds the standard errors of R sandwich HC0 on random-k20, to 1e-6', () => {
    expectSandwich(k20(), expected['random-k20'].sandwichLogOdds);
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

describe('fitStrengths() on random-k20, against R', () => {
  const wanted = expected['random-k20'];

  it('claims the standard errors of BTm where the model is taken at its word', () => {
    const fit = fitOf(k20(), {});
    expectStrengths(fit, wanted, 1e-6);
  });

  it('finds the Davidson ratings and tie parameter of gnm, which evalica and leaderbot share', () => {
    const fit = fitOf(k20(), { method: 'davidson' });
    expectStrengths(fit, wanted.davidson, 1e-4);
    expectClose(fit.logTie, wanted.davidson.logNu, 1e-8);
    expectClose(modelErrors(fit)[20], wanted.davidson.logNuError, 1e-8);
  });

  it('finds the order effect of BTm, which arena-rank shares, with its error', () => {
    const fit = fitOf(k20(), { slot: true });
    expectStrengths(fit, wanted.orderEffect, 1e-6);
    expectClose(fit.slot, wanted.orderEffect.logOdds, 1e-8);
    expectClose(modelErrors(fit)[20], wanted.orderEffect.logOddsError, 1e-8);
  });

  it('finds the order effect and the tie parameter of gnm together', () => {
    const fit = fitOf(k20(), { method: 'davidson', slot: true });
    expectStrengths(fit, wanted.davidsonOrderEffect, 1e-4);
    expectClose(fit.slot, wanted.davidsonOrderEffect.logOdds, 1e-6);
    expectClose(fit.logTie, wanted.davidsonOrderEffect.logNu, 1e-6);
    expectClose(modelErrors(fit)[20], wanted.davidsonOrderEffect.logOddsError, 1e-6);
    expectClose(modelErrors(fit)[21], wanted.davidsonOrderEffect.logNuError, 1e-6);
  });

  it('draws ratings in as leaderbot does with a phantom win and loss each', () => {
    // leaderbot stops early: 1e-2 is how well it holds its own optimum.
    const fit = fitOf(k20(), { prior: 1 });
    expectNumbers(
      byModel(fit, (index) => fit.logOdds[index]!),
      wanted.priorLogOdds,
      1e-2,
    );
  });
});

interface Clustered {
  /** Strengths about their mean, then slot, then log of the tie parameter, as far as fitted. */
  readonly logOdds: readonly number[];
  readonly standardErrors: readonly number[];
}

type ClusteredCase =
  'bradleyTerry' | 'bradleyTerrySlot' | 'davidson' | 'davidsonSlot' | 'twelveVoters';

describe('sandwichOfVoters() on random-voters, against R sandwich::vcovCL', () => {
  const wanted = readJson(fixture('clustered.json')) as Readonly<Record<ClusteredCase, Clustered>>;
  const cast = readCastVotes(fixture('random-voters.csv'));

  function expectClustered(name: ClusteredCase, votes: typeof cast, options: FitOptions): Doubt {
    const voters = tallyByVoter(votes);
    const fit = fitOf(sumVoters(voters), options);
    const doubt = sandwichOfVoters(voters)(fit, toComparisons(sumVoters(voters)));
    const { size, values } = doubt.covariance;
    parametersOf(fit).forEach((value, index) => {
      expectClose(value, wanted[name].logOdds[index]!, 1e-6);
      const error = Math.sqrt(values[index * size + index]!);
      expectClose(error, wanted[name].standardErrors[index]!, 1e-6);
    });
    expect(wanted[name].logOdds).toHaveLength(size);
    return doubt;
  }

  it.each([
    ['bradleyTerry', {}],
    ['bradleyTerrySlot', { slot: true }],
    ['davidson', { method: 'davidson' }],
    ['davidsonSlot', { method: 'davidson', slot: true }],
  ] as const)('has the errors by voter of %s, to 1e-6', (name, options) => {
    expect(expectClustered(name, cast, options).remark).toBeUndefined();
  });

  it('has those of twelve voters with the factor 12/11, and says so', () => {
    const twelve = cast.filter(({ voter }) => /^v0(0\d|1[01])$/.test(voter));
    const doubt = expectClustered('twelveVoters', twelve, {});
    expect(doubt.remark).toContain('Only 12 voters: intervals are widened (factor 12/11');
    // qt(0.975, 11) in R 4.2.2
    expectClose(doubt.critical, 2.20098516, 1e-4);
  });

  it('reports the slot effect and the tie parameter with these errors', () => {
    const voters = tallyByVoter(cast);
    const { slot, tie } = computeStandings(sumVoters(voters), {
      method: 'davidson',
      slot: true,
      interval: sandwichOfVoters(voters),
    });
    const { logOdds, standardErrors } = wanted.davidsonSlot;
    expectClose(slot!.advantageElo, eloPerLogOdds * logOdds[6]!, 1e-5);
    expectClose(
      slot!.upper - slot!.advantageElo,
      eloPerLogOdds * normal95 * standardErrors[6]!,
      1e-5,
    );
    const [logNu, error] = [wanted.davidson.logOdds[6]!, wanted.davidson.standardErrors[6]!];
    expectClose(tie!.nu, Math.exp(logNu), 1e-6);
    expectClose(tie!.logStandardError, error, 1e-6);
    expectClose(tie!.lower, Math.exp(logNu - normal95 * error), 1e-6);
    expectClose(tie!.upper, Math.exp(logNu + normal95 * error), 1e-6);
  });
});

describe('findSuspectVoters() on random-voters', () => {
  const voters = tallyByVoter(readCastVotes(fixture('random-voters.csv')));
  const { fit } = computeStandings(sumVoters(voters));
  const suspects = findSuspectVoters(voters, fit!);

  it('reads the votes that the other programs rated', () => {
    expectElo(sumVoters(voters), expected['random-voters'].elo);
  });

  it('flags at least four of the five planted voters and no honest one', () => {
    const flagged = new Set(suspects.map(({ voter }) => voter));
    expect([...flagged].filter((voter) => !voter.startsWith('bot_'))).toEqual([]);
    expect(flagged.size).toBeGreaterThanOrEqual(4);
  });

  it('says of each what it leans to', () => {
    for (const { voter, leaning, z } of suspects) {
      if (voter.startsWith('bot_right')) expect([leaning, Math.sign(z)]).toEqual(['slot', -1]);
      else expect([leaning, Math.sign(z)]).toEqual(['m003', 1]);
    }
  });
});

interface OutsideRun extends Partial<Ties> {
  readonly id: string;
  readonly elo?: Numbers;
  readonly theta?: Numbers;
  readonly ratings?: Numbers;
  readonly se_mean_zero?: Numbers;
  readonly log_nu?: number;
  readonly log_nu_se?: number;
  readonly nu_davidson?: number;
  readonly order_effect_natural?: number;
  readonly order_effect_se?: number;
  readonly lower?: Numbers;
  readonly upper?: Numbers;
  readonly rank_upper_bound?: Numbers;
  readonly checkpoints?: readonly { readonly after: number; readonly ratings: Numbers }[];
}

/** What a program printed on a case; undefined where it was not run. */
function outside(name: string, program: string, id: string): OutsideRun | undefined {
  const file = shared(`golden/${name}/${program}.json`);
  if (file === undefined) return undefined;
  return (readJson(file) as { runs: OutsideRun[] }).runs.find((run) => run.id === id);
}

/** A case of another project, and what its votes let R fit: ties, an effect of the side, or both. */
interface OutsideCase {
  readonly name: string;
  readonly ties?: true;
  readonly sides?: true;
}

const outsideCases: readonly OutsideCase[] = [
  { name: 'wikipedia-22' },
  { name: 'evalica-food', ties: true },
  { name: 'evalica-simple', ties: true },
  { name: 'random-k4', ties: true, sides: true },
  { name: 'random-k20', ties: true, sides: true },
  { name: 'r-baseball', sides: true },
  { name: 'r-football-2008-9', ties: true, sides: true },
];

// These inputs are other projects' data: read where they are, never copied into the project.
for (const { name, ties = false, sides = false } of outsideCases) {
  const battles = shared(`golden/${name}/battles.csv`);
  describe.skipIf(battles === undefined)(`${name}, read from beside the checkout`, () => {
    const votes = once(() => readVotes(battles!));
    const tally = once(() => tallyCounts(votes()));
    const run = (program: string, id: string) => outside(name, program, id);

    it('has the ratings of an exact solution, to 1e-6 Elo', () => {
      expectElo(tally(), run('reference', 'newton')!.elo!);
    });

    it('has the standard errors of R sandwich HC0, to 1e-6', () => {
      expectSandwich(tally(), run('r', 'sandwich_HC0')!.se_mean_zero!);
    });

    it('has the standard errors of R BTm where the model is taken at its word, to 1e-6', () => {
      const { elo, se_mean_zero: modelLogOdds } = run('r', 'BTm')!;
      expectStrengths(fitOf(tally(), {}), { elo: elo!, modelLogOdds: modelLogOdds! }, 1e-6);
    });

    if (ties) {
      it('has the Davidson fit of R, evalica and leaderbot', () => {
        const gnm = run('r', 'davidson')!;
        const fit = fitOf(tally(), { method: 'davidson' });
        const at = fit.models.length;
        // gnm stops a little early on the smallest case; the other two go all the way.
        expectStrengths(fit, { elo: gnm.elo!, modelLogOdds: gnm.se_mean_zero! }, 2e-4);
        expectClose(fit.logTie, gnm.log_nu!, 1e-6);
        expectClose(modelErrors(fit)[at], gnm.log_nu_se!, 1e-6);
        expectNumbers(eloOf(fit), run('evalica', 'newman_tight')!.elo!, 1e-6);
        expectClose(Math.exp(fit.logTie!), run('evalica', 'newman_tight')!.nu_davidson!, 1e-6);
        expectNumbers(eloOf(fit), run('leaderbot', 'Davidson')!.elo!, 1e-6);
      });
    }

    it('has the order effect of arena-rank, to 1e-6', () => {
      const wanted = run('arena-rank', 'ContextualBradleyTerry_order')!;
      const fit = fitOf(tally(), { slot: true });
      expectNumbers(eloOf(fit), wanted.ratings!, 1e-6);
      expectClose(fit.slot, wanted.order_effect_natural!, 1e-6);
    });

    if (sides) {
      it('has the order effect of R BTm and its error, to 1e-6', () => {
        const order = run('r', 'BTm_order_effect')!;
        const fit = fitOf(tally(), { slot: true });
        expectStrengths(fit, { elo: order.elo!, modelLogOdds: order.se_mean_zero! }, 1e-6);
        expectClose(fit.slot, order.order_effect_natural!, 1e-6);
        expectClose(modelErrors(fit)[fit.models.length], order.order_effect_se!, 1e-6);
      });
    }

    if (ties && sides) {
      it('has the Davidson fit with order effect of R gnm', () => {
        const both = run('r', 'davidson_order_effect')!;
        const fit = fitOf(tally(), { method: 'davidson', slot: true });
        expectStrengths(fit, { elo: both.elo!, modelLogOdds: both.se_mean_zero! }, 1e-4);
        expectClose(fit.slot, both.order_effect_natural!, 1e-6);
        expectClose(fit.logTie, both.log_nu!, 1e-6);
        expectClose(modelErrors(fit)[fit.models.length], both.order_effect_se!, 1e-6);
      });
    }

    it('has the strengths of leaderbot under its prior, to 1e-2 log-odds', () => {
      const fit = fitOf(tally(), { prior: 1 });
      expectNumbers(
        byModel(fit, (index) => fit.logOdds[index]!),
        run('leaderbot', 'BradleyTerry_map')!.theta!,
        1e-2,
      );
    });

    it.each([4, 32])('has the online Elo of FastChat and evalica at K = %i, to 1e-6', (k) => {
      const { ratings, checkpoints } = run('fastchat', `compute_elo_K${k}`)!;
      const final = Object.fromEntries(computeElo(votes(), { k }));
      expectNumbers(final, ratings!, 1e-6);
      expectNumbers(final, run('evalica', `elo_K${k}`)!.ratings!, 1e-6);
      for (const { after, ratings: then } of checkpoints!) {
        const soFar = computeElo(votes().slice(0, after), { k });
        expectNumbers(Object.fromEntries(soFar), then, 1e-6);
      }
    });
  });
}

const withBootstrap = outsideCases
  .map(({ name }) => ({ name, run: outside(name, 'fastchat', 'compute_bootstrap_bt_100') }))
  .flatMap(({ name, run }) => (run === undefined ? [] : [{ name, run: run as never }]));

describe.skipIf(withBootstrap.length === 0)('spreadRanks() where intervals decide', () => {
  it.each(withBootstrap)('has the rank upper bounds of FastChat on $name', ({ run }) => {
    const { lower, upper, rank_upper_bound: wanted } = run;
    const models = Object.keys(wanted);
    const isAhead = (i: number, j: number) => lower[models[i]!] > upper[models[j]!];
    const spreads = spreadRanks(models.length, isAhead);
    expect(spreads.map(({ low }) => low)).toEqual(models.map((model) => wanted[model]));
  });
});

describe.skipIf(shared('golden/choix-pairwise') === undefined)('choix-pairwise', () => {
  it.each(['pairwise-1', 'pairwise-2'])('has the maximum likelihood of choix on %s', (name) => {
    const fit = fitOf(readTally(shared(`golden/choix-pairwise/${name}.csv`)!), {});
    const { theta } = outside('choix-pairwise', 'choix', `${name}: ilsr_pairwise`)!;
    expectNumbers(
      byModel(fit, (index) => fit.logOdds[index]!),
      theta!,
      1e-8,
    );
  });

  it('refuses 8-random, which choix answers by a ridge alone', () => {
    const tally = readTally(shared('golden/choix-pairwise/8-random.csv')!);
    expect(() => fitOf(tally, {})).toThrow('wins do not link them in both directions');
  });
});

describe('cases without a maximum likelihood', () => {
  it.each(['random-undefeated', 'random-oneway', 'random-disconnected'])(
    'are refused in words where all models are asked for: %s',
    (name) => {
      const refusal =
        /^Cannot rate m000, m001, .* together: wins do not link them in both directions$/;
      expect(() => fitOf(readTally(fixture(`${name}.csv`)), {})).toThrow(refusal);
    },
  );

  const ordered = ['random-undefeated', 'random-oneway', 'random-disconnected'].map((name) => ({
    name,
    battles: shared(`golden/${name}/battles.csv`),
  }));
  it.skipIf(ordered[0]!.battles === undefined).each(ordered)(
    'have an online Elo all the same, that of FastChat: $name',
    ({ name, battles }) => {
      for (const k of [4, 32]) {
        const { ratings } = outside(name, 'fastchat', `compute_elo_K${k}`)!;
        expectNumbers(Object.fromEntries(computeElo(readVotes(battles!), { k })), ratings!, 1e-6);
      }
    },
  );
});

// Models that never lost or never met have an estimate under a prior alone.
for (const name of ['random-undefeated', 'random-oneway', 'random-disconnected']) {
  const wanted = outside(name, 'leaderbot', 'BradleyTerry_map');
  it.skipIf(wanted === undefined)(
    `fitStrengths() gives ${name} the strengths of leaderbot under its prior`,
    () => {
      const fit = fitOf(readTally(fixture(`${name}.csv`)), { prior: 1 });
      expectNumbers(
        byModel(fit, (index) => fit.logOdds[index]!),
        wanted!.theta!,
        1e-2,
      );
    },
  );
}

const ordered = shared('golden/random-k20/battles.csv');

describe.skipIf(ordered === undefined)('random-k20 in the order of its file', () => {
  it.each(['4', '32'] as const)('has the online Elo of three programs at K = %s', (k) => {
    expectNumbers(
      Object.fromEntries(computeElo(readVotes(ordered!), { k: Number(k) })),
      expected['random-k20'].onlineElo[k],
      1e-6,
    );
  });

  it('is what the fixture holds in groups', () => {
    expect(tallyVotes(readVotes(ordered!))).toEqual(k20());
  });
});

interface Snapshot {
  readonly battles: number;
  readonly evalica_elo: Numbers;
  readonly arena_rank: { readonly ratings: Numbers };
}

for (const name of ['random-k4', 'random-k20']) {
  const snapshots = shared(`golden/${name}/history.json`);
  describe.skipIf(snapshots === undefined)(`computeHistory() on ${name}`, () => {
    it('has at each snapshot the ratings of evalica and arena-rank, to 1e-6 Elo', () => {
      const wanted = (readJson(snapshots!) as { snapshots: Snapshot[] }).snapshots;
      const votes = readVotes(shared(`golden/${name}/battles.csv`)!);
      let from = 0;
      const days = wanted.map(({ battles }, index) => {
        const tally = tallyVotes(votes.slice(from, battles));
        from = battles;
        return { day: `2026-01-${String(index + 1).padStart(2, '0')}`, tally };
      });
      const points = computeHistory(days);
      expect(points.map(({ votes: count }) => count)).toEqual(wanted.map(({ battles }) => battles));
      points.forEach(({ rows }, index) => {
        const ratings = Object.fromEntries(rated(rows).map((row) => [row.model, row.rating]));
        expectNumbers(ratings, wanted[index]!.evalica_elo, 2e-6);
        expectNumbers(ratings, wanted[index]!.arena_rank.ratings, 2e-6);
      });
    });
  });
}
