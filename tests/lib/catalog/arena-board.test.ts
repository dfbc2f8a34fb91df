import { describe, expect, it } from 'vitest';
import { newestCopy, toArenaBoard, toEntryKey } from '../../../src/lib/catalog/arena-board.ts';
import { aCapture, anArena, aPublished, aSecond } from '../../content-builders.ts';
import { aCatalog, aModel } from '../../builders.ts';

const { models } = aCatalog({ models: { 'reel-1': aModel({ name: 'Reel 1' }) } });

const board = toArenaBoard(
  {
    ...anArena(),
    id: 'other',
    captures: [
      aCapture({ pages: 'https://copy.example/a https://copy.example/b' }),
      aCapture({ capture: '2026-04b', kind: 'quoted', places: undefined }),
    ],
    standings: [
      aSecond(),
      aPublished(),
      aPublished({ capture: '2026-04b', rank: undefined, rating: 900 }),
      aSecond({ capture: '2026-04b', rank: undefined, rating: 950 }),
    ],
  },
  models,
);

describe('toArenaBoard()', () => {
  it('links the names that are models here, and leaves the others as published', () => {
    expect(
      board.entries.map(({ name, model, vendorName }) => [name, model?.id, vendorName]),
    ).toEqual([
      ['reel-v1', 'reel-1', 'Studio'],
      ['bobbin', undefined, 'Bobbin Works'],
    ]);
  });

  it('puts rows by place, and those without a place by rating', () => {
    expect(board.captures.map(({ rows }) => rows.map(({ entry }) => entry.name))).toEqual([
      ['reel-v1', 'bobbin'],
      ['bobbin', 'reel-v1'],
    ]);
  });

  it('takes the date from the capture, and the addresses apart', () => {
    expect(board.captures.map(({ date, pages }) => [date, pages.length])).toEqual([
      ['2026-04-10', 2],
      ['2026-04', 1],
    ]);
  });
});

describe('newestCopy()', () => {
  it('passes over quotes', () => {
    expect(newestCopy(board)?.id).toBe('2026-04-10');
    expect(newestCopy({ ...board, captures: board.captures.slice(1) })).toBeUndefined();
  });
});

describe('toEntryKey()', () => {
  it.each([
    ['Kling 3.0 1080p (Pro)', 'kling-3.0-1080p-pro'],
    ['veo-3.1-audio', 'veo-3.1-audio'],
  ])('%s -> %s', (name, key) => {
    expect(toEntryKey(name)).toBe(key);
  });
});
