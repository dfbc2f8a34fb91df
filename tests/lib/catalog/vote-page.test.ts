import { describe, expect, it } from 'vitest';
import { toOpenCards, toVoteChoices } from '../../../src/lib/catalog/vote-page.ts';
import { aCatalog, aClaim, aModel, aPrice, capabilityList } from '../../builders.ts';
import { aVotedCatalog } from './voted-catalog.ts';

describe('toVoteChoices()', () => {
  it('leads to where an open board is voted on', () => {
    expect(toVoteChoices(aVotedCatalog())).toMatchObject([
      { choices: [{ name: 'Next project', href: '/vote/next-project/', state: '3 models' }] },
    ]);
  });

  it('puts boards that still wait for clips last', () => {
    const catalog = aVotedCatalog();
    const [open] = catalog.votedBoards;
    const waiting = {
      ...open!,
      kind: 'blind' as const,
      modality: 'text-to-video' as const,
      audio: false,
      missing: 'It opens with a prompt.',
    };
    const hrefs = toVoteChoices({ ...catalog, votedBoards: [waiting, open!] }).map(
      ({ choices }) => choices[0]!.href,
    );
    expect(hrefs).toEqual(['/vote/next-project/', undefined]);
  });
});

describe('toOpenCards()', () => {
  const lifecycle = { status: [aClaim('available' as const)] };
  const catalog = aCatalog({
    models: {
      'reel-1': aModel({
        name: 'Reel 1',
        lifecycle,
        capabilities: { loop: [aClaim('full' as const)], hdr: [aClaim('none' as const)] },
        prices: [aPrice({ amount: 0.1 })],
      }),
      'reel-2': aModel({
        name: 'Reel 2',
        lifecycle,
        capabilities: { loop: [aClaim('full' as const)], hdr: [aClaim('full' as const)] },
        prices: [aPrice({ amount: 0.2 })],
      }),
    },
    capabilities: capabilityList('loop', 'hdr'),
  });

  it('lists what differs, each side on its own, and not what is the same', () => {
    const { models, rows } = toOpenCards(catalog, 'reel-2', 'reel-1');
    expect(models.map(({ name }) => name)).toEqual(['Reel 2', 'Reel 1']);
    expect(rows).toEqual([
      { label: 'Price a second', sides: ['$0.20', '$0.10'] },
      { label: 'hdr', sides: ['Yes', 'No'] },
    ]);
  });

  it('leads to the page of the pair, whichever is left', () => {
    expect(toOpenCards(catalog, 'reel-2', 'reel-1').compareHref).toBe('/compare/reel-1-vs-reel-2/');
  });
});
