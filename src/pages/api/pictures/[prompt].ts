import type { APIRoute } from 'astro';
import { loadClipFolder } from '../../../lib/catalog/collections.ts';
import { answerPicture } from '../../../lib/voting/server/pictures.ts';
import { withVoting } from '../_context.ts';

export const prerender = false;

/** The picture that a prompt hands to every model. */
export const GET: APIRoute = (context) =>
  withVoting(context, ({ site }) =>
    answerPicture(context.params['prompt'] ?? '', { folder: loadClipFolder(), site }),
  );
