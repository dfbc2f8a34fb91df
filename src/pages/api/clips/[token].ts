import type { APIRoute } from 'astro';
import { loadClipFolder } from '../../../lib/catalog/collections.ts';
import { answerClip } from '../../../lib/voting/server/clips.ts';
import { withVoting } from '../_context.ts';

export const prerender = false;

/** A clip of a blind matchup, by an address that says nothing about it. */
export const GET: APIRoute = (context) =>
  withVoting(context, ({ request, voting }) =>
    answerClip(request, context.params['token'] ?? '', {
      folder: loadClipFolder(),
      keys: voting.keys,
      now: Date.now(),
    }),
  );
