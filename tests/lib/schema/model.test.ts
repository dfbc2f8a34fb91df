import { describe, expect, it } from 'vitest';
import { modelSchema } from '../../../src/lib/schema/model.ts';
import type { AuthoredModel } from '../../../src/lib/schema/model.ts';
import { aClaim, aModel, aPrice, refusals, without } from '../../content-builders.ts';

const statement = { text: 'Keeps faces steady.', source: 'site', seen: '2026-05-04' };

/** A model with every field that there is. */
const fullModel: Required<AuthoredModel> = {
  ...aModel(),
  lifecycle: {
    status: [aClaim('retired')],
    announced: [aClaim('2025')],
    released: [aClaim('2025-12')],
    apiReleased: [aClaim('2025-12-01')],
    apiRetired: [aClaim('2026-09')],
    retired: [aClaim('unknown')],
    predecessor: [aClaim('reel-0')],
  },
  specs: {
    clipSeconds: [aClaim([5, 10]), aClaim({ min: 2, max: 10 })],
    maxClipSeconds: [aClaim(10)],
    maxExtendedSeconds: [aClaim(60.5)],
    maxResolution: [aClaim('4K')],
    resolutions: [aClaim(['720p', '1280x720'])],
    aspectRatios: [aClaim(['16:9', '2.39:1'])],
    framesPerSecond: [aClaim([24])],
    outputFormats: [aClaim(['MP4'])],
    referenceImages: [aClaim(0)],
    keyframes: [aClaim(2)],
    maxPromptCharacters: [aClaim(1000)],
    generationSeconds: [aClaim(90)],
    minVramGb: [aClaim(24)],
  },
  disclosure: {
    architecture: [aClaim('Diffusion transformer')],
    technicalReport: [aClaim('none'), aClaim('https://studio.example/paper')],
    openWeights: [aClaim('Apache-2.0')],
    parameters: [aClaim('14B')],
    trainingData: [aClaim('unknown')],
    trainingHardware: [aClaim('unknown')],
  },
  capabilities: { 'text-to-video': [aClaim('full'), aClaim('unknown')] },
  integrations: [aClaim(['Editor'])],
  prices: [aPrice({ per: 'clip', clipSeconds: 5 })],
  strengths: [statement],
  limitations: [{ ...statement }],
  ratings: [aClaim({ score: 4.5, outOf: 5 })],
  elsewhere: [{ arena: 'Arena', rank: 3, source: 'site', seen: '2026-05-04' }],
  positioning: [{ rival: 'spool-2', text: 'Cheaper and slower.' }],
  bestFor: ['People who test'],
  lessSuitedFor: ['Everybody else'],
};

type Path = (string | number)[];

