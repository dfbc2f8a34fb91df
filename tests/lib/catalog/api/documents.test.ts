import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import {
  boardDocumentIds,
  toBoardDocument,
  toBoardsDocument,
  toCapabilitiesDocument,
  toCostsDocument,
  toModelDocument,
  toModelsDocument,
  toVendorDocument,
  toVendorsDocument,
} from '../../../../src/lib/catalog/api/documents.ts';
import type { DataDocument } from '../../../../src/lib/catalog/api/documents.ts';
import { jsonPaths, toOpenApi } from '../../../../src/lib/catalog/api/open-api.ts';
import { readOwnCatalog } from '../../../own-content.ts';
import { toValidator } from './validators.ts';

const catalog = await readOwnCatalog();
const openApi = toOpenApi('https://example.org');

/** Every document of the interface, by the path that describes it. */
const documents: Readonly<Record<(typeof jsonPaths)[number]['path'], readonly DataDocument[]>> = {
  '/api/v1/models.json': [toModelsDocument(catalog)],
  '/api/v1/models/{id}.json': catalog.models.map(({ id }) => toModelDocument(catalog, id)),
  '/api/v1/vendors.json': [toVendorsDocument(catalog)],
  '/api/v1/vendors/{id}.json': catalog.vendors.map(({ id }) => toVendorDocument(catalog, id)),
  '/api/v1/boards.json': [toBoardsDocument(catalog)],
  '/api/v1/boards/{id}.json': boardDocumentIds(catalog).map((id) => toBoardDocument(catalog, id)),
  '/api/v1/capabilities.json': [toCapabilitiesDocument(catalog)],
  '/api/v1/costs.json': [toCostsDocument(catalog)],
};

describe('the OpenAPI document', () => {
  it('is valid by the schema of OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(openApi));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });

  it('would be refused with a mistake in it', async () => {
    const broken = { ...structuredClone(openApi), info: { title: 'No version' } };
    expect((await new Validator().validate(broken)).valid).toBe(false);
  });

  it('describes every field of the records in a sentence, or by a name that says it', () => {
    const { schemas } = openApi['components'] as {
      schemas: Record<string, { properties: Record<string, { description?: string }> }>;
    };
    const plain = ['headquarters', 'legalName', 'website', 'founded', 'founders', 'employees'];
    const bare = Object.entries({
      ...schemas['Model']!.properties,
      ...schemas['Vendor']!.properties,
    })
      .filter(([name, field]) => field.description === undefined && !plain.includes(name))
      .map(([name]) => name);
    expect(bare).toEqual([]);
  });
});

describe('the documents', () => {
  const validate = toValidator(openApi);

  it.each(jsonPaths)('$path: as the OpenAPI document says', ({ path, name }) => {
    expect(documents[path].length).toBeGreaterThan(0);
    for (const document of documents[path]) {
      expect(validate(name, JSON.parse(JSON.stringify(document)))).toEqual([]);
    }
  });

  it('would be refused without a field, or with a number in place of a null', () => {
    const [sound] = documents['/api/v1/boards/{id}.json'];
    const bare = { ...sound, asOf: undefined };
    expect(validate('BoardDocument', bare)).toEqual([": must have required property 'asOf'"]);
    const broken = JSON.stringify(sound).replace('"model":null', '"model":0');
    expect(validate('BoardDocument', JSON.parse(broken))).not.toEqual([]);
  });

  it.each(jsonPaths)('$path: with no field that is not described', ({ path, schema }) => {
    for (const document of documents[path]) expect(schema.parse(document)).toEqual(document);
  });

  it.each(jsonPaths)('$path: says as of when, and whose it is', ({ path }) => {
    for (const document of documents[path]) {
      expect(document['asOf']).toBe(catalog.today);
      const licences = JSON.stringify(document['licences']);
      for (const owner of ['CC BY 4.0', 'MIT', 'belong to Artificial Analysis', 'Apache-2.0']) {
        expect(licences).toContain(owner);
      }
    }
  });

  it('are the same in a list and alone', () => {
    const { models } = toModelsDocument(catalog) as { models: { id: string }[] };
    expect(models.map(({ id }) => toModelDocument(catalog, id)['model'])).toEqual(models);
    const { vendors } = toVendorsDocument(catalog) as { vendors: { id: string }[] };
    expect(vendors.map(({ id }) => toVendorDocument(catalog, id)['vendor'])).toEqual(vendors);
  });

  it('name an id that the catalogue lacks', () => {
    expect(() => toModelDocument(catalog, 'no-such')).toThrow('No model "no-such"');
    expect(() => toVendorDocument(catalog, 'no-such')).toThrow('No vendor "no-such"');
    expect(() => toBoardDocument(catalog, 'no-such')).toThrow('No board "no-such"');
  });
});
