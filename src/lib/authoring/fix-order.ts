import { isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { Pair, Scalar, YAMLMap } from 'yaml';
import { applyEdits } from './edit.ts';
import type { Edit } from './edit.ts';

/** What says who says so: last in every claim. */
const evidence = ['source', 'seen', 'note'];

/**
 * Edits that put the evidence of claims on one line after what they claim: source, seen, note.
 * Mappings with comments or on several lines stay as they are.
 *
 * @param yaml the front matter
 */
export function findEvidenceOrder(yaml: string): Edit[] {
  const document = parseDocument(yaml, { version: '1.2', prettyErrors: false });
  if (document.errors.length > 0) return [];
  const edits: Edit[] = [];
  visit(document, {
    Map: (_, map) => {
      edits.push(...orderEvidence(map, yaml));
    },
  });
  return edits;
}

function orderEvidence(map: YAMLMap, yaml: string): Edit[] {
  const keys = map.items.map(keyOf);
  const isClaim = keys.includes('source') && keys.includes('seen');
  const spans = map.items.map((pair) => spanOf(pair, yaml));
  const [start, end] = map.range ?? [0, 0];
  if (!isClaim || map.flow !== true || yaml.slice(start, end).includes('\n')) return [];
  if (spans.some((span) => span === undefined)) return [];
  const place = (pair: Pair): number => evidence.indexOf(keyOf(pair));
  const order = map.items
    .map((pair, index) => ({ pair, index }))
    .toSorted((left, right) => place(left.pair) - place(right.pair) || left.index - right.index);
  if (order.every(({ index }, slot) => index === slot)) return [];
  const edits = order.map(({ index }, slot) => {
    const [from, to] = [spans[index]!, spans[slot]!];
    return {
      start: to.start - start,
      end: to.end - start,
      text: yaml.slice(from.start, from.end),
    };
  });
  return [{ start, end, text: applyEdits(yaml.slice(start, end), edits) }];
}

function spanOf(pair: Pair, yaml: string): { start: number; end: number } | undefined {
  const start = (pair.key as Scalar).range?.[0];
  const { value } = pair;
  if (start === undefined) return undefined;
  if (!isScalar(value) && !isMap(value) && !isSeq(value)) return undefined;
  const end = value.range?.[1];
  return end === undefined || yaml.slice(start, end).trim() === '' ? undefined : { start, end };
}

/**
 * The front matter with its fields in the order of the schema. Comments right above a field go with
 * it. Nothing changes where a field is unknown, since it may belong anywhere.
 *
 * @param yaml the front matter
 * @param order names of the fields, in the order wanted
 */
export function orderFields(yaml: string, order: readonly string[]): string {
  const document = parseDocument(yaml, { version: '1.2', prettyErrors: false });
  if (document.errors.length > 0 || !isMap(document.contents)) return yaml;
  const map = document.contents;
  const keys = map.items.map(keyOf);
  if (map.flow === true || keys.some((key) => !order.includes(key))) return yaml;
  const lines = yaml.split('\n');
  const starts = map.items.map((pair) => {
    const offset = (pair.key as Scalar).range?.[0] ?? 0;
    return withComments(lines, yaml.slice(0, offset).split('\n').length - 1);
  });
  const blocks = starts.map((start, index) => ({
    key: keys[index]!,
    ...splitGap(lines.slice(start, starts[index + 1] ?? lines.length)),
  }));
  const sorted = blocks.toSorted(
    (left, right) => order.indexOf(left.key) - order.indexOf(right.key),
  );
  if (sorted.every((block, index) => block === blocks[index])) return yaml;
  // Empty lines stay where they are needed: the last field ends as the last field did.
  const [last, formerLast] = [sorted.at(-1)!, blocks.at(-1)!];
  const gapOf = (block: (typeof blocks)[number]): readonly string[] =>
    block === last ? formerLast.gap : block === formerLast ? last.gap : block.gap;
  return [
    ...lines.slice(0, starts[0]),
    ...sorted.flatMap((block) => [...block.text, ...gapOf(block)]),
  ].join('\n');
}

function withComments(lines: readonly string[], start: number): number {
  let first = start;
  while (first > 0 && /^#/.test(lines[first - 1]!)) first -= 1;
  return first;
}

function splitGap(lines: readonly string[]): { text: string[]; gap: string[] } {
  const end = lines.findLastIndex((line) => line.trim() !== '') + 1;
  return { text: lines.slice(0, end), gap: lines.slice(end) };
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : '';
}
