import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeCost } from '../../../src/lib/pricing/compute-cost.ts';
import type { Cost, KnownCost } from '../../../src/lib/pricing/compute-cost.ts';
import type { PricedModel } from '../../../src/lib/pricing/priced-model.ts';
import type { Workload } from '../../../src/lib/pricing/workload.ts';
import { takesOf } from '../../../src/lib/pricing/workload.ts';
import { aModel, aPlan, aRate, aWorkload, inCredits, stated } from './builders.ts';

/** Runway's plans and Gen-4.5, by its help page and the price list of its API. */
const runwayPlans = [aPlan('Standard', 15, 625), aPlan('Pro', 35, 2250)];
const gen45 = aModel({ rates: [inCredits(25), aRate({ value: 0.12 })], plans: runwayPlans });

function known(model: PricedModel, change: Partial<Workload> = {}): KnownCost {
  const cost = computeCost(model, aWorkload(change));
  if (cost.kind !== 'known') throw new Error(`Found ${JSON.stringify(cost)}, wanted a cost`);
  return cost;
}

describe('takesOf()', () => {
  it('counts what is thrown away, and no take in part', () => {
    expect(takesOf({ clips: 20, tries: 3 })).toBe(60);
    expect(takesOf({ clips: 3, tries: 1.5 })).toBe(5);
    expect(takesOf({ clips: 10, tries: 1.1 })).toBe(11);
  });
});

describe('computeCost(), by worked figures', () => {
  it('0.12 USD a second by the API are 0.60 USD for a clip of 5 s', () => {
    const cost = known(gen45);
    expect(cost.ways[0].kind).toBe('api');
    expect(cost.usdPerClip).toBeCloseTo(0.6, 12);
    expect(cost.usdPerSecond).toBeCloseTo(0.12, 12);
  });

  it('Standard makes 25 s of Gen-4.5 and Pro 90 s, or 450 s of Gen-4 Turbo at 5 credits', () => {
    const takes = (model: PricedModel) =>
      known(model, { seconds: 1 }).plansAlone.map((plan) => [plan.name, plan.takes]);
    expect(takes(gen45)).toEqual([
      ['Standard', 25],
      ['Pro', 90],
    ]);
    expect(takes(aModel({ rates: [inCredits(5)], plans: runwayPlans }))).toEqual([
      ['Standard', 125],
      ['Pro', 450],
    ]);
  });

  it('says what each plan lacks or leaves over', () => {
    expect(known(gen45, { clips: 6 }).plansAlone).toEqual([
      {
        name: 'Standard',
        usdPerMonth: 15,
        takes: 5,
        lackingTakes: 1,
        spareCredits: 0,
        claims: [0],
      },
      { name: 'Pro', usdPerMonth: 35, takes: 18, lackingTakes: 0, spareCredits: 1500, claims: [0] },
    ]);
  });

  it('reckons a plan with packs, several plans and a reseller beside each other', () => {
    const model = aModel({
      rates: [inCredits(25), aRate({ channel: 'seller', seller: 'Shop', value: 1 })],
      plans: runwayPlans,
      packCreditUsd: stated(0.01),
    });
    const { ways } = known(model, { clips: 6 });
    expect(ways.map(({ kind, usdPerMonth }) => [kind, usdPerMonth])).toEqual([
      ['plans', 16.25],
      ['seller', 30],
    ]);
    expect(ways[0].mix).toMatchObject({
      plans: [{ name: 'Standard', count: 1 }],
      packCredits: 125,
    });
    const several = known(aModel({ rates: [inCredits(25)], plans: runwayPlans }), { clips: 20 });
    expect(several.ways[0].mix!.plans).toEqual([
      { name: 'Standard', count: 1 },
      { name: 'Pro', count: 1 },
    ]);
  });
});

