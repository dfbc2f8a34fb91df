import { formatDate } from '../format/date.ts';
import { formatCount, formatShare } from '../format/number.ts';
import type { SlotEffect, Tally } from '../rating/index.ts';
import { outcomes } from '../rating/tally.ts';
import type { Catalog } from './catalog.ts';

/** What the store knows of one board. */
export interface BoardCount {
  readonly board: string;
  /** Absent where no two models can meet. */
  readonly tally: Tally | undefined;
  readonly votes: number;
  readonly excluded: number;
  readonly skips: number;
  readonly slot: SlotEffect | undefined;
}

/** A decision that votes do not count. */
export interface ExclusionNote {
  readonly reason: string;
  readonly excludedAt: string;
  readonly votes: number;
  readonly liftedReason: string | null;
}

/** The counts of one board, every number as text. */
export interface BoardCountView {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly votes: string;
  readonly excluded: string;
  readonly skips: string;
  /** What the left side is worth, with how far that is known. */
  readonly slot: string;
  /** Undefined where it is no more than chance. */
  readonly slotNote: string | undefined;
  /** How often each model was shown, most often first. */
  readonly shares: readonly {
    readonly title: string;
    readonly share: number;
    readonly text: string;
    readonly votes: string;
  }[];
}

/** Everything that the page of counts shows. */
export interface VoteCountsPage {
  readonly summary: string;
  readonly boards: readonly BoardCountView[];
  readonly exclusions: readonly {
    readonly day: string;
    readonly votes: string;
    readonly reason: string;
    readonly lifted: string | undefined;
  }[];
}

/** Puts the counts of all boards into words. */
export function toVoteCountsPage(
  catalog: Catalog,
  counts: readonly BoardCount[],
  exclusions: readonly ExclusionNote[],
): VoteCountsPage {
  const sum = (pick: (count: BoardCount) => number): number =>
    counts.reduce((total, count) => total + pick(count), 0);
  const excluded = sum((count) => count.excluded);
  return {
    summary: `${formatCount(sum(({ votes }) => votes))} votes count, ${formatCount(excluded)} are excluded, ${formatCount(sum(({ skips }) => skips))} pairs were skipped.`,
    boards: counts.flatMap((count) => toBoardCountView(catalog, count)),
    exclusions: exclusions
      .map(({ excludedAt, votes, reason, liftedReason }) => ({
        day: formatDate(excludedAt.slice(0, 10)),
        votes: formatCount(votes),
        reason,
        lifted: liftedReason ?? undefined,
      }))
      .reverse(),
  };
}

function toBoardCountView(catalog: Catalog, count: BoardCount): BoardCountView[] {
  const board = catalog.votedBoards.find(({ id }) => id === count.board);
  if (board === undefined) return [];
  return [
    {
      id: board.id,
      name: board.name,
      href: board.href,
      votes: formatCount(count.votes),
      excluded: formatCount(count.excluded),
      skips: formatCount(count.skips),
      ...describeSlot(count.slot),
      shares: count.tally === undefined ? [] : sharesOf(catalog, count.tally, count.votes),
    },
  ];
}

function describeSlot(slot: SlotEffect | undefined): Pick<BoardCountView, 'slot' | 'slotNote'> {
  if (slot === undefined) return { slot: '–', slotNote: 'cannot be told yet' };
  const points = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(0)}`;
  const isNone = slot.lower <= 0 && slot.upper >= 0;
  return {
    slot: `${points(slot.advantageElo)} (${points(slot.lower)} to ${points(slot.upper)})`,
    slotNote: isNone ? 'no more than chance' : undefined,
  };
}

function sharesOf(catalog: Catalog, tally: Tally, votes: number): BoardCountView['shares'] {
  const size = tally.models.length;
  const shown = tally.models.map((model, index) => {
    let count = 0;
    for (let other = 0; other < size; other += 1) {
      for (const outcome of outcomes) {
        count += tally[outcome][index * size + other]! + tally[outcome][other * size + index]!;
      }
    }
    return { model, count };
  });
  return shown
    .sort((left, right) => right.count - left.count)
    .map(({ model, count }) => ({
      title: catalog.models.find(({ id }) => id === model)?.title ?? model,
      share: votes === 0 ? 0 : count / (2 * votes),
      text: votes === 0 ? '–' : formatShare(count / (2 * votes)),
      votes: formatCount(count),
    }));
}
