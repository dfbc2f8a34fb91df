import { describe, expect, it } from 'vitest';
import { layOutOverview } from '../../../src/lib/catalog/timeline-overview.ts';
import { groupEvents, listEvents, toTimelinePage } from '../../../src/lib/catalog/timeline.ts';
import { aCatalog, aModel, said, today } from './builders.ts';

type Lifecycle = Parameters<typeof aModel>[0] extends infer Change
  ? NonNullable<NonNullable<Change> extends { lifecycle?: infer L } ? L : never>
  : never;

function eventsOf(...lives: Lifecycle[]) {
  return listEvents(
    aCatalog(lives.map((lifecycle, index) => aModel({ id: `reel-${index + 1}`, lifecycle }))),
  );
}

describe('listEvents()', () => {
  it('puts the newest first, and what is vaguer after what it may contain', () => {
    const events = eventsOf(
      { released: [said('2026')] },
      { released: [said('2026-05')] },
      { released: [said('2026-05-02')] },
      { released: [said('2026-05-30')] },
      { released: [said('2026-06-01')] },
      { released: [said('2025-12-31')] },
    );
    expect(events.map(({ date }) => date)).toEqual([
      '2026-06-01',
      '2026-05-30',
      '2026-05-02',
      '2026-05',
      '2026',
      '2025-12-31',
    ]);
  });

  it('calls coming only what lies wholly ahead', () => {
    const retiring = (date: string) => eventsOf({ retired: [said(date)] })[0]!;
    expect(retiring('2026-11-24')).toMatchObject({ isComing: true, remark: 'coming' });
    expect(retiring('2026-11-23').isComing).toBe(false);
    expect(retiring('2027').words).toBe('To be retired');
    expect(retiring('2026-11')).toMatchObject({
      isComing: false,
      remark: 'announced for this time; the day is not stated',
    });
  });

  it('says where an end was announced and nothing seen since confirms it', () => {
    const remark = (life: Lifecycle) => eventsOf(life)[0]!.remark;
    const before = said('2026-09-15', '2026-08-09');
    expect(remark({ retired: [before] })).toMatch(/announced beforehand/);
    expect(remark({ retired: [before, said('2026-09-15', '2026-10-01')] })).toBeUndefined();
    expect(remark({ retired: [said('2026-09-15', 'unknown')] })).toBeUndefined();
    expect(
      remark({ retired: [before], status: [said('retired' as const, '2026-09-20')] }),
    ).toBeUndefined();
  });

  it('tells of model and API once where they share the day, and of both where they do not', () => {
    expect(
      eventsOf({ released: [said('2026-05-02')], apiReleased: [said('2026-05-02')] }).map(
        ({ words }) => words,
      ),
    ).toEqual(['Released, with its API']);
    expect(
      eventsOf({ released: [said('2026-05-02')], apiReleased: [said('2026-06-02')] }).map(
        ({ words }) => words,
      ),
    ).toEqual(['API opened', 'Released']);
  });

  it('calls a vague date and an exact one within it no dispute', () => {
    const [within] = eventsOf({ released: [said('2026-05'), said('2026-05-02')] });
    expect(within!.when.isDisputed).toBe(false);
    const [apart] = eventsOf({ released: [said('2026-05'), said('2026-06-02')] });
    expect(apart!.when.isDisputed).toBe(true);
  });
});

describe('groupEvents()', () => {
  it('keeps every event, in its month, or below the months of its year', () => {
    const events = eventsOf(
      { released: [said('2026')] },
      { released: [said('2026-05')] },
      { released: [said('2026-05-02')] },
    );
    const [year, ...others] = groupEvents(events);
    expect(others).toEqual([]);
    expect(year!.months.map(({ name, events: inMonth }) => [name, inMonth.length])).toEqual([
      ['May 2026', 2],
      ['2026, month not stated', 1],
    ]);
  });
});

describe('toTimelinePage()', () => {
  it('names the models that nobody dates', () => {
    const page = toTimelinePage(aCatalog([aModel()]));
    expect(page.undated.map(({ title }) => title)).toEqual(['Reelco Reel 1']);
  });
});

describe('layOutOverview()', () => {
  const events = eventsOf(
    { released: [said('2024')], retired: [said('2027-06-30')] },
    { released: [said('2026-05')] },
    { released: [said('2026-05-02')] },
  );
  const { lanes, years, today: line } = layOutOverview(events, today);
  const marks = lanes.flatMap((lane) => lane.marks);

  it('shows every event once, within the picture and in the order of time', () => {
    expect(marks).toHaveLength(events.length);
    for (const { from, place, to } of marks) {
      expect([0, from, place, to, 100]).toEqual(
        [0, from, place, to, 100].sort((left, right) => left - right),
      );
    }
  });

  it('draws a date as long as it is vague', () => {
    const [coming, day, month, year] = marks;
    expect(day!.from).toBe(day!.to);
    expect(month!.to - month!.from).toBeCloseTo((100 * 30) / 1461, 1);
    expect(year!.from).toBe(0);
    expect(coming!.isComing).toBe(true);
    expect(coming!.place).toBeGreaterThan(line);
  });

  it('fills the axis with whole years', () => {
    expect(years.map(({ label }) => label)).toEqual(['2024', '2025', '2026', '2027']);
    expect(years.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(100, 1);
  });
});
