import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBreakEven } from '../../../src/lib/pricing/break-even.ts';
import { takesIn } from '../../../src/lib/pricing/plan-mix.ts';
import { takesOf } from '../../../src/lib/pricing/workload.ts';

const standard = { name: 'Standard', usd: 10, credits: 200, creditsPerTake: 10 };

describe('findBreakEven()', () => {
  it('says from how many clips a plan pays', () => {
    expect(findBreakEven([standard], { usdPerTake: 0.5, tries: 2 })).toEqual({
      clips: 10,
      plan: 'Standard',
    });
  });

  it('is never where the plan, used up, costs more than its takes', () => {
    expect(findBreakEven([standard], { usdPerTake: 0.49, tries: 1 })).toBe('never');
    expect(findBreakEven([standard], { usdPerTake: 0, tries: 1 })).toBe('never');
  });

  it('is the first number of clips at which any plan pays', () => {
    const plan = fc.record({
      name: fc.constantFrom('A', 'B'),
      usd: fc.integer({ min: 1, max: 50 }),
      credits: fc.integer({ min: 0, max: 400 }),
      creditsPerTake: fc.integer({ min: 1, max: 20 }),
    });
    fc.assert(
      fc.property(
        fc.array(plan, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 100 }).map((cents) => cents / 100),
        fc.integer({ min: 10, max: 80 }).map((tenths) => tenths / 10),
        (plans, usdPerTake, tries) => {
          const found = findBreakEven(plans, { usdPerTake, tries });
          const pays = (clips: number) => {
            const takes = takesOf({ clips, tries });
            return plans.some(
              (one) => takes <= takesIn(one) && one.usd <= takes * usdPerTake + 1e-9,
            );
          };
          const first = Array.from({ length: 401 }, (_, index) => index + 1).find(pays);
          expect(found === 'never' ? undefined : found.clips).toBe(first);
        },
      ),
    );
  });
});
