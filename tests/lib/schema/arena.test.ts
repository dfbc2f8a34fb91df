import { describe, expect, it } from 'vitest';
import {
  arenaSchema,
  captureSchema,
  dateOfCapture,
  publishedStandingSchema,
} from '../../../src/lib/schema/arena.ts';
import { aCapture, anArena, aPublished, refusals, without } from '../../content-builders.ts';

describe('arenaSchema', () => {
  it('takes the smallest board of another arena', () => {
    expect(refusals(arenaSchema, anArena())).toEqual([]);
  });

  it('takes one whose board the sources do not name', () => {
    expect(refusals(arenaSchema, without(anArena(), 'board'))).toEqual([]);
  });

  it('wants a licence, and one of two words for what is shown', () => {
    const credit = without(anArena().credit, 'licence');
    expect(refusals(arenaSchema, { ...anArena(), credit, shown: 'some' })).toEqual([
      'shown: found "some", wanted one of all, models-here',
      'credit.licence: found nothing, wanted `licence:` with a text',
    ]);
  });

  it('refuses a variant of no model', () => {
    const names = [{ name: 'bobbin', variant: 'Pro' }];
    expect(refusals(arenaSchema, anArena({ names }))).toEqual([
      'names[0].variant: found "Pro", wanted a variant only beside the `model` that it is a variant of',
    ]);
  });
});

describe('captureSchema', () => {
  it.each(['2026-04-10', '2026-04-10b', '2026-04'])('takes the capture %s', (capture) => {
    expect(refusals(captureSchema, aCapture({ capture }))).toEqual([]);
  });

  it.each(['2026', '2026-04-10a', '10.4.2026'])('refuses the capture %s', (capture) => {
    expect(refusals(captureSchema, aCapture({ capture }))[0]).toMatch(
      /^capture: found ".*", wanted a date such as 2026-04-10/,
    );
  });
});

describe('captureSchema on pages', () => {
  it('takes several addresses', () => {
    const pages = 'https://copy.example/1 http://copy.example/2?a=b';
    expect(refusals(captureSchema, aCapture({ pages }))).toEqual([]);
  });

  it.each(['javascript:alert(1)', 'https://copy.example/1 data:text/html,x', 'copy.example', ''])(
    'refuses %s, which would become a link',
    (pages) => {
      expect(refusals(captureSchema, aCapture({ pages }))).toEqual([
        `pages: found "${pages}", wanted addresses such as https://example.com/page, parted by spaces`,
      ]);
    },
  );
});

describe('publishedStandingSchema', () => {
  it('refuses a rank of nothing and an interval that turns back', () => {
    expect(refusals(publishedStandingSchema, aPublished({ rank: 0, below: -1 }))).toEqual([
      'rank: found the number 0, wanted a whole number from 1',
      'below: found the number -1, wanted a number, 0 or more',
    ]);
  });
});

describe('dateOfCapture()', () => {
  it.each([
    ['2026-04-10', '2026-04-10'],
    ['2026-04-10c', '2026-04-10'],
    ['2026-04', '2026-04'],
  ])('%s -> %s', (capture, date) => {
    expect(dateOfCapture(capture)).toBe(date);
  });
});
