import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Node, Pair, Scalar, YAMLMap } from 'yaml';
import { z } from 'zod';
import { nearestTo } from '../schema/read-record.ts';
import type { Edit } from './edit.ts';
import { otherWritings } from './repairs.ts';
import { toYamlScalar } from './yaml-scalar.ts';

/**
 * Edits that make values and keys what the schema wants, where only the way of writing is wrong:
 * units, dates, cases, quotes, a key with a single near match, one claim that is not in a list.
 * A value that the schema takes is never touched.
 *
 * @param yaml the front matter
 */
export function findValueEdits(yaml: string, schema: z.ZodType): Edit[] {
  const document = parseDocument(yaml, { version: '1.2', prettyErrors: false });
  if (document.errors.length > 0 || document.contents === null) return [];
  return visit(document.contents, schema, { yaml, field: '', isFlow: false });
}

interface Place {
  readonly yaml: string;
  /** Name of the field, as far as it has one. */
  readonly field: string;
  readonly isFlow: boolean;
}

function visit(node: Node, schema: z.ZodType, place: Place): Edit[] {
  const options = optionsOf(schema);
  if (isMap(node)) {
    const object = options.find((option) => option instanceof z.ZodObject);
    if (object !== undefined) return visitObject(node, object, place);
    const record = options.find((option) => option instanceof z.ZodRecord);
    if (record !== undefined) return visitRecord(node, record, place);
    const list = options.find((option) => option instanceof z.ZodArray);
    return list === undefined ? [] : wrap(node, list, place);
  }
  if (isSeq(node)) {
    const list = options.find((option) => option instanceof z.ZodArray);
    if (list === undefined) return [];
    return node.items.flatMap((item) =>
      visit(item as Node, list.element as z.ZodType, {
        ...place,
        isFlow: place.isFlow || node.flow === true,
      }),
    );
  }
  return isScalar(node) ? fixScalar(node, schema, place) : [];
}

function visitObject(map: YAMLMap, schema: z.ZodObject, place: Place): Edit[] {
  const shape = schema.shape as Readonly<Record<string, z.ZodType>>;
  const keys = map.items.map((pair) => keyOf(pair));
  const isFlow = place.isFlow || map.flow === true;
  return map.items.flatMap((pair) => {
    const key = keyOf(pair);
    const meant = key in shape ? key : onlyNearKey(key, Object.keys(shape), keys);
    if (meant === undefined) return [];
    const range = (pair.key as Scalar).range;
    const rename = meant === key || !range ? [] : [{ start: range[0], end: range[1], text: meant }];
    const field = meant === 'value' ? place.field : meant === 'amount' ? amountOf(map) : meant;
    return [...rename, ...visitValue(pair, shape[meant]!, { ...place, field, isFlow })];
  });
}

/** An amount is named after the unit beside it: what of it may be left out depends on that. */
function amountOf(map: YAMLMap): string {
  return `amount ${String(map.get('unit'))}`;
}

function visitRecord(map: YAMLMap, schema: z.ZodRecord, place: Place): Edit[] {
  return map.items.flatMap((pair) =>
    visitValue(pair, schema.valueType as z.ZodType, {
      ...place,
      field: keyOf(pair),
      isFlow: place.isFlow || map.flow === true,
    }),
  );
}

function visitValue(pair: Pair, schema: z.ZodType, place: Place): Edit[] {
  return pair.value === null || pair.value === undefined
    ? []
    : visit(pair.value as Node, schema, place);
}

/** The one known key near to an unknown one, unless the mapping has it already. */
function onlyNearKey(
  key: string,
  known: readonly string[],
  present: readonly string[],
): string | undefined {
  const free = known.filter((candidate) => !present.includes(candidate));
  const nearest = nearestTo(key, known);
  if (nearest === undefined || !free.includes(nearest)) return undefined;
  const second = nearestTo(
    key,
    known.filter((candidate) => candidate !== nearest),
  );
  const isSameWord = key.toLowerCase() === nearest.toLowerCase();
  return second === undefined || isSameWord ? nearest : undefined;
}

function fixScalar(scalar: Scalar, schema: z.ZodType, { yaml, field, isFlow }: Place): Edit[] {
  const { range } = scalar;
  const isMarked = scalar.tag !== undefined || scalar.anchor !== undefined;
  if (!range || isMarked || scalar.value === null || schema.safeParse(scalar.value).success)
    return [];
  const [start, end] = range;
  const source = yaml.slice(start, end);
  if (source === '' || source.includes('\n')) return [];
  const written = typeof scalar.value === 'string' ? scalar.value : source;
  const right = otherWritings(written, field, wordsOf(schema)).find(
    (value) => value !== scalar.value && schema.safeParse(value).success,
  );
  return right === undefined ? [] : [{ start, end, text: toYamlScalar(right, isFlow) }];
}

/** One claim where a list of claims is wanted, on one line. */
function wrap(map: YAMLMap, list: z.ZodArray, place: Place): Edit[] {
  const [start, end] = map.range ?? [0, 0];
  const source = place.yaml.slice(start, end);
  const fits = (list.element as z.ZodType).safeParse(map.toJSON()).success;
  // What stands in it may have to be put right first.
  if (!fits) return visit(map, list.element as z.ZodType, place);
  return map.flow === true && !source.includes('\n') ? [{ start, end, text: `[${source}]` }] : [];
}

/** What a value may be: the schema itself, or those of a union, without what makes it optional. */
function optionsOf(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodOptional) return optionsOf(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodUnion) return (schema.options as z.ZodType[]).flatMap(optionsOf);
  return [schema];
}

function wordsOf(schema: z.ZodType): string[] {
  return optionsOf(schema).flatMap((option) =>
    option instanceof z.ZodEnum
      ? option.options.map(String)
      : option instanceof z.ZodLiteral
        ? [...option.values].map(String)
        : [],
  );
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : '';
}
