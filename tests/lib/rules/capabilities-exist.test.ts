import { describe, expect, it } from 'vitest';
import { capabilitiesExist } from '../../../src/lib/rules/capabilities-exist.ts';
import { aClaim, aContext, aModel, anEntry } from '../../content-builders.ts';

function check(...ids: readonly string[]) {
  const capabilities = Object.fromEntries(ids.map((id) => [id, [aClaim('full' as const)]]));
  return capabilitiesExist.check(anEntry({ data: aModel({ capabilities }) }), aContext());
}

describe('capabilitiesExist', () => {
  it('lets rows of the matrix pass', () => {
    expect(check('text-to-video', 'image-to-video')).toEqual([]);
  });

  it('finds a capability that is no row, and names the row it was meant to be', () => {
    expect(check('text-to-vidoe')).toEqual([
      {
        field: ['capabilities', 'text-to-vidoe'],
        found: 'a capability that capabilities.yaml does not list',
        wanted: 'text-to-video (did you mean that?)',
      },
    ]);
  });

  it('offers only rows that a model may claim', () => {
    expect(check('zzz')).toMatchObject([{ wanted: 'one of text-to-video, image-to-video' }]);
    expect(check('open-weight')).toMatchObject([
      { wanted: 'one of text-to-video, image-to-video' },
    ]);
  });

  it('finds a row that another field decides, and says where to claim it', () => {
    expect(check('open-weights')).toEqual([
      {
        field: ['capabilities', 'open-weights'],
        found: 'a capability that another field decides',
        wanted: 'that claim under disclosure.openWeights, which decides this row',
      },
    ]);
  });

  it('leaves vendors and boards alone', () => {
    const data = { capabilities: { zzz: [] } };
    for (const kind of ['vendor', 'board'] as const) {
      expect(capabilitiesExist.check(anEntry({ kind, data }), aContext())).toEqual([]);
    }
  });
});
