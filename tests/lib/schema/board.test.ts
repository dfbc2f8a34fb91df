import { describe, expect, it } from 'vitest';
import { boardSchema } from '../../../src/lib/schema/board.ts';
import { aBoard, refusals, without } from '../../content-builders.ts';

describe('boardSchema', () => {
  it('accepts the smallest board', () => {
    expect(refusals(boardSchema, aBoard())).toEqual([]);
  });

  it('accepts an entry that is a model of the catalogue, a scale and a first day', () => {
    const [first, second] = aBoard().entries;
    const [dimension] = aBoard().dimensions;
    const board = aBoard({
      entries: [{ ...first!, model: 'reel-1', note: 'By the paper.' }, second!],
      dimensions: [{ ...dimension!, scale: '1-5' }],
      collected: { from: '2024', to: '2025-01-19' },
    });
    expect(refusals(boardSchema, board)).toEqual([]);
  });

  it.each(Object.keys(aBoard()))('refuses a board without %s', (field) => {
    const problems = refusals(boardSchema, without(aBoard(), field));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(`${field}: found nothing, wanted `);
  });

  it('refuses a board of one entry or of no dimension', () => {
    expect(refusals(boardSchema, aBoard({ entries: aBoard().entries.slice(1) }))).toEqual([
      'entries: found a list of 1, wanted at least two entries',
    ]);
    expect(refusals(boardSchema, aBoard({ dimensions: [] }))).toEqual([
      'dimensions: found an empty list, wanted at least one dimension',
    ]);
  });

  it('refuses credit without a licence', () => {
    const credit = without(aBoard().credit, 'licence');
    expect(refusals(boardSchema, { ...aBoard(), credit })[0]).toMatch(
      'credit.licence: found nothing',
    );
  });

  it('refuses a kind of board that it does not know', () => {
    expect(refusals(boardSchema, { ...aBoard(), kind: 'external' })).toEqual([
      'kind: found "external", wanted one of imported, open, blind',
    ]);
  });
});
