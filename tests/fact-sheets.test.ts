/**
 * The content against the sheets it was written from, where they are at hand: every plain value of
 * a model must be one that the sheet gives for the same field by the same source.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readOwnContent } from './own-content.ts';
import { shared } from './shared.ts';

const folder = shared('facts/models/');
const { models } = await readOwnContent();

interface SheetFact {
  readonly field: string;
  readonly value: unknown;
  readonly source: string;
  readonly note?: string;
}

/** A value in the content with what the sheet calls its field. */
interface Written {
  readonly place: string;
  readonly id: string;
  readonly fields: readonly string[];
  readonly value: unknown;
  readonly url: string;
}

/** Fields of the content whose values are plain, and what the sheets call them. */
const sheetFields: Readonly<Record<string, readonly string[]>> = {
  'lifecycle.status': ['status'],
  'lifecycle.announced': ['announced'],
  'lifecycle.released': ['released'],
  'lifecycle.apiReleased': ['apiReleased'],
  'lifecycle.apiRetired': ['apiRetired', 'retired'],
  'lifecycle.retired': ['retired'],
  'lifecycle.predecessor': ['predecessor'],
  'specs.clipSeconds': ['clipSecondsOptions'],
  'specs.maxClipSeconds': ['maxClipSeconds'],
  'specs.maxExtendedSeconds': ['maxExtendedSeconds'],
  'specs.maxResolution': ['maxResolution'],
  'specs.resolutions': ['resolutions'],
  'specs.aspectRatios': ['aspectRatios'],
  'specs.framesPerSecond': ['fps'],
  'specs.referenceImages': ['referenceImages'],
  'specs.keyframes': ['keyframes'],
  'specs.maxPromptCharacters': ['maxPromptCharacters'],
  'specs.minVramGb': ['minVramGb'],
};

const written = models.flatMap(({ id, data }): Written[] => [
  ...Object.entries(sheetFields).flatMap(([place, fields]) => {
    const [group, field] = place.split('.') as ['lifecycle' | 'specs', string];
    const claims = (data[group] as Record<string, { value: unknown; source: string }[]>)[field];
    return (claims ?? []).map(({ value, source }) => ({
      place: `${id} ${place}`,
      id,
      fields,
      value,
      url: data.sources[source]!.url,
    }));
  }),
  ...data.prices.map(({ amount, source }, index) => ({
    place: `${id} prices[${index}]`,
    id,
    fields: [],
    value: amount,
    url: data.sources[source]!.url,
  })),
]);

const sheets = new Map<string, readonly SheetFact[]>();

function sheetOf(id: string): readonly SheetFact[] {
  const known = sheets.get(id);
  if (known !== undefined) return known;
  const text = readFileSync(new URL(`${id}.yaml`, folder), 'utf8');
  const { facts } = parse(text) as { facts: SheetFact[] };
  sheets.set(id, facts);
  return facts;
}

/** What the content says otherwise than the sheet on purpose, each with the reason. */
const otherwise: Readonly<Record<string, string>> = {
  'google-gemini-omni-flash lifecycle.retired': 'the sheet tells it in the note of the status',
  'hunyuanvideo-1-5 specs.maxResolution': 'the largest without upscaling, as the field asks',
  'minimax-h3 specs.maxResolution': 'the largest without upscaling, as the field asks',
  'pika-h3-flex specs.maxResolution': 'the largest without upscaling, as the field asks',
  'hunyuanvideo-1-5 specs.clipSeconds': 'the sheet tells the range in a note',
  'kling-o1 specs.maxClipSeconds': 'the sheet tells it among the limitations',
  'luma-ray-1-6 lifecycle.predecessor': 'derived, and said to be',
  'luma-ray-2-flash specs.maxResolution': 'the sheet tells it in the note of a price',
  'luma-ray-2 lifecycle.released': 'the sheet calls it bedrockReleased',
  'openai-sora-2 lifecycle.apiRetired': 'the sheet calls it lifecycle.api_removed',
  'pika-2-0 specs.aspectRatios': 'the sheet gives width divided by height',
  'pika-pikastream-1-0 specs.resolutions': 'the sheet tells it in the note of the frame rate',
  'runway-gen-3-alpha-turbo specs.keyframes': 'the sheet tells it in the note of the modes',
  'seedance-2-5 lifecycle.status': 'the sheet gives it in a note',
  'wan-3-0 specs.maxResolution': 'the sheet gives it by variant',
  'wan-3-0 specs.resolutions': 'the sheet gives it by variant',
};

/** The texts of a value: `1080P` and `1080p` are the same, and so are one and a list of one. */
function partsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (typeof value === 'object' && value !== null)
    return Object.values(value as Readonly<Record<string, unknown>>).flatMap(partsOf);
  return [
    String(value)
      .toLowerCase()
      .replace(/ \(.*\)$/, ''),
  ];
}

/** Whether the sheet's value is the one written, which may be the upper end of a range. */
function isSameValue(written: unknown, given: unknown): boolean {
  const [mine, theirs] = [partsOf(written), partsOf(given)];
  const isRange = typeof given === 'object' && given !== null && 'max' in given;
  if (isRange && mine.length === 1) return mine[0] === String(given.max);
  return mine.every((part) => theirs.includes(part)) && (mine.length > 1 || theirs.length === 1);
}

/** Whether an amount is among the numbers of the facts; 211 credits of the reseller Comfy are a dollar. */
function isPriceIn(facts: readonly SheetFact[], amount: number): boolean {
  return facts
    .flatMap((fact) => JSON.stringify(fact).match(/\d[\d,]*(\.\d+)?/g) ?? [])
    .map((text) => Number(text.replaceAll(',', '')))
    .flatMap((number) => [number, number / 211])
    .some((number) => Math.abs(number - amount) < 5e-5);
}

function isInSheet({ id, fields, value, url }: Written): boolean {
  const address = url.replace(/^https?:\/\/|\/$/g, '').toLowerCase();
  const facts = sheetOf(id).filter((fact) =>
    `${fact.source} ${fact.note ?? ''}`.toLowerCase().includes(address),
  );
  if (fields.length === 0) return isPriceIn(facts, Number(value));
  return facts
    .filter(({ field }) => fields.includes(field))
    .some((fact) => isSameValue(value, fact.value));
}

describe.skipIf(folder === undefined)('the content and its fact sheets', () => {
  let strays: readonly string[];
  beforeAll(() => {
    strays = written.filter((value) => !isInSheet(value)).map(({ place }) => place);
  });

  it('agree in every plain value, by the same source', () => {
    expect(written.length).toBeGreaterThan(1000);
    expect(strays.filter((place) => !(place in otherwise))).toEqual([]);
  });

  it('differ on purpose only where they still do', () => {
    expect(Object.keys(otherwise).filter((place) => !strays.includes(place))).toEqual([]);
  });
});
