import { formatDate } from '../format/date.ts';
import { formatCounted } from '../format/list.ts';
import type { Catalog } from './catalog.ts';

/** A prompt of the blind boards, and who sent which clip for it. */
export interface LedgerPrompt {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly modality: string;
  readonly count: string;
  readonly clips: readonly {
    readonly model: string;
    readonly href: string;
    readonly madeOn: string;
    readonly sound: string;
    readonly settings: string;
    readonly licence: string;
    readonly submittedBy: string;
    readonly tie: string;
    /** Whether its file was compared with its sum, or where it lies that was not. */
    readonly checked: string;
    /** Where it lies, if not here. */
    readonly url: string | undefined;
  }[];
}

/** How a tie to a maker is called. */
export const tieWords = {
  none: 'no tie to a maker',
  vendor: 'works for the maker',
  competitor: 'works for another maker',
} as const;

/** Every prompt with its clips, who sent them and under which terms. */
export function toClipLedger(catalog: Catalog): LedgerPrompt[] {
  // Every build compares every file with its sum, and stops where one differs.
  const checkedOn = formatDate(catalog.today);
  return catalog.prompts
    .toSorted((left, right) => left.title.localeCompare(right.title, 'en'))
    .map(({ id, title, text, modality, clips }) => ({
      id,
      title,
      text,
      modality: modality === 'text-to-video' ? 'text to video' : 'image to video',
      count: countClips(clips),
      clips: clips.map((clip) => {
        const model = catalog.models.find((candidate) => candidate.id === clip.model);
        return {
          model: model?.title ?? clip.model,
          href: model?.href ?? '/models/',
          madeOn: formatDate(clip.madeOn),
          sound: clip.audio ? 'with sound' : 'silent',
          settings: clip.settings,
          licence: clip.licence,
          submittedBy: clip.submittedBy.name,
          tie: tieWords[clip.submittedBy.tie],
          checked: clip.url === undefined ? `sum checked ${checkedOn}` : 'elsewhere, not shown',
          url: clip.url,
        };
      }),
    }));
}

/** How many clips a prompt has: `no clip yet`, `3 clips`. */
export function countClips(clips: readonly unknown[]): string {
  return clips.length === 0 ? 'no clip yet' : formatCounted(clips.length, 'clip');
}
