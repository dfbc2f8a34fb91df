import { describe, expect, it } from 'vitest';
import { pricePlansExist } from '../../../src/lib/rules/price-plans-exist.ts';

function check(plans: unknown) {
  const file = { body: '', bodyLine: 1, lineOf: () => 1 };
  const model = {
    ...file,
    kind: 'model',
    id: 'reel-1',
    path: 'reel-1.md',
    data: { vendor: 'reelco', prices: [{ amount: 1 }, { amount: 2, plans }] },
  } as const;
  const vendor = {
    ...file,
    kind: 'vendor',
    id: 'reelco',
    path: 'reelco.md',
    data: { plans: [{ name: 'Standard' }, { name: 'Pro' }] },
  } as const;
  return pricePlansExist.check(model, {
    entries: [model, vendor],
    capabilities: { groups: [] },
    today: '2026-01-01',
  });
}

describe('pricePlansExist', () => {
  it("lets the vendor's own plans pass", () => {
    expect(check(['Pro', 'Standard'])).toEqual([]);
    expect(check(undefined)).toEqual([]);
  });

  it('finds a plan that the vendor does not have, and says which was meant', () => {
    expect(check(['Pro', 'Standrad'])).toEqual([
      {
        field: ['prices', 1, 'plans', 1],
        found: '"Standrad", which is no plan in vendors/reelco.md',
        wanted: 'Standard (did you mean that?)',
      },
    ]);
  });
});