describe('computeCost()', () => {
  it('points to the claims of everything that it used', () => {
    const model = aModel({
      clipLengths: { ...stated([5]), claims: [7] },
      rates: [inCredits(10, { claims: [1] })],
      plans: [
        {
          name: 'Pro',
          usdPerMonth: stated(10, 2),
          creditsPerMonth: { ...stated(100), claims: [3, 4], isDisputed: true },
        },
      ],
    });
    const [way] = known(model).ways;
    expect([...way.claims].sort()).toEqual([1, 2, 3, 4, 7]);
    expect(way.isDisputed).toBe(true);
  });

  it('holds what nobody says about a plan against it only where it is asked for', () => {
    const cost = (workload: Partial<Workload>): Cost =>
      computeCost(
        aModel({ rates: [inCredits(10)], plans: [aPlan('Pro', 10, 100)] }),
        aWorkload(workload),
      );
    expect(cost({})).toMatchObject({ kind: 'known', usdPerMonth: 10 });
    expect(cost({ noWatermark: true })).toMatchObject({
      kind: 'unknown',
      question: 'plan',
      openPlans: [{ name: 'Pro', question: 'watermark' }],
    });
    expect(cost({ commercialUse: true })).toMatchObject({
      openPlans: [{ name: 'Pro', question: 'commercial use' }],
    });
    expect(cost({ billing: 'yearly' })).toMatchObject({
      openPlans: [{ name: 'Pro', question: 'price' }],
    });
  });

  it('leaves out plans that refuse, and those whose exports are too small', () => {
    const plans = [
      aPlan('Marked', 1, 100, { watermark: stated(true) }),
      aPlan('Small', 2, 100, { largestLines: stated(480) }),
      aPlan('Private', 3, 100, { watermark: stated(false), commercialUse: stated(false) }),
      aPlan('Right', 9, 100, { watermark: stated(false), commercialUse: stated(true) }),
    ];
    const cost = known(aModel({ rates: [inCredits(10)], plans }), {
      pictureLines: 720,
      noWatermark: true,
      commercialUse: true,
    });
    expect(cost.plansAlone.map(({ name }) => name)).toEqual(['Right']);
  });

  it('takes the price that a plan has of its own', () => {
    const rates = [inCredits(20), inCredits(10, { plans: ['Ultra'] })];
    const plans = [aPlan('Pro', 10, 100), aPlan('Ultra', 20, 100)];
    expect(known(aModel({ rates, plans })).plansAlone.map(({ takes }) => takes)).toEqual([1, 2]);
  });

  it('holds a free plan once, and alone', () => {
    const plans = [aPlan('Free', 0, 100), aPlan('Pro', 10, 100)];
    const model = aModel({ rates: [inCredits(10)], plans });
    expect(known(model, { clips: 2 }).usdPerMonth).toBe(0);
    expect(known(model, { clips: 3 }).ways[0].mix!.plans).toEqual([{ name: 'Pro', count: 2 }]);
  });

  it('says what a model cannot do, and which claim says so', () => {
    const obstacle = (model: Partial<PricedModel>, workload: Partial<Workload> = {}) =>
      computeCost(aModel({ rates: [aRate()], ...model }), aWorkload(workload));
    const no = stated(false, 9);
    expect(obstacle({ isUsable: no })).toEqual({
      kind: 'impossible',
      obstacle: 'not usable',
      claims: [9],
    });
    expect(obstacle({ makesClips: no })).toMatchObject({ obstacle: 'makes no clips' });
    expect(obstacle({ hasSound: no }, { withSound: true })).toMatchObject({ obstacle: 'silent' });
    expect(obstacle({}, { seconds: 11 })).toMatchObject({ obstacle: 'too long' });
    expect(obstacle({}, { pictureLines: 1080 })).toMatchObject({ obstacle: 'too large' });
  });

  it('asks for what nobody says', () => {
    const question = (model: Partial<PricedModel>, workload: Partial<Workload> = {}) => {
      const cost = computeCost(aModel({ rates: [aRate()], ...model }), aWorkload(workload));
      return cost.kind === 'unknown' ? cost.question : cost.kind;
    };
    expect(question({ isUsable: undefined })).toBe('status');
    expect(question({ makesClips: undefined })).toBe('makes clips');
    expect(question({ longestSeconds: undefined })).toBe('length');
    expect(question({ longestExtendedSeconds: stated(60) }, { seconds: 30 })).toBe('extension');
    expect(question({ largestLines: undefined }, { pictureLines: 720 })).toBe('picture');
    expect(question({}, { withSound: true })).toBe('sound');
    expect(question({ rates: [] })).toBe('price');
    expect(question({ rates: [], hasOtherPrices: true })).toBe('price by the clip');
    expect(question({ rates: [aRate({ unit: 'cny' })] })).toBe('price in dollars');
    expect(question({ rates: [inCredits(5)] })).toBe('plan');
    expect(question({ apiClosed: stated('2026-10-22') })).toBe('price beside the closed API');
    const silent = [aRate({ withSound: false })];
    expect(question({ rates: silent, hasSound: stated(true) }, { withSound: true })).toBe(
      'price for this',
    );
    const shop = [aRate({ channel: 'seller', seller: 'Shop' })];
    expect(question({ rates: shop }, { resellers: false })).toBe('price for this');
  });

  const plan = fc
    .tuple(
      fc.constantFrom('A', 'B', 'C'),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 0, max: 300 }),
    )
    .map(([name, usd, credits]) => aPlan(name, usd, credits));
  const model = fc
    .record({
      api: fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined }),
      credits: fc.integer({ min: 1, max: 30 }),
      plans: fc.uniqueArray(plan, { selector: ({ name }) => name, maxLength: 3 }),
      pack: fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined }),
    })
    .map(({ api, credits, plans, pack }) =>
      aModel({
        rates: [inCredits(credits), ...(api === undefined ? [] : [aRate({ value: api / 100 })])],
        plans,
        packCreditUsd: pack === undefined ? undefined : stated(pack / 100),
      }),
    );
  const clips = fc.integer({ min: 1, max: 40 });
  const tries = fc.integer({ min: 10, max: 50 }).map((tenths) => tenths / 10);
  const usd = (cost: Cost): number => (cost.kind === 'known' ? cost.usdPerMonth : Infinity);

  it('never asks less for more clips, longer clips or more tries', () => {
    fc.assert(
      fc.property(model, clips, clips, tries, (priced, few, more, each) => {
        const base = usd(computeCost(priced, aWorkload({ clips: few, tries: each })));
        const larger: Partial<Workload>[] = [
          { clips: few + more },
          { tries: each + more },
          { seconds: 9 },
        ];
        for (const change of larger) {
          const workload = aWorkload({ clips: few, tries: each, ...change });
          expect(usd(computeCost(priced, workload))).toBeGreaterThanOrEqual(base - 1e-6);
        }
      }),
    );
  });

  it('never makes a model cheaper by knowing less of its prices', () => {
    fc.assert(
      fc.property(model, clips, (priced, count) => {
        const workload = aWorkload({ clips: count, noWatermark: false });
        const full = usd(computeCost(priced, workload));
        const poorer: PricedModel[] = [
          { ...priced, packCreditUsd: undefined },
          { ...priced, rates: priced.rates.slice(1) },
          { ...priced, rates: priced.rates.slice(0, 1) },
          ...(['usdPerMonth', 'creditsPerMonth'] as const).map((field) => ({
            ...priced,
            plans: priced.plans.map((one, index) =>
              index === 0 ? { ...one, [field]: undefined } : one,
            ),
          })),
        ];
        for (const one of poorer) {
          expect(usd(computeCost(one, workload))).toBeGreaterThanOrEqual(full - 1e-6);
        }
      }),
    );
  });
});
