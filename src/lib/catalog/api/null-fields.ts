import { z } from 'zod';
import { dateSchema } from '../../schema/date.ts';

/** Fields of an object schema by name. */
export type Shape = Readonly<Record<string, z.ZodType>>;

/** The day something was seen, as the data has it: null where nobody states one. */
export const seenOutput = dateSchema
  .nullable()
  .describe('The day the source states or was read, as exact as known; null where none is stated.');

/**
 * What the data say where content files may leave a field out: the same fields, none optional,
 * null for what is left out. `seen` is null where the file says unknown.
 */
export function toNullShape(shape: Shape): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(shape).map(([name, field]) => [
      name,
      name === 'seen'
        ? seenOutput
        : field instanceof z.ZodOptional
          ? describeAs(z.nullable(field.unwrap() as z.ZodType), field.description)
          : field,
    ]),
  );
}

/** A record with every field of the shape, null for what it leaves out and for a day unknown. */
export function fillNulls(shape: Shape, record: object): Record<string, unknown> {
  const values = record as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.keys(shape).map((name) => [
      name,
      name === 'seen' ? toKnown(values[name]) : (values[name] ?? null),
    ]),
  );
}

/** A value as the data have it: null for what a source leaves open. */
export function toKnown(value: unknown): unknown {
  return value === 'unknown' || value === undefined ? null : value;
}

/** The same schema with a sentence on what it means, if there is one. */
export function describeAs<Schema extends z.ZodType>(
  schema: Schema,
  description: string | undefined,
): Schema {
  return description === undefined ? schema : schema.describe(description);
}
