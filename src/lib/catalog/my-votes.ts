import { formatDate } from '../format/date.ts';
import { formatCounted } from '../format/list.ts';
import { formatCount, formatShare } from '../format/number.ts';
import { hasRating } from '../rating/index.ts';
import type { Outcome, Standings } from '../rating/index.ts';
import type { Catalog } from './catalog.ts';

/** A vote as its voter may see it. */
export interface MyVote {
  readonly board: string;
  readonly prompt: string | null;
  readonly left: string;
  readonly right: string;
  readonly outcome: Outcome;
  /** ISO 8601 */
  readonly castAt: string;
}

/** A voter's votes on one board. */
export interface MyBoard {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly count: string;
  /** How often the better rated of two was preferred, or why that cannot be said. */
  readonly agreement: string;
  /** Newest first. */
  readonly rows: readonly {
    readonly day: string;
    readonly left: string;
    readonly right: string;
    readonly answer: string;
    readonly crowd: string;
  }[];
  /** What the voter's own ranking is computed from. */
  readonly votes: readonly Pick<MyVote, 'left' | 'right' | 'outcome'>[];
  /** Name and place on the board of each model that was met. */
  readonly models: readonly {
    readonly id: string;
    readonly title: string;
    readonly place: number | null;
  }[];
}

/** Everything that a voter's own page shows. */
export interface MyVotesPage {
  readonly summary: string;
  readonly boards: readonly MyBoard[];
}

/** Sets a voter's votes beside what all voters together say. */
export function toMyVotesPage(
  catalog: Catalog,
  votes: readonly MyVote[],
  standingsOf: (board: string) => Standings | undefined,
): MyVotesPage {
  const boards = catalog.votedBoards
    .map(({ id }) => id)
    .filter((id) => votes.some(({ board }) => board === id));
  const [first] = votes;
  return {
    summary:
      first === undefined
        ? 'No vote of this browser is known.'
        : `${formatCounted(votes.length, 'vote')} on ${formatCounted(boards.length, 'board')} since ${formatDate(first.castAt.slice(0, 10))}.`,
    boards: boards.map((id) =>
      toMyBoard(
        catalog,
        id,
        votes.filter(({ board }) => board === id),
        standingsOf(id),
      ),
    ),
  };
}

function toMyBoard(
  catalog: Catalog,
  id: string,
  votes: readonly MyVote[],
  standings: Standings | undefined,
): MyBoard {
  const { name, href } = catalog.votedBoards.find((board) => board.id === id)!;
  const titleOf = (model: string): string =>
    catalog.models.find((candidate) => candidate.id === model)?.title ?? model;
  const rowOf = (model: string) => standings?.rows.find((row) => row.model === model);
  const ratingOf = (model: string): number | undefined => {
    const row = rowOf(model);
    return row !== undefined && hasRating(row) ? row.rating : undefined;
  };
  const agreements = votes.map((vote) => agreesWith(vote, ratingOf));
  const known = agreements.filter((agrees) => agrees !== undefined);
  const met = [...new Set(votes.flatMap(({ left, right }) => [left, right]))];
  return {
    id,
    name,
    href,
    count: formatCounted(votes.length, 'vote'),
    agreement:
      known.length === 0
        ? 'Of these votes none can be set beside the ratings yet.'
        : `You preferred the better rated of two in ${partOf(known.filter(Boolean).length, known.length)}.`,
    rows: votes
      .map(({ castAt, left, right, outcome }, index) => ({
        day: formatDate(castAt.slice(0, 10)),
        left: titleOf(left),
        right: titleOf(right),
        answer: answerWords({ left: titleOf(left), right: titleOf(right) }, outcome),
        crowd: agreements[index] === undefined ? '–' : agreements[index] ? 'agrees' : 'differs',
      }))
      .reverse(),
    votes: votes.map(({ left, right, outcome }) => ({ left, right, outcome })),
    models: met.map((model) => ({
      id: model,
      title: titleOf(model),
      place: rowOf(model)?.rank ?? null,
    })),
  };
}

/** From how many votes on a share says more than the two numbers. */
const fewestForShare = 10;

/** "3 of 7 decided votes", "62 % of 21 decided votes". */
function partOf(part: number, whole: number): string {
  const share = whole < fewestForShare ? formatCount(part) : formatShare(part / whole);
  return `${share} of ${formatCounted(whole, 'decided vote')}`;
}

function answerWords(names: { left: string; right: string }, outcome: Outcome): string {
  if (outcome === 'tie') return 'tie';
  return outcome === 'both_bad' ? 'both bad' : names[outcome];
}

/** Whether a decided vote went to the better rated; undefined where that cannot be told. */
function agreesWith(
  { left, right, outcome }: MyVote,
  ratingOf: (model: string) => number | undefined,
): boolean | undefined {
  const [ratingLeft, ratingRight] = [ratingOf(left), ratingOf(right)];
  if (outcome !== 'left' && outcome !== 'right') return undefined;
  if (ratingLeft === undefined || ratingRight === undefined) return undefined;
  return ratingLeft > ratingRight === (outcome === 'left');
}
