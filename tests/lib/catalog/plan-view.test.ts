import { describe, expect, it } from 'vitest';
import { toPlanViews } from '../../../src/lib/catalog/plan-view.ts';
import type { Plan } from '../../../src/lib/schema/vendor.ts';
import { aCatalog, aVendor, said } from './builders.ts';

function perDollar(plan: Partial<Plan>) {
  const catalog = aCatalog([], [aVendor({ plans: [{ name: 'Pro', ...plan }] })]);
  return toPlanViews(catalog, catalog.vendors[0]!)[0]!.facts.find(({ id }) => id === 'perDollar')!;
}

describe('toPlanViews()', () => {
  it('works out credits a dollar where both are known, and shows what from', () => {
    const fact = perDollar({ usdPerMonth: [said(15)], creditsPerMonth: [said(625)] });
    expect(fact.text).toBe('41.7');
    expect(fact.claims.map(({ text }) => text)).toEqual(['$15 a month', '625 credits a month']);
  });

  it('leaves it unknown where either is', () => {
    expect(perDollar({ usdPerMonth: [said(15)] }).claims).toEqual([]);
    expect(perDollar({ creditsPerMonth: [said(625)] }).claims).toEqual([]);
    expect(
      perDollar({ usdPerMonth: [said('unknown' as const)], creditsPerMonth: [said(625)] }).claims,
    ).toEqual([]);
  });

  it('divides by no price of 0, and calls free only what a source calls so', () => {
    expect(perDollar({ usdPerMonth: [said(0)], creditsPerMonth: [said(80)] }).text).toBe(
      'Costs nothing',
    );
  });
});
