import type { Outcome } from '../../rating/index.ts';

/** A vote to be kept. */
export interface NewVote {
  /** UUIDv7, that of the ticket. */
  readonly id: string;
  readonly board: string;
  readonly prompt: string | null;
  readonly left: string;
  readonly right: string;
  readonly outcome: Outcome;
  /** Chance with which the voter was given the pair. */
  readonly propensity: number;
  /** Whether both clips were watched; null where nobody can tell. */
  readonly watched: boolean | null;
  /** When it was cast, ISO 8601 in UTC. */
  readonly castAt: string;
}

/** A vote as it is kept. */
export interface Vote extends NewVote {
  /** A random id that stands for the voter; only the table of voters links it to a cookie. */
  readonly voter: string;
}

/** A vote in the store with what stands around it. */
export interface KeptVote {
  readonly vote: Vote;
  /** Whether it is kept out of the counts. */
  readonly isExcluded: boolean;
  /** What counts for its two models, on either side. */
  readonly pair: readonly PairCounts[];
  /** How many votes its voter has cast on its board, excluded or not. */
  readonly votesOfVoter: number;
}

/** What became of a vote that was sent. */
export type Appended =
  /** It is on disk. */
  | ({ readonly status: 'stored' } & KeptVote)
  /** The same ticket had been used: here is what was stored then. */
  | ({ readonly status: 'ticket-used' } & KeptVote)
  /** The voter had answered this matchup with another ticket. */
  | { readonly status: 'matchup-answered' };

/** Votes that count for two models on their sides. */
export interface PairCounts {
  readonly left: string;
  readonly right: string;
  readonly leftWins: number;
  readonly rightWins: number;
  readonly ties: number;
  readonly bothBad: number;
}

/** The counts of a board, and a number that grows with each change of them. */
export interface BoardCounts {
  readonly revision: number;
  readonly excluded: number;
  readonly pairs: readonly PairCounts[];
}

/** The counts of one day, YYYY-MM-DD in UTC. */
export interface DayCounts extends PairCounts {
  readonly day: string;
}

/** How often a voter gave one answer about two models on their sides. */
export interface VoterCount {
  readonly voter: string;
  readonly left: string;
  readonly right: string;
  readonly outcome: Outcome;
  readonly count: number;
}

/** A decision that votes do not count. */
export interface Exclusion {
  readonly id: string;
  /** Whose votes; null where single votes are named. */
  readonly voter: string | null;
  readonly reason: string;
  readonly excludedAt: string;
  /** When it was taken back, if it was. */
  readonly liftedAt: string | null;
  readonly liftedReason: string | null;
  /** How many votes it covers. */
  readonly votes: number;
}

/** Which votes to exclude: all of a voter, those to come included, or single ones. */
export type ExclusionTarget = { readonly voter: string } | { readonly votes: readonly string[] };

/**
 * Where votes are kept. A vote that was acknowledged is on disk; none is ever changed or deleted,
 * which the database itself refuses. All methods reject with `StoreUnavailable` where the database
 * cannot be reached or cannot write.
 */
export interface VoteStore {
  readonly kind: 'sqlite' | 'postgres';
  /**
   * Keeps a vote, once for each ticket and once for each voter and matchup.
   *
   * @param hashes keyed hashes of the voter's cookie, the current key's first
   */
  append(vote: NewVote, hashes: readonly string[]): Promise<Appended>;
  /** A vote by its id. */
  findVote(id: string): Promise<KeptVote | undefined>;
  /** Keeps votes that come from an export; those whose id is there already are passed over. */
  importVotes(votes: readonly Vote[]): Promise<{ readonly stored: number }>;
  /** The id that stands for the voter of a cookie; undefined before the first vote. */
  findVoter(hashes: readonly string[]): Promise<string | undefined>;
  /** Forgets which voter belongs to a cookie; the votes stay. Returns whether one was known. */
  unlinkVoter(hashes: readonly string[]): Promise<boolean>;
  /** All votes of a voter, oldest first, excluded or not. */
  votesOf(voter: string): Promise<readonly Vote[]>;
  /** The matchups of a board that a voter has answered. */
  matchupsOf(
    voter: string,
    board: string,
  ): Promise<
    readonly { readonly left: string; readonly right: string; readonly prompt: string | null }[]
  >;
  /** Counts of a board by pair; their cost does not grow with the votes. */
  boardCounts(board: string): Promise<BoardCounts>;
  /** Counts by day, from a day on. */
  dayCounts(board: string, from?: string): Promise<readonly DayCounts[]>;
  /** Votes that count, voter by voter in an order of the database's, some thousand rows at a time. */
  voterCounts(board: string): AsyncIterable<readonly VoterCount[]>;
  /** Boards that have votes. */
  boards(): Promise<readonly string[]>;
  /** Notes that a matchup was passed over. */
  countSkip(matchup: {
    readonly board: string;
    readonly left: string;
    readonly right: string;
  }): Promise<void>;
  /** How often matchups were passed over, by board. */
  skips(): Promise<readonly { readonly board: string; readonly skips: number }[]>;
  /** Makes votes not count, with a reason; a voter's also those to come. */
  exclude(target: ExclusionTarget, reason: string, at: string): Promise<Exclusion>;
  /** Takes an exclusion back. Returns false where there is none such in force. */
  liftExclusion(id: string, reason: string, at: string): Promise<boolean>;
  exclusions(): Promise<readonly Exclusion[]>;
  /** The votes that do not count, each once, with the reason of the first exclusion that holds it. */
  excludedVotes(): Promise<readonly { readonly vote: string; readonly reason: string }[]>;
  /** Every vote in order of its id, some thousand at a time. */
  exportVotes(): AsyncIterable<readonly Vote[]>;
  /** Resolves where the database answers and can write. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** The database cannot be reached or cannot write; nothing of what was asked happened. */
export class StoreUnavailable extends Error {
  /** The built site has a copy of this class beside that of the server; both are the same thing. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'StoreUnavailable';
  }

  constructor(cause: unknown, what = 'The vote store is not available') {
    super(`${what}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'StoreUnavailable';
  }
}
