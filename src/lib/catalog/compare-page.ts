import {
  formatCount,
  formatHalfWidth,
  formatRating,
  formatShare,
  formatSpan,
} from '../format/number.ts';
import { capitalize, formatList } from '../format/list.ts';
import { hasRating, headToHead, predictWin, roundPublished } from '../rating/index.ts';
import type { Standing } from '../rating/index.ts';
import { toArenaMeetings } from './arena-meeting.ts';
import type { ArenaMeeting } from './arena-meeting.ts';
import type { CapabilityCell } from './capability-matrix.ts';
import { findModel } from './catalog.ts';
import type { Catalog, Model } from './catalog.ts';
import { agreements } from './text-agreement.ts';
import type { Agreement } from './text-agreement.ts';
import type { Fact } from './fact.ts';
import { fieldGroups } from './fields.ts';
import { toMidSentence } from './find-models.ts';
import { describeUnrated } from './leaderboard.ts';
import { toModelFacts } from './model-facts.ts';
import { toPairHistory } from './pair-history.ts';
import type { PairHistory } from './pair-history.ts';
import type { PriceGroup } from './price-table.ts';
import { toSameClip } from './same-clip.ts';
import type { SameClip } from './same-clip.ts';

/** One fact facing its twin. */
export interface FacingFact {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly sides: readonly [Fact, Fact];
  readonly relation: Relation;
  /** The side with more of what is good; undefined where neither, or where that is not to be said. */
  readonly leads: 0 | 1 | undefined;
}

/** `one-unknown`: a difference cannot be told, since nobody states one of the two. */
export type Relation = 'differs' | 'same' | 'one-unknown' | 'both-unknown';

/** A board that holds both models. */
export interface SharedBoard {
  readonly name: string;
  readonly href: string;
  readonly labels: readonly [string, string];
  readonly standings: readonly [string, string];
  /** "preferred 612 times, lost 418, drew 906; 55 % with draws as halves" */
  readonly record: string;
  /** "61 % (59 to 63)" or why there is none. */
  readonly prediction: string;
  /** Place of the predicted win and its interval from 0 to 1. */
  readonly mark:
    { readonly point: number; readonly lower: number; readonly upper: number } | undefined;
  readonly verdict: string;
}

/** Everything that the page of a pair shows. */
export interface ComparePage {
  readonly models: readonly [Model, Model];
  /** Who leads, and what only one can do and which is cheaper, in two sentences. */
  readonly verdict: string;
  /** How many known facts differ, as a sentence. */
  readonly differences: string;
  readonly boards: readonly SharedBoard[];
  /** Boards of other arenas that hold both, newest first. */
  readonly meetings: readonly ArenaMeeting[];
  /** Both over time; undefined where no board has held both on two days. */
  readonly history: PairHistory | undefined;
  readonly sameClip: SameClip;
  readonly factGroups: readonly { id: string; name: string; rows: readonly FacingFact[] }[];
  readonly capabilityGroups: readonly {
    id: string;
    name: string;
    rows: readonly FacingCapability[];
  }[];
  readonly prices: readonly [readonly PriceGroup[], readonly PriceGroup[]];
  readonly priceSummaries: readonly [string | undefined, string | undefined];
  /** What one has and the other has not, by the sources. */
  readonly onlyFirst: readonly string[];
  readonly onlySecond: readonly string[];
}

export interface FacingCapability extends Omit<FacingFact, 'sides'> {
  readonly sides: readonly [CapabilityCell, CapabilityCell];
}

/**
 * Sets two models side by side.
 *
 * @throws RangeError where the catalogue lacks one of them
 */
