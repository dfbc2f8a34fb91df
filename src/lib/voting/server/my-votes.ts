import type { Standings } from '../../rating/index.ts';
import type { Vote } from '../store/vote-store.ts';
import type { Context } from './handlers.ts';
import { Refusal } from '../refusal.ts';
import { assertSameSite, isHttps, recognise, seeOther } from './requests.ts';
import { expiredCookie } from './voter.ts';

/** A voter's votes, and the standings of the boards they are on. */
export interface MyVotes {
  /** Oldest first. */
  readonly votes: readonly Vote[];
  readonly standings: ReadonlyMap<string, Standings>;
}

/** The votes of whoever asks; somebody without a cookie has none. */
export async function readMyVotes(context: Context): Promise<MyVotes> {
  const { voting, site } = context;
  const votes = await voting.votesOf(recognise(context, voting).actor);
  const pools = [...site.boards.values()].filter(({ board }) =>
    votes.some((vote) => vote.board === board),
  );
  const standings = await Promise.all(
    pools.map(async (pool) => [pool.board, (await voting.liveBoard(pool)).standings] as const),
  );
  return { votes, standings: new Map(standings) };
}

const columns = ['castAt', 'board', 'prompt', 'left', 'right', 'outcome', 'watched'] as const;

/** The votes of whoever asks, as a file to keep. */
export async function exportMyVotes(context: Context, format: 'json' | 'csv'): Promise<Response> {
  const { voting } = context;
  const votes = await voting.votesOf(recognise(context, voting).actor);
  const rows = votes.map((vote) =>
    Object.fromEntries(columns.map((column) => [column, vote[column]])),
  );
  const body =
    format === 'json'
      ? `${JSON.stringify(rows, null, 2)}\n`
      : [
          columns.join(),
          ...rows.map((row) => columns.map((column) => String(row[column] ?? '')).join()),
          '',
        ].join('\r\n');
  return new Response(body, {
    headers: {
      'content-type': format === 'json' ? 'application/json' : 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="my-votes.${format}"`,
      'cache-control': 'no-store',
    },
  });
}

/** Cuts the link between a browser and its votes, and lets it forget who it was. */
export async function eraseMyVotes(context: Context): Promise<Response> {
  const { request, voting } = context;
  assertSameSite(request, voting.settings.siteUrl);
  const isSecure = isHttps(request, voting.settings.trustedProxies);
  await voting.forget(recognise(context, voting).actor).catch((error: unknown) => {
    // Nobody to forget is as good as forgotten.
    if (!(error instanceof Refusal && error.code === 'voter-unknown')) throw error;
  });
  return seeOther('/vote/mine/', { erased: '' }, expiredCookie(isSecure));
}
