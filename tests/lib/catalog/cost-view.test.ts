import { beforeAll, describe, expect, it } from 'vitest';
import { toCostData } from '../../../src/lib/catalog/cost-data.ts';
import type { CostData } from '../../../src/lib/catalog/cost-data.ts';
import { costPresets, toCostPage, toModelCost } from '../../../src/lib/catalog/cost-page.ts';
import type { CostQuery } from '../../../src/lib/catalog/cost-query.ts';
import { toCostView } from '../../../src/lib/catalog/cost-view.ts';
import type { Catalog } from '../../../src/lib/catalog/catalog.ts';
import { aCatalog, aModel, aVendor, said } from './builders.ts';
import { readOwnCatalog } from '../../own-content.ts';

const page = costPresets[0]!.query;
const price = {
  channel: 'api',
  amount: 0.1,
  unit: 'usd',
  per: 'second',
  source: 'maker',
  seen: '2026-11-01',
} as const;
const able = {
  lifecycle: { status: [said('available' as const)] },
  specs: { maxClipSeconds: [said(10)], maxResolution: [said('1080p')] },
  capabilities: { 'text-to-video': [said('full' as const)] },
};

function view(query: Partial<CostQuery> = {}) {
  const catalog = aCatalog(
    [
      aModel({ ...able, id: 'dear', name: 'Dear', prices: [{ ...price, amount: 0.2 }] }),
      aModel({ ...able, id: 'cheap', name: 'Cheap', prices: [price] }),
      aModel({ ...able, id: 'mute', name: 'Mute', prices: [] }),
      aModel({
        ...able,
        id: 'gone',
        name: 'Gone',
        lifecycle: { status: [said('retired' as const)] },
        prices: [price],
      }),
    ],
    [aVendor()],
  );
  return toCostView(toCostData(catalog), { ...page, ...query }, page);
}

describe('toCostView()', () => {
  it('sorts what is known by cost, and lists apart what is unknown and what cannot be', () => {
    const { rows, questions, obstacles, cheapest, counts } = view();
    expect(rows.map(({ id, perClip, perMonth }) => [id, perClip, perMonth])).toEqual([
      ['cheap', '$1.50', '$30.00'],
      ['dear', '$3.00', '$60.00'],
    ]);
    expect(cheapest).toMatchObject({ id: 'cheap', where: 'Reelco API' });
    expect(questions).toMatchObject([
      { reason: 'No source states a price', models: [{ id: 'mute' }] },
    ]);
    expect(obstacles).toMatchObject([
      {
        reason: 'Retired or not out yet',
        models: [{ id: 'gone', href: '/models/gone/#fact-status' }],
      },
    ]);
    expect(counts).toBe(
      '2 models have a known cost for this, from $1.50 to $3.00 a finished clip. For 1 something is unknown, and 1 cannot do it.',
    );
  });

  it('shows the claims behind each sum with their age', () => {
    const [row] = view().rows;
    expect(row!.claims.map(({ text, age }) => [text, age])).toEqual([
      ['$0.10 a second', '22 days ago'],
      ['longest take: 10 s', '22 days ago'],
    ]);
    expect(row!.evidence).toBe('2 claims, oldest 22 days ago');
  });

  it('says in words what it reckoned', () => {
    expect(
      view({ sound: true, clean: true, yearly: true, direct: true, tries: '1' }).workload,
    ).toBe(
      '20 clips a month of 5 s, 720p or larger, with sound, every take kept, without watermark, plans paid by the year, from vendors alone',
    );
  });
});

describe('toCostView() on the content', () => {
  let catalog: Catalog;
  let data: CostData;

  beforeAll(async () => {
    catalog = await readOwnCatalog();
    data = toCostData(catalog);
  });

  it('puts each model in exactly one place', () => {
    for (const { query } of costPresets) {
      const { rows, questions, obstacles } = toCostView(data, query, query);
      const ids = [...rows, ...[...questions, ...obstacles].flatMap(({ models }) => models)].map(
        ({ id }) => id,
      );
      expect(ids.toSorted()).toEqual(catalog.models.map(({ id }) => id).toSorted());
    }
  });

  it('traces every sum to claims with a source', () => {
    for (const { query } of costPresets) {
      for (const row of toCostView(data, query, query).rows) {
        expect(row.claims.length, row.id).toBeGreaterThan(0);
        expect(row.claims.every(({ url }) => url.startsWith('http'))).toBe(true);
      }
    }
  });

  it('never shows what is unknown as free', () => {
    for (const { query } of costPresets) {
      const { rows, questions } = toCostView(data, query, query);
      expect(questions.length).toBeGreaterThan(0);
      expect(rows.every(({ perClip }) => perClip !== '$0.00')).toBe(true);
    }
  });

  it('narrows to models that have what is asked for', () => {
    const { rows, needs } = toCostView(data, { ...page, needs: ['hdr'] }, page);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThan(data.models.length / 2);
    expect(needs).toMatch(/^\d+ models? of \d+ ha(s|ve) what you ask for/);
  });

  it('names for each capability the cheapest model that has it', () => {
    const { cheapestThatCan, rows } = toCostView(data, page, page);
    expect(cheapestThatCan).toHaveLength(data.capabilities.length);
    const textToVideo = cheapestThatCan.find(({ id }) => id === 'text-to-video')!;
    expect(textToVideo.row?.id).toBe(rows[0]!.id);
  });

  it('says the same in the browser, where the data comes as JSON', () => {
    const again = JSON.parse(JSON.stringify(data)) as CostData;
    expect(toCostView(again, page, page)).toEqual(toCostPage(catalog, costPresets[0]!).view);
  });

  it('reckons what the address asks for, and keeps and names what it cannot use', () => {
    const asked = toCostPage(catalog, costPresets[0]!, '?clips=50&seconds=a+lot&sound=on&need=hdr');
    expect(asked.view.workload).toMatch(/^50 clips a month of 5 s, 720p or larger, with sound/);
    expect(asked.view.problems.seconds).toContain('Found “a lot”');
    expect(asked.query).toMatchObject({ seconds: 'a lot', sound: true, needs: ['hdr'] });
    expect([asked.slug, asked.base]).toEqual([undefined, page]);
    expect(toCostPage(catalog, costPresets[0]!).slug).toBe('');
  });

  it('gives a model its sum, or why it has none', () => {
    expect(toModelCost(catalog, 'runway-gen-4-5').text).toMatch(
      /^\$1\.80 a finished clip, \$36\.00 a month \(Runway API\)$/,
    );
    expect(toModelCost(catalog, 'animatediff').text).toBe('unknown. No source states a price');
    expect(toModelCost(catalog, 'openai-sora').text).toBe(
      'it cannot do that. Retired or not out yet',
    );
  });
});
