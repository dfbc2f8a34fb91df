import {
  formatCount,
  formatHalfWidth,
  formatRating,
  formatShare,
  formatSpan,
} from '../format/number.ts';
import { formatList } from '../format/list.ts';
import { hasRating, headToHead, predictWin, roundPublished } from '../rating/index.ts';
import type { Standing } from '../rating/index.ts';
import type { CapabilityCell } from './capability-matrix.ts';
import { findModel } from './catalog.ts';
import type { Catalog, Model } from './catalog.ts';
import { isSameText } from './fact.ts';
import type { Fact } from './fact.ts';
import { fieldGroups } from './fields.ts';
import type { Field } from './fields.ts';
import { stateWords } from './leaderboard.ts';
import { toModelFacts } from './model-facts.ts';
import type { PriceGroup } from './price-table.ts';

/** One fact facing its twin. */
export interface FacingFact {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly sides: readonly [Fact, Fact];
  readonly relation: Relation;
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
  readonly verdict: string;
  readonly boards: readonly SharedBoard[];
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
    rows: facts.map((fact, index) =>
      face(
        fact.id,
        fact.label,
        [fact, right.factGroups[group]!.facts[index]!],
        fieldGroups[group]!.fields[index]!.agree,
      ),
    ),
  }));
  const capabilityGroups = left.capabilityGroups.map(({ id, name, cells }, group) => ({
    id,
    name,
    rows: cells.map((cell, index): FacingCapability => {
      const sides = [cell, right.capabilityGroups[group]!.cells[index]!] as const;
      return { ...face(cell.id, cell.name, sides), hint: cell.question, sides };
    }),
  }));
  const rows = capabilityGroups.flatMap((group) => group.rows);
  const onlyFirst = onlyIn(rows, 0);
  const onlySecond = onlyIn(rows, 1);
  const boards = sharedBoards(catalog, models);
  return {
    models,
    boards,
    factGroups,
    capabilityGroups,
    prices: [left.priceGroups, right.priceGroups],
    priceSummaries: [left.priceSummary, right.priceSummary],
    onlyFirst,
    onlySecond,
    verdict: [
      boards[0]?.verdict ?? 'No board holds both models, so no vote says which is preferred.',
      describeOnly(models, [onlyFirst, onlySecond]),
      describeDifferences(countDifferences(factGroups, rows)),
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
  };
}

function face(
  id: string,
  label: string,
  sides: readonly [Fact, Fact],
  agree: Field['agree'] = isSameText,
): FacingFact {
  const [first, second] = sides;
  const relation: Relation =
    first.text === undefined && second.text === undefined
      ? 'both-unknown'
      : first.text === undefined || second.text === undefined
        ? 'one-unknown'
        : agree(first.text, second.text)
          ? 'same'
          : 'differs';
  return { id, label, sides, relation };
}

function describeOnly(
  models: readonly [Model, Model],
  only: readonly [readonly string[], readonly string[]],
): string {
  const parts = only.flatMap((names, side) =>
    names.length === 0 ? [] : [`${models[side]!.name} alone has ${formatList(names)}`],
  );
  return parts.length === 0 ? '' : `By the sources ${parts.join('; ')}.`;
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
  if (predicted === undefined) return `${board} cannot rate both.`;
  const { expected, lower, upper } = predicted;
  if (lower <= 0.5 && upper >= 0.5)
    return `On ${board} the votes do not separate ${first} from ${second}.`;
  const flip = (share: number): number => roundPublished(1 - share);
  const [ahead, share] = expected > 0.5 ? [first, expected] : [second, flip(expected)];
  const interval =
    expected > 0.5
      ? `${formatShare(lower)} to ${formatShare(upper)}`
      : `${formatShare(flip(upper))} to ${formatShare(flip(lower))}`;
  return `On ${board} people prefer ${ahead}: ${formatShare(share)} of the time by the ratings (${interval}).`;
}

function describeStanding(row: Standing): string {
  if (!hasRating(row)) return stateWords[row.state];
  return `${formatRating(row.rating)} ${formatHalfWidth(row.upper - row.rating)}, place ${formatSpan(row.rankLow, row.rankHigh)}`;
}
