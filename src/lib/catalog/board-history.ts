/** Who a board ranks, as a history needs to know it. */
export interface HistoryEntry {
  readonly key: string;
  /** "Veo 3.1 (audio)"; the published name where it is no model here. */
  readonly name: string;
  readonly href: string | undefined;
  readonly modelId: string | undefined;
  readonly vendorId: string | undefined;
  readonly vendorName: string | undefined;
  /** Days of release and of retirement, where they are known to the day. */
  readonly released: string | undefined;
  readonly retired: string | undefined;
}

/** A standing on one day. */
export interface DatedStanding {
  /** Key of the entry. */
  readonly key: string;
  readonly rank: number | undefined;
  readonly rating: number | undefined;
  /** How far the 95 % interval reaches below and above the rating. */
  readonly below: number | undefined;
  readonly above: number | undefined;
  readonly votes: number | undefined;
}

/** The standings of one day. */
export interface HistoryDay {
  /** YYYY-MM-DD */
  readonly day: string;
  /** Page of that day, where it has one. */
  readonly href: string | undefined;
  readonly scale: string;
  /** How many places there were; undefined where only the upper ones were read. */
  readonly places: number | undefined;
  /** The rating of the first place, whoever held it. */
  readonly best: number | undefined;
  readonly rows: readonly DatedStanding[];
}

/**
 * The standings of a board over time, whoever made them: dated copies of another arena's board, or
 * our own ratings at the end of each day.
 */
export interface BoardHistory {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly entries: readonly HistoryEntry[];
  /** In order of date. */
  readonly days: readonly HistoryDay[];
  readonly scales: Readonly<
    Record<string, { readonly name: string; readonly note?: string | undefined }>
  >;
  readonly events: readonly { readonly on: string; readonly text: string }[];
  readonly gaps: readonly {
    readonly from: string;
    readonly to?: string | undefined;
    readonly text: string;
  }[];
  /** Whether others may have the figures as a table. */
  readonly isReusable: boolean;
  /** Whom to credit where a picture or a table of it leaves the site. */
  readonly credit: string;
  /** Under which terms, and what was changed on the way here, in a sentence. */
  readonly licence: string;
  readonly changes: string;
}

/** The last day of a history on or before the given one; undefined where it begins later. */
export function dayOn(history: BoardHistory, day: string): HistoryDay | undefined {
  return history.days.findLast((one) => one.day <= day);
}

/** Points from the first place: 0 for it, below 0 for the others; undefined where either is unknown. */
export function gapOf(
  { rating }: Pick<DatedStanding, 'rating'>,
  { best }: Pick<HistoryDay, 'best'>,
): number | undefined {
  return rating === undefined || best === undefined ? undefined : rating - best;
}
