import { describe, expect, it } from 'vitest';
import { toSearchKind } from '../../../src/lib/catalog/search-kind.ts';

describe('toSearchKind()', () => {
  it('names what can be found, with or without the last slash', () => {
    const paths = ['/models/kling-3-0/', '/models/kling-3-0', '/vendors/runway/', '/methodology/'];
    expect(paths.map(toSearchKind)).toEqual(['Model', 'Model', 'Vendor', 'Method']);
    expect(toSearchKind('/boards/video-bench-2025/')).toBe('Board');
  });

  it('leaves out lists, comparisons, dimensions and everything else', () => {
    const paths = [
      '/',
      '/models/',
      '/vendors',
      '/boards/',
      '/compare/a-vs-b/',
      '/find/',
      '/boards/video-bench-2025/imaging-quality/',
      '/constructor/',
    ];
    expect(paths.map(toSearchKind)).toEqual(paths.map(() => undefined));
  });
});
