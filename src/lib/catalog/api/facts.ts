import { z } from 'zod';
import type { Claim, Source } from '../../schema/claim.ts';
import { orderClaims } from '../fact.ts';
import { describeAs, seenOutput, toKnown } from './null-fields.ts';
import type { Shape } from './null-fields.ts';

/** A fact as data. */
export interface FactData {
  readonly value: unknown;
  readonly disputed: boolean;
  readonly claims: readonly {
    readonly value: unknown;
    readonly source: string;
    readonly seen: string | null;
    readonly note: string | null;
  }[];
}

/** The schema of a fact whose known values follow `value`. */
export function factOf(value: z.ZodType, description?: string): z.ZodType {
  return describeAs(
    z.strictObject({
      value: value.nullable().describe('The value put first by the policy; null where unknown.'),
      disputed: z.boolean().describe('Whether sources give different values.'),
      claims: z
        .array(
          z.strictObject({
            value: value.nullable().describe('What the source says; null where it leaves it open.'),
            source: z.string().describe('Key in `sources` of the same record.'),
            seen: seenOutput,
            note: z.string().nullable().describe('What must be known to read the value right.'),
          }),
        )
        .describe('Who says so, in the order of the policy; empty where nobody says.'),
    }),
    description,
  );
}

/** The fields of a content schema that hold claims, by name, with the schema of their values. */
export function claimFields(shape: Shape): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(shape).flatMap(([name, field]) => {
      const value = claimedValue(field);
      return value === undefined ? [] : [[name, describeAs(value, field.description)]];
    }),
  );
}

/** The facts of all claim fields of a content schema, as a schema. */
export function toFactShape(shape: Shape): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(claimFields(shape)).map(([name, value]) => [
      name,
      factOf(value, value.description),
    ]),
  );
}

/** All claim fields of a record as facts, unknown ones included. */
export function toFacts(
  shape: Shape,
  record: object,
  sources: Readonly<Record<string, Source>>,
): Record<string, FactData> {
  const values = record as Readonly<Record<string, readonly Claim[] | undefined>>;
  return Object.fromEntries(
    Object.keys(claimFields(shape)).map((name) => [name, toFactData(values[name], sources)]),
  );
}

/** The claims of one field as a fact; without claims its value is null. */
export function toFactData(
  claims: readonly Claim[] | undefined,
  sources: Readonly<Record<string, Source>>,
): FactData {
  const ordered = orderClaims(claims ?? [], sources).map(({ value, source, seen, note }) => ({
    value: toKnown(value),
    source,
    seen: toKnown(seen) as string | null,
    note: note ?? null,
  }));
  const known = ordered.filter(({ value }) => value !== null);
  return {
    value: known[0]?.value ?? null,
    disputed: new Set(known.map(({ value }) => JSON.stringify(value))).size > 1,
    claims: ordered,
  };
}

function claimedValue(field: z.ZodType): z.ZodType | undefined {
  const list = field instanceof z.ZodOptional ? field.unwrap() : field;
  const claim = list instanceof z.ZodArray ? list.element : undefined;
  const value: unknown = claim instanceof z.ZodObject ? claim.shape['value'] : undefined;
  return value instanceof z.ZodUnion ? (value.options[0] as z.ZodType) : undefined;
}
