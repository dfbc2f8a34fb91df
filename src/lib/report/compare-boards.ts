import { findModel } from '../catalog/catalog.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { RatedBoard } from '../catalog/rated-board.ts';
import type { VotedBoard } from '../catalog/voted-board.ts';
import { formatList } from '../format/list.ts';
import { compareStandings } from './compare-standings.ts';
import { changedTexts, compareRows } from './row-change.ts';
import type { PlaceChange } from './row-change.ts';

/** What readers see otherwise of a board of somebody else's judgements. */
export function compareRatedBoard(before: RatedBoard, after: RatedBoard): PlaceChange {
  const modelsOf = ({ entries }: RatedBoard): Map<string, string> =>
    new Map(
      entries.map(({ label, modelId, note }) => [
        label,
        [modelId ?? 'no page here', note && `note: ${note}`].filter(Boolean).join(', '),
      ]),
    );
  const viewsOf = ({ views }: RatedBoard): Map<string, string> =>
    new Map(
      views.map(({ id, name, question, scale }) => [
        id,
        [`${name}: ${question}`, scale && `scale ${scale}`].filter(Boolean).join(', '),
      ]),
    );
  return {
    title: after.name,
    href: after.href,
    lines: [],
    rows: [
      ...compareRows('Which model a name is', modelsOf(before), modelsOf(after)),
      ...compareRows('What was judged', viewsOf(before), viewsOf(after)),
      ...compareStandings(before, after),
    ],
    texts: changedTexts(before, after, ratedTexts),
  };
}

const ratedTexts = {
  name: 'name',
  question: 'question',
  label: 'label',
  collected: 'when it was collected',
  credit: 'credit',
  clusteredBy: 'what is not independent',
  sources: 'sources',
  caveats: 'caveats',
} as const;

/**
 * What readers see otherwise of a board that they vote on: its texts, and which models can be drawn.
 *
 * @param isKnown whether the file of a model can be read on both sides
 */
export function compareVotedBoard(
  [before, old]: readonly [Catalog, VotedBoard],
  [after, now]: readonly [Catalog, VotedBoard],
  isKnown: (modelId: string) => boolean,
): PlaceChange {
  const beyond = (catalog: Catalog, board: VotedBoard, other: VotedBoard): string =>
    formatList(
      board.pool
        .filter((model) => !other.pool.includes(model) && isKnown(model))
        .map((model) => findModel(catalog, model).title),
    );
  const [came, went] = [beyond(after, now, old), beyond(before, old, now)];
  return {
    title: now.name,
    href: now.href,
    lines: [
      ...(old.missing === now.missing ? [] : [now.missing ?? 'Can be voted on now.']),
      ...(came === '' ? [] : [`Can be drawn now: ${came}.`]),
      ...(went === '' ? [] : [`Can be drawn no longer: ${went}.`]),
    ],
    rows: [],
    texts: changedTexts(withClips(old), withClips(now), votedTexts),
  };
}

const votedTexts = {
  name: 'name',
  question: 'question',
  label: 'label',
  kind: 'kind',
  clips: 'which clips it shows',
  place: 'place in the list',
} as const;

function withClips(board: VotedBoard) {
  return { ...board, clips: board.kind === 'blind' && [board.modality, board.audio] };
}
