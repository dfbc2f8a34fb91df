import { toCatalog } from '../../../src/lib/catalog/catalog.ts';
import type { Catalog } from '../../../src/lib/catalog/catalog.ts';
import { aClaim, aModel, aVendor } from '../../builders.ts';

/** Three models that are available, and one open board on which they meet. */
export function aVotedCatalog(): Catalog {
  const lifecycle = { status: [aClaim('available' as const)] };
  return toCatalog({
    models: ['1', '2', '3'].map((number) => ({
      ...aModel({ name: `Reel ${number}`, lifecycle }),
      id: `reel-${number}`,
    })),
    vendors: [{ ...aVendor(), id: 'studio' }],
    boards: [
      {
        id: 'next-project',
        kind: 'open',
        name: 'Next project',
        question: 'Which of the two?',
        label: 'A preference.',
        place: 1,
        pool: { status: ['available'] },
      },
    ],
    capabilities: { groups: [] },
    today: '2026-11-23',
  });
}
