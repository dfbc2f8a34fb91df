import type { RatedVotes } from './rate-votes.ts';

/** A rated file as a table for a terminal, with its remarks and audit below. */
export function formatRatedVotes(rated: RatedVotes): string {
  const rows = rated.standings.map((row) => ({
    place: row.rank === null ? '-' : String(row.rank),
    span:
      row.rankLow === null
        ? ''
        : row.rankLow === row.rankHigh
          ? ''
          : `${row.rankLow}-${row.rankHigh}`,
    model: row.model,
    rating: row.rating === null ? row.state : row.rating.toFixed(1),
    interval: row.lower === null ? '' : `${row.lower.toFixed(1)} to ${row.upper.toFixed(1)}`,
    votes: String(row.votes),
    record: `${row.wins}-${row.losses}-${row.ties + row.bothBad}`,
  }));
  const table = alignColumns(
    [
      {
        place: '#',
        span: 'places',
        model: 'model',
        rating: 'rating',
        interval: '95 % interval',
        votes: 'votes',
        record: 'won-lost-tied',
      },
      ...rows,
    ],
    {
      place: 'right',
      span: 'left',
      model: 'left',
      rating: 'right',
      interval: 'right',
      votes: 'right',
      record: 'right',
    },
  );
  const slot =
    rated.slot === null
      ? 'Left side: cannot be told from the votes.'
      : `Left side: ${rated.slot.advantageElo.toFixed(1)} points (${rated.slot.lower.toFixed(1)} to ${rated.slot.upper.toFixed(1)}).`;
  return [
    `${rated.votes} votes on ${rated.models} models, ${rated.method}, ties ${rated.ties === 'half' ? 'as half wins' : 'dropped'}`,
    '',
    table,
    '',
    ...(rated.method === 'elo' ? [] : [slot]),
    ...rated.remarks,
    ...(rated.audit === undefined
      ? []
      : [
          '',
          'Audit',
          ...rated.audit.map(
            ({ test, verdict, isConcern }) => `${isConcern ? '!' : ' '} ${test}: ${verdict}`,
          ),
        ]),
    ...(rated.history === undefined
      ? []
      : ['', `History: ${rated.history.length} points; --json prints them.`]),
  ].join('\n');
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
