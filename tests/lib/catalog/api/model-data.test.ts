import { describe, expect, it } from 'vitest';
import { modelData, toModelData } from '../../../../src/lib/catalog/api/model-data.ts';
import { fieldGroups, readFields } from '../../../../src/lib/catalog/fields.ts';
import type { Model } from '../../../../src/lib/catalog/catalog.ts';
import { readOwnCatalog } from '../../../own-content.ts';
import { aCatalog } from '../catalogs.ts';
import type { ModelChanges } from '../catalogs.ts';

interface FactLike {
  value: unknown;
  disputed: boolean;
  claims: readonly { value: unknown; source: string; seen: string | null; note: string | null }[];
}

type ModelData = Record<'lifecycle' | 'specs' | 'disclosure' | 'capabilities', Facts> & {
  readonly integrations: FactLike;
  readonly prices: readonly unknown[];
  readonly sources: Readonly<Record<string, unknown>>;
};
type Facts = Readonly<Record<string, FactLike>>;

function dataOf(changes: ModelChanges): ModelData {
  const catalog = aCatalog(changes);
  return toModelData(catalog, catalog.models[0]!) as unknown as ModelData;
}

describe('toModelData()', () => {
  it('has every field of a model that nothing is known of, unknown as null and never as no', () => {
    const data = dataOf({});
    expect(modelData.parse(data)).toEqual(data);
    const facts = [data['lifecycle'], data['specs'], data['disclosure'], data['capabilities']]
      .flatMap((group) => Object.values(group))
      .concat(data['integrations']);
    expect(facts.length).toBeGreaterThan(25);
    for (const fact of facts) expect(fact).toEqual({ value: null, disputed: false, claims: [] });
    expect(data['prices']).toEqual([]);
  });

  it('keeps its names: a field may be added, none may go or change', () => {
    const data = dataOf({});
    expect(Object.keys(data)).toEqual(
      expect.arrayContaining(
        'id name title vendor vendorName family summary page data sources lifecycle specs disclosure capabilities integrations prices strengths limitations reviews elsewhere boards positioning bestFor lessSuitedFor'.split(
          ' ',
        ),
      ),
    );
    expect(Object.keys(data['lifecycle'])).toEqual(
      expect.arrayContaining(
        'status announced released apiReleased apiRetired retired predecessor'.split(' '),
      ),
    );
    expect(Object.keys(data['specs'])).toEqual(
      expect.arrayContaining(
        'clipSeconds maxClipSeconds maxExtendedSeconds maxResolution resolutions aspectRatios framesPerSecond outputFormats referenceImages keyframes maxPromptCharacters generationSeconds minVramGb'.split(
          ' ',
        ),
      ),
    );
    expect(Object.keys(data['disclosure'])).toEqual(
      expect.arrayContaining(
        'architecture technicalReport openWeights parameters trainingData trainingHardware'.split(
          ' ',
        ),
      ),
    );
  });

  it('puts the value first that the policy does, and keeps every claim', () => {
    const data = dataOf({
      specs: {
        maxClipSeconds: [
          { value: 16, source: 'blog', seen: '2026-05', note: 'In the app.' },
          { value: 10, source: 'docs', seen: 'unknown' },
        ],
      },
    });
    expect(data['specs']['maxClipSeconds']).toEqual({
      value: 10,
      disputed: true,
      claims: [
        { value: 10, source: 'docs', seen: null, note: null },
        { value: 16, source: 'blog', seen: '2026-05', note: 'In the app.' },
      ],
    });
  });

  it('says null where a source leaves it open, which is not a dispute', () => {
    const data = dataOf({
      specs: {
        keyframes: [
          { value: 'unknown', source: 'docs', seen: '2026-05' },
          { value: 0, source: 'blog', seen: '2026-05' },
        ],
      },
    });
    expect(data['specs']['keyframes']).toMatchObject({
      value: 0,
      disputed: false,
      claims: [{ value: 0 }, { value: null }],
    });
  });

  it('reads derived capabilities off what they are derived from', () => {
    const licences = (...values: string[]) =>
      dataOf({
        disclosure: {
          openWeights: values.map((value) => ({ value, source: 'docs', seen: '2026' })),
        },
      })['capabilities']['open-weights']!;
    expect(licences('Apache-2.0').value).toBe('full');
    expect(licences('none').value).toBe('none');
    expect(licences('unknown').value).toBeNull();
    // Two names of a licence differ as text; both say that the weights are open.
    expect(licences('Apache-2.0', 'MIT')).toMatchObject({ value: 'full', disputed: false });
    expect(licences('Apache-2.0', 'none').disputed).toBe(true);
  });

  it('never turns a condition that a price does not name into false', () => {
    const data = dataOf({
      prices: [
        { channel: 'api', amount: 0, unit: 'usd', per: 'second', source: 'docs', seen: 'unknown' },
        {
          channel: 'api',
          amount: 1,
          unit: 'usd',
          per: 'clip',
          clipSeconds: 5,
          audio: false,
          surcharge: true,
          source: 'docs',
          seen: '2026-05-01',
        },
      ],
    });
    expect(data['prices']).toMatchObject([
      { amount: 0, audio: null, resolution: null, seller: null, surcharge: false, seen: null },
      { amount: 1, audio: false, clipSeconds: 5, surcharge: true, seen: '2026-05-01' },
    ]);
  });
});

describe('the models of the catalogue as data', async () => {
  const catalog = await readOwnCatalog();
  const dataById = new Map(
    catalog.models.map(
      (model) => [model.id, toModelData(catalog, model) as unknown as ModelData] as const,
    ),
  );

  it('name no source that the record lacks', () => {
    for (const data of dataById.values()) {
      const cited = [...JSON.stringify(data).matchAll(/"source":"([^"]+)"/g)].map(
        ([, key]) => key!,
      );
      const declared = Object.keys(data['sources']);
      expect(declared).toEqual(expect.arrayContaining(cited));
    }
  });

  it('differ where the pages say that sources differ, and only there', () => {
    const disputes = (model: Model): string[] => {
      const context = { sources: model.sources, today: catalog.today };
      return fieldGroups
        .flatMap((group) => readFields(group, model, context))
        .filter(({ isDisputed }) => isDisputed)
        .map(({ id }) => id);
    };
    let count = 0;
    for (const model of catalog.models) {
      const data = dataById.get(model.id)!;
      const facts = Object.entries({
        ...data['specs'],
        ...data['lifecycle'],
        ...data['disclosure'],
        integrations: data['integrations'],
      })
        // The predecessor is shown on no page as a fact of its own.
        .filter(([name, { disputed }]) => disputed && name !== 'predecessor')
        .map(([name]) => name);
      expect(facts.sort(), model.id).toEqual(disputes(model).sort());
      count += facts.length;
    }
    expect(count).toBeGreaterThan(50);
  });
});
