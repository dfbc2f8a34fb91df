import { describe, expect, it } from 'vitest';
import { toCapabilitiesCsv } from '../../../../src/lib/catalog/api/capabilities-csv.ts';
import { aCatalog } from '../catalogs.ts';

describe('toCapabilitiesCsv()', () => {
  it('writes a row a model, and unknown as a word', () => {
    const csv = toCapabilitiesCsv(
      aCatalog(
        { capabilities: { loop: [{ value: 'none', source: 'docs', seen: '2026' }] } },
        { name: 'Reel 2, "Pro"' },
      ),
    );
    expect(csv).toBe(
      [
        'model,vendor,name,as_of,licence,loop,open-weights',
        'reel-1,studio,Reel,2026-11-23,CC BY 4.0,none,unknown',
        'reel-2,studio,"Reel 2, ""Pro""",2026-11-23,CC BY 4.0,unknown,unknown',
        '',
      ].join('\r\n'),
    );
  });
});
