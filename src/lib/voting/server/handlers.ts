import { ballotSchema, challengeRequestSchema, skipSchema } from '../ballot.ts';
import type { Pool } from '../pool.ts';
import { refuse } from '../refusal.ts';
import type { Reveal } from '../reveal.ts';
import { clipAddresses } from './clips.ts';
import type { Keys } from './keys.ts';
import type { RunningVoting } from './open-voting.ts';
import { pictureHref } from './pictures.ts';
import {
  assertSameSite,
  isForm,
  privateJson,
  readBody,
  recognise,
  seeOther,
  toProblem,
  toRefusal,
} from './requests.ts';
import type { Incoming } from './requests.ts';
import type { DrawnTicket } from './voting.ts';

/** What the server must know of the content to answer. */
export interface VotingSite {
  /** Boards that readers vote on, by id, with why one cannot be voted on yet. */
  readonly boards: ReadonlyMap<string, Pool & { readonly missing: string | undefined }>;
  /** What a model is called and where its page is. */
  readonly describeModel: (id: string) => { readonly title: string; readonly href: string };
  /** Text of a prompt, and the file of the picture that it hands to every model. */
  readonly describePrompt: (
    id: string,
  ) => { readonly text: string; readonly picture: string | undefined } | undefined;
}

/** A request with what is needed to answer it. */
export interface Context extends Incoming {
  readonly voting: RunningVoting;
  readonly site: VotingSite;
}

/** `GET /api/matchup?board=`: a matchup with its ticket. */
export function answerMatchup(context: Context): Promise<Response> {
  return answer(context, async ({ request, voting, site }) => {
    assertSameSite(request, voting.settings.siteUrl);
    const pool = openBoard(site, new URL(request.url).searchParams.get('board') ?? '');
    const { actor, setCookie } = recognise(context, voting);
    const drawn = await voting.draw(pool, actor);
    return privateJson(toMatchupBody(drawn, context), setCookie);
  });
}

/** `POST /api/matchup/skip`: notes a matchup passed over and gives the next. */
export function answerSkip(context: Context): Promise<Response> {
  return answer(context, async ({ request, voting, site }) => {
    assertSameSite(request, voting.settings.siteUrl);
    const { value, form } = await readBody(request, skipSchema);
    const { actor, setCookie } = recognise(context, voting);
    const drawn = await voting.skip(value.ticket, actor, (board) => site.boards.get(board));
    return form === undefined
      ? privateJson(toMatchupBody(drawn, context), setCookie)
      : seeOther(form.get('next'), {}, setCookie);
  });
}

/** `POST /api/challenge`: the challenge of a ticket, for votes that need a proof of work. */
export function answerChallenge(context: Context): Promise<Response> {
  return answer(context, async ({ request, voting }) => {
    assertSameSite(request, voting.settings.siteUrl);
    const { value } = await readBody(request, challengeRequestSchema);
    const { actor, setCookie } = recognise(context, voting);
    return privateJson(await voting.challenge(value.ticket, actor), setCookie);
  });
}

/** `POST /api/votes`: stores a vote and reveals what is behind it. */
export function answerVote(context: Context): Promise<Response> {
  return answer(context, async ({ request, voting, site }) => {
    assertSameSite(request, voting.settings.siteUrl);
    const { value, form } = await readBody(request, ballotSchema);
    const { actor, setCookie } = recognise(context, voting);
    const reveal = await voting.vote(value, actor, (board) => site.boards.get(board));
    return form === undefined
      ? privateJson(toRevealBody(reveal, site), setCookie)
      : seeOther(form.get('next'), { vote: reveal.vote }, setCookie);
  });
}

/** How long standings wait for their votes to be added up by voter, in milliseconds. */
const patience = 1000;