/** The mappings inside some data whose keys the schema fixes. */
function mappingsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const isOpen = ['sources', 'capabilities'].includes(path.join('.'));
  return [
    ...(Array.isArray(value) || isOpen ? [] : [path]),
    ...Object.entries(value).flatMap(([key, child]) =>
      mappingsIn(child, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

function withUnknownKey(data: unknown, path: Path): unknown {
  const copy = structuredClone(data);
  const target = path.reduce<unknown>(
    (value, key) => (value as Record<string | number, unknown>)[key],
    copy,
  );
  (target as Record<string, unknown>)['zzzzzzzzzzzz'] = 1;
  return copy;
}

describe('modelSchema', () => {
  it('accepts the smallest model, and one with every field', () => {
    expect(refusals(modelSchema, aModel())).toEqual([]);
    expect(refusals(modelSchema, fullModel)).toEqual([]);
  });

  it.each(Object.keys(aModel()))('refuses a model without %s', (field) => {
    const problems = refusals(modelSchema, without(aModel(), field));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(`${field}: found nothing, wanted `);
  });

  it('finds mappings at every depth to try', () => {
    expect(mappingsIn(fullModel).length).toBeGreaterThan(40);
  });

  it.each(mappingsIn(fullModel).map((path) => [path.join('.'), path] as const))(
    'refuses an unknown field in %s',
    (_, path) => {
      const problems = refusals(modelSchema, withUnknownKey(fullModel, path));
      expect(problems).toHaveLength(1);
    },
  );

  it.each([
    ['16/9', '"16/9"'],
    ['16x9', '"16x9"'],
    ['16:', '"16:"'],
    [969, 'the number 969'],
  ])('refuses the aspect ratio %j', (ratio, found) => {
    const specs = { aspectRatios: [aClaim(['16:9', ratio])] };
    expect(refusals(modelSchema, { ...aModel(), specs })).toEqual([
      `specs.aspectRatios[0].value[1]: found ${found}, wanted an aspect ratio such as 16:9`,
    ]);
  });

  const choiceWanted = 'a list such as [5, 10] or a range such as { min: 2, max: 10 }';
  const refusalOfLengths = (value: unknown): string[] =>
    refusals(modelSchema, { ...aModel(), specs: { clipSeconds: [aClaim(value)] } });

  it.each([
    [['5s'], 'a list of 1'],
    [{ min: 2 }, '{ min: 2 }'],
    [10, 'the number 10'],
  ])('refuses clip lengths of %j and says how lengths are written', (value, found) => {
    expect(refusalOfLengths(value)).toEqual([
      `specs.clipSeconds[0].value: found ${found}, wanted ${choiceWanted}`,
    ]);
  });

  it.each([[[]], [[0, 5]], [{ min: 0, max: 5 }]])('refuses clip lengths of %j', (value) => {
    expect(refusalOfLengths(value)).toHaveLength(1);
  });

  it.each([[[]], [[0, 5]]])('says how lengths are written also of %j', (value) => {
    expect(refusalOfLengths(value)[0]).toContain(choiceWanted);
  });

  it('accepts a range of one length and refuses one that ends before it begins', () => {
    const withRange = (min: number, max: number) =>
      refusals(modelSchema, aModel({ specs: { clipSeconds: [aClaim({ min, max })] } }));
    expect(withRange(5, 5)).toEqual([]);
    expect(withRange(10, 5)).toHaveLength(1);
  });

  it.each([0, -1, '10s', NaN, Infinity])('refuses a longest clip of %j', (value) => {
    const specs = { maxClipSeconds: [aClaim(value)] };
    expect(refusals(modelSchema, { ...aModel(), specs })[0]).toMatch(
      'wanted a number of seconds above 0',
    );
  });

  it.each([-1, 1.5, 'many'])('refuses %j reference images', (value) => {
    const specs = { referenceImages: [aClaim(value)] };
    expect(refusals(modelSchema, { ...aModel(), specs })[0]).toMatch(
      'wanted a whole number, 0 or more',
    );
  });

  it('refuses a technical report that is neither an address nor none', () => {
    const disclosure = { technicalReport: [aClaim('arXiv')] };
    const [problem] = refusals(modelSchema, aModel({ disclosure }));
    expect(problem).toMatch(
      'disclosure.technicalReport[0].value: found "arXiv", wanted an address',
    );
  });

  it('says that a technical report may also be none', () => {
    const disclosure = { technicalReport: [aClaim('arXiv')] };
    expect(refusals(modelSchema, aModel({ disclosure }))[0]).toContain('or none');
  });

  it('refuses a status that it does not know', () => {
    const lifecycle = { status: [aClaim('beta')] };
    expect(refusals(modelSchema, { ...aModel(), lifecycle })).toEqual([
      'lifecycle.status[0].value: found "beta", wanted one of announced, preview, available, legacy, retired',
    ]);
  });

  it('refuses a capability with anything but full, partial, none or unknown', () => {
    const capabilities = { 'text-to-video': [aClaim('yes')] };
    expect(refusals(modelSchema, { ...aModel(), capabilities })).toEqual([
      'capabilities.text-to-video[0].value: found "yes", wanted one of full, partial, none',
    ]);
  });

  it.each([
    { score: 6, outOf: 5 },
    { score: -1, outOf: 5 },
    { score: 0, outOf: 0 },
  ])('refuses the rating %j', (rating) => {
    expect(refusals(modelSchema, aModel({ ratings: [aClaim(rating)] }))).toHaveLength(1);
  });

  it('refuses a standing elsewhere with neither rank nor rating', () => {
    const standing = { arena: 'Arena', source: 'site', seen: '2026-05-04' };
    expect(refusals(modelSchema, aModel({ elsewhere: [standing] }))).toEqual([
      'elsewhere[0]: found { arena: Arena, source: site, seen: 2026-05-04 }, wanted a `rank` or a `rating`',
    ]);
    expect(refusals(modelSchema, aModel({ elsewhere: [{ ...standing, rating: 1093.8 }] }))).toEqual(
      [],
    );
  });
});
