import type { APIRoute } from 'astro';
import { clipFolder } from '../../../lib/content/settings.ts';
import { answerClip } from '../../../lib/voting/server/clips.ts';
import { withVoting } from '../_context.ts';

export const prerender = false;

/** A clip of a blind matchup, by an address that says nothing about it. */
export const GET: APIRoute = (context) =>
  withVoting(context, ({ request, voting }) =>
    answerClip(request, context.params['token'] ?? '', {
      folder: clipFolder(process.env, import.meta.env.DEV),
      keys: voting.keys,
      now: Date.now(),
    }),
  );
