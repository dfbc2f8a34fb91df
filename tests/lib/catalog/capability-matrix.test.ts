import { describe, expect, it } from 'vitest';
import { supportWords, toCapabilityGroups } from '../../../src/lib/catalog/capability-matrix.ts';
import type { CapabilityCell } from '../../../src/lib/catalog/capability-matrix.ts';
import { findModel } from '../../../src/lib/catalog/catalog.ts';
import type { CapabilityRow } from '../../../src/lib/schema/capability.ts';
import type { AuthoredModel } from '../../../src/lib/schema/model.ts';
import { aCatalog, aClaim, aModel, capabilityList } from '../../builders.ts';

const openWeights = {
  id: 'open-weights',
  name: 'Open weights',
  question: 'Can it be downloaded?',
  derivedFrom: 'openWeights',
} as const;

/** The one cell of a matrix of one row, for one model. */
function cellOf(change: Partial<AuthoredModel>, row: string | CapabilityRow = 'dub') {
  const catalog = aCatalog({
    models: { one: aModel(change) },
    capabilities: capabilityList(row),
  });
  return toCapabilityGroups(catalog, findModel(catalog, 'one'))[0]!.cells[0]!;
}

describe('supportWords', () => {
  it('has four words, and unknown is not the word for none', () => {
    expect(new Set(Object.values(supportWords)).size).toBe(4);
    expect(supportWords).toMatchObject({ unknown: 'Unknown', none: 'No' });
  });
});

describe('toCapabilityGroups()', () => {
  it('has every row of the list, in its groups and its order, for a model that claims nothing', () => {
    const capabilities = {
      groups: [
        { id: 'input', name: 'Input', rows: [row('text'), row('image')] },
        { id: 'sound', name: 'Sound', rows: [row('dub')] },
      ],
    };
    const catalog = aCatalog({ models: { one: aModel() }, capabilities });
    const groups = toCapabilityGroups(catalog, findModel(catalog, 'one'));
    expect(groups.map(({ name, cells }) => [name, cells.map(({ id }) => id)])).toEqual([
      ['Input', ['text', 'image']],
      ['Sound', ['dub']],
    ]);
    for (const cell of groups.flatMap(({ cells }) => cells)) {
      expect(cell).toMatchObject({ support: 'unknown', text: undefined, claims: [] });
    }
  });

  it('shows each level by its word', () => {
    for (const level of ['full', 'partial', 'none'] as const) {
      expect(cellOf({ capabilities: { dub: [aClaim(level)] } })).toMatchObject({
        support: level,
        text: supportWords[level],
        isDisputed: false,
      });
    }
  });

  it('never shows a capability as none where its sources leave it open', () => {
    const cell = cellOf({ capabilities: { dub: [aClaim('unknown')] } });
    expect(cell).toMatchObject({ support: 'unknown', text: undefined });
    expect(cell.claims).toMatchObject([{ text: 'left open' }]);
  });

  it("takes the vendor's own word and shows who says otherwise", () => {
    const claims = [aClaim('full', { source: 'review', seen: '2026-09-30' }), aClaim('none')];
    const expected = { support: 'none', text: 'No', isDisputed: true };
    expect(cellOf({ capabilities: { dub: claims } })).toMatchObject(expected);
    expect(cellOf({ capabilities: { dub: claims.toReversed() } })).toMatchObject(expected);
  });

  describe('for a row read off a disclosure', () => {
    const weights = (...values: string[]): CapabilityCell =>
      cellOf({ disclosure: { openWeights: values.map((value) => aClaim(value)) } }, openWeights);

    it('is full where a licence is named, and keeps its name as evidence', () => {
      const cell = weights('Apache-2.0');
      expect(cell).toMatchObject({ support: 'full', text: 'Yes' });
      expect(cell.claims).toMatchObject([{ text: 'Apache-2.0' }]);
    });

    it('is none only where a source says none', () => {
      expect(weights('none')).toMatchObject({ support: 'none', text: 'No' });
      expect(cellOf({}, openWeights)).toMatchObject({ support: 'unknown', text: undefined });
      expect(weights('unknown')).toMatchObject({ support: 'unknown', text: undefined });
    });

    it('is disputed between a licence and none', () => {
      expect(weights('Apache-2.0', 'none')).toMatchObject({ support: 'full', isDisputed: true });
    });

    it('makes nothing of a claim under its own id', () => {
      const stray = { capabilities: { 'open-weights': [aClaim('full')] } };
      expect(cellOf(stray, openWeights).support).toBe('unknown');
    });

    it('is not disputed between two licences: both mean yes', () => {
      expect(weights('Apache-2.0', 'MIT')).toMatchObject({ text: 'Yes', isDisputed: false });
    });
  });
});

function row(id: string) {
  return { id, name: id, question: `Does it ${id}?` };
}
