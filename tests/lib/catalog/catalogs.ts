import { toCatalog } from '../../../src/lib/catalog/catalog.ts';
import type { Catalog, CatalogInput } from '../../../src/lib/catalog/catalog.ts';
import { nothingKnown } from '../../content-builders.ts';

type AuthoredModel = CatalogInput['models'][number];

/** What a model has beyond the smallest one. */
export type ModelChanges = Partial<AuthoredModel>;

/** A catalogue of one vendor and the models given, each the smallest valid one plus the changes. */
export function aCatalog(...models: readonly ModelChanges[]): Catalog {
  return toCatalog({
    models: models.map((changes, index) => ({ ...smallest, id: `reel-${index + 1}`, ...changes })),
    vendors: [{ id: 'studio', name: 'Studio', summary: 'Makes reels.', sources: {}, plans: [] }],
    boards: [],
    capabilities: {
      groups: [
        {
          id: 'input',
          name: 'Input',
          rows: [
            { id: 'loop', name: 'Loop', question: 'Makes loops.' },
            {
              id: 'open-weights',
              name: 'Open weights',
              question: 'Has weights to download.',
              derivedFrom: 'openWeights',
            },
          ],
        },
      ],
    },
    today: '2026-11-23',
  });
}

const smallest: AuthoredModel = {
  id: 'reel-1',
  name: 'Reel',
  vendor: 'studio',
  family: 'Reel',
  summary: 'A model.',
  sources: {
    docs: { publisher: 'Studio', kind: 'vendor', url: 'https://studio.example/docs' },
    blog: { publisher: 'Blog', kind: 'review', url: 'https://blog.example/reel' },
  },
  ...nothingKnown,
};