export function toComparePage(catalog: Catalog, firstId: string, secondId: string): ComparePage {
  const models = [findModel(catalog, firstId), findModel(catalog, secondId)] as const;
  const [left, right] = [toModelFacts(catalog, models[0]), toModelFacts(catalog, models[1])];
  const factGroups = left.factGroups.map(({ id, name, facts }, group) => ({
    id,
    name,
    rows: facts.map((fact, index) => {
      const field = fieldGroups[group]!.fields[index]!;
      return face(fact.id, fact.label, [fact, right.factGroups[group]!.facts[index]!], {
        agreement: field.agreement,
        merits: [field.merit?.(models[0]), field.merit?.(models[1])],
      });
    }),
  }));
  const capabilityGroups = left.capabilityGroups.map(({ id, name, cells }, group) => ({
    id,
    name,
    rows: cells.map((cell, index): FacingCapability => {
      const sides = [cell, right.capabilityGroups[group]!.cells[index]!] as const;
      const merits = [supportMerits[sides[0].support], supportMerits[sides[1].support]] as const;
      return { ...face(cell.id, cell.name, sides, { merits }), hint: cell.question, sides };
    }),
  }));
  const rows = capabilityGroups.flatMap((group) => group.rows);
  const onlyFirst = onlyIn(rows, 0);
  const onlySecond = onlyIn(rows, 1);
  const boards = sharedBoards(catalog, models);
  const meetings = toArenaMeetings(catalog, [firstId, secondId]);
  const sameClip = toSameClip(catalog, models);
  const differences = describeDifferences(countDifferences(factGroups, rows));
  return {
    models,
    boards,
    meetings,
    history: toPairHistory(catalog, models),
    sameClip,
    factGroups,
    capabilityGroups,
    prices: [left.priceGroups, right.priceGroups],
    priceSummaries: [left.priceSummary, right.priceSummary],
    onlyFirst,
    onlySecond,
    differences,
    verdict: [
      describeLeader(models, boards, meetings),
      describeChoice(describeOnly(models, [onlyFirst, onlySecond]), sameClip) ?? differences,
    ].join(' '),
  };
}

/** How good a level of support is. Unknown has no merit: it neither leads nor is led. */
export const supportMerits = { full: 2, partial: 1, none: 0, unknown: undefined } as const;

interface Facing {
  readonly agreement?: Agreement;
  readonly merits?: readonly [number | undefined, number | undefined];
}

function face(
  id: string,
  label: string,
  sides: readonly [Fact, Fact],
  { agreement = 'text', merits }: Facing,
): FacingFact {
  const relation = relationOf(sides, agreement);
  return {
    id,
    label,
    sides,
    relation,
    leads: relation === 'differs' && merits !== undefined ? leaderOf(merits) : undefined,
  };
}

function relationOf([first, second]: readonly [Fact, Fact], agreement: Agreement): Relation {
  if (first.text === undefined && second.text === undefined) return 'both-unknown';
  if (first.text === undefined || second.text === undefined) return 'one-unknown';
  return agreements[agreement](first.text, second.text) ? 'same' : 'differs';
}

function leaderOf([first, second]: NonNullable<Facing['merits']>): 0 | 1 | undefined {
  if (first === undefined || second === undefined || first === second) return undefined;
  return first > second ? 0 : 1;
}

function describeLeader(
  models: readonly [Model, Model],
  boards: readonly SharedBoard[],
  meetings: readonly ArenaMeeting[],
): string {
  const clauses = [boards[0]?.verdict, describeMeetings(models, meetings)].filter(
    (clause) => clause !== undefined,
  );
  return clauses.length === 0
    ? 'No board holds both models, so no vote says which is preferred.'
    : `${clauses.join('; ')}.`;
}

/** The newest meeting, and how many others agree. */
function describeMeetings(
  models: readonly [Model, Model],
  meetings: readonly ArenaMeeting[],
): string | undefined {
  const [newest] = meetings;
  if (newest === undefined) return undefined;
  const { board, date, gap, sides, leads } = newest;
  const apart = gap === undefined ? '' : `, ${gap}`;
  if (leads === undefined) return `${board} puts both ${sides[0].place}${apart} (${date})`;
  const agreeing = meetings.filter((meeting) => meeting.leads === leads).length;
  const name = models[leads].name;
  const others =
    meetings.length === 1
      ? ''
      : `; ${name} is ahead on ${agreeing} of ${meetings.length} boards of other arenas`;
  return `${board} puts ${name} ahead, ${sides[leads].place} against ${sides[1 - leads]!.place}${apart} (${date})${others}`;
}

function describeChoice(only: string | undefined, { verdict }: SameClip): string | undefined {
  const clauses = [only, verdict].filter((clause) => clause !== undefined);
  return clauses.length === 0 ? undefined : `${capitalize(clauses.join('; '))}.`;
}

