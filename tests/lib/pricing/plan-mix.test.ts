import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cheapestMix, takesIn } from '../../../src/lib/pricing/plan-mix.ts';
import type { PlanYield } from '../../../src/lib/pricing/plan-mix.ts';

const plan = fc.record({
  name: fc.constantFrom('Small', 'Large', 'Huge'),
  usd: fc.integer({ min: 1, max: 60 }),
  credits: fc.integer({ min: 0, max: 40 }),
  creditsPerTake: fc.integer({ min: 1, max: 9 }),
});
const plans = fc.uniqueArray(plan, { selector: ({ name }) => name, minLength: 1, maxLength: 3 });
const packCreditUsd = fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined });
const takes = fc.integer({ min: 1, max: 6 });

describe('takesIn()', () => {
  it('agrees with Runway: 625 credits at 25 a second are 25 s, 2,250 are 90 s or 450 s of Turbo', () => {
    // https://help.runwayml.com/hc/en-us/articles/15124877443219
    expect(takesIn({ credits: 625, creditsPerTake: 25 })).toBe(25);
    expect(takesIn({ credits: 2250, creditsPerTake: 25 })).toBe(90);
    expect(takesIn({ credits: 2250, creditsPerTake: 5 })).toBe(450);
  });
});

describe('cheapestMix()', () => {
  it('finds what trying everything finds', () => {
    fc.assert(
      fc.property(plans, takes, packCreditUsd, (offered, wanted, packUsd) => {
        const found = cheapestMix(offered, wanted, packUsd)?.usd ?? Infinity;
        expect(found).toBeCloseTo(cheapestOfAll(offered, wanted, packUsd), 6);
      }),
    );
  });

  it('is never beaten by two plans that share the work', () => {
    fc.assert(
      fc.property(plans, takes, takes, packCreditUsd, (offered, first, second, packUsd) => {
        const usd = (wanted: number) => cheapestMix(offered, wanted, packUsd)?.usd ?? Infinity;
        expect(usd(first + second)).toBeLessThanOrEqual(usd(first) + usd(second) + 1e-6);
      }),
    );
  });

  it('never asks less for more', () => {
    fc.assert(
      fc.property(plans, takes, takes, packCreditUsd, (offered, few, more, packUsd) => {
        const usd = (wanted: number) => cheapestMix(offered, wanted, packUsd)?.usd ?? Infinity;
        expect(usd(few)).toBeLessThanOrEqual(usd(few + more) + 1e-6);
      }),
    );
  });

  it('adds up: its plans and packs cost what it says and make the takes', () => {
    fc.assert(
      fc.property(plans, takes, packCreditUsd, (offered, wanted, packUsd) => {
        const mix = cheapestMix(offered, wanted, packUsd);
        if (mix === undefined) return;
        const held = mix.plans.map(({ name, count }) => ({
          count,
          of: offered.find((one) => one.name === name)!,
        }));
        const usd = held.reduce((sum, { count, of }) => sum + count * of.usd, 0);
        expect(mix.usd).toBeCloseTo(usd + mix.packCredits * (packUsd ?? 0), 6);
        const credits = held.reduce((sum, { count, of }) => sum + count * of.credits, 0);
        const least = Math.min(...held.map(({ of }) => of.creditsPerTake));
        expect(credits + mix.packCredits).toBeGreaterThanOrEqual(wanted * least - 1e-6);
      }),
    );
  });

  it('says nothing where no plan makes a take', () => {
    const empty = { name: 'Empty', usd: 10, credits: 0, creditsPerTake: 5 };
    expect(cheapestMix([empty], 1)).toBeUndefined();
    expect(cheapestMix([], 1)).toBeUndefined();
    expect(cheapestMix([empty], 2, 1)).toMatchObject({ usd: 20, packCredits: 10 });
  });
});

/** Every way to hold each plan as often as there are takes, packs added to the account where they are least. */
function cheapestOfAll(offered: readonly PlanYield[], wanted: number, packUsd?: number): number {
  function costFrom(index: number, accounts: readonly PlanYield[]): number {
    if (index === offered.length) return costOf(accounts, wanted, packUsd);
    return Math.min(
      ...Array.from({ length: wanted + 1 }, (_, count) =>
        costFrom(index + 1, [...accounts, ...Array<PlanYield>(count).fill(offered[index]!)]),
      ),
    );
  }
  return costFrom(0, []);
}

function costOf(accounts: readonly PlanYield[], wanted: number, packUsd = Infinity): number {
  if (accounts.length === 0) return Infinity;
  let usd = accounts.reduce((sum, account) => sum + account.usd, 0);
  const used = accounts.map(({ credits, creditsPerTake }) => ({
    over: credits % creditsPerTake,
    creditsPerTake,
  }));
  let missing = wanted - accounts.reduce((sum, account) => sum + takesIn(account), 0);
  if (missing > 0 && packUsd === Infinity) return Infinity;
  for (; missing > 0; missing -= 1) {
    const next = used.reduce((least, one) =>
      one.creditsPerTake - one.over < least.creditsPerTake - least.over ? one : least,
    );
    usd += (next.creditsPerTake - next.over) * packUsd;
    next.over = 0;
  }
  return usd;
}
