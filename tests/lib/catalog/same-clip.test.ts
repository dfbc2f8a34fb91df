import { describe, expect, it } from 'vitest';
import { toSameClip } from '../../../src/lib/catalog/same-clip.ts';
import { readOwnCatalog } from '../../own-content.ts';

const catalog = await readOwnCatalog();

const clipOf = (first: string, second: string) =>
  toSameClip(catalog, [
    { id: first, name: 'A' },
    { id: second, name: 'B' },
  ]);

const usd = (text: string): number => Number(text.replaceAll(/[$,<]/g, ''));

describe('toSameClip() on the content', () => {
  const ids = catalog.models.map(({ id }) => id);

  it('marks the side that costs less, from either order', () => {
    let known = 0;
    for (const first of ids) {
      const second = 'runway-gen-4-5';
      const { sides, leads, verdict } = clipOf(first, second);
      const [one, other] = sides.map(({ cost }) => cost && usd(cost.perClip));
      if (one === undefined || other === undefined) {
        // What is unknown is neither cheaper nor dearer.
        expect([leads, verdict]).toEqual([undefined, undefined]);
        continue;
      }
      known += 1;
      expect(leads).toBe(one === other ? undefined : one < other ? 0 : 1);
      const back = clipOf(second, first).leads;
      expect(back).toBe(leads === undefined ? undefined : 1 - leads);
    }
    expect(known).toBeGreaterThan(20);
  });

  it('says both sums in words, and why there is none', () => {
    expect(clipOf('runway-gen-4-5', 'kling-3-0').verdict).toMatch(
      /^for 20 short clips a month A costs \$\d+\.\d\d a finished clip, B \$\d+\.\d\d$/,
    );
    expect(clipOf('runway-gen-4-5', 'animatediff').sides[1]).toMatchObject({
      cost: undefined,
      reason: 'No source states a price',
    });
  });
});
