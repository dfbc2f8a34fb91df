import { describe, expect, it } from 'vitest';
import { toSecondsTable } from '../../../src/lib/catalog/plan-seconds.ts';
import type { Price } from '../../../src/lib/schema/price.ts';
import type { Plan } from '../../../src/lib/schema/vendor.ts';
import { aCatalog, aModel, aVendor, said } from './builders.ts';

const inApp: Price = {
  channel: 'app',
  amount: 10,
  unit: 'credits',
  per: 'second',
  source: 'maker',
  seen: '2026-11-01',
};
const pro: Plan = { name: 'Pro', creditsPerMonth: [said(95)] };

function table(prices: readonly Price[], plans: readonly Plan[], model = {}) {
  const catalog = aCatalog(
    [aModel({ prices: [...prices], ...model })],
    [aVendor({ plans: [...plans] })],
  );
  return toSecondsTable(catalog, catalog.vendors[0]!);
}

function cells(prices: readonly Price[], plans: readonly Plan[]) {
  return table(prices, plans).rows.map((row) =>
    row.cells.map(({ fact, hint }) => [fact.text, hint]),
  );
}

describe('toSecondsTable()', () => {
  it('divides the credits by the price and shows the claims of both', () => {
    const [cell] = table([inApp], [pro]).rows[0]!.cells;
    expect(cell!.fact.text).toBe('9 s');
    expect(cell!.fact.claims.map(({ text }) => text)).toEqual([
      '95 credits a month',
      '10 credits a second',
    ]);
  });

  it('leaves unknown what no source states', () => {
    expect(cells([inApp], [{ name: 'Enterprise' }])).toEqual([[[undefined, undefined]]]);
    expect(table([], [pro]).rows).toEqual([]);
  });

  it('never takes the prices of the API, of sellers or of extras for those of the app', () => {
    const others: Price[] = [
      { ...inApp, channel: 'api' },
      { ...inApp, channel: 'seller', seller: 'Shop' },
      { ...inApp, surcharge: true },
      { ...inApp, unit: 'usd' },
    ];
    expect(table(others, [pro]).rows).toEqual([]);
  });

  it('is disputed where the credits or the price are', () => {
    const disputed = { ...pro, creditsPerMonth: [said(95), said(0, '2026-10-01', 'critic')] };
    expect(table([inApp], [disputed]).rows[0]!.cells[0]!.fact.isDisputed).toBe(true);
    const dearer = { ...inApp, amount: 12, source: 'critic' };
    const [row, ...more] = table([inApp, dearer], [pro]).rows;
    expect(more).toEqual([]);
    expect(row!.cells[0]!.fact.text).toBe('9 s');
    expect(row!.cells[0]!.fact.isDisputed).toBe(true);
  });

  it('says so where credits come once', () => {
    expect(cells([inApp], [{ name: 'Free', oneTimeCredits: [said(125)] }])).toEqual([
      [['12 s', 'once']],
    ]);
  });

  it('buys nothing of a size that the plan does not export', () => {
    const small = { ...pro, maxResolution: [said('480p')] };
    expect(cells([{ ...inApp, resolution: '720p' }], [small])).toEqual([
      [['None', 'ends at 480p']],
    ]);
    expect(cells([{ ...inApp, resolution: '480p' }], [small])).toEqual([[['9 s', undefined]]]);
  });

  it('keeps the price of some plans to those plans, and the common price from them', () => {
    const half = { ...inApp, amount: 5, plans: ['Ultra'] };
    const ultra = { ...pro, name: 'Ultra' };
    expect(cells([inApp, half], [pro, ultra])).toEqual([
      [
        ['9 s', undefined],
        [undefined, 'has a price of its own'],
      ],
      [
        [undefined, 'not this plan'],
        ['19 s', undefined],
      ],
    ]);
  });

  it('tells where the list of models of a plan lacks the model', () => {
    const [row] = cells([inApp], [{ ...pro, models: [said(['reel-2'])] }]);
    expect(row).toEqual([['9 s', 'not in its list of models']]);
  });

  it('leaves out plans no longer sold and models no longer there', () => {
    expect(table([inApp], [{ ...pro, ended: [said('2026-05')] }]).planNames).toEqual([]);
    const retired = { lifecycle: { status: [said('retired' as const)] } };
    expect(table([inApp], [pro], retired).rows).toEqual([]);
  });
});