/** As many as a sentence holds; the rest stand below it on the page. */
const mostNamed = 3;

function describeOnly(
  models: readonly [Model, Model],
  only: readonly [readonly string[], readonly string[]],
): string | undefined {
  const parts = only.flatMap((names, side) => {
    const named = names.slice(0, mostNamed).map(toMidSentence);
    const beyond = names.length - named.length;
    return names.length === 0
      ? []
      : [
          `${models[side]!.name} alone has ${formatList(beyond > 0 ? [...named, `${beyond} more`] : named)}`,
        ];
  });
  return parts.length === 0 ? undefined : `by the sources ${parts.join('; ')}`;
}

function describeDifferences(count: number): string {
  return count === 0
    ? 'Of the facts known for both, none differs.'
    : `Of the facts known for both, ${count} ${count === 1 ? 'differs' : 'differ'}.`;
}

function onlyIn(rows: readonly FacingCapability[], side: 0 | 1): string[] {
  return rows
    .filter(({ sides }) => sides[side].support === 'full' && sides[1 - side]!.support === 'none')
    .map(({ label }) => label);
}

function countDifferences(
  groups: ComparePage['factGroups'],
  capabilities: readonly FacingCapability[],
): number {
  return [...groups.flatMap(({ rows }) => rows), ...capabilities].filter(
    ({ relation }) => relation === 'differs',
  ).length;
}

function sharedBoards(catalog: Catalog, models: readonly [Model, Model]): SharedBoard[] {
  return catalog.boards.flatMap((board): SharedBoard[] => {
    const entries = models.map(({ id }) => board.entries.find(({ modelId }) => modelId === id));
    const [first, second] = entries;
    const [overall] = board.views;
    if (first === undefined || second === undefined || overall === undefined) return [];
    const { standings, tally } = overall;
    const rowOf = (key: string): Standing => standings.rows.find(({ model }) => model === key)!;
    const record = headToHead(tally, first.key, second.key);
    const predicted = predictWin(standings, first.key, second.key);
    const draws = record.ties + record.bothBad;
    const share = record.votes === 0 ? undefined : (record.wins + draws / 2) / record.votes;
    return [
      {
        name: board.name,
        href: board.href,
        labels: [first.label, second.label],
        standings: [describeStanding(rowOf(first.key)), describeStanding(rowOf(second.key))],
        record:
          share === undefined
            ? 'The two never met.'
            : `${first.label} was preferred ${formatCount(record.wins)} times, ${second.label} ${formatCount(record.losses)} times, and ${formatCount(draws)} times neither: ${formatShare(share)} for ${first.label}, a tie being half a win.`,
        prediction:
          predicted === undefined
            ? 'No prediction: one of the two has no rating.'
            : `${formatShare(predicted.expected)} (${formatShare(predicted.lower)} to ${formatShare(predicted.upper)})`,
        mark:
          predicted === undefined
            ? undefined
            : { point: predicted.expected, lower: predicted.lower, upper: predicted.upper },
        verdict: toVerdict(board.name, [first.label, second.label], predicted),
      },
    ];
  });
}

function toVerdict(
  board: string,
  [first, second]: readonly [string, string],
  predicted: ReturnType<typeof predictWin>,
): string {
  if (predicted === undefined) return `${board} cannot rate both`;
  const { expected, lower, upper } = predicted;
  if (lower <= 0.5 && upper >= 0.5)
    return `On ${board} the votes do not separate ${first} from ${second}`;
  const flip = (share: number): number => roundPublished(1 - share);
  const [ahead, share] = expected > 0.5 ? [first, expected] : [second, flip(expected)];
  const interval =
    expected > 0.5
      ? `${formatShare(lower)} to ${formatShare(upper)}`
      : `${formatShare(flip(upper))} to ${formatShare(flip(lower))}`;
  return `On ${board} people prefer ${ahead}: ${formatShare(share)} of the time by the ratings (${interval})`;
}

function describeStanding(row: Standing): string {
  if (!hasRating(row)) return describeUnrated(row);
  return `${formatRating(row.rating)} ${formatHalfWidth(row.upper - row.rating)}, place ${formatSpan(row.rankLow, row.rankHigh)}`;
}
