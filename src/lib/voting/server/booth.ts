import { Refusal, refusals } from '../refusal.ts';
import type { RefusalCode } from '../refusal.ts';
import type { Reveal } from '../reveal.ts';
import { openBoard } from './handlers.ts';
import type { Context } from './handlers.ts';
import { recognise, toRefusal } from './requests.ts';
import type { Ticket } from './ticket.ts';
import type { Actor, DrawnTicket } from './voting.ts';

/** What the vote page of a board shows. */
export type BoothState =
  | { readonly status: 'matchup'; readonly drawn: DrawnTicket }
  | { readonly status: 'revealed'; readonly reveal: Reveal }
  | { readonly status: 'refused'; readonly refusal: Refusal };

/** The vote page of a board: its state, what went wrong before, and the cookie to set. */
export interface Booth {
  readonly state: BoothState;
  /** Why the answer before was not taken, where a plain form was sent on here. */
  readonly problem: Refusal | undefined;
  readonly setCookie: string | undefined;
}

/** The header in which the page names the ticket whose matchup shall not come again at once. */
export const afterHeader = 'x-after';

/**
 * Looks up what the vote page of a board shows to whoever asks: what is behind the vote that `?vote=`
 * names, else a matchup drawn for them, with the reason where a form was refused (`?problem=`).
 */
export async function enterBooth(context: Context, boardId: string): Promise<Booth> {
  const { request, voting, site } = context;
  const query = new URL(request.url).searchParams;
  const { actor, setCookie } = recognise(context, voting);
  const problem = readProblem(query.get('problem'));
  try {
    const board = openBoard(site, boardId);
    const vote = query.get('vote');
    if (vote !== null) {
      const reveal = await voting.recall(vote, actor, board);
      return { state: { status: 'revealed', reveal }, problem, setCookie };
    }
    const drawn = await voting.draw(board, actor, readAfter(context, actor));
    return { state: { status: 'matchup', drawn }, problem, setCookie };
  } catch (error) {
    return { state: { status: 'refused', refusal: toRefusal(error) }, problem, setCookie };
  }
}

/** The ticket of the matchup that shall not come again at once, where one is named that can be read. */
function readAfter({ request, voting }: Context, actor: Actor): Ticket | undefined {
  const text = request.headers.get(afterHeader);
  if (text === null) return undefined;
  try {
    return voting.readTicket(text, actor);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function readProblem(code: string | null): Refusal | undefined {
  return code !== null && Object.hasOwn(refusals, code)
    ? new Refusal(code as RefusalCode)
    : undefined;
}
