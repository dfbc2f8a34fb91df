import { formatCounted } from '../format/list.ts';
import type { AuthoredVotedBoard } from '../schema/board.ts';
import { preferredValue } from './fact.ts';
import type { Catalog, Model, Prompt } from './catalog.ts';
import type { BoardEntry } from './rated-board.ts';

/** A board that readers vote on, with the models that can be drawn. */
export type VotedBoard = AuthoredVotedBoard & {
  readonly id: string;
  readonly href: string;
  /** Ids of the models that can be drawn, in the order of the alphabet. */
  readonly pool: readonly string[];
  /** The prompts that a blind board shows, each with the clips of two models or more. */
  readonly prompts: readonly BoardPrompt[];
  /** What the board waits for, as a sentence; undefined where it can be voted on. */
  readonly missing: string | undefined;
};

/** A prompt as one board shows it: only clips of its kind of sound. */
export interface BoardPrompt {
  readonly id: string;
  readonly text: string;
  /**
   * Where each clip lies, by model: `prompt-id/file.webm`. Clips that lie elsewhere are not shown: to
   * fetch one while a voter waits would tell it by its time, and nobody had checked its sum.
   */
  readonly clips: ReadonlyMap<string, string>;
}

/** The name of each kind of board as readers see it, with what it means. */
export const boardKinds = {
  imported: "Imported: somebody else's published judgements, rated here from their counts.",
  open: 'Open: readers answer from experience, the names shown.',
  blind: 'Blind: readers watch two clips of one prompt, the names hidden until the vote is in.',
} as const;

/** How a board that readers vote on names a model; by its id where the catalogue no longer has it. */
export function toVotedEntry({ models }: Pick<Catalog, 'models'>, key: string): BoardEntry {
  const model = models.find(({ id }) => id === key);
  return {
    key,
    label: model?.title ?? key,
    modelId: model?.id,
    href: model?.href,
    vendorName: model?.vendorName,
    note: undefined,
  };
}

/** Joins a board that readers vote on with the models that can be drawn on it. */
export function toVotedBoard(
  board: AuthoredVotedBoard & { readonly id: string },
  models: readonly Model[],
  prompts: readonly Prompt[],
): VotedBoard {
  const shown = board.kind === 'blind' ? promptsOf(board, prompts) : [];
  const pool =
    board.kind === 'open'
      ? openPool(board.pool.status, models)
      : [...new Set(shown.flatMap(({ clips }) => [...clips.keys()]))].sort();
  return {
    ...board,
    href: `/boards/${board.id}/`,
    pool,
    prompts: shown,
    missing: missingOf(board, pool),
  } as VotedBoard;
}

function promptsOf(
  { modality, audio }: Extract<AuthoredVotedBoard, { kind: 'blind' }>,
  prompts: readonly Prompt[],
): BoardPrompt[] {
  return prompts
    .filter((prompt) => prompt.modality === modality)
    .map(({ id, text, clips }) => ({
      id,
      text,
      clips: new Map(
        clips
          .filter((clip) => clip.audio === audio)
          .flatMap(({ model, file }) => (file === undefined ? [] : [[model, `${id}/${file}`]])),
      ),
    }))
    .filter(({ clips }) => clips.size > 1)
    .sort((left, right) => (left.id < right.id ? -1 : 1));
}

function openPool(statuses: readonly string[], models: readonly Model[]): string[] {
  return models
    .filter(({ lifecycle, sources }) => {
      const status = preferredValue(lifecycle.status, sources);
      return status !== undefined && statuses.includes(status);
    })
    .map(({ id }) => id)
    .sort();
}

function missingOf(board: AuthoredVotedBoard, pool: readonly string[]): string | undefined {
  if (pool.length > 1) return undefined;
  return board.kind === 'open'
    ? `It opens when two models can be drawn; there is ${formatCounted(pool.length, 'model')}.`
    : `It opens when a prompt has ${board.audio ? 'clips with sound' : 'silent clips'} of two models.`;
}
