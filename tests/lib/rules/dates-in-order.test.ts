import { describe, expect, it } from 'vitest';
import { datesInOrder } from '../../../src/lib/rules/dates-in-order.ts';
import type { AuthoredArena } from '../../../src/lib/schema/arena.ts';
import { aContext, anArena, anEntry } from '../../content-builders.ts';

const check = (change: Partial<AuthoredArena>) =>
  datesInOrder.check(anEntry({ kind: 'arena', data: anArena(change) }), aContext());

describe('datesInOrder', () => {
  it('lets events and gaps pass that follow each other, and a gap without an end', () => {
    const events = ['2025', '2025-01-01', '2025-12'].map((on) => ({ on, text: 'It moved.' }));
    const gaps = [
      { from: '2025-01-02', to: '2025-01-02', text: 'No copy.' },
      { from: '2026-01', to: '2026-01', text: 'No copy.' },
      { from: '2026-02', text: 'No copy.' },
    ];
    expect(check({ events, gaps })).toEqual([]);
  });

  it('finds an event before the one above it', () => {
    const events = ['2026-02-01', '2026-01-31'].map((on) => ({ on, text: 'It moved.' }));
    expect(check({ events })).toEqual([
      {
        field: ['events', 1, 'on'],
        found: '"2026-01-31" after "2026-02-01"',
        wanted: 'dates in order, the earliest first',
      },
    ]);
  });

  it('finds a gap that ends before it begins', () => {
    const gaps = [{ from: '2026-03-02', to: '2026-03-01', text: 'No copy.' }];
    expect(check({ gaps })).toEqual([
      {
        field: ['gaps', 0, 'to'],
        found: '"2026-03-01", before the gap begins',
        wanted: 'a date from 2026-03-02 on',
      },
    ]);
  });

  it('looks at arenas alone, and leaves what is no date to the schema', () => {
    expect(datesInOrder.check(anEntry(), aContext())).toEqual([]);
    const data = { events: [{ on: 3 }, { on: '2026' }], gaps: [{ from: 'soon', to: null }] };
    expect(datesInOrder.check(anEntry({ kind: 'arena', data }), aContext())).toEqual([]);
  });
});
