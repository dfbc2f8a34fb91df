import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { costData, toCostsData } from '../../../../src/lib/catalog/api/cost-data.ts';
import { costPresets, toCostPage } from '../../../../src/lib/catalog/cost-page.ts';
import { readOwnCatalog } from '../../../own-content.ts';

const catalog = await readOwnCatalog();
const { costs, workload } = toCostsData(catalog) as {
  costs: z.infer<typeof costData>[];
  workload: unknown;
};

/** How far a sum is from one that a page prints, in cents. */
function centsApart(usd: number, printed: string): number {
  return Math.abs(usd - Number(printed.replaceAll(/[$,]/g, ''))) * 100;
}

describe('toCostsData()', () => {
  it('is about the workload of the page and every model', () => {
    expect(workload).toMatchObject({ clips: 20, seconds: 5, pictureLines: 720, tries: 3 });
    expect(costs.map(({ model }) => model)).toEqual(catalog.models.map(({ id }) => id));
  });

  it('has the sums of the page, to the cent', () => {
    const { rows, questions, obstacles } = toCostPage(catalog, costPresets[0]!).view;
    const known = costs.filter(({ state }) => state === 'known');
    expect(known.length).toBe(rows.length);
    for (const { model, usdPerClip, usdPerMonth, ways } of known) {
      const row = rows.find(({ id }) => id === model)!;
      expect(centsApart(usdPerClip!, row.perClip), model).toBeLessThan(0.51);
      expect(centsApart(usdPerMonth!, row.perMonth), model).toBeLessThan(0.51);
      expect(ways.map(({ where }) => where)).toEqual(row.ways.map(({ where }) => where));
    }
    const namesOf = (reasons: typeof questions) => reasons.flatMap(({ models }) => models).length;
    expect(costs.filter(({ state }) => state === 'unknown').length).toBe(namesOf(questions));
    expect(costs.filter(({ state }) => state === 'impossible').length).toBe(namesOf(obstacles));
  });

  it('never has a sum without a claim, nor a model without a sum or a reason', () => {
    for (const { model, ways, reason, usdPerMonth } of costs) {
      for (const { claims } of ways) expect(claims.length, model).toBeGreaterThan(0);
      expect(reason === null, model).toBe(usdPerMonth !== null);
      expect(ways[0]?.usdPerMonth ?? null, model).toBe(usdPerMonth);
    }
  });

  it('holds the worked figure of Runway: 0.12 USD a second by the API, 20 clips of 5 s, 3 tries', () => {
    const runway = costs.find(({ model }) => model === 'runway-gen-4-5')!;
    expect(runway.ways.find(({ kind }) => kind === 'api')?.usdPerMonth).toBe(0.12 * 5 * 3 * 20);
  });
});
