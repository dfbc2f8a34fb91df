import type { FieldPath } from '../schema/problem.ts';

/** Where a record is written, and the way from a field to its line. */
interface Place {
  readonly path: string;
  readonly lineOf: (field: FieldPath) => number;
}

/**
 * The same data in which each claim, price and statement knows where it is written:
 * `place: src/content/models/kling-3-0.md:42`. The data given stay as they are.
 */
export function locateClaims<Data>(data: Data, { path, lineOf }: Place): Data {
  const name = path.replaceAll('\\', '/');
  const locate = (value: unknown, field: FieldPath): unknown => {
    if (Array.isArray(value))
      return value.map((item: unknown, index) => locate(item, [...field, index]));
    if (typeof value !== 'object' || value === null) return value;
    const located = Object.entries(value).map(([key, part]) => [
      key,
      locate(part, [...field, key]),
    ]);
    const place = isClaim(value) ? { place: `${name}:${lineOf(field)}` } : {};
    return { ...Object.fromEntries(located), ...place };
  };
  return locate(data, []) as Data;
}

/** Whatever names its source and the day it was seen. */
function isClaim(value: object): boolean {
  return 'source' in value && 'seen' in value;
}
