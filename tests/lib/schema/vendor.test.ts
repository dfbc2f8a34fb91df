import { describe, expect, it } from 'vitest';
import { vendorSchema } from '../../../src/lib/schema/vendor.ts';
import type { AuthoredVendor, Plan } from '../../../src/lib/schema/vendor.ts';
import { aClaim, aVendor, refusals, without } from '../../content-builders.ts';

const fullPlan: Required<Plan> = {
  name: 'Standard',
  usdPerMonth: [aClaim(0), aClaim('unknown')],
  usdPerMonthBilledYearly: [aClaim(12)],
  creditsPerMonth: [aClaim(625)],
  oneTimeCredits: [aClaim(125)],
  maxResolution: [aClaim('4K')],
  watermark: [aClaim(false)],
  commercialUse: [aClaim(true)],
  unlimitedMode: [aClaim('none')],
  apiAccess: [aClaim(false)],
  models: [aClaim(['reel-1'])],
  ended: [aClaim('2026-05')],
};

const fullVendor: Required<AuthoredVendor> = {
  ...aVendor(),
  legalName: [aClaim('Studio, Inc.')],
  website: [aClaim('https://studio.example')],
  headquarters: [aClaim('Utrecht')],
  founded: [aClaim('2018')],
  founders: [aClaim(['A. Person'])],
  employees: [aClaim(86)],
  funding: [
    aClaim({
      round: 'Series E',
      date: '2026-02',
      amountUsd: 315e6,
      valuationUsd: 5.3e9,
      lead: 'Fund',
    }),
    aClaim({ round: 'total' }),
  ],
  apiCreditUsd: [aClaim(0.01)],
  appCreditUsd: [aClaim(0.012)],
  facts: [{ text: 'Began as a tool.', source: 'site', seen: '2026-05-04' }],
  plans: [fullPlan, { name: 'Enterprise' }],
};

describe('vendorSchema', () => {
  it('accepts the smallest vendor, and one with every field', () => {
    expect(refusals(vendorSchema, aVendor())).toEqual([]);
    expect(refusals(vendorSchema, fullVendor)).toEqual([]);
  });

  it.each(['name', 'summary', 'sources', 'plans'])('refuses a vendor without %s', (field) => {
    const problems = refusals(vendorSchema, without(aVendor(), field));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(`${field}: found nothing, wanted `);
  });

  it.each<[Partial<Record<keyof Plan, unknown>>, string]>([
    [
      { usdPerMonth: [aClaim(-1)] },
      'plans[0].usdPerMonth[0].value: found the number -1, wanted an amount of US dollars, 0 or more',
    ],
    [
      { usdPerMonth: [aClaim('$12')] },
      'plans[0].usdPerMonth[0].value: found "$12", wanted an amount of US dollars, 0 or more',
    ],
    [
      { creditsPerMonth: [aClaim(-5)] },
      'plans[0].creditsPerMonth[0].value: found the number -5, wanted a number of credits, 0 or more',
    ],
    [
      { watermark: [aClaim('no')] },
      'plans[0].watermark[0].value: found "no", wanted true or false',
    ],
    [{ models: [aClaim('reel-1')] }, 'plans[0].models[0].value: found "reel-1", wanted a list'],
    [
      { models: [aClaim(['Reel 1'])] },
      'plans[0].models[0].value[0]: found "Reel 1", wanted an id: lower-case letters, digits and single hyphens',
    ],
  ])('refuses a plan with %j', (change, problem) => {
    expect(refusals(vendorSchema, { ...aVendor(), plans: [{ name: 'Free', ...change }] })).toEqual([
      problem,
    ]);
  });

  it('answers a misspelt field of a funding round', () => {
    const funding = [aClaim({ round: 'A', ammountUsd: 1 })];
    expect(refusals(vendorSchema, { ...aVendor(), funding })).toEqual([
      'funding[0].value.ammountUsd: found an unknown field, wanted amountUsd (did you mean that?)',
    ]);
  });

  it.each([0, 12.5, 'many'])('refuses %j employees', (value) => {
    expect(refusals(vendorSchema, { ...aVendor(), employees: [aClaim(value)] })).toHaveLength(1);
  });
});
