import { describe, expect, it } from 'vitest';
import { toVoteReveal } from '../../../src/lib/catalog/vote-reveal.ts';
import type { StoredVote } from '../../../src/lib/catalog/vote-reveal.ts';
import { computeStandings } from '../../../src/lib/rating/index.ts';
import { aCatalog, aClaim, aModel, aTally } from '../../builders.ts';

const lifecycle = { status: [aClaim('available' as const)] };
const catalog = aCatalog({
  models: {
    'reel-1': aModel({ name: 'Reel 1', lifecycle }),
    'reel-2': aModel({ name: 'Reel 2', lifecycle }),
  },
});
const { rows } = computeStandings(aTally(['reel-1', 'reel-2', 30, 20, 10]));
const rowOf = (model: string) => rows.find((row) => row.model === model)!;

function aStoredVote(change: Partial<StoredVote> = {}): StoredVote {
  return {
    outcome: 'left',
    left: { model: 'reel-2', standing: rowOf('reel-2') },
    right: { model: 'reel-1', standing: rowOf('reel-1') },
    record: { votes: 61, leftWins: 21, rightWins: 30, ties: 9, bothBad: 1 },
    chances: { left: 0.34, right: 0.49, tie: 0.15, both_bad: 0.02 },
    yourVotes: 1204,
    ...change,
  };
}

describe('toVoteReveal()', () => {
  it('names both sides as they stood, with rating and place, and marks the choice', () => {
    const { models, answer } = toVoteReveal(catalog, aStoredVote());
    expect(models[0]).toMatchObject({ title: 'Studio Reel 2', place: 'place 1–2', isChosen: true });
    expect(models[0].rating).toMatch(/^9\d\d ±\d+$/);
    expect(models[1]).toMatchObject({ title: 'Studio Reel 1', isChosen: false });
    expect(answer).toBe('You preferred Studio Reel 2.');
  });

  it('says how likely the answer was, and the record with this vote', () => {
    const reveal = toVoteReveal(catalog, aStoredVote());
    expect(reveal.chance).toBe('By the ratings this answer had a chance of 34 %.');
    expect(reveal.record).toBe(
      'Head to head, in 61 votes with yours: Studio Reel 2 21, Studio Reel 1 30, tie 9, both bad 1.',
    );
    expect(reveal.count).toBe('Your vote no. 1,204 on this board.');
    expect(reveal.segments.map(({ text, isAnswer }) => [text, isAnswer])).toEqual([
      ['Studio Reel 2 34 %', true],
      ['Tie 15 %', false],
      ['', false],
      ['Studio Reel 1 49 %', false],
    ]);
    expect(reveal.compareHref).toBe('/compare/reel-1-vs-reel-2/');
  });

  it.each([
    ['tie', 'You called it a tie.'],
    ['both_bad', 'You found both bad.'],
  ] as const)('marks no side for %s', (outcome, words) => {
    const { models, answer } = toVoteReveal(catalog, aStoredVote({ outcome }));
    expect(models.map(({ isChosen }) => isChosen)).toEqual([false, false]);
    expect(answer).toBe(words);
  });

  it('shows no rating from few votes, and how many there are', () => {
    const few = computeStandings(aTally(['reel-1', 'reel-2', 3, 1, 1])).rows;
    const [first, second] = few;
    const reveal = toVoteReveal(
      catalog,
      aStoredVote({
        left: { model: first!.model, standing: first! },
        right: { model: second!.model, standing: second! },
        chances: null,
      }),
    );
    for (const model of reveal.models) {
      expect(model).toMatchObject({ rating: 'no rating yet', place: '5 of 30 votes' });
    }
  });

  it('claims no number where the votes carry none', () => {
    const reveal = toVoteReveal(
      catalog,
      aStoredVote({
        left: { model: 'reel-2', standing: null },
        chances: null,
        record: { votes: 1, leftWins: 1, rightWins: 0, ties: 0, bothBad: 0 },
      }),
    );
    expect(reveal.models[0]).toMatchObject({ rating: 'no rating yet', place: undefined });
    expect(reveal.chance).toMatch(/cannot be said yet/);
    expect(reveal.segments).toEqual([]);
    expect(reveal.record).toBe('Nobody before you had compared these two here.');
  });
});
