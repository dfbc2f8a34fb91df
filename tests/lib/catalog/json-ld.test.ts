import { describe, expect, it } from 'vitest';
import {
  toCatalogDataset,
  toModelItemList,
  toScriptText,
} from '../../../src/lib/catalog/json-ld.ts';
import { aCatalog } from './catalogs.ts';

describe('toScriptText()', () => {
  it('cannot end the script that it stands in, and reads back the same', () => {
    const data = { name: '</script><script>alert(1)</script><!--' };
    expect(toScriptText(data)).not.toContain('<');
    expect(JSON.parse(toScriptText(data))).toEqual(data);
  });
});

describe('toCatalogDataset()', () => {
  it('names files by full address, licence and day', () => {
    const dataset = toCatalogDataset(aCatalog({}), 'https://example.org/');
    expect(dataset).toMatchObject({
      '@type': 'Dataset',
      license: 'https://creativecommons.org/licenses/by/4.0/',
      dateModified: '2026-11-23',
    });
    expect(JSON.stringify(dataset)).toContain('https://example.org/api/v1/models.json');
  });
});

describe('toModelItemList()', () => {
  it('lists every model and claims no order', () => {
    const list = toModelItemList(aCatalog({}, { name: 'Reel 2' }), 'https://example.org/');
    expect(list['itemListOrder']).toBe('https://schema.org/ItemListUnordered');
    expect(list['itemListElement']).toHaveLength(2);
  });
});
