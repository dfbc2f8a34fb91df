import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findModels, pictureChoices, toMidSentence } from '../../../src/lib/catalog/find-models.ts';
import type { Candidate, MustHaves } from '../../../src/lib/catalog/find-models.ts';

const names = { 'native-audio': 'Native audio', api: 'API', keyframes: 'Keyframes' };
const nothing: MustHaves = { capabilities: [], isUsable: false };

function aCandidate(change: Partial<Candidate> = {}): Candidate {
  return {
    id: 'reel',
    name: 'Reel 1',
    vendorName: 'Reel',
    href: '/models/reel/',
    support: {},
    ...change,
  };
}

function reasonsFor(candidate: Candidate, mustHaves: Partial<MustHaves>): string[] {
  const { excluded } = findModels([candidate], { ...nothing, ...mustHaves }, names);
  return excluded.flatMap(({ reasons }) => reasons.map(({ text }) => text));
}

describe('findModels()', () => {
  it('finds all where nothing is asked', () => {
    const candidates = [aCandidate(), aCandidate({ id: 'other' })];
    const { found, excluded, verdicts } = findModels(candidates, nothing, names);
    expect(found.map(({ candidate }) => candidate)).toEqual(candidates);
    expect([excluded, verdicts]).toEqual([[], []]);
  });

  it('gives unknown as a reason of its own, for every kind of must-have', () => {
    expect(
      reasonsFor(aCandidate(), {
        capabilities: ['native-audio', 'api'],
        seconds: 10,
        pictureLines: 1080,
        isUsable: true,
        maxUsdPerSecond: 0.2,
      }),
    ).toEqual([
      'native audio unknown',
      'API unknown',
      'longest take unknown',
      'largest picture unknown',
      'status unknown',
      'price unknown',
    ]);
  });

  it('says what a model has instead', () => {
    const candidate = aCandidate({
      support: { 'native-audio': 'none' },
      longestTake: { value: 5, text: '5 s' },
      largestPicture: { value: 720, text: '720p' },
      status: { isUsable: false, text: 'Retired' },
      price: { value: 0.4, text: 'from $0.40' },
    });
    expect(
      reasonsFor(candidate, {
        capabilities: ['native-audio'],
        seconds: 10,
        pictureLines: 1080,
        isUsable: true,
        maxUsdPerSecond: 0.2,
      }),
    ).toEqual([
      'no native audio',
      'longest take 5 s',
      'largest picture 720p',
      'retired',
      'price from $0.40',
    ]);
  });

  it('counts a must-have that is met exactly', () => {
    const candidate = aCandidate({
      longestTake: { value: 10, text: '10 s' },
      largestPicture: { value: 1080, text: '1080p' },
      price: { value: 0.2, text: '$0.20' },
    });
    expect(
      reasonsFor(candidate, { seconds: 10, pictureLines: 1080, maxUsdPerSecond: 0.2 }),
    ).toEqual([]);
  });

  it('never reads an unknown price as free, even under a ceiling of zero', () => {
    expect(reasonsFor(aCandidate(), { maxUsdPerSecond: 0 })).toEqual(['price unknown']);
  });

  it('takes support in part, and marks it', () => {
    const candidate = aCandidate({ support: { api: 'partial', keyframes: 'full' } });
    const { found } = findModels(
      [candidate],
      { ...nothing, capabilities: ['api', 'keyframes'] },
      names,
    );
    expect(found).toEqual([{ candidate, inPart: ['API'] }]);
  });

  it('lists the nearest miss first: fewest reasons, then what may yet turn out to fit', () => {
    const far = aCandidate({ id: 'far' });
    const known = aCandidate({ id: 'known', support: { api: 'none', keyframes: 'full' } });
    const open = aCandidate({ id: 'open', support: { keyframes: 'full' } });
    const { excluded } = findModels(
      [far, known, open],
      { ...nothing, capabilities: ['api', 'keyframes'] },
      names,
    );
    expect(excluded.map(({ candidate }) => candidate.id)).toEqual(['open', 'known', 'far']);
  });

  it('says which must-have excludes the most, for how many it is unknown, and what is found without it', () => {
    const { verdicts } = findModels(
      [
        aCandidate({ support: { api: 'full' } }),
        aCandidate({ support: { api: 'full', keyframes: 'none' } }),
        aCandidate({ support: { api: 'none', keyframes: 'full' } }),
      ],
      { ...nothing, capabilities: ['api', 'keyframes'] },
      names,
    );
    expect(verdicts).toEqual([
      { key: 'keyframes', label: 'keyframes', excludes: 2, unknown: 1, foundWithout: 2 },
      { key: 'api', label: 'API', excludes: 1, unknown: 0, foundWithout: 1 },
    ]);
  });

  const level = fc.constantFrom('full', 'partial', 'none');
  const quantity = fc.option(
    fc.double({ min: 0, max: 5000, noNaN: true }).map((value) => ({ value, text: String(value) })),
    { nil: undefined },
  );
  const candidates = fc.array(
    fc.record({
      support: fc.dictionary(fc.constantFrom(...Object.keys(names)), level),
      status: fc.option(fc.record({ isUsable: fc.boolean(), text: fc.constant('Preview') }), {
        nil: undefined,
      }),
      longestTake: quantity,
      largestPicture: quantity,
      price: quantity,
    }),
  );
  const mustHaves = fc.record({
    capabilities: fc.subarray(Object.keys(names)),
    seconds: fc.option(fc.double({ min: 1, max: 60, noNaN: true }), { nil: undefined }),
    pictureLines: fc.option(fc.constantFrom(...pictureChoices.map(({ value }) => value)), {
      nil: undefined,
    }),
    isUsable: fc.boolean(),
    maxUsdPerSecond: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
  });

  it('puts every model on one side, gives each excluded one a reason, and tells the truth about dropping', () => {
    fc.assert(
      fc.property(candidates, mustHaves, (facts, wanted) => {
        const all = facts.map((fact, index) => aCandidate({ id: `m${index}`, ...fact }));
        const { found, excluded, verdicts } = findModels(all, wanted, names);
        const ids = [...found, ...excluded].map(({ candidate }) => candidate.id);
        expect(ids.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
        expect(excluded.every(({ reasons }) => reasons.length > 0)).toBe(true);
        for (const { key, foundWithout } of verdicts) {
          const without: MustHaves = {
            capabilities: wanted.capabilities.filter((id) => id !== key),
            seconds: key === 'seconds' ? undefined : wanted.seconds,
            pictureLines: key === 'picture' ? undefined : wanted.pictureLines,
            isUsable: key === 'available' ? false : wanted.isUsable,
            maxUsdPerSecond: key === 'price' ? undefined : wanted.maxUsdPerSecond,
          };
          expect(findModels(all, without, names).found).toHaveLength(foundWithout);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('toMidSentence()', () => {
  it('keeps what is a name', () => {
    const found = ['Native audio', 'API', 'C2PA', 'HDR', 'ComfyUI', 'Adobe', 'Text to video'].map(
      toMidSentence,
    );
    expect(found).toEqual([
      'native audio',
      'API',
      'C2PA',
      'HDR',
      'ComfyUI',
      'Adobe',
      'text to video',
    ]);
  });
});
