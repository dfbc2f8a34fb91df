import { describe, expect, it } from 'vitest';
import { capabilityListSchema } from '../../../src/lib/schema/capability.ts';
import { refusals, someCapabilities } from '../../content-builders.ts';

const row = { id: 'loop', name: 'Loop', question: 'Does its end meet its start?' };

function withRow(change: Readonly<Record<string, unknown>>) {
  return { groups: [{ id: 'output', name: 'Output', rows: [{ ...row, ...change }] }] };
}

describe('capabilityListSchema', () => {
  it('accepts groups of rows, some of them read off another field', () => {
    expect(refusals(capabilityListSchema, someCapabilities())).toEqual([]);
  });

  it('refuses a row that is read off a field which cannot decide it', () => {
    expect(refusals(capabilityListSchema, withRow({ derivedFrom: 'parameters' }))).toEqual([
      'groups[0].rows[0].derivedFrom: found "parameters", wanted one of openWeights, technicalReport',
    ]);
  });

  it.each([
    [null, 'found an empty value, wanted a mapping of fields'],
    [{}, 'groups: found nothing, wanted `groups:` with a list of groups'],
    [{ groups: [] }, 'groups: found an empty list, wanted at least one group'],
    [
      { groups: [{ id: 'output', name: 'Output', rows: [] }] },
      'groups[0].rows: found an empty list, wanted at least one row',
    ],
    [
      withRow({ id: 'Loop' }),
      'groups[0].rows[0].id: found "Loop", wanted an id: lower-case letters, digits and single hyphens',
    ],
  ])('refuses %j', (list, problem) => {
    expect(refusals(capabilityListSchema, list)).toEqual([problem]);
  });
});
