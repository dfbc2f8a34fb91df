import { describe, expect, it } from 'vitest';
import { toCostBoards } from '../../../src/lib/catalog/cost-boards.ts';
import type { Catalog } from '../../../src/lib/catalog/catalog.ts';
import { readOwnCatalog } from '../../own-content.ts';

describe('toCostBoards()', () => {
  it('takes a board with enough models of ours, with its overall ratings and their intervals', async () => {
    const catalog = await readOwnCatalog();
    const [board] = catalog.boards;
    const models = catalog.models.map(({ id }) => id);
    const linked: Catalog = {
      ...catalog,
      boards: [
        {
          ...board!,
          entries: board!.entries.map((entry, at) => ({
            ...entry,
            modelId: models[at],
          })),
        },
      ],
    };
    const first = toCostBoards(linked).find(({ id }) => id === board!.id);
    expect(first!.when).toBe('from judgements until 19 Jan 2025');
    const ratings = Object.values(first!.ratings);
    expect(ratings).toHaveLength(board!.entries.length);
    for (const { low, value, high, text } of ratings) {
      expect(low).toBeLessThan(value);
      expect(high).toBeGreaterThan(value);
      expect(text).toMatch(/^\d+ ±\d+/);
    }
  });

  it('takes the newest ratings of each board as published, one of each model, never two boards together', async () => {
    const catalog = await readOwnCatalog();
    const boards = toCostBoards(catalog);
    expect(boards.map(({ id }) => id)).toContain('artificial-analysis-text-to-video');
    const [first] = boards;
    expect(first).toMatchObject({
      id: 'arena-text-to-video',
      when: 'as published on 21 Sep 2026',
      credit: { text: 'Arena (arena.ai) leaderboard dataset, CC BY 4.0' },
    });
    // From the copy of 2026-09-21: runway-gen-4.5 at 1225 with 8 to each side; of the entries of
    // Veo 3.1 the one with sound stands first, at 1364.
    expect(first!.ratings['runway-gen-4-5']).toEqual({
      value: 1225,
      low: 1217,
      high: 1233,
      text: '1225 ±8',
      listedAs: 'runway-gen-4.5',
    });
    expect(first!.ratings['google-veo-3-1']).toMatchObject({
      value: 1364,
      listedAs: 'veo-3.1-audio',
    });
    for (const { ratings } of boards) {
      const ids = Object.keys(ratings);
      expect(ids.length).toBeGreaterThanOrEqual(5);
      expect(ids.every((id) => catalog.models.some((model) => model.id === id))).toBe(true);
    }
  });

  it('leaves out a board that rates too few models of ours', async () => {
    const catalog = await readOwnCatalog();
    expect(toCostBoards(catalog).map(({ id }) => id)).not.toContain('video-bench-2025');
  });
});
