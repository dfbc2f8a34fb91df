import { describe, expect, it } from 'vitest';
import { referencesExist } from '../../../src/lib/rules/references-exist.ts';
import type { EntryKind } from '../../../src/lib/rules/index.ts';
import {
  aBoard,
  aClaim,
  aClip,
  aContext,
  aModel,
  anArena,
  anEntry,
  aPrompt,
  aVendor,
} from '../../content-builders.ts';

/** Checks one file in a catalogue of the models reel-1 and spool-2 and the vendor studio. */
function check(kind: EntryKind, data: unknown) {
  const entry = anEntry({ kind, id: 'this-one', data });
  return referencesExist.check(entry, aContext(entry, anEntry(), anEntry({ id: 'spool-2' })));
}

const [first, second] = aBoard().entries;

/** Each field that names another file: the record around the name, and where the name stands. */
const references: [string, EntryKind, (id: string) => unknown, (string | number)[]][] = [
  [
    'predecessor',
    'model',
    (id) => aModel({ lifecycle: { predecessor: [aClaim('unknown'), aClaim(id)] } }),
    ['lifecycle', 'predecessor', 1, 'value'],
  ],
  [
    'rival',
    'model',
    (id) => aModel({ positioning: [{ rival: id, text: 'Cheaper.' }] }),
    ['positioning', 0, 'rival'],
  ],
  [
    'model of a plan',
    'vendor',
    (id) => aVendor({ plans: [{ name: 'Free', models: [aClaim(['reel-1', id])] }] }),
    ['plans', 0, 'models', 0, 'value', 1],
  ],
  [
    'entry of a board',
    'board',
    (id) => aBoard({ entries: [first!, { ...second!, model: id }] }),
    ['entries', 1, 'model'],
  ],
  [
    'maker of a clip',
    'prompt',
    (id) => aPrompt({ clips: [aClip(), aClip({ model: id })] }),
    ['clips', 1, 'model'],
  ],
  [
    'model of a name in another arena',
    'arena',
    (id) => anArena({ names: [{ name: 'reel-v1', model: id }] }),
    ['names', 0, 'model'],
  ],
];

describe('referencesExist', () => {
  it.each(references)('lets the %s pass that is a file', (_, kind, recordWith) => {
    expect(check(kind, recordWith('spool-2'))).toEqual([]);
  });

  it.each(references)('finds the %s that is no file', (_, kind, recordWith, field) => {
    expect(check(kind, recordWith('spol-2'))).toEqual([
      {
        field,
        found: '"spol-2", which is no file in models/',
        wanted: 'spool-2 (did you mean that?)',
      },
    ]);
  });

  it('lets the vendor of a model pass, and finds one that is no file', () => {
    expect(check('model', aModel())).toEqual([]);
    expect(check('model', aModel({ vendor: 'studoi' }))).toEqual([
      {
        field: ['vendor'],
        found: '"studoi", which is no file in vendors/',
        wanted: 'studio (did you mean that?)',
      },
    ]);
  });

  it('does not take a model for a vendor', () => {
    expect(check('model', aModel({ vendor: 'reel-1' }))).toHaveLength(1);
  });

  it('lets unknown pass', () => {
    expect(check('model', aModel({ lifecycle: { predecessor: [aClaim('unknown')] } }))).toEqual([]);
    expect(
      check('vendor', aVendor({ plans: [{ name: 'Free', models: [aClaim('unknown')] }] })),
    ).toEqual([]);
  });

  it('leaves what is no text to the schema', () => {
    expect(check('model', { vendor: 3, positioning: [{ rival: null }] })).toEqual([]);
  });
});
