import { describe, expect, it } from 'vitest';
import { noPredecessorCycle } from '../../../src/lib/rules/no-predecessor-cycle.ts';
import { aClaim, aContext, aModel, anEntry } from '../../content-builders.ts';

/** Checks each model of a catalogue that is given as model -> its predecessors by claim. */
function check(predecessors: Readonly<Record<string, readonly string[]>>) {
  const entries = Object.entries(predecessors).map(([id, ids]) =>
    anEntry({ id, data: aModel({ lifecycle: { predecessor: ids.map((of) => aClaim(of)) } }) }),
  );
  const context = aContext(...entries);
  return Object.fromEntries(
    entries.map((entry) => [
      entry.id,
      noPredecessorCycle.check(entry, context).map(({ found }) => found),
    ]),
  );
}

describe('noPredecessorCycle', () => {
  it('lets a line of models pass', () => {
    const line = { first: [], second: ['first'], third: ['second'], fourth: ['first'] };
    expect(Object.values(check(line)).flat()).toEqual([]);
  });

  it('lets a predecessor pass that is unknown or no file', () => {
    expect(Object.values(check({ second: ['unknown'], third: ['gone'] })).flat()).toEqual([]);
  });

  it('finds a model that is its own predecessor', () => {
    const entry = anEntry({
      id: 'first',
      data: aModel({ lifecycle: { predecessor: [aClaim('first')] } }),
    });
    expect(noPredecessorCycle.check(entry, aContext(entry))).toEqual([
      {
        field: ['lifecycle', 'predecessor'],
        found: '"first", which leads back to this model',
        wanted: 'a model that came before',
      },
    ]);
  });

  it('finds a longer cycle at each model in it, and not at one that only leads to it', () => {
    expect(
      check({ first: ['third'], second: ['first'], third: ['second'], fourth: ['third'] }),
    ).toEqual({
      first: ['"third", which leads back to this model'],
      second: ['"first", which leads back to this model'],
      third: ['"second", which leads back to this model'],
      fourth: [],
    });
  });

  it('does not confuse a vendor with a model of the same name', () => {
    const vendor = anEntry({
      kind: 'vendor',
      id: 'studio',
      data: { lifecycle: { predecessor: [aClaim('studio')] } },
    });
    expect(noPredecessorCycle.check(vendor, aContext())).toEqual([]);
  });

  it('finds a cycle by way of a second claim', () => {
    expect(check({ first: [], second: ['first', 'second'] })['second']).toHaveLength(1);
  });
});
