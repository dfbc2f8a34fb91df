import { tieWords } from '../catalog/clip-ledger.ts';
import type { Catalog, Prompt } from '../catalog/catalog.ts';
import { formatDate } from '../format/date.ts';
import type { Clip } from '../schema/prompt.ts';
import { compareRows } from './row-change.ts';
import type { PlaceChange } from './row-change.ts';

/** Where readers find prompts and clips. */
export const promptsHref = '/vote/rules/#clips';

/** What readers and voters see otherwise of a prompt: what every model was asked, and its clips. */
export function comparePrompts(
  [before, old]: readonly [Catalog, Prompt],
  [after, now]: readonly [Catalog, Prompt],
): PlaceChange {
  return {
    title: now.title,
    href: promptsHref,
    lines: [],
    rows: [
      ...compareRows('Prompt', describePrompt(old), describePrompt(now)),
      ...compareRows('Clip', clipsOf(before, old), clipsOf(after, now)),
    ],
    texts: [],
  };
}

function describePrompt({ title, text, modality, picture, tags, settings }: Prompt) {
  const { seconds, resolution, aspectRatio, rule } = settings;
  const parts = {
    title,
    text,
    'made from': modality,
    picture:
      picture && list(picture.file, shortSum(picture.sha256), picture.licence, picture.credit),
    'asked for': list(seconds && `${seconds} s`, resolution, aspectRatio),
    rule,
    tags: list(...tags),
  };
  return new Map(
    Object.entries(parts).filter(
      (part): part is [string, string] => part[1] !== undefined && part[1] !== '',
    ),
  );
}

function clipsOf({ models }: Catalog, { clips }: Prompt): Map<string, string> {
  return new Map(
    clips.map((clip) => [
      models.find(({ id }) => id === clip.model)?.title ?? clip.model,
      describeClip(clip),
    ]),
  );
}

/** `5 s, 720p, silent, made 4 May 2026, ...`, and at last the sum, which tells one file from another. */
function describeClip(clip: Clip): string {
  const { seconds, resolution, audio, madeOn, settings, licence, submittedBy, url } = clip;
  const { poster, posterSha256 } = clip;
  return list(
    `${seconds} s`,
    resolution,
    audio ? 'with sound' : 'silent',
    `made ${formatDate(madeOn)}`,
    settings.replace(/\.$/, ''),
    licence,
    `sent by ${list(submittedBy.name, submittedBy.url)} (${tieWords[submittedBy.tie]})`,
    url,
    shortSum(clip.sha256),
    poster && posterSha256 && `still ${shortSum(posterSha256)}`,
  );
}

function shortSum(sha256: string): string {
  return `SHA-256 ${sha256.slice(0, 12)}`;
}

function list(...parts: readonly (string | number | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(', ');
}
