import { fewVotes } from '../rating/index.ts';
import type { RatedVotes } from './rate-votes.ts';

/** Columns of a terminal that remarks and verdicts are broken for. */
const terminal = 80;

const meaningOfState: Readonly<Record<string, string>> = {
  provisional: `fewer than ${fewVotes} votes, so that rating and interval are rough`,
  unbeaten: 'never lost nor drew, so that no rating is high enough',
  winless: 'never won nor drew, so that no rating is low enough',
  unlinked: 'wins do not link it to the rated models in both directions',
};

/** A rated file as a table for a terminal, with its remarks and audit below. */
export function formatRatedVotes(rated: RatedVotes): string {
  const ties = rated.ties === 'half' ? 'as half wins' : 'dropped';
  const tieRule = rated.method === 'davidson' && rated.ties === 'half' ? 'by themselves' : ties;
  return [
    `${countOf(rated.votes, 'vote')} on ${countOf(rated.models, 'model')}, ${rated.method}, ties ${tieRule}`,
    '',
    formatTable(rated),
    '',
    ...notesOn(rated).flatMap((note) => breakLines(note, '')),
    ...formatAudit(rated),
    ...(rated.history === undefined
      ? []
      : ['', `History: ${countOf(rated.history.length, 'point')}; --json prints them.`]),
  ].join('\n');
}

function formatTable({ standings }: RatedVotes): string {
  const head = {
    place: '#',
    span: 'places',
    model: 'model',
    rating: 'rating',
    interval: '95 % interval',
    votes: 'votes',
    won: 'won',
    lost: 'lost',
    tied: 'tied',
  };
  const rows = standings.map((row) => ({
    place: row.rank === null ? '-' : String(row.rank),
    span:
      row.rankLow === null || row.rankLow === row.rankHigh ? '' : `${row.rankLow}-${row.rankHigh}`,
    model: row.model,
    rating: row.rating === null ? row.state : row.rating.toFixed(1),
    interval: row.lower === null ? '' : `${row.lower.toFixed(1)} to ${row.upper.toFixed(1)}`,
    votes: String(row.votes),
    won: String(row.wins),
    lost: String(row.losses),
    tied: String(row.ties + row.bothBad),
  }));
  return alignColumns([head, ...rows], {
    place: 'right',
    span: 'left',
    model: 'left',
    rating: 'right',
    interval: 'right',
    votes: 'right',
    won: 'right',
    lost: 'right',
    tied: 'right',
  });
}

/** What stands below the table, a line each. */
function notesOn({ method, slot, tieParameter, standings, remarks }: RatedVotes): string[] {
  const states = [...new Set(standings.map(({ state }) => state as string))];
  return [
    ...states
      .filter((state) => state in meaningOfState)
      .map((state) => `${state}${namesOf(state, standings)}: ${meaningOfState[state]!}.`),
    ...(method === 'elo'
      ? []
      : [
          slot === null
            ? 'Left side: cannot be told from the votes.'
            : `Left side: ${slot.advantageElo.toFixed(1)} points (${slot.lower.toFixed(1)} to ${slot.upper.toFixed(1)}).`,
        ]),
    ...(tieParameter === undefined
      ? []
      : [
          `Ties: parameter ${tieParameter.nu.toFixed(3)} (${tieParameter.lower.toFixed(3)} to ${tieParameter.upper.toFixed(3)}); equals tie in ${((100 * tieParameter.nu) / (2 + tieParameter.nu)).toFixed(0)} % of votes.`,
        ]),
    ...remarks,
  ];
}

/** The models of a state that the table does not show. */
function namesOf(state: string, standings: RatedVotes['standings']): string {
  if (state !== 'provisional') return '';
  return ` (${standings
    .filter((row) => row.state === state)
    .map(({ model }) => model)
    .join(', ')})`;
}

function formatAudit({ audit }: RatedVotes): string[] {
  if (audit === undefined) return [];
  const concerns = audit.filter(({ isConcern }) => isConcern).length;
  return [
    '',
    `Audit: ${concerns === 0 ? 'no concern' : `${countOf(concerns, 'concern')}, marked !`}`,
    ...audit.flatMap(({ test, tested, verdict, isConcern }) => [
      ...breakLines(`${isConcern ? '!' : ' '} ${test}: ${tested}`, '    '),
      ...breakLines(verdict, '', terminal - 4).map((line) => `    ${line}`),
    ]),
  ];
}

function countOf(count: number, thing: string): string {
  return `${count.toLocaleString('en-GB')} ${thing}${count === 1 ? '' : 's'}`;
}

/** Breaks a text between words; lines after the first begin with the indent. */
function breakLines(text: string, indent: string, width = terminal): string[] {
  const lines: string[] = [];
  for (const word of text.split(/(?<=\S) /)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(last === undefined ? word : `${indent}${word}`);
  }
  return lines;
}

function alignColumns<Row extends Readonly<Record<string, string>>>(
  rows: readonly Row[],
  sides: Readonly<Record<keyof Row, 'left' | 'right'>>,
): string {
  const keys = Object.keys(sides) as (keyof Row & string)[];
  const widths = keys.map((key) => Math.max(...rows.map((row) => row[key]!.length)));
  return rows
    .map((row) =>
      keys
        .map((key, index) =>
          sides[key] === 'left'
            ? row[key]!.padEnd(widths[index]!)
            : row[key]!.padStart(widths[index]!),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
