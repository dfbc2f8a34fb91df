import { describe, expect, it } from 'vitest';
import { fieldGroups, readFields } from '../../../src/lib/catalog/fields.ts';
import type { LabelledFact } from '../../../src/lib/catalog/fields.ts';
import type { AuthoredModel } from '../../../src/lib/schema/model.ts';
import { modelSchema } from '../../../src/lib/schema/model.ts';
import { aClaim, aModel, sources, today } from '../../builders.ts';

function factsOf(change: Partial<AuthoredModel>): LabelledFact[] {
  const model = aModel(change);
  return fieldGroups.flatMap((group) => readFields(group, model, { sources, today }));
}

/** What readers see of one field. */
function textOf(id: string, change: Partial<AuthoredModel>): string | undefined {
  return factsOf(change).find((fact) => fact.id === id)!.text;
}

describe('fieldGroups', () => {
  it('calls no two fields by one id or one label', () => {
    const fields = fieldGroups.flatMap((group) => group.fields);
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
    expect(new Set(fields.map(({ label }) => label)).size).toBe(fields.length);
  });

  it('leaves out no spec and no disclosure that a file may state', () => {
    const { specs, disclosure } = modelSchema.shape;
    const shown = fieldGroups.flatMap(({ fields }) => fields.map(({ id }) => id));
    expect(shown).toEqual(expect.arrayContaining(Object.keys(specs.shape)));
    expect(shown).toEqual(expect.arrayContaining(Object.keys(disclosure.shape)));
  });
});

describe('readFields()', () => {
  it('has every field of a model of which nothing is known, as unknown', () => {
    const facts = factsOf({});
    expect(facts).toHaveLength(fieldGroups.flatMap(({ fields }) => fields).length);
    for (const { text, claims, isDisputed } of facts) {
      expect({ text, claims, isDisputed }).toEqual({
        text: undefined,
        claims: [],
        isDisputed: false,
      });
    }
  });

  it('reads a field from its own place and no other', () => {
    const known = factsOf({ specs: { maxExtendedSeconds: [aClaim(60)] } })
      .filter(({ text }) => text !== undefined)
      .map(({ id, text }) => [id, text]);
    expect(known).toEqual([['maxExtendedSeconds', '60 s']]);
  });

  it('writes lengths as a list or as a range', () => {
    expect(textOf('clipSeconds', { specs: { clipSeconds: [aClaim([5, 10])] } })).toBe('5, 10 s');
    expect(textOf('clipSeconds', { specs: { clipSeconds: [aClaim({ min: 2, max: 10 })] } })).toBe(
      '2 to 10 s',
    );
    expect(textOf('framesPerSecond', { specs: { framesPerSecond: [aClaim([24, 25])] } })).toBe(
      '24, 25',
    );
  });

  it('tells none from unknown where a count may be 0', () => {
    const images = (count: number) =>
      textOf('referenceImages', { specs: { referenceImages: [aClaim(count)] } });
    expect([images(0), images(1), images(7)]).toEqual(['None', '1', 'Up to 7']);
    expect(textOf('referenceImages', {})).toBeUndefined();
  });

  it('puts units where a number alone could be misread', () => {
    const specs = {
      maxPromptCharacters: [aClaim(2500)],
      minVramGb: [aClaim(8.5)],
      generationSeconds: [aClaim(90)],
    };
    expect(textOf('maxPromptCharacters', { specs })).toBe('2,500 characters');
    expect(textOf('minVramGb', { specs })).toBe('8.5 GB');
    expect(textOf('generationSeconds', { specs })).toBe('90 s');
  });

  it('writes dates and words as readers know them', () => {
    const lifecycle = {
      status: [aClaim('available')],
      released: [aClaim('2025-12')],
      retired: [aClaim('unknown')],
    };
    expect(textOf('status', { lifecycle })).toBe('Available');
    expect(textOf('released', { lifecycle })).toBe('Dec 2025');
    expect(textOf('retired', { lifecycle })).toBeUndefined();
  });

  it('tells a report from none, and keeps its address as evidence', () => {
    const report = (value: string) =>
      factsOf({ disclosure: { technicalReport: [aClaim(value)] } }).find(
        ({ id }) => id === 'technicalReport',
      )!;
    expect(report('https://arxiv.org/abs/2504.04907')).toMatchObject({
      text: 'Published',
      claims: [{ text: 'https://arxiv.org/abs/2504.04907' }],
    });
    expect(report('none').text).toBe('None');
    expect(report('unknown').text).toBeUndefined();
  });

  it('tells weights that are not open from weights of which nobody speaks', () => {
    const weights = (value: string) =>
      textOf('openWeights', { disclosure: { openWeights: [aClaim(value)] } });
    expect(weights('none')).toBe('None');
    expect(weights('Apache-2.0')).toBe('Apache-2.0');
    expect(textOf('openWeights', {})).toBeUndefined();
  });

  it('is disputed where sources give different lists', () => {
    const [first, second] = [['720p'], ['720p', '1080p']];
    const facts = factsOf({
      specs: { resolutions: [aClaim(first), aClaim(second, { source: 'review' })] },
    });
    expect(facts.find(({ id }) => id === 'resolutions')).toMatchObject({
      text: '720p',
      isDisputed: true,
    });
  });

  it('is not disputed where sources give the same list in another order', () => {
    const [first, second] = [
      ['16:9', '9:16'],
      ['9:16', '16:9'],
    ];
    const facts = factsOf({
      specs: { aspectRatios: [aClaim(first), aClaim(second, { source: 'review' })] },
    });
    expect(facts.find(({ id }) => id === 'aspectRatios')!.isDisputed).toBe(false);
  });

  it('is not disputed where one source is only less exact than the other', () => {
    const facts = factsOf({
      lifecycle: { released: [aClaim('2025-04'), aClaim('2025-04-15', { source: 'review' })] },
    });
    expect(facts.find(({ id }) => id === 'released')!.isDisputed).toBe(false);
  });

  it('is disputed between two days of which one is written like the end of the other', () => {
    const facts = factsOf({
      lifecycle: { released: [aClaim('2025-04-05'), aClaim('2025-04-15', { source: 'review' })] },
    });
    expect(facts.find(({ id }) => id === 'released')!.isDisputed).toBe(true);
  });

  it('is disputed between two dates of which neither holds the other', () => {
    for (const [first, second] of [
      ['2025-04', '2025-05-15'],
      ['2025-04-15', '2026-04-15'],
      ['2024', '2025-04'],
    ] as const) {
      const facts = factsOf({
        lifecycle: { released: [aClaim(first), aClaim(second, { source: 'review' })] },
      });
      expect(facts.find(({ id }) => id === 'released')!.isDisputed).toBe(true);
    }
  });
});
