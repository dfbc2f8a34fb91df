import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { refuse } from '../refusal.ts';
import type { VotingSite } from './handlers.ts';

const types: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
};

/** Address of the picture that a prompt hands to every model. */
export function pictureHref(prompt: string): string {
  return `/api/pictures/${prompt}`;
}

/**
 * Answers with the picture of a prompt, which is no secret: all clips of the prompt began from it.
 *
 * @param folder where the clips of the built site lie
 * @throws Refusal `picture-unknown`
 */
export async function answerPicture(
  prompt: string,
  { folder, site }: { readonly folder: string; readonly site: VotingSite },
): Promise<Response> {
  const picture = site.describePrompt(prompt)?.picture;
  if (picture === undefined) throw refuse('picture-unknown');
  const bytes = await readFile(join(folder, prompt, picture)).catch(() => {
    throw refuse('picture-unknown');
  });
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': types[extname(picture)] ?? 'application/octet-stream',
      'cache-control': 'public, max-age=86400',
      'x-content-type-options': 'nosniff',
    },
  });
}
