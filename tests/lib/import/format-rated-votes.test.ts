import { describe, expect, it } from 'vitest';
import { formatRatedVotes } from '../../../src/lib/import/format-rated-votes.ts';
import type { RatedVotes } from '../../../src/lib/import/rate-votes.ts';
import { computeStandings, tallyCounts } from '../../../src/lib/rating/index.ts';
import { votes } from '../rating/cases.ts';

/** Three models with a rating, one without. */
function someRatedVotes(change: Partial<RatedVotes> = {}): RatedVotes {
  const tally = tallyCounts([
    votes('a', 'b', 'left', 900),
    votes('b', 'a', 'left', 100),
    votes('b', 'long-name', 'left', 30),
    votes('long-name', 'b', 'left', 25),
    votes('long-name', 'b', 'tie', 5),
    votes('z', 'b', 'left', 2),
  ]);
  const { rows, slot, votes: count } = computeStandings(tally, { slot: true });
  return {
    votes: count,
    models: 4,
    method: 'bradley-terry',
    ties: 'half',
    slot: slot ?? null,
    standings: rows,
    remarks: [],
    ...change,
  };
}

const linesOf = (rated: RatedVotes): string[] => formatRatedVotes(rated).split('\n');

describe('formatRatedVotes()', () => {
  it('is a table under a line on the votes and the method', () => {
    const [summary, blank, head, ...rest] = linesOf(someRatedVotes());
    expect(summary).toBe('1,062 votes on 4 models, bradley-terry, ties as half wins');
    expect(blank).toBe('');
    expect(head!.split(/ {2,}/)).toEqual([
      '#',
      'places',
      'model',
      'rating',
      '95 % interval',
      'votes',
      'won',
      'lost',
      'tied',
    ]);
    const cells = rest.slice(0, 4).map((line) => line.trim().split(/ {2,}/));
    expect(cells.map(([rank]) => rank)).toEqual(['1', '2', '3', '-']);
    expect(cells[1]!.slice(1, 3)).toEqual(['2-3', 'b']);
    expect(cells[0]!.slice(-4)).toEqual(['1000', '900', '100', '0']);
    expect(cells[0]!.at(-5)).toMatch(/^\d+\.\d to \d+\.\d$/);
    expect(cells[3]).toEqual(['-', 'z', 'unbeaten', '2', '2', '0', '0']);
  });

  it('names the models with few votes, whose rating it prints all the same', () => {
    const { rows } = computeStandings(
      tallyCounts([votes('a', 'b', 'tie', 40), votes('b', 'c', 'tie', 9)]),
    );
    const said = formatRatedVotes(someRatedVotes({ standings: rows }));
    expect(said).toContain(
      'provisional (c): fewer than 30 votes, so that rating and interval are rough.',
    );
    expect(said).not.toContain('provisional (a');
  });

  it('lines its columns up', () => {
    const [head, ...rows] = linesOf(someRatedVotes()).slice(2, 7);
    const votesEnd = head!.indexOf('votes') + 'votes'.length;
    for (const row of rows) expect(row.slice(0, votesEnd)).toMatch(/ \d+$/);
    const modelStart = head!.indexOf('model');
    for (const row of rows) expect(row.slice(modelStart)).toMatch(/^(a|b|long-name|z) /);
    for (const line of linesOf(someRatedVotes())) expect(line).toBe(line.trimEnd());
  });

  it('says what the left side is worth, or that the votes cannot tell', () => {
    const slot = { advantageElo: 12.345, lower: -3.21, upper: 27.9 };
    expect(formatRatedVotes(someRatedVotes({ slot }))).toContain(
      'Left side: 12.3 points (-3.2 to 27.9).',
    );
    expect(formatRatedVotes(someRatedVotes({ slot: null }))).toContain(
      'Left side: cannot be told from the votes.',
    );
    expect(formatRatedVotes(someRatedVotes({ slot: null, method: 'elo' }))).not.toContain('Left');
  });

  it('says that ties were dropped', () => {
    expect(linesOf(someRatedVotes({ ties: 'drop' }))[0]).toMatch(/, ties dropped$/);
  });

  it('puts remarks, audit and history below, and marks what is a concern', () => {
    const text = formatRatedVotes(
      someRatedVotes({
        remarks: ['Only 8 voters.'],
        audit: [
          { test: 'slot', tested: 'Sides.', figure: 1, verdict: 'Fine.', isConcern: false },
          { test: 'voters', tested: 'Who.', figure: 1, verdict: 'Not fine.', isConcern: true },
        ],
        history: [{ day: '2026-03-01', votes: 3, rows: [] }],
      }),
    );
    const [slot, ...below] = text.split('\n').slice(-10);
    expect(slot).toMatch(/^Left side/);
    expect(below).toEqual([
      'Only 8 voters.',
      '',
      'Audit: 1 concern, marked !',
      '  slot: Sides.',
      '    Fine.',
      '! voters: Who.',
      '    Not fine.',
      '',
      'History: 1 point; --json prints them.',
    ]);
  });

  it('says what a state means where one occurs', () => {
    expect(formatRatedVotes(someRatedVotes())).toContain('\nunbeaten: never lost nor drew');
    expect(formatRatedVotes(someRatedVotes())).not.toContain('unlinked');
  });

  it('says how often equals tie, with Davidson', () => {
    const tieParameter = { nu: 2, lower: 1.5, upper: 2.6666, logStandardError: 0.1 };
    const text = formatRatedVotes(someRatedVotes({ method: 'davidson', tieParameter }));
    expect(text).toContain('Ties: parameter 2.000 (1.500 to 2.667); equals tie in 50 % of votes.');
    expect(text).toContain('davidson, ties by themselves');
  });

  it('breaks long verdicts and remarks between words, for 80 columns', () => {
    const verdict = 'Some words about the votes. '.repeat(9).trim();
    const text = formatRatedVotes(
      someRatedVotes({
        remarks: [verdict],
        audit: [{ test: 'fit', tested: verdict, figure: 1, verdict, isConcern: true }],
      }),
    );
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(text.replaceAll(/\s+/g, ' ')).toContain(`! fit: ${verdict} ${verdict}`);
    expect(text).toContain('! fit: Some');
    expect(text).toMatch(/\n {4}\S/);
  });
});
