import { describe, expect, it } from 'vitest';
import { findStaleClaims, formatStaleReport } from '../../../src/lib/catalog/stale.ts';
import { parseFrontMatter } from '../../../src/lib/schema/front-matter.ts';

const today = '2026-11-23';

const file = `---
sources:
  maker: { publisher: Reelco, kind: vendor, url: https://reelco.example }
specs:
  maxClipSeconds:
    - { value: 10, source: maker, seen: 2025-11-23 }
    - { value: 12, source: maker, seen: 2025-11-22 }
prices:
  - { channel: app, amount: 5, unit: credits, per: second, source: maker, seen: 2026-08-25 }
  - { channel: app, amount: 6, unit: credits, per: second, source: maker, seen: 2026-08-24 }
  - { channel: app, amount: 7, unit: credits, per: second, source: maker, seen: unknown }
plans:
  - creditsPerMonth: [{ value: 625, source: maker, seen: 2026-08 }]
strengths:
  - { text: Fast., source: maker, seen: '2024' }
---
`;

const { frontMatter } = parseFrontMatter(file, 'reel-1.md');
const report = findStaleClaims([{ path: 'reel-1.md', ...frontMatter! }], today);

describe('findStaleClaims()', () => {
  it('lists what is past 90 days for prices and credits, past 365 for the rest, oldest first', () => {
    expect(report.stale.map(({ field, value, ageDays }) => [field, value, ageDays])).toEqual([
      ['strengths[0]', 'Fast.', 1057],
      ['specs.maxClipSeconds[1]', '12', 366],
      ['plans[0].creditsPerMonth[0]', '625', 114],
      ['prices[1]', '6 credits a second', 91],
    ]);
  });

  it('points at the line of each claim', () => {
    const lines = file.split('\n');
    for (const { line, seen } of report.stale) expect(lines[line - 1]).toContain(seen);
  });

  it('counts all claims, and apart those that have no age', () => {
    expect([report.claims, report.undated]).toEqual([7, 1]);
  });

  it('lists nothing on the day the newest claims were seen', () => {
    expect(findStaleClaims([{ path: 'a.md', ...frontMatter! }], '2024-01-01').stale).toEqual([]);
  });
});

describe('formatStaleReport()', () => {
  it('prints path, line, field, value, source and age, and the counts last', () => {
    const lines = formatStaleReport(report).split('\n');
    expect(lines[3]).toBe(
      'reel-1.md:10: prices[1]: 6 credits a second (Reelco, seen 24 Aug 2026, 2 months ago) https://reelco.example',
    );
    expect(lines.at(-1)).toBe('4 of 7 claims old on 23 Nov 2026; 1 without a date');
  });
});
