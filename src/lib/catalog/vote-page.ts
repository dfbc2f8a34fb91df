import { formatCounted } from '../format/list.ts';
import type { Catalog } from './catalog.ts';
import { compareHref } from './compare-pairs.ts';
import { toComparePage } from './compare-page.ts';
import type { FacingFact } from './compare-page.ts';
import { boardKinds } from './voted-board.ts';
import type { VotedBoard } from './voted-board.ts';

/** A board in the list of those that can be voted on. */
export interface VoteChoice {
  readonly name: string;
  readonly question: string;
  readonly kind: string;
  /** Where its votes are cast; undefined where it waits for something. */
  readonly href: string | undefined;
  readonly boardHref: string;
  /** "80 models", or what it waits for. */
  readonly state: string;
}

/** The boards that readers vote on, by kind; a kind of which no board is open yet comes last. */
export function toVoteChoices(catalog: Catalog): { title: string; choices: VoteChoice[] }[] {
  const choicesOf = (kind: VotedBoard['kind']): VoteChoice[] =>
    catalog.votedBoards
      .filter((board) => board.kind === kind)
      .map((board) => ({
        name: board.name,
        question: board.question,
        kind: boardKinds[kind],
        href: board.missing === undefined ? voteHref(board.id) : undefined,
        boardHref: board.href,
        state: board.missing ?? formatCounted(board.pool.length, 'model'),
      }));
  const isWaiting = ({ choices }: { readonly choices: readonly VoteChoice[] }): boolean =>
    choices.every(({ href }) => href === undefined);
  return [
    { title: 'Watch two clips, names hidden', choices: choicesOf('blind') },
    { title: 'Answer from experience, names shown', choices: choicesOf('open') },
  ]
    .filter(({ choices }) => choices.length > 0)
    .sort((first, second) => Number(isWaiting(first)) - Number(isWaiting(second)));
}

/** Address of the page on which a board is voted on. */
export function voteHref(board: string): string {
  return `/vote/${board}/`;
}

/** A difference between two models, as text. */
export interface CardRow {
  readonly label: string;
  /** Undefined where nobody says. */
  readonly sides: readonly [string | undefined, string | undefined];
}

/** Two models as an open matchup shows them. */
export interface OpenCards {
  readonly models: readonly [OpenCard, OpenCard];
  /** What differs, most telling first. */
  readonly rows: readonly CardRow[];
  readonly more: string;
  readonly compareHref: string;
}

export interface OpenCard {
  readonly title: string;
  readonly name: string;
  readonly vendorName: string;
  readonly href: string;
  readonly summary: string;
}

/** Differences that a card lists before it leaves the rest to the page of the pair. */
const mostRows = 10;

/** What tells two models apart, for somebody who is asked which of them to prefer. */
export function toOpenCards(catalog: Catalog, left: string, right: string): OpenCards {
  const page = toComparePage(catalog, left, right);
  const [first, second] = page.priceSummaries;
  const price: CardRow[] =
    first === second ? [] : [{ label: 'Price a second', sides: [first, second] as const }];
  const facts = [...page.capabilityGroups, ...page.factGroups]
    .flatMap(({ rows }): readonly FacingFact[] => rows)
    .filter(({ relation }) => relation === 'differs')
    .map(({ label, sides }): CardRow => ({ label, sides: [sides[0].text, sides[1].text] }));
  const rows = [...price, ...facts];
  const beyond = rows.length - mostRows;
  return {
    models: [toCard(page.models[0]), toCard(page.models[1])],
    rows: rows.slice(0, mostRows),
    more:
      beyond > 0
        ? `${formatCounted(beyond, 'more difference')} and all sources`
        : 'Everything known of both, with sources',
    compareHref: compareHref(catalog, left, right),
  };
}

function toCard({ title, name, vendorName, href, summary }: OpenCard): OpenCard {
  return { title, name, vendorName, href, summary };
}
