import { Ajv2020 } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';

/** Says what is wrong with a value by a schema that an OpenAPI document names; nothing if it is sound. */
export type Validator = (schemaName: string, value: unknown) => readonly string[];

/** A validator of the named schemas of an OpenAPI 3.1 document, whose schemas are JSON Schema 2020-12. */
export function toValidator(openApi: Readonly<Record<string, unknown>>): Validator {
  const ajv = new Ajv2020({
    strict: true,
    allErrors: true,
    allowUnionTypes: true,
    formats: fullFormats,
  });
  ajv.addVocabulary(['components']);
  ajv.addSchema({ $id: 'openapi', components: openApi['components'] });
  return (schemaName, value) => {
    const validate = ajv.getSchema(`openapi#/components/schemas/${schemaName}`);
    if (validate === undefined) throw new RangeError(`No schema ${schemaName}`);
    void validate(value);
    return (validate.errors ?? []).map(
      ({ instancePath, message }) => `${instancePath}: ${message ?? ''}`,
    );
  };
}
