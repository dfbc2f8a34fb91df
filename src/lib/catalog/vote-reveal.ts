import { formatCounted } from '../format/list.ts';
import {
  formatCount,
  formatHalfWidth,
  formatRating,
  formatShare,
  formatSpan,
} from '../format/number.ts';
import { fewVotes, hasRating } from '../rating/index.ts';
import type { Outcome, Standing } from '../rating/index.ts';
import { findModel } from './catalog.ts';
import type { Catalog } from './catalog.ts';
import { compareHref } from './compare-pairs.ts';

/** What the vote server says of a vote that is stored. */
export interface StoredVote {
  readonly outcome: Outcome;
  readonly left: { readonly model: string; readonly standing: Standing | null };
  readonly right: { readonly model: string; readonly standing: Standing | null };
  /** Results of the pair, seen from the left side. */
  readonly record: {
    readonly votes: number;
    readonly leftWins: number;
    readonly rightWins: number;
    readonly ties: number;
    readonly bothBad: number;
  };
  /** How likely each answer was by the ratings; null where one of the two has none that holds. */
  readonly chances: Readonly<Record<Outcome, number>> | null;
  readonly yourVotes: number;
}

/** One side once the names are out. */
export interface RevealedModel {
  readonly name: string;
  readonly title: string;
  readonly vendorName: string;
  readonly href: string;
  /** `1041 ±12`, or that there is none. */
  readonly rating: string;
  /** Whether there is a rating, with a place. */
  readonly isRated: boolean;
  /** `place 2–3`, or how many votes there are of those that a rating needs. */
  readonly place: string | undefined;
  readonly isChosen: boolean;
}

/** A part of the bar that shows how likely each answer was. */
export interface ChanceSegment {
  /** From 0 to 1; all segments add up to 1. */
  readonly share: number;
  /** `Tie 13 %`; empty where there is no room for it. */
  readonly text: string;
  readonly isAnswer: boolean;
}

/** What a voter sees after the vote. */
export interface VoteReveal {
  readonly models: readonly [RevealedModel, RevealedModel];
  /** "You preferred Alder Two." */
  readonly answer: string;
  /** How likely the answer was. */
  readonly chance: string;
  readonly segments: readonly ChanceSegment[];
  readonly record: string;
  readonly count: string;
  readonly compareHref: string;
}

/** Puts into words what the vote server says of a stored vote. */
export function toVoteReveal(catalog: Catalog, vote: StoredVote): VoteReveal {
  const { outcome, left, right, chances } = vote;
  const models = [
    toRevealedModel(catalog, left, outcome === 'left'),
    toRevealedModel(catalog, right, outcome === 'right'),
  ] as const;
  const names: Readonly<Record<Outcome, string>> = {
    left: models[0].title,
    tie: 'Tie',
    both_bad: 'Both bad',
    right: models[1].title,
  };
  return {
    models,
    answer: describeAnswer(outcome, names),
    chance:
      chances === null
        ? 'How likely this was cannot be said yet: there are too few votes on the two.'
        : `By the ratings this answer had a chance of ${formatShare(chances[outcome])}.`,
    segments: chances === null ? [] : toSegments(chances, outcome, names),
    record: describeRecord(vote.record, names),
    count: `Your vote no. ${formatCount(vote.yourVotes)} on this board.`,
    compareHref: compareHref(catalog, left.model, right.model),
  };
}

function toRevealedModel(
  catalog: Catalog,
  { model: id, standing }: StoredVote['left'],
  isChosen: boolean,
): RevealedModel {
  const { name, title, vendorName, href } = findModel(catalog, id);
  const rated =
    standing !== null && hasRating(standing) && standing.state === 'rated' ? standing : undefined;
  return {
    name,
    title,
    vendorName,
    href,
    rating:
      rated === undefined
        ? 'no rating yet'
        : `${formatRating(rated.rating)} ${formatHalfWidth(rated.upper - rated.rating)}`,
    isRated: rated !== undefined,
    place:
      rated === undefined
        ? votesSoFar(standing)
        : `place ${formatSpan(rated.rankLow, rated.rankHigh)}`,
    isChosen,
  };
}

function votesSoFar(standing: Standing | null): string | undefined {
  if (standing === null || standing.votes >= fewVotes) return undefined;
  return `${formatCount(standing.votes)} of ${fewVotes} votes`;
}

function describeAnswer(outcome: Outcome, names: Readonly<Record<Outcome, string>>): string {
  if (outcome === 'tie') return 'You called it a tie.';
  if (outcome === 'both_bad') return 'You found both bad.';
  return `You preferred ${names[outcome]}.`;
}

/** A segment with a smaller share has no room for words. */
const narrowest = 0.1;

function toSegments(
  chances: Readonly<Record<Outcome, number>>,
  outcome: Outcome,
  names: Readonly<Record<Outcome, string>>,
): ChanceSegment[] {
  return (['left', 'tie', 'both_bad', 'right'] as const).map((answer) => ({
    share: chances[answer],
    text: chances[answer] < narrowest ? '' : `${names[answer]} ${formatShare(chances[answer])}`,
    isAnswer: answer === outcome,
  }));
}

function describeRecord(
  { votes, leftWins, rightWins, ties, bothBad }: StoredVote['record'],
  names: Readonly<Record<Outcome, string>>,
): string {
  if (votes <= 1) return 'Nobody before you had compared these two here.';
  const parts = [
    `${names.left} ${formatCount(leftWins)}`,
    `${names.right} ${formatCount(rightWins)}`,
    `tie ${formatCount(ties)}`,
    `both bad ${formatCount(bothBad)}`,
  ];
  return `Head to head, in ${formatCounted(votes, 'vote')} with yours: ${parts.join(', ')}.`;
}