/** `GET /api/boards/{id}/standings`: the standings as the votes have them now. */
export function answerStandings(context: Context, board: string): Promise<Response> {
  return answer(context, async ({ request, voting, site }) => {
    const pool = site.boards.get(board);
    if (pool === undefined) throw refuse('board-unknown');
    const live = await voting.liveBoard(pool, patience);
    const { by, readAt } = live.intervals;
    const etag = `"${board}-${live.revision}-${pool.models.length}-${by === 'voter' ? readAt : by}"`;
    const headers = {
      etag,
      'cache-control': 'public, max-age=0, must-revalidate',
      'access-control-allow-origin': '*',
    };
    if (isKnown(request.headers.get('if-none-match'), etag)) {
      return new Response(null, { status: 304, headers });
    }
    return Response.json(
      {
        board,
        asOf: new Date(live.readAt).toISOString(),
        votes: live.standings.votes,
        excluded: live.excluded,
        intervals: { by, asOf: new Date(readAt).toISOString() },
        standings: live.standings.rows,
      },
      { headers },
    );
  });
}

/** `GET /api/health`: whether the server and the store answer. */
export async function answerHealth(voting: () => Promise<RunningVoting>): Promise<Response> {
  const headers = { 'cache-control': 'no-store', 'access-control-allow-origin': '*' };
  try {
    const { store } = await voting();
    await store.check();
    return Response.json({ status: 'ok', store: store.kind }, { headers });
  } catch (error) {
    return toProblem(error);
  }
}

/** A matchup as a voter is shown it. Of a blind one only what both clips have in common. */
export function toMatchupBody(
  drawn: DrawnTicket,
  { voting, site }: Context,
): Record<string, unknown> {
  const { ticket, matchup, expiresAt, isProofNeeded } = drawn;
  const { board, prompt, left, right } = matchup;
  const side = (model: string) => ({ model, ...site.describeModel(model) });
  return {
    ticket,
    board,
    expiresAt,
    proofNeeded: isProofNeeded,
    prompt: prompt === null ? null : toPromptBody(prompt, site),
    ...(prompt === null
      ? { left: side(left), right: side(right) }
      : clipSides(drawn, site.boards.get(board), voting.keys)),
  };
}

/** A prompt as a voter is shown it: its text, and where its picture is. */
export function toPromptBody(
  id: string,
  site: VotingSite,
): { readonly text: string; readonly picture: string | null } {
  const { text, picture } = site.describePrompt(id) ?? { text: '', picture: undefined };
  return { text, picture: picture === undefined ? null : pictureHref(id) };
}

function clipSides(drawn: DrawnTicket, pool: Pool | undefined, keys: Keys) {
  const [left, right] = clipAddresses(drawn, pool, keys);
  return { left: { clip: left }, right: { clip: right } };
}

/** A reveal with names and links beside the ids of models. */
export function toRevealBody(reveal: Reveal, site: VotingSite): Record<string, unknown> {
  return {
    ...reveal,
    left: { ...reveal.left, ...site.describeModel(reveal.left.model) },
    right: { ...reveal.right, ...site.describeModel(reveal.right.model) },
  };
}

/** Runs a handler; a refusal becomes a problem, for a plain form a page that says it. */
async function answer(
  context: Context,
  handle: (context: Context) => Promise<Response>,
): Promise<Response> {
  const { request } = context;
  const copy = isForm(request) ? request.clone() : undefined;
  try {
    return await handle(context);
  } catch (error) {
    if (copy === undefined) return toProblem(error);
    const { code } = toRefusal(error);
    const form = new URLSearchParams(await copy.text());
    return seeOther(form.get('next'), { problem: code });
  }
}

/**
 * A board that can be voted on.
 *
 * @throws Refusal `board-unknown`, or `board-closed` with what it waits for
 */
export function openBoard(site: VotingSite, id: string): Pool {
  const board = site.boards.get(id);
  if (board === undefined) {
    const known = [...site.boards.keys()].join(', ');
    throw refuse('board-unknown', { detail: `found "${id}", wanted one of ${known}.` });
  }
  if (board.missing !== undefined) throw refuse('board-closed', { detail: board.missing });
  return board;
}

function isKnown(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  return ifNoneMatch
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .some((tag) => tag === etag || tag === '*');
}
