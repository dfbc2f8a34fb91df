import { describe, expect, it } from 'vitest';
import { toFixPlace, toReportHref } from '../../../src/lib/catalog/fix-place.ts';

const at = (place?: string) => ({ place });

describe('toFixPlace()', () => {
  it('names the first line of a fact, whatever order its claims are shown in', () => {
    const claims = [at('models/reel.md:12'), at('models/reel.md:9'), at('vendors/reelco.md:3')];
    expect(toFixPlace(claims, undefined)).toEqual({ place: 'models/reel.md:9', href: undefined });
  });

  it('leads to that line where the repository has an address', () => {
    expect(toFixPlace([at('models/reel.md:9')], 'https://code.example/o/r')?.href).toBe(
      'https://code.example/o/r/blob/main/models/reel.md?plain=1#L9',
    );
  });

  it('says nothing where no claim knows its place', () => {
    expect(toFixPlace([at()], 'https://code.example/o/r')).toBeUndefined();
    expect(toFixPlace([], undefined)).toBeUndefined();
  });
});

describe('toReportHref()', () => {
  it('fills in the page', () => {
    expect(toReportHref('https://code.example/o/r', '/models/reel-1/')).toBe(
      'https://code.example/o/r/issues/new?template=wrong-fact.yml&page=%2Fmodels%2Freel-1%2F',
    );
  });
});
