import { describe, expect, it } from 'vitest';
import { locateClaims } from '../../../src/lib/content/locate-claims.ts';
import { parseFrontMatter } from '../../../src/lib/schema/front-matter.ts';

const text = `---
name: Reel
specs:
  keyframes:
    - { value: 2, source: docs, seen: 2026-05 }
    - value: 3
      source: talk
      seen: unknown
prices:
  - { channel: api, amount: 1, source: docs, seen: 2026-05 }
sources:
  docs: { publisher: Reelco }
---
`;

describe('locateClaims()', () => {
  const { frontMatter } = parseFrontMatter(text, 'reel.md');
  const { data, lineOf } = frontMatter!;
  const before = JSON.stringify(data);
  const located = locateClaims(data, { path: 'src\\content\\models\\reel.md', lineOf });

  it('tells each claim and price its file and line, and nothing else', () => {
    expect(located).toMatchObject({
      specs: {
        keyframes: [
          { value: 2, place: 'src/content/models/reel.md:5' },
          { value: 3, place: 'src/content/models/reel.md:6' },
        ],
      },
      prices: [{ amount: 1, place: 'src/content/models/reel.md:10' }],
    });
    expect(JSON.stringify(located).match(/"place"/g)).toHaveLength(3);
  });

  it('leaves what it was given as it was', () => {
    expect(JSON.stringify(data)).toBe(before);
  });
});
