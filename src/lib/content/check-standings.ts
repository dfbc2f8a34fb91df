import type { AuthoredArena, Capture, PublishedStanding } from '../schema/arena.ts';
import { dateOfCapture } from '../schema/arena.ts';
import { isCalendarDate, toEarliestDay } from '../schema/date.ts';
import type { Problem } from '../schema/problem.ts';
import { suggest } from '../schema/read-record.ts';
import type { TableRow } from './read-table.ts';

/** The two tables of a board of another arena, with where they stand. */
export interface ArenaTables {
  readonly arena: AuthoredArena;
  readonly captures: readonly TableRow<Capture>[];
  readonly standings: readonly TableRow<PublishedStanding>[];
  readonly paths: { readonly captures: string; readonly standings: string };
  /** YYYY-MM-DD */
  readonly today: string;
}

type Finding = Pick<Problem, 'line' | 'field' | 'found' | 'wanted'>;

/** Where the captures and standings of a board do not fit each other, its file or the calendar. */
export function checkStandings(tables: ArenaTables): Problem[] {
  return [
    ...checkCaptures(tables).map((finding) => ({ path: tables.paths.captures, ...finding })),
    ...checkRows(tables).map((finding) => ({ path: tables.paths.standings, ...finding })),
  ];
}

function checkCaptures({ arena, captures, standings, today }: ArenaTables): Finding[] {
  const filled = new Set(standings.map(({ data }) => data.capture));
  return captures.flatMap(({ data, line }, index) => {
    const { capture, kind, scale, places, best, source } = data;
    const date = dateOfCapture(capture);
    const before = captures[index - 1]?.data.capture;
    const findings: (Finding | false)[] = [
      !isCalendarDate(date) && {
        ...at(line, 'capture', `"${capture}"`),
        wanted: 'a day that the calendar has',
      },
      isCalendarDate(date) &&
        toEarliestDay(date) > today && {
          ...at(line, 'capture', `"${capture}", a day still to come`),
          wanted: `a day up to ${today}`,
        },
      before !== undefined &&
        before >= capture && {
          ...at(line, 'capture', `"${capture}" after "${before}"`),
          wanted: 'captures in order of date, each once',
        },
      scale !== undefined &&
        !(scale in arena.scales) && {
          ...at(line, 'scale', `"${scale}", a scale that the board does not declare`),
          wanted: suggest(scale, Object.keys(arena.scales)),
        },
      !(source in arena.sources) && {
        ...at(line, 'source', `"${source}", a source that the board does not declare`),
        wanted: suggest(source, Object.keys(arena.sources)),
      },
      kind === 'board' &&
        (places === undefined || best === undefined) && {
          ...at(line, 'kind', 'a copy of the board without its places or its best rating'),
          wanted: 'both `places` and `best`',
        },
      !filled.has(capture) && {
        ...at(line, 'capture', `"${capture}", of which there is no standing`),
        wanted: 'at least one row in standings.tsv, or no such capture',
      },
    ];
    return findings.filter((finding) => finding !== false);
  });
}

function checkRows(tables: ArenaTables): Finding[] {
  const byId = new Map(tables.captures.map(({ data }) => [data.capture, data]));
  const order = [...byId.keys()];
  const names = new Set(tables.arena.names.map(({ name }) => name));
  const met = new Set<string>();
  let last = -1;
  const findings = tables.standings.flatMap(({ data, line }) => {
    const { capture: id, name } = data;
    const capture = byId.get(id);
    const place = order.indexOf(id);
    const isBack = place !== -1 && place < last;
    last = Math.max(last, place);
    const key = `${id} ${name}`;
    const isAgain = met.has(key);
    met.add(key);
    const found: (Finding | false)[] = [
      capture === undefined && {
        ...at(line, 'capture', `"${id}", which is no row of captures.tsv`),
        wanted: suggest(id, order),
      },
      isBack && {
        ...at(line, 'capture', `"${id}" after a later one`),
        wanted: 'standings in the order of captures.tsv',
      },
      !names.has(name) && {
        ...at(line, 'name', `"${name}", which the board does not list under \`names\``),
        wanted: suggest(name, [...names]),
      },
      isAgain && {
        ...at(line, 'name', `"${name}" a second time`),
        wanted: 'each name once a capture',
      },
    ];
    return [
      ...found.filter((finding) => finding !== false),
      ...(capture === undefined ? [] : checkFigures(data, capture, line)),
    ];
  });
  return [...findings, ...checkOrder(tables.standings, byId)];
}

function checkFigures(row: PublishedStanding, capture: Capture, line: number): Finding[] {
  const { rank, rating, below, above, note } = row;
  const findings: (Finding | false)[] = [
    rating !== undefined &&
      capture.scale === undefined && {
        ...at(line, 'rating', `a rating in the capture "${capture.capture}", which names no scale`),
        wanted: 'a `scale` in captures.tsv',
      },
    rating === undefined &&
      rank === undefined &&
      note === undefined && {
        ...at(line, 'rank', 'neither rank nor rating'),
        wanted: 'one of the two, or a note that says what was stated',
      },
    (below === undefined) !== (above === undefined) && {
      ...at(line, 'below', 'one end of an interval'),
      wanted: 'both `below` and `above`, or neither',
    },
    below !== undefined &&
      rating === undefined && {
        ...at(line, 'below', 'an interval without a rating'),
        wanted: 'the rating that it belongs to',
      },
    capture.places !== undefined &&
      rank !== undefined &&
      rank > capture.places && {
        ...at(line, 'rank', `rank ${rank} of ${capture.places} places`),
        wanted: `a rank up to ${capture.places}`,
      },
    capture.kind !== 'quoted' &&
      capture.best !== undefined &&
      rating !== undefined &&
      rating > capture.best && {
        ...at(line, 'rating', `${rating}, above the best of the board, ${capture.best}`),
        wanted: `a rating up to ${capture.best}`,
      },
  ];
  return findings.filter((finding) => finding !== false);
}

/** In a copy of a board nobody stands behind somebody with a lower rating. */
function checkOrder(
  standings: readonly TableRow<PublishedStanding>[],
  captures: ReadonlyMap<string, Capture>,
): Finding[] {
  const copies = standings.filter(
    ({ data }) => captures.get(data.capture)?.kind !== 'quoted' && data.rank !== undefined,
  );
  const best = new Map<string, TableRow<PublishedStanding>>();
  return copies
    .toSorted((left, right) => left.data.rank! - right.data.rank!)
    .flatMap((row) => {
      const { capture, rating, rank } = row.data;
      const before = best.get(capture);
      if (rating !== undefined) best.set(capture, row);
      return rating === undefined || before === undefined || before.data.rating! >= rating
        ? []
        : [
            {
              ...at(row.line, 'rank', `rank ${rank} with ${rating}`),
              wanted: `a better rank than ${before.data.name}, which has ${before.data.rating}`,
            },
          ];
    });
}

function at(line: number, field: string, found: string): Omit<Finding, 'wanted'> {
  return { line, field, found };
}
