import { describe, expect, it } from 'vitest';
import { noFutureDates } from '../../../src/lib/rules/no-future-dates.ts';
import { aClaim, aClip, aContext, aModel, anEntry, aPrompt } from '../../content-builders.ts';

/** On 23 November 2026. */
const check = (data: unknown) => noFutureDates.check(anEntry({ data }), aContext());

describe('noFutureDates', () => {
  it.each(['2026-11-23', '2026-11', '2026', '1999-12-31', 'unknown'])('lets %s pass', (date) => {
    expect(check(aModel({ lifecycle: { released: [aClaim(date)] } }))).toEqual([]);
  });

  it.each(['2026-11-24', '2026-12', '2027', '9999-12-31'])('finds %s', (date) => {
    expect(check(aModel({ lifecycle: { released: [aClaim(date)] } }))).toEqual([
      {
        field: ['lifecycle', 'released', 0, 'value'],
        found: `"${date}", a day still to come`,
        wanted: 'a day up to 2026-11-23',
      },
    ]);
  });

  it('finds a claim that was seen on a day still to come', () => {
    const found = check(
      aModel({ specs: { maxClipSeconds: [aClaim(10, { seen: '2026-11-24' })] } }),
    );
    expect(found.map(({ field }) => field)).toEqual([['specs', 'maxClipSeconds', 0, 'seen']]);
  });

  it('finds a clip that was made on a day still to come', () => {
    const data = aPrompt({ clips: [aClip(), aClip({ madeOn: '2026-11-24' })] });
    const entry = anEntry({ kind: 'prompt', data });
    expect(noFutureDates.check(entry, aContext()).map(({ field }) => field)).toEqual([
      ['clips', 1, 'madeOn'],
    ]);
  });

  it.each(['retired', 'apiRetired'])('lets %s lie ahead, but not the day it was seen', (field) => {
    expect(check(aModel({ lifecycle: { [field]: [aClaim('2027-01-31')] } }))).toEqual([]);
    expect(
      check(aModel({ lifecycle: { [field]: [aClaim('2027-01-31', { seen: '2027-01-01' })] } })),
    ).toMatchObject([{ field: ['lifecycle', field, 0, 'seen'] }]);
  });

  it('looks at the day that it is given, not at the clock', () => {
    const entry = anEntry({ data: aModel({ lifecycle: { released: [aClaim('2026-05-04')] } }) });
    expect(noFutureDates.check(entry, { ...aContext(), today: '2026-05-03' })).not.toEqual([]);
    expect(noFutureDates.check(entry, { ...aContext(), today: '2026-05-04' })).toEqual([]);
  });

  it('lets a name pass that only looks like a year', () => {
    expect(check(aModel({ family: '4096' }))).toEqual([]);
  });
});
