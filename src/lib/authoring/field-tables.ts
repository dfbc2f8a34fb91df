import { z } from 'zod';
import { evidence, sourceSchema, sourcesSchema } from '../schema/claim.ts';
import { countsSchema } from '../schema/counts.ts';
import { readRecord } from '../schema/read-record.ts';
import { published } from './json-schemas.ts';

/** A row of the field reference. */
interface Field {
  /** Dotted, a list as `[]` and a key of one's own as `<key>`: `prices[].amount`. */
  readonly name: string;
  readonly isNeeded: boolean;
  readonly value: string;
  readonly meaning: string;
}

const preface = `# The fields of content files

Made by \`npm run schema\` from the schemas that \`npm run check\` reads with; do not edit it.
[content.md](content.md) shows how the fields are used.

A field in bold is needed; another that is left out is unknown. The second column is what the check
wants. **Claims** are a list of \`{ value, source, seen, note }\`, the column saying what \`value\` is; it
may also be \`unknown\`, where the source itself leaves it open. **With evidence** means that \`source\`,
\`seen\` and perhaps \`note\` stand beside the other fields.`;

/** The reference of all fields that people write, as Markdown: the text of `docs/fields.md`. */
export function toFieldReference(): string {
  const written = published.filter(({ schema }) => schema !== countsSchema);
  const sections = [
    { title: 'Evidence', fields: fieldsOf(z.strictObject(evidence)) },
    { title: 'A source, under its key in `sources`', fields: fieldsOf(sourceSchema) },
    ...written.flatMap(({ title, schema }) =>
      variantsOf(schema).map(({ name, variant }) => ({
        title: name === undefined ? title : `${title}, ${name}`,
        fields: fieldsOf(variant),
      })),
    ),
  ];
  return (
    [preface, ...sections.map(({ title, fields }) => formatTable(title, fields))].join('\n\n') +
    '\n'
  );
}

function formatTable(title: string, fields: readonly Field[]): string {
  const rows = fields.map(({ name, isNeeded, value, meaning }) => {
    const cells = [isNeeded ? `**\`${name}\`**` : `\`${name}\``, value, meaning];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return [`## ${title}`, '', '| field | value | meaning |', '| --- | --- | --- |', ...rows].join(
    '\n',
  );
}

/** The kinds that a file can be of, each with fields of its own; one without a name where there is one. */
function variantsOf(schema: z.ZodType): { name: string | undefined; variant: z.ZodType }[] {
  if (!(schema instanceof z.ZodUnion)) return [{ name: undefined, variant: schema }];
  return schema.options.filter(isSchema).map((variant) => ({
    name:
      variant instanceof z.ZodObject
        ? `\`kind: ${wantedBy(variant.shape['kind'] as z.ZodType)}\``
        : undefined,
    variant,
  }));
}

/** The fields inside a schema, in the order in which the schema has them. */
function fieldsOf(schema: unknown, prefix = ''): Field[] {
  if (schema instanceof z.ZodArray) return fieldsOf(schema.element, `${prefix}[]`);
  if (schema instanceof z.ZodRecord) return fieldsOf(schema.valueType, `${prefix}.<key>`);
  if (!(schema instanceof z.ZodObject)) return [];
  const isEvidence = (name: string): boolean => prefix !== '' && name in evidence;
  return Object.entries(schema.shape)
    .filter(([name]) => !(hasEvidence(schema) && isEvidence(name)))
    .flatMap(([name, field]) =>
      isSchema(field) ? toFields(prefix === '' ? name : `${prefix}.${name}`, field) : [],
    );
}

function toFields(name: string, field: z.ZodType): Field[] {
  const inner = field instanceof z.ZodOptional ? field.unwrap() : field;
  if (!isSchema(inner)) return [];
  const own = {
    name,
    isNeeded: inner === field,
    value: describeValue(inner),
    meaning: field.description ?? inner.description ?? '',
  };
  const claimed = claimedBy(inner);
  const isShownElsewhere = inner === sourcesSchema || isRecordOfClaims(inner);
  if (isShownElsewhere) return [own];
  return [
    own,
    ...(claimed === undefined ? fieldsOf(inner, name) : fieldsOf(claimed, `${name}[].value`)),
  ];
}

function describeValue(schema: z.ZodType): string {
  const claimed = claimedBy(schema);
  if (claimed !== undefined) return `claims: ${describeValue(claimed)}`;
  if (isRecordOfClaims(schema)) return `under each id, ${describeValue(schema.valueType)}`;
  if (schema instanceof z.ZodLiteral) return wantedBy(schema).replace(/^[a-z-]+$/, '`$&`');
  if (!(schema instanceof z.ZodArray) || !isSchema(schema.element)) return wantedBy(schema);
  if (schema.element instanceof z.ZodObject)
    return `${wantedBy(schema)}${hasEvidence(schema.element) ? ', with evidence' : ''}`;
  return wantedBy(schema).replace(/^a list$/, `a list, each ${wantedBy(schema.element)}`);
}

function hasEvidence(schema: z.ZodObject): boolean {
  return 'source' in schema.shape && 'seen' in schema.shape;
}

function isRecordOfClaims(
  schema: z.ZodType,
): schema is z.ZodRecord & { readonly valueType: z.ZodArray } {
  return (
    schema instanceof z.ZodRecord &&
    isSchema(schema.valueType) &&
    claimedBy(schema.valueType) !== undefined
  );
}

/** What the values of a list of claims are; undefined where it is no such list. */
function claimedBy(schema: z.ZodType): z.ZodType | undefined {
  if (!(schema instanceof z.ZodArray) || !(schema.element instanceof z.ZodObject)) return undefined;
  const { value } = schema.element.shape as Record<string, unknown>;
  const [first] = value instanceof z.ZodUnion ? value.options : [];
  return isSchema(first) ? first : undefined;
}

/** What the check says is wanted where a file holds something else. */
function wantedBy(schema: z.ZodType): string {
  const [problem] = readRecord(schema, null, { path: '', lineOf: () => 1 }).problems;
  return problem?.wanted ?? '';
}

function isSchema(value: unknown): value is z.ZodType {
  return value instanceof z.ZodType;
}
